# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The permissions by their names: each directory tells its own ids for them.
exchange_app=00000002-0000-0ff1-ce00-000000000000
graph_app=00000003-0000-0000-c000-000000000000

# principal APP_ID: the object ID of the app's enterprise application; nothing where there is none.
principal() { graph GET "/servicePrincipals?\$filter=appId%20eq%20%27$1%27&\$select=id" --query 'value[0].id' --output tsv; }
role_id() {
    graph GET "/servicePrincipals/$1?\$select=appRoles" --output tsv \
        --query "appRoles[?value=='$2' && isEnabled && contains(allowedMemberTypes, 'Application')].id | [0]"
}
scope_id() {
    graph GET "/servicePrincipals/$1?\$select=oauth2PermissionScopes" --output tsv \
        --query "oauth2PermissionScopes[?value=='$2' && isEnabled].id | [0]"
}

graph_principal=$(principal "$graph_app")
exchange_principal=$(principal "$exchange_app")
if [[ -z $exchange_principal ]]; then
    exchange_principal=$(az ad sp create --only-show-errors --id "$exchange_app" --query id --output tsv)
    say 'Made: the enterprise application of Office 365 Exchange Online, which was missing'
fi

# "type|app ID|object ID|permission's id|name"
permissions=()
add_permission() {
    [[ -n $4 ]] || fail "This directory doesn't offer the permission $5."
    permissions+=("$1|$2|$3|$4|$5")
}
if [[ $wants_mail_send == yes ]]; then
    id=$(patiently role_id "$exchange_principal" Mail.Send)
    add_permission Role "$exchange_app" "$exchange_principal" "$id" Mail.Send
fi
# Exchange Online doesn't list it everywhere; then it is Microsoft Graph's.
id=$(patiently scope_id "$exchange_principal" SMTP.Send)
if [[ -n $id ]]; then
    add_permission Scope "$exchange_app" "$exchange_principal" "$id" SMTP.Send
else
    id=$(scope_id "$graph_principal" SMTP.Send)
    add_permission Scope "$graph_app" "$graph_principal" "$id" SMTP.Send
fi
id=$(scope_id "$graph_principal" offline_access)
add_permission Scope "$graph_app" "$graph_principal" "$id" offline_access

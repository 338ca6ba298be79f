# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

client_principal=$(principal "$client_id")
if [[ -z $client_principal ]]; then
    client_principal=$(patiently az ad sp create --only-show-errors --id "$client_id" --query id --output tsv)
    say 'Made: the enterprise application'
fi

# grant_role RESOURCE ID NAME
grant_role() {
    local present
    present=$(patiently graph GET "/servicePrincipals/$client_principal/appRoleAssignments" \
        --query "value[?resourceId=='$1'].appRoleId" --output tsv)
    if has "$present" "$2"; then
        say "Granted already: $3"
        return
    fi
    patiently graph POST "/servicePrincipals/$client_principal/appRoleAssignments" --output none \
        --body "{\"principalId\": \"$client_principal\", \"resourceId\": \"$1\", \"appRoleId\": \"$2\"}"
    say "Granted for the whole organisation: $3"
}

# grant_scope RESOURCE NAME: all scopes of one resource share one grant.
grant_scope() {
    local present grant scopes
    present=$(patiently graph GET "/oauth2PermissionGrants?\$filter=clientId%20eq%20%27$client_principal%27" \
        --query "value[?resourceId=='$1' && consentType=='AllPrincipals'].[id, scope]" --output tsv)
    IFS=$'\t' read -r grant scopes <<<"$present"
    if [[ " $scopes " == *" $2 "* ]]; then
        say "Granted already: $2"
        return
    fi
    if [[ -n $grant ]]; then
        graph PATCH "/oauth2PermissionGrants/$grant" --output none --body "{\"scope\": \"${scopes# } $2\"}"
    else
        patiently graph POST /oauth2PermissionGrants --output none --body \
            "{\"clientId\": \"$client_principal\", \"consentType\": \"AllPrincipals\", \"resourceId\": \"$1\", \"scope\": \"$2\"}"
    fi
    say "Granted for the whole organisation: $2"
}

for permission in "${permissions[@]}"; do
    IFS='|' read -r type _ resource id name <<<"$permission"
    case $type in
    Role) grant_role "$resource" "$id" "$name" ;;
    Scope) grant_scope "$resource" "$name" ;;
    esac
done

state=$(patiently graph GET "/servicePrincipals/$client_principal?\$select=accountEnabled,appRoleAssignmentRequired" \
    --query '[[to_string(accountEnabled), to_string(appRoleAssignmentRequired)]]' --output tsv)
IFS=$'\t' read -r enabled assignment <<<"$state"
[[ $enabled != false ]] ||
    leave 'Sign-in to the enterprise application is turned off: see "Enabled for users to sign-in" in its properties.'
[[ $assignment != true ]] ||
    leave 'The enterprise application wants each user assigned: assign the mailbox, or turn "Assignment required" off.'

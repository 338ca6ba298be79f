# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What the app says about browser sign-in. set_web sends it as a whole, since Graph would be
# free to reset what isn't sent.
read_web() {
    local settings
    web_uris=$(patiently graph GET "/applications/$app_object?\$select=web" --query 'web.redirectUris' --output json)
    settings=$(patiently graph GET "/applications/$app_object?\$select=web" --query \
        '[[to_string(web.implicitGrantSettings.enableAccessTokenIssuance == `true`), to_string(web.implicitGrantSettings.enableIdTokenIssuance == `true`)]]' \
        --output tsv)
    IFS=$'\t' read -r access_tokens id_tokens <<<"$settings"
}
set_web() {
    patiently graph PATCH "/applications/$app_object" --output none --body \
        "{\"web\": {\"redirectUris\": $web_uris, \"implicitGrantSettings\": {\"enableAccessTokenIssuance\": $access_tokens, \"enableIdTokenIssuance\": $id_tokens}}}"
}

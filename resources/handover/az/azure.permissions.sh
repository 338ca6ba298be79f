# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

for permission in "${permissions[@]}"; do
    IFS='|' read -r type app _ id name <<<"$permission"
    present=$(patiently graph GET "/applications/$app_object?\$select=requiredResourceAccess" \
        --query "requiredResourceAccess[?resourceAppId=='$app'].resourceAccess[].id" --output tsv)
    if has "$present" "$id"; then
        say "There already: the API permission $name"
    else
        patiently az ad app permission add --only-show-errors --id "$app_object" --api "$app" \
            --api-permissions "$id=$type" --output none
        say "Added: the API permission $name"
    fi
done

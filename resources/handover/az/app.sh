# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The app, by its client ID, else by the redirect URI, else by its name: "object ID, client ID" a line.
apps=''
for filter in "$app_by_client_id" "$app_by_redirect_uri" "$app_by_name"; do
    if [[ -n $filter && -z $apps ]]; then
        apps=$(graph GET "/applications?$filter" --headers ConsistencyLevel=eventual \
            --query 'value[].[id, appId]' --output tsv)
    fi
done
[[ $apps != *$'\n'* ]] ||
    fail "Several apps fit, and only a person can tell which is meant. Object and client IDs: $apps"
IFS=$'\t' read -r app_object client_id <<<"$apps"

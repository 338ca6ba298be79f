# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

if [[ -n $app_object ]]; then
    say "There already: the app registration, client ID $client_id"
else
    made=$(graph POST /applications --body "$new_app" --query '[[id, appId]]' --output tsv)
    IFS=$'\t' read -r app_object client_id <<<"$made"
    say "Made: the app registration, client ID $client_id"
fi

# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

present=$(patiently graph GET "/applications/$app_object?\$select=web" --query 'web.redirectUris' --output tsv)
elsewhere=$(patiently graph GET "/applications/$app_object?\$select=spa,publicClient" \
    --query '[spa.redirectUris, publicClient.redirectUris][]' --output tsv)
if has "$present" "$callback_url"; then
    say "There already: the redirect URI $callback_url"
elif has "$elsewhere" "$callback_url"; then
    leave "$callback_url is registered as a single-page or mobile application. Move it to Web by hand, under Authentication."
else
    read_web
    case $web_uris in
    *'"'*) web_uris="${web_uris%]*}, $callback_url_json]" ;;
    *) web_uris="[$callback_url_json]" ;;
    esac
    set_web
    say "Added: the redirect URI $callback_url. Others stay."
fi

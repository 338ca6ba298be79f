# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

ends=$(patiently graph GET "/applications/$app_object?\$select=passwordCredentials" \
    --query 'passwordCredentials[].endDateTime' --output tsv)
if grep -Fq -- "${secret_end%Z}" <<<"$ends"; then
    say 'There already: a client secret that this script has made. Its value is in the file that was named then.'
elif [[ -z $secret_file ]]; then
    say 'Still open: the client secret. This script makes it only where you name a file for it:'
    say "    bash ${0##*/} --secret-file FILE"
    say 'Only you can read that file; nothing is printed. Hand it over by a way that your organisation trusts with'
    say 'passwords, never by mail or chat, and delete it then. Or add the secret in the portal: App registrations >'
    say 'the app > Certificates & secrets > New client secret, and hand over its Value in the same way.'
else
    (set -o noclobber && : >"$secret_file") 2>/dev/null ||
        fail "$secret_file is there already, or can't be written. Name a new file."
    if ! graph POST "/applications/$app_object/addPassword" --body "$new_secret" --query secretText --output tsv \
        >"$secret_file"; then
        rm -f -- "$secret_file"
        fail 'The client secret was refused. An app management policy of the organisation may forbid or shorten secrets.'
    fi
    say "Made: a client secret; its value is in $secret_file, which only you can read. Hand it over by a way that your"
    say 'organisation trusts with passwords, never by mail or chat, and delete it then.'
fi

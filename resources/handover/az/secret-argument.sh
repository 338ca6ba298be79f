# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The client secret is made only where a file for it is named: --secret-file FILE
secret_file=''
case ${1-} in
'') ;;
--secret-file) secret_file=${2:?--secret-file needs the name of a file} ;;
*) fail "Not understood: $1. It knows --secret-file FILE." ;;
esac

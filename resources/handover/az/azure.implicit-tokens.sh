# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

read_web
if [[ $access_tokens == true ]]; then
    say 'There already: access tokens, under "Implicit grant and hybrid flows"'
else
    access_tokens=true
    set_web
    say 'Turned on: access tokens, under "Implicit grant and hybrid flows"'
fi

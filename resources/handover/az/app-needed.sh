# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

[[ -n $app_object ]] || fail 'The app registration is not there. It has to be made first.'

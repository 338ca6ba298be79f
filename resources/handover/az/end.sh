# shellcheck shell=bash disable=SC2034,SC2154 # a part of a script: start.sh says which
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

finished=1
say "Done. Please answer that it is done, with this client ID (it is no secret): $client_id"
exit "$left_alone"

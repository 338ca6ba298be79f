# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

if (-not $app) { throw 'The app registration is not there. It has to be made first.' }

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes in Microsoft Entra ID what is still open for a mailbox that is being connected to Webex Connect.
#
# It looks first, changes only what isn't there yet, deletes nothing, and can be run again at any time.
# It needs bash and Azure CLI 2.45 or later, signed in by you: https://shell.azure.com has both ready.
# It prints what it did. No password and no secret is ever printed.
set -euo pipefail
umask 077

# What it works with.

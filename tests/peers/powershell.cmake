# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What is handed over to PowerShell, read by a grammar of it.
if(TARGET connect-mail-wizard AND UNIX AND NOT APPLE)
    add_test(NAME handover_powershell
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/.bin/node ${CMAKE_CURRENT_SOURCE_DIR}/tst_handover_powershell.mjs
            $<TARGET_FILE:connect-mail-wizard>)
    set_tests_properties(handover_powershell PROPERTIES TIMEOUT 240)
endif()

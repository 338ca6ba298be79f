# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The practice tenant at Microsoft's real host names, behind its proxy: for azure-cli, for CLI for Microsoft 365, for us.
if(TARGET connect-mail-wizard AND UNIX AND NOT APPLE)
    foreach(name azure_cli cli_microsoft365 handover_az real_names)
        add_test(NAME ${name}
            COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/.bin/node ${CMAKE_CURRENT_SOURCE_DIR}/tst_${name}.mjs
                $<TARGET_FILE:connect-mail-wizard>)
        set_tests_properties(${name} PROPERTIES TIMEOUT 240)
    endforeach()
endif()

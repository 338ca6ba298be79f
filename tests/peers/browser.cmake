# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET connect-mail-wizard AND UNIX AND NOT APPLE)
    add_test(NAME browser
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/node_modules/.bin/node ${CMAKE_CURRENT_SOURCE_DIR}/tst_browser.mjs
            $<TARGET_FILE:connect-mail-wizard>)
    set_tests_properties(browser PROPERTIES TIMEOUT 180)
endif()

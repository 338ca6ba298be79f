# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The real window under Xvfb, driven through the accessibility tree, in a session bus and home of its own.
if(NOT UNIX OR APPLE OR NOT TARGET connect-mail-wizard)
    return()
endif()
foreach(language en ko)
    add_test(NAME window_${language}
        COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/on-a-desktop" /usr/bin/python3
            "${CMAKE_CURRENT_SOURCE_DIR}/drive_window.py" "$<TARGET_FILE:connect-mail-wizard>" ${language})
    set_tests_properties(window_${language} PROPERTIES TIMEOUT 180 RUN_SERIAL ON)
endforeach()

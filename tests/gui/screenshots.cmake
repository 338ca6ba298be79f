# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Pictures of every page in both languages: "cmake --build … --target screenshots".
add_executable(cmw_screenshots screenshots.cpp)
target_link_libraries(cmw_screenshots PRIVATE cmw_practicewindow cmw_options)
add_custom_target(screenshots
    COMMAND "${CMAKE_COMMAND}" -E env QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
        "$<TARGET_FILE:cmw_screenshots>" "${CMAKE_BINARY_DIR}/screenshots"
    COMMENT "Taking pictures of every page" VERBATIM)

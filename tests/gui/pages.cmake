# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The real window on a practice tenant, for tests and pictures.
add_library(cmw_practicewindow STATIC practicewindow.cpp practicewindow.h)
target_include_directories(cmw_practicewindow PUBLIC "${CMAKE_SOURCE_DIR}/tests")
target_link_libraries(cmw_practicewindow PUBLIC cmw::pages cmw::practice Qt6::Test PRIVATE cmw_options)

cmw_test(tst_pages_another SOURCES tst_pages_another.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_azure SOURCES tst_pages_azure.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_closing SOURCES tst_pages_closing.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_delay SOURCES tst_pages_delay.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_explain SOURCES tst_pages_explain.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_fence SOURCES tst_pages_fence.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_handover SOURCES tst_pages_handover.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_login SOURCES tst_pages_login.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_look SOURCES tst_pages_look.cpp LIBS cmw::pages)
cmw_test(tst_pages_map SOURCES tst_pages_map.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_picker SOURCES tst_pages_picker.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_setups SOURCES tst_pages_setups.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_signin SOURCES tst_pages_signin.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_telling SOURCES tst_pages_telling.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_values SOURCES tst_pages_values.cpp LIBS cmw_practicewindow)
cmw_test(tst_pages_way SOURCES tst_pages_way.cpp LIBS cmw_practicewindow)

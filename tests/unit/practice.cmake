# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
add_library(practice_client STATIC practiceclient.cpp practiceclient.h)
target_include_directories(practice_client PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
target_link_libraries(practice_client PUBLIC cmw::practice PRIVATE cmw_options)

cmw_test(tst_practice_consent SOURCES tst_practice_consent.cpp LIBS practice_client)
cmw_test(tst_practice_directory SOURCES tst_practice_directory.cpp LIBS practice_client)
cmw_test(tst_practice_exchange SOURCES tst_practice_exchange.cpp LIBS practice_client)
cmw_test(tst_practice_exchange_roles SOURCES tst_practice_exchange_roles.cpp LIBS practice_client)
cmw_test(tst_practice_faults SOURCES tst_practice_faults.cpp LIBS practice_client)
cmw_test(tst_practice_graph SOURCES tst_practice_graph.cpp LIBS practice_client)
cmw_test(tst_practice_identity SOURCES tst_practice_identity.cpp LIBS practice_client)
cmw_test(tst_practice_outbound SOURCES tst_practice_outbound.cpp LIBS practice_client)
cmw_test(tst_practice_scenarios SOURCES tst_practice_scenarios.cpp LIBS cmw::practice)

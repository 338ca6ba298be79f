# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX)
    # Generated scripts are run by bash.
    cmw_test(tst_handover SOURCES tst_handover.cpp LIBS cmw::report)
endif()
cmw_test(tst_execution SOURCES tst_execution.cpp LIBS cmw::session)
cmw_test(tst_journal SOURCES tst_journal.cpp LIBS cmw::session)
cmw_test(tst_report SOURCES tst_report.cpp LIBS cmw::report)

# Sessions on a practice tenant, as pages and commands have them.
add_library(cmw_practicesessions STATIC practicesessions.cpp practicesessions.h)
target_link_libraries(cmw_practicesessions PUBLIC cmw::session cmw::practice Qt6::Test PRIVATE cmw_options)
foreach(name tst_mailbox_search tst_mailbox_signin tst_session tst_session_keychain tst_session_receiving tst_session_refusal tst_session_safety tst_session_saving tst_session_secrets tst_session_sending tst_session_sharing tst_session_weather tst_test_email)
    cmw_test(${name} SOURCES ${name}.cpp LIBS cmw_practicesessions)
endforeach()

cmw_test(tst_report_content SOURCES tst_report_content.cpp LIBS cmw::report cmw_practicesessions)
cmw_test(tst_store SOURCES tst_store.cpp LIBS cmw::session)

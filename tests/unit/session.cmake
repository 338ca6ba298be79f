# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_execution SOURCES tst_execution.cpp LIBS cmw::session)
cmw_test(tst_journal SOURCES tst_journal.cpp LIBS cmw::session)
cmw_test(tst_report SOURCES tst_report.cpp LIBS cmw::report)
cmw_test(tst_session SOURCES tst_session.cpp LIBS cmw::session cmw::practice cmw::diagnosis)
cmw_test(tst_store SOURCES tst_store.cpp LIBS cmw::session)

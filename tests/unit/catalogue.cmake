# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_catalogue SOURCES tst_catalogue.cpp LIBS cmw::diagnosis)
cmw_test(tst_document SOURCES tst_document.cpp LIBS cmw::core)
cmw_test(tst_explain SOURCES tst_explain.cpp LIBS cmw::diagnosis)
cmw_test(tst_judge SOURCES tst_judge.cpp LIBS cmw::diagnosis)
cmw_test(tst_token_needs SOURCES tst_token_needs.cpp LIBS cmw::diagnosis)

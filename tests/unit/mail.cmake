# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_in_force SOURCES tst_in_force.cpp LIBS cmw::diagnosis cmw::tasks)
cmw_test(tst_practice_proxy SOURCES tst_practice_proxy.cpp LIBS cmw::practice)
cmw_test(tst_practice_mailrules SOURCES tst_practice_mailrules.cpp LIBS cmw::practice)
cmw_test(tst_practice_recipients SOURCES tst_practice_recipients.cpp LIBS cmw::practice)
cmw_test(tst_practice_smtp SOURCES tst_practice_smtp.cpp LIBS cmw::practice)
cmw_test(tst_practice_visitor SOURCES tst_practice_visitor.cpp LIBS cmw::practice)
cmw_test(tst_practice_weather SOURCES tst_practice_weather.cpp LIBS cmw::practice)
cmw_test(tst_practice_webexconnect SOURCES tst_practice_webexconnect.cpp LIBS cmw::practice)
cmw_test(tst_spam_rules SOURCES tst_spam_rules.cpp LIBS cmw::practice cmw::tasks)

# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_address SOURCES tst_address.cpp LIBS cmw::core)
cmw_test(tst_endpoints SOURCES tst_endpoints.cpp LIBS cmw::core)
cmw_test(tst_mail_picture SOURCES tst_mail_picture.cpp LIBS cmw::report)
cmw_test(tst_mail_way SOURCES tst_mail_way.cpp LIBS cmw::diagnosis cmw::tasks)
cmw_test(tst_secret SOURCES tst_secret.cpp LIBS cmw::core)
cmw_test(tst_setup SOURCES tst_setup.cpp LIBS cmw::core)

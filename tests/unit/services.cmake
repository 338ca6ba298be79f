# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_http SOURCES tst_http.cpp webserver.h LIBS cmw::services cmw::practice)

# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_claims SOURCES tst_claims.cpp LIBS cmw::services)
cmw_test(tst_clouddiscovery SOURCES tst_clouddiscovery.cpp issuer.h LIBS cmw::services)
cmw_test(tst_identity SOURCES tst_identity.cpp issuer.h LIBS cmw::services)
cmw_test(tst_keychain SOURCES tst_keychain.cpp LIBS cmw::services)
cmw_test(tst_signin SOURCES tst_signin.cpp LIBS cmw::services cmw::practice)
cmw_test(tst_signin_code SOURCES tst_signin_code.cpp issuer.h LIBS cmw::services practice_client)
cmw_test(tst_signin_session SOURCES tst_signin_session.cpp LIBS cmw_practicesessions)

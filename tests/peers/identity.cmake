# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_oidc_provider SOURCES tst_oidc_provider.cpp peer.h LIBS cmw::services)

if(UNIX AND NOT APPLE)
    # Run by keyring.sh, in a session of its own for each of its functions.
    cmw_test(tst_keychain_gnome
        SOURCES tst_keychain_gnome.cpp
        LIBS cmw::services
        RUNNER ${CMAKE_CURRENT_SOURCE_DIR}/keyring.sh)
endif()

# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later
cmw_test(tst_smtp_peer SOURCES tst_smtp_peer.cpp LIBS cmw::services)
# Debian's Postfix and Dovecot start as root alone.
if(UNIX AND NOT APPLE)
    cmw_test(tst_smtp_unix SOURCES tst_smtp_unix.cpp LIBS cmw::services)
endif()

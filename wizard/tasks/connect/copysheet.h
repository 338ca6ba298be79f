// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"
#include "core/setup.h"

#include <QList>
#include <QString>

namespace cmw {

/// One field of Webex Connect's form "Configure New Application - Email".
struct CopyLine {
    enum class Kind {
        Copy, ///< a text to paste
        Choose, ///< a list's entry
        Tick, ///< a check box: `ticked`
        Same, ///< read-only in the form: shown to compare
    };
    QString label; ///< as the form shows it
    Kind kind = Kind::Copy;
    QString value; ///< empty for the secret and where it isn't known yet
    bool isSecret =
        false; ///< the client secret: the page takes its value from the set-up when it is asked to
    bool ticked = false;
    QString note; ///< catalogue key of what is to be said about it; empty: nothing
};

/// Who logs in at the SMTP server: the mailbox's sign-in name, and for a shared mailbox, where somebody else signs in, its
/// main address. An alias is refused.
/// Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth".
QString smtpAccount(const Setup &setup);

/// The form's fields in its own order and with its own labels.
/// Source: Webex Connect help, "WxCC email asset creation", and the form as of March 2026.
QList<CopyLine> copySheet(const Setup &setup, const Endpoints &endpoints);

/// The labels of the lines whose values aren't known yet, but ought to be.
QStringList missingLines(const Setup &setup, const Endpoints &endpoints);

/// Whether "explicitly review before providing consent" may stay ticked: only where users may consent by
/// themselves.
bool mayReviewConsent(UserConsent consent);

} // namespace cmw

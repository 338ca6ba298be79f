// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace cmw {

/// The test email: who sends it to whom. Its text is fixed, and says in English and Korean what it is.
struct TestMail {
    QString from;
    QStringList to;
    QString id; ///< for finding it again: header X-Connect-Mail-Wizard-Id, Message-ID and text; letters,
        ///< digits, hyphens
    QDateTime at;
};

/// The mail as it is sent: RFC 5322, text and HTML, ASCII only, CRLF line ends.
/// Errors: mail/address (args: address), mail/id.
Result<QByteArray> testMessage(const TestMail &mail);

/// A fresh id for TestMail.
QString newMailId();

/// A header's text as RFC 2047 has it: unchanged where it is plain ASCII, else in encoded words of UTF-8.
QByteArray encodedHeader(const QString &text);

} // namespace cmw

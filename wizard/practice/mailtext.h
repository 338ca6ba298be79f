// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace cmw::practice {

/// A plain text mail as RFC 5322 has it.
QByteArray composeMail(const QString &from, const QString &to, const QString &subject, const QString &text);
/// A header's value, unfolded and decoded (RFC 2047); empty where there is none.
QString mailHeader(const QByteArray &content, const QByteArray &name);
/// What stands below the headers, as it is.
QString mailText(const QByteArray &content);

} // namespace cmw::practice

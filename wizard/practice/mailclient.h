// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace cmw::practice {

/// How an asset of the practice Webex Connect sends: what its form says.
struct MailRoute {
    QString server;
    quint16 port = 0;
    QString security; ///< "SSL", "STARTTLS", "None"
    QString user;
    QString token; ///< XOAUTH2; empty: the password
    QString password; ///< LOGIN
};

/// The SMTP client of the practice Webex Connect. This machine alone, and any other host only through the
/// practice proxy. Blocking.
class MailClient final {
public:
    /// `ca`: PEM; `proxy`: of the practice tenant, or empty.
    MailClient(QByteArray ca, QUrl proxy) : m_ca(std::move(ca)), m_proxy(std::move(proxy)) { }

    /// Logs in and leaves; returns the server's welcome.
    /// Errors: practice/mail-refused (evidence: the server's reply), network/outside, network/refused,
    /// network/tls.
    Result<QString> logIn(const MailRoute &route) const;
    /// Returns the server's last reply. Errors: as logIn().
    Result<QString> send(
        const MailRoute &route, const QString &from, const QString &to, const QByteArray &content) const;

private:
    QByteArray m_ca;
    QUrl m_proxy;
};

} // namespace cmw::practice

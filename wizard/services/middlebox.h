// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/smtpreply.h"

#include <QList>
#include <QSslCertificate>
#include <QString>
#include <QVariantMap>

#include <optional>

class QSslError;

// Between this computer and Microsoft there may be something that reads mail: a firewall that takes encryption away, a
// proxy or a virus scanner that opens it, a server that answers in Microsoft's place. Each leaves its marks.

namespace cmw {

/// A code of smtp.h with its arguments.
struct Meaning {
    QString code;
    QVariantMap args = {};
};

/// What a line is that isn't a mail server's: smtp/http-answer from a web server or proxy, else smtp/not-smtp.
Meaning meaningOfStranger(const QString &line);

/// Why a server takes no STARTTLS: smtp/starttls-stripped (args: sign) by a firewall that leaves X or asterisks where it
/// takes words away, smtp/other-server (args: greeting) where Microsoft's name leads to another server; else
/// smtp/no-starttls.
/// Source: Cisco ASA Series Firewall CLI Configuration Guide, "SMTP and Extended SMTP Inspection" (the banner is masked,
/// STARTTLS is removed).
Meaning meaningOfNoTls(const QString &host, const SmtpReply &greeting, const SmtpReply &offers);

/// Why a certificate isn't trusted: smtp/tls-clock (args: from, until), smtp/tls-root-missing (args: issuer) where it
/// names an issuer of Microsoft's that this computer doesn't know, and that is all, smtp/tls-middle-box (args: issuer) where
/// Microsoft's name comes with another issuer's certificate; else smtp/tls.
Meaning meaningOfCertificate(
    const QString &host, const QList<QSslError> &complaints, const QList<QSslCertificate> &chain);

/// A certificate for Microsoft's name that this computer's own roots vouch for, by an issuer that Microsoft doesn't use:
/// smtp/tls-inspected (args: issuer). Only names are compared, so it is what to ask about and no proof.
std::optional<Meaning> inspection(const QString &host, const QList<QSslCertificate> &chain);

} // namespace cmw

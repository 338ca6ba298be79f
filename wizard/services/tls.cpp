// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/tls.h"

#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

QSslConfiguration tlsConfiguration(const QByteArray &ownCa)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    if (ownCa.isEmpty())
        return configuration;
    // Once there is one of ours, Qt no longer loads the system's on demand: reading them all takes up to half a
    // second in every process, and some milliseconds at each connection.
    configuration.setCaCertificates(QSslCertificate::fromData(ownCa, QSsl::Pem));
    return configuration;
}

QString certificateComplaint(const QList<QSslError> &errors)
{
    QStringList texts;
    for (const auto &error : errors) {
        QString text = error.errorString();
        if (const auto certificate = error.certificate(); !certificate.isNull())
            text += u" [subject: %1; issuer: %2]"_s.arg(
                certificate.subjectDisplayName(), certificate.issuerDisplayName());
        if (!texts.contains(text))
            texts.append(text);
    }
    return texts.join(u"; "_s);
}

} // namespace cmw

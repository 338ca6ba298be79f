// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/tls.h"

#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Read once: reading takes up to half a second, on a busy machine, and they are needed for each connection.
const QList<QSslCertificate> &systemRoots()
{
    static const auto roots = QSslConfiguration::systemCaCertificates();
    return roots;
}

} // namespace

QSslConfiguration tlsConfiguration(const QByteArray &extraCa)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    if (extraCa.isEmpty())
        return configuration;
    // Not addCaCertificates(): once there is one of ours, Qt no longer loads the system's on demand.
    configuration.setCaCertificates(systemRoots() + QSslCertificate::fromData(extraCa, QSsl::Pem));
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

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/middlebox.h"

#include <QRegularExpression>
#include <QSslError>

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Whether Microsoft answers there; a server that an address file names may have any certificate and any greeting.
bool isMicrosofts(const QString &host)
{
    static const QStringList domains{
        u"office365.com"_s, u"office365.us"_s, u"outlook.com"_s, u"office.com"_s, u"outlook.cn"_s};
    return std::any_of(domains.begin(), domains.end(), [&host](const QString &domain) {
        return host.compare(domain, Qt::CaseInsensitive) == 0
            || host.endsWith(u'.' + domain, Qt::CaseInsensitive);
    });
}

/// Source: Microsoft Learn, "Microsoft 365 encryption chains" and "Azure Certificate Authority details"; some more, which
/// signed its certificates before. A name that is missing here would accuse somebody.
bool isIssuerOfMicrosofts(const QString &issuer)
{
    static const QStringList names{u"DigiCert"_s, u"Microsoft Corporation"_s, u"Baltimore"_s, u"GlobalSign"_s,
        u"D-Trust"_s, u"Entrust"_s, u"VeriSign"_s, u"CyberTrust"_s};
    return std::any_of(names.begin(), names.end(),
        [&issuer](const QString &name) { return issuer.contains(name, Qt::CaseInsensitive); });
}

/// Who stands behind a chain, as far up as it was sent.
QString issuerOf(const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty())
        return {};
    const QSslCertificate &top = chain.constLast();
    QStringList names = top.issuerInfo(QSslCertificate::Organization);
    const QString common = top.issuerInfo(QSslCertificate::CommonName).value(0);
    if (!common.isEmpty() && !names.contains(common))
        names.append(common);
    return names.join(u", "_s);
}

bool isAboutTime(const QSslError &complaint)
{
    return complaint.error() == QSslError::CertificateNotYetValid
        || complaint.error() == QSslError::CertificateExpired;
}

/// The chain leads to a root that this computer doesn't know, or doesn't know to lead there.
bool isAboutRoot(const QSslError &complaint)
{
    constexpr QSslError::SslError missing[] = {QSslError::UnableToGetLocalIssuerCertificate,
        QSslError::UnableToGetIssuerCertificate, QSslError::UnableToVerifyFirstCertificate,
        QSslError::SelfSignedCertificateInChain, QSslError::CertificateUntrusted};
    return std::find(std::begin(missing), std::end(missing), complaint.error()) != std::end(missing);
}

/// What a firewall leaves in the place of what it takes away.
QString signIn(const SmtpReply &greeting, const SmtpReply &offers)
{
    static const QRegularExpression crosses(u"^X{4,}[A-Z]?$"_s);
    static const QRegularExpression asterisks(u"\\*{4,}"_s);
    for (const QString &line : offers.lines) {
        const QString word = line.section(u' ', 0, 0);
        if (crosses.match(word).hasMatch())
            return word;
    }
    return asterisks.match(greeting.text()).captured();
}

} // namespace

Meaning meaningOfStranger(const QString &line)
{
    static const QRegularExpression http(
        u"^(?:HTTP/\\d|<!DOCTYPE html|<html)"_s, QRegularExpression::CaseInsensitiveOption);
    return {http.match(line).hasMatch() ? u"smtp/http-answer"_s : u"smtp/not-smtp"_s};
}

Meaning meaningOfNoTls(const QString &host, const SmtpReply &greeting, const SmtpReply &offers)
{
    if (const QString sign = signIn(greeting, offers); !sign.isEmpty())
        return {u"smtp/starttls-stripped"_s, {{u"sign"_s, sign}}};
    if (isMicrosofts(host) && !greeting.text().contains(u"Microsoft"_s, Qt::CaseInsensitive))
        return {u"smtp/other-server"_s, {{u"greeting"_s, greeting.lines.value(0)}}};
    return {u"smtp/no-starttls"_s};
}

Meaning meaningOfCertificate(
    const QString &host, const QList<QSslError> &complaints, const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty() || complaints.isEmpty())
        return {u"smtp/tls"_s};
    if (std::all_of(complaints.begin(), complaints.end(), isAboutTime)) {
        const QSslCertificate certificate = complaints.constFirst().certificate();
        return {u"smtp/tls-clock"_s,
            {{u"from"_s, certificate.effectiveDate().toUTC()},
                {u"until"_s, certificate.expiryDate().toUTC()}}};
    }
    if (!isMicrosofts(host))
        return {u"smtp/tls"_s};
    const QString issuer = issuerOf(chain);
    if (!isIssuerOfMicrosofts(issuer))
        return {u"smtp/tls-middle-box"_s, {{u"issuer"_s, issuer}}};
    // Microsoft's own, taken back or with another name: no root is missing.
    if (!std::all_of(complaints.begin(), complaints.end(), isAboutRoot))
        return {u"smtp/tls"_s};
    return {u"smtp/tls-root-missing"_s, {{u"issuer"_s, issuer}}};
}

std::optional<Meaning> inspection(const QString &host, const QList<QSslCertificate> &chain)
{
    const QString issuer = issuerOf(chain);
    if (!isMicrosofts(host) || issuer.isEmpty() || isIssuerOfMicrosofts(issuer))
        return {};
    return Meaning{u"smtp/tls-inspected"_s, {{u"issuer"_s, issuer}}};
}

} // namespace cmw

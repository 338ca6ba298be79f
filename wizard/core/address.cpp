// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/address.h"

#include <QRegularExpression>
#include <QUrl>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Objection refusal(const QString &code, const QVariantMap &args = {})
{
    return {code, Objection::Weight::Refusal, args};
}

Objection warning(const QString &code, const QVariantMap &args = {})
{
    return {code, Objection::Weight::Warning, args};
}

bool hasWhiteSpace(const QString &text)
{
    static const QRegularExpression space(u"\\s"_s);
    return text.contains(space);
}

bool looksLikeUrl(const QString &text)
{
    return text.contains(u"://");
}

bool isLocalHost(const QString &host)
{
    return host == u"localhost" || host == u"127.0.0.1";
}

/// The document's and the help page's sample values, which are pasted now and then.
bool isSampleHost(const QString &host)
{
    return host.startsWith(u"yourwebexconnectname.") || host.startsWith(u"tenant_");
}

/// What programs show where there is no id yet.
bool isZeroGuid(const QString &text)
{
    return text == u"00000000-0000-0000-0000-000000000000";
}

} // namespace

bool isMailAddress(const QString &text)
{
    // RFC 5321's limits: 64 local, 255 domain. The domain must have a dot: no mailbox here is in a top level
    // domain.
    static const QRegularExpression shape(
        u"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$"_s);
    return shape.match(text).hasMatch() && !text.contains(u"..") && !text.startsWith(u'.')
        && !text.contains(u".@");
}

bool isGuid(const QString &text)
{
    static const QRegularExpression shape(
        u"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"_s);
    return shape.match(text).hasMatch();
}

Judgement judgeAssetName(const QString &text)
{
    if (text.trimmed().isEmpty())
        return refusal(u"asset-name/empty"_s);
    // Source: Cisco Live email lab: "underscore is not allowed". Other limits are unconfirmed.
    if (text.contains(u'_'))
        return warning(u"asset-name/underscore"_s);
    return {};
}

Judgement judgeMailbox(const QString &text)
{
    if (text.isEmpty())
        return refusal(u"mailbox-address/empty"_s);
    if (hasWhiteSpace(text))
        return refusal(u"mailbox-address/white-space"_s);
    if (looksLikeUrl(text))
        return refusal(u"mailbox-address/is-url"_s);
    if (!isMailAddress(text))
        return refusal(u"mailbox-address/malformed"_s);
    if (text.endsWith(u".imiconnect.io", Qt::CaseInsensitive))
        return refusal(u"mailbox-address/is-forwarding-address"_s);
    return {};
}

Judgement judgeForwardingAddress(const QString &text, const QString &mailbox)
{
    if (text.isEmpty())
        return refusal(u"forwarding-address/empty"_s);
    if (hasWhiteSpace(text))
        return refusal(u"forwarding-address/white-space"_s);
    if (looksLikeUrl(text))
        return refusal(u"forwarding-address/is-url"_s);
    if (!isMailAddress(text))
        return refusal(u"forwarding-address/malformed"_s);
    if (text.compare(mailbox, Qt::CaseInsensitive) == 0)
        return refusal(u"forwarding-address/is-mailbox"_s);
    // Seen: 32 hex digits at mail-us.imiconnect.io; other regions are unconfirmed, so another shape is only
    // unusual.
    static const QRegularExpression known(
        u"^[0-9a-f]{32}@mail(?:-[a-z]+)?\\.(?:imiconnect|webexconnect)\\.io$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!known.match(text).hasMatch())
        return warning(u"forwarding-address/unusual"_s);
    return {};
}

Judgement judgeCallbackUrl(const QString &text)
{
    if (text.isEmpty())
        return refusal(u"callback-url/empty"_s);
    if (hasWhiteSpace(text))
        return refusal(u"callback-url/white-space"_s);
    if (isMailAddress(text))
        return refusal(u"callback-url/is-address"_s);
    if (text.contains(u'<'))
        return refusal(u"callback-url/sample"_s);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return refusal(u"callback-url/malformed"_s);
    if (isSampleHost(url.host()))
        return refusal(u"callback-url/sample"_s);
    // Microsoft takes http: for localhost alone.
    if (url.scheme() == u"http" && !isLocalHost(url.host()))
        return refusal(u"callback-url/not-https"_s);
    if (text.size() > 256)
        return refusal(u"callback-url/too-long"_s);
    static const QRegularExpression forbidden(u"[!$'(),;*]"_s);
    if (url.hasFragment() || text.contains(forbidden))
        return refusal(u"callback-url/forbidden-characters"_s);
    if (text.endsWith(u'/'))
        return warning(u"callback-url/trailing-slash"_s);
    static const QRegularExpression known(u"^(?:[a-z0-9-]+\\.)+(?:webexconnect|imiconnect)\\.io$"_s);
    if (!isLocalHost(url.host()) && !known.match(url.host()).hasMatch())
        return warning(u"callback-url/unusual"_s, {{u"host"_s, url.host()}});
    return {};
}

Judgement judgeClientId(const QString &text)
{
    if (text.isEmpty())
        return refusal(u"client-id/empty"_s);
    if (!isGuid(text.trimmed()))
        return refusal(u"client-id/malformed"_s);
    if (isZeroGuid(text.trimmed()))
        return refusal(u"client-id/zero"_s);
    return {};
}

Judgement judgeTenantId(const QString &text)
{
    if (text.isEmpty())
        return refusal(u"tenant-id/empty"_s);
    if (text.startsWith(u"tenant_", Qt::CaseInsensitive) || text.contains(u'<'))
        return refusal(u"tenant-id/sample"_s);
    if (!isGuid(text.trimmed()))
        return refusal(u"tenant-id/malformed"_s);
    if (isZeroGuid(text.trimmed()))
        return refusal(u"tenant-id/zero"_s);
    return {};
}

Judgement judgeClientSecret(const QString &text)
{
    if (text.isEmpty())
        return refusal(u"client-secret/empty"_s);
    if (isGuid(text.trimmed()))
        return refusal(u"client-secret/is-id"_s);
    if (hasWhiteSpace(text))
        return refusal(u"client-secret/white-space"_s);
    // Source: Microsoft Graph, addPassword: a secret has 16 to 64 characters.
    if (text.size() < 16 || text.size() > 64)
        return warning(u"client-secret/unusual"_s);
    return {};
}

QStringList addressesIn(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QStringList addresses;
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!addresses.contains(part, Qt::CaseInsensitive))
            addresses.append(part);
    }
    return addresses;
}

QString maskedAddresses(const QString &text)
{
    static const QRegularExpression address(
        u"([^\\s<>()\\[\\]{}“”‘’:@;,\"])[^\\s<>@;,\"]*@([^\\s<>@;,\"\\]]+)"_s);
    QString masked = text;
    return masked.replace(address, u"\\1•••@\\2"_s);
}

Judgement judgeReceivers(const QString &text, const QStringList &own, const QString &login)
{
    const QStringList receivers = addressesIn(text);
    if (receivers.isEmpty())
        return refusal(u"receiver/empty"_s);
    for (const QString &receiver : receivers) {
        if (!isMailAddress(receiver))
            return refusal(u"receiver/malformed"_s, {{u"address"_s, receiver}});
    }
    for (const QString &receiver : receivers) {
        if (own.contains(receiver, Qt::CaseInsensitive))
            return warning(u"receiver/is-mailbox"_s, {{u"address"_s, receiver}});
        if (receiver.compare(login, Qt::CaseInsensitive) == 0)
            return warning(u"receiver/is-login"_s, {{u"address"_s, receiver}});
    }
    return {};
}

} // namespace cmw

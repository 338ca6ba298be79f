// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangeanswer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

enum class Kind { Text, Truth, TextOrNone, TruthOrNone, TruthInWords, Access };

struct Property {
    const char16_t *cmdlet, *name;
    Kind kind;
};

/// Those that each row has, and that a finding hangs on. "None" is null, or left out.
/// Source: Microsoft Learn, the cmdlets' pages, for the names; facts measured on the endpoint for the kinds.
constexpr Property relied[] = {
    {u"Get-Mailbox", u"PrimarySmtpAddress", Kind::Text},
    {u"Get-Mailbox", u"RecipientTypeDetails", Kind::Text},
    {u"Get-Mailbox", u"ForwardingSmtpAddress", Kind::TextOrNone},
    {u"Get-Mailbox", u"DeliverToMailboxAndForward", Kind::Truth},
    {u"Get-Mailbox", u"ForwardingAddress", Kind::TextOrNone},
    {u"Get-Mailbox", u"RequireSenderAuthenticationEnabled", Kind::Truth},
    {u"Get-OrganizationConfig", u"IsDehydrated", Kind::Truth},
    {u"Get-CASMailbox", u"PrimarySmtpAddress", Kind::Text},
    {u"Get-CASMailbox", u"SmtpClientAuthenticationDisabled", Kind::TruthOrNone},
    {u"Get-TransportConfig", u"SmtpClientAuthenticationDisabled", Kind::Truth},
    {u"Get-HostedOutboundSpamFilterPolicy", u"Name", Kind::Text},
    {u"Get-HostedOutboundSpamFilterPolicy", u"AutoForwardingMode", Kind::Text},
    {u"Get-HostedOutboundSpamFilterRule", u"Name", Kind::Text},
    {u"Get-HostedOutboundSpamFilterRule", u"State", Kind::Text},
    {u"Get-RemoteDomain", u"DomainName", Kind::Text},
    {u"Get-RemoteDomain", u"AutoForwardEnabled", Kind::Truth},
    {u"Get-TransportRule", u"Name", Kind::Text},
    {u"Get-InboxRule", u"Name", Kind::Text},
    {u"Test-ApplicationAccessPolicy", u"AccessCheckResult", Kind::Access},
    {u"Test-ServicePrincipalAuthorization", u"InScope", Kind::TruthInWords},
};

/// A truth, or how PowerShell writes it: the documentation shows the second. "Not Run" is neither.
bool isTruthInWords(const QJsonValue &value)
{
    const QString text = value.toString();
    return value.isBool() || text.compare("True"_L1, Qt::CaseInsensitive) == 0
        || text.compare("False"_L1, Qt::CaseInsensitive) == 0;
}

bool isOf(Kind kind, const QJsonValue &value)
{
    switch (kind) {
    case Kind::Text:
        return value.isString();
    case Kind::Truth:
        return value.isBool();
    case Kind::TextOrNone:
        return value.isString() || value.isNull() || value.isUndefined();
    case Kind::TruthOrNone:
        return value.isBool() || value.isNull() || value.isUndefined();
    case Kind::TruthInWords:
        return isTruthInWords(value);
    case Kind::Access:
        return value == u"Granted"_s || value == u"Denied"_s;
    }
    return false;
}

/// The property of a row that isn't as we know it; empty: all are.
QString odd(const QString &cmdlet, const QJsonValue &row)
{
    if (!row.isObject())
        return u"value"_s;
    const auto *found = std::find_if(std::begin(relied), std::end(relied), [&](const Property &one) {
        return cmdlet == QStringView(one.cmdlet) && !isOf(one.kind, row[QStringView(one.name)]);
    });
    return found == std::end(relied) ? QString() : QString::fromUtf16(found->name);
}

} // namespace

std::optional<Error> exchangeOddity(const QString &cmdlet, bool isRead, const HttpResponse &response)
{
    Error error{u"exchange/not-as-known"_s, {{u"cmdlet"_s, cmdlet}, {u"status"_s, response.status}},
        excerpt(response)};
    if (!isRead && response.body.trimmed().isEmpty())
        return {};
    const auto document = QJsonDocument::fromJson(response.body);
    const QJsonValue value = document.object().value("value"_L1);
    if (!document.isObject() || (isRead && !value.isArray()))
        return error;
    if (!isRead)
        return {};
    const QJsonArray rows = value.toArray();
    for (const QJsonValue &row : rows) {
        if (const QString name = odd(cmdlet, row); !name.isEmpty()) {
            error.evidence = u"%1: %2 isn't there, or of another kind"_s.arg(cmdlet, name);
            return error;
        }
    }
    return {};
}

QDateTime exchangeTime(const QJsonValue &value)
{
    QString text = value.toString();
    if (const qsizetype point = text.indexOf(u'.'); point > 0) {
        // .NET writes seven digits of a second.
        qsizetype end = point + 1;
        while (end < text.size() && text.at(end).isDigit())
            ++end;
        if (end - point > 4)
            text.remove(point + 4, end - point - 4);
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QStringList exchangeWarnings(const QJsonObject &answer)
{
    QStringList warnings;
    for (const auto name : {"@adminapi.warnings"_L1, "adminapi.warnings"_L1}) {
        const QJsonArray texts = answer.value(name).toArray();
        for (const QJsonValue &text : texts)
            warnings.append(text.toString());
    }
    warnings.removeAll(QString());
    return warnings;
}

} // namespace cmw

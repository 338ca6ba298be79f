// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about where mail goes: remote domains, accepted domains, connectors.

#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/message.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

using Objects = QList<QJsonObject>;

bool same(const QJsonValue &value, const QString &text)
{
    return value.toString().compare(text, Qt::CaseInsensitive) == 0;
}

Objects::iterator identified(Objects &objects, const QString &identity)
{
    return std::find_if(objects.begin(), objects.end(), [&identity](const QJsonObject &object) {
        return same(object[u"Name"], identity) || same(object[u"Guid"], identity);
    });
}

Rows shownObjects(Objects &objects, const QString &identity)
{
    if (!identity.isEmpty()) {
        const auto found = identified(objects, identity);
        return found == objects.end() ? Rows(objectNotFound(identity)) : Rows(QJsonArray{*found});
    }
    QJsonArray rows;
    for (const QJsonObject &object : std::as_const(objects))
        rows.append(object);
    return rows;
}

/// What every object of the configuration has.
QJsonObject identityOfObject(const QString &name)
{
    return {{u"Name"_s, name}, {u"Identity"_s, name}, {u"Id"_s, name}, {u"IsValid"_s, true},
        {u"AdminDisplayName"_s, QString()}, {u"Guid"_s, newGuid()}};
}

/// A domain, or "*." and one: not "a.*.b". Source: New-RemoteDomain.
bool isDomainPattern(const QString &text)
{
    const QString domain = text.startsWith(u"*.") ? text.mid(2) : text;
    return domain.contains(u'.') && domain.size() <= 256 && !domain.contains(u'*') && !domain.contains(u'@')
        && !domain.contains(u' ');
}

Error objectExists(const QString &name)
{
    return {u"Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException"_s, {},
        u"Active Directory operation failed. The object '"_s + name + u"' already exists."_s};
}

} // namespace

Rows getRemoteDomain(State &state, const QJsonObject &parameters)
{
    return shownObjects(state.remoteDomains, parameters[u"Identity"].toString());
}

Rows newRemoteDomain(State &state, const QJsonObject &parameters)
{
    const QString name = parameters[u"Name"].toString(), domain = parameters[u"DomainName"].toString();
    if (name.trimmed().isEmpty() || name.size() > 64)
        return badParameter(
            u"The property value is invalid. The value '"_s + name + u"' isn't valid for Name."_s);
    if (!isDomainPattern(domain))
        return badParameter(u"Cannot convert value \""_s + domain
            + u"\" to type \"Microsoft.Exchange.Data.SmtpDomainWithSubdomains\"."_s);
    const bool isTaken = std::any_of(state.remoteDomains.begin(), state.remoteDomains.end(),
        [&](const QJsonObject &one) { return same(one[u"Name"], name) || same(one[u"DomainName"], domain); });
    if (isTaken)
        return objectExists(name);
    state.remoteDomains.append(remoteDomain(name, domain));
    return QJsonArray{state.remoteDomains.last()};
}

Rows setRemoteDomain(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    const auto domain = identified(state.remoteDomains, identity);
    if (domain == state.remoteDomains.end())
        return objectNotFound(identity);
    QJsonObject changed = *domain;
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        if (!changed.contains(parameter.key()) || parameter.key() == u"Identity")
            continue;
        const QJsonValue before = changed[parameter.key()];
        if (before.isBool() && !parameter->isBool())
            return badParameter(u"Cannot convert value \""_s + parameter->toVariant().toString()
                + u"\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers."_s);
        changed[parameter.key()] = *parameter;
    }
    // The two hang together. Source: Set-RemoteDomain.
    const bool hadInternal = domain->value(u"IsInternal").toBool();
    if (same(parameters[u"AllowedOOFType"], u"InternalLegacy"_s))
        changed[u"IsInternal"] = true;
    else if (hadInternal && !changed[u"IsInternal"].toBool())
        changed[u"AllowedOOFType"] = u"ExternalLegacy"_s;
    *domain = changed;
    return QJsonArray();
}

Rows removeRemoteDomain(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    const auto domain = identified(state.remoteDomains, identity);
    if (domain == state.remoteDomains.end())
        return objectNotFound(identity);
    if (same(domain->value(u"DomainName"), u"*"_s))
        return badParameter(u"The remote domain 'Default' can't be removed."_s);
    state.remoteDomains.erase(domain);
    return QJsonArray();
}

Rows getAcceptedDomain(State &state, const QJsonObject &parameters)
{
    return shownObjects(state.acceptedDomains, parameters[u"Identity"].toString());
}

Rows getOutboundConnector(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    if (!identity.isEmpty())
        return shownObjects(state.outboundConnectors, identity);
    // Without being asked for, those in test mode and those of mail flow rules aren't shown.
    QJsonArray rows;
    for (const QJsonObject &connector : std::as_const(state.outboundConnectors)) {
        if (connector[u"TestMode"].toBool() == parameters[u"IncludeTestModeConnectors"].toBool()
            && connector[u"IsTransportRuleScoped"].toBool() == parameters[u"IsTransportRuleScoped"].toBool())
            rows.append(connector);
    }
    return rows;
}

QJsonObject remoteDomain(const QString &name, const QString &domainName, const QJsonObject &other)
{
    // Source: Set-RemoteDomain, "This value is the default".
    return merged(
        merged(identityOfObject(name),
            {{u"DomainName"_s, domainName}, {u"IsInternal"_s, false}, {u"TargetDeliveryDomain"_s, false},
                {u"ByteEncoderTypeFor7BitCharsets"_s, u"Undefined"_s}, {u"CharacterSet"_s, QJsonValue()},
                {u"NonMimeCharacterSet"_s, QJsonValue()}, {u"AllowedOOFType"_s, u"External"_s},
                {u"AutoReplyEnabled"_s, true}, {u"AutoForwardEnabled"_s, true},
                {u"DeliveryReportEnabled"_s, true}, {u"NDREnabled"_s, true},
                {u"MeetingForwardNotificationEnabled"_s, true}, {u"ContentType"_s, u"MimeHtmlText"_s},
                {u"DisplaySenderName"_s, true}, {u"PreferredInternetCodePageForShiftJis"_s, u"Undefined"_s},
                {u"RequiredCharsetCoverage"_s, QJsonValue()}, {u"TNEFEnabled"_s, QJsonValue()},
                {u"LineWrapSize"_s, u"Unlimited"_s}, {u"TrustedMailOutboundEnabled"_s, false},
                {u"TrustedMailInboundEnabled"_s, false}, {u"UseSimpleDisplayName"_s, false}}),
        other);
}

QJsonObject acceptedDomain(const QString &domainName, const QJsonObject &other)
{
    return merged(
        merged(identityOfObject(domainName),
            {{u"DomainName"_s, domainName}, {u"DomainType"_s, u"Authoritative"_s},
                {u"MatchSubDomains"_s, false}, {u"Default"_s, false},
                {u"InitialDomain"_s, domainName.endsWith(u".onmicrosoft.com")}, {u"OutboundOnly"_s, false},
                {u"SendingFromDomainDisabled"_s, false}, {u"SendingToDomainDisabled"_s, false}}),
        other);
}

QJsonObject outboundConnector(const QString &name, const QJsonObject &other)
{
    return merged(
        merged(identityOfObject(name),
            {{u"Enabled"_s, true}, {u"ConnectorType"_s, u"Partner"_s}, {u"ConnectorSource"_s, u"Default"_s},
                {u"Comment"_s, QString()}, {u"RecipientDomains"_s, QJsonArray()},
                {u"SmartHosts"_s, QJsonArray()}, {u"UseMXRecord"_s, false}, {u"TlsDomain"_s, QJsonValue()},
                {u"TlsSettings"_s, QJsonValue()}, {u"IsTransportRuleScoped"_s, false},
                {u"RouteAllMessagesViaOnPremises"_s, false}, {u"CloudServicesMailEnabled"_s, false},
                {u"AllAcceptedDomains"_s, false}, {u"SenderRewritingEnabled"_s, false},
                {u"TestMode"_s, false}}),
        other);
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchange.h"

#include "practice/directory.h"
#include "practice/exchangeroles.h"
#include "practice/state.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

using Do = Rows (*)(State &, const QJsonObject &);

struct Cmdlet {
    const char16_t *name;
    bool isAboutMailbox; ///< is routed by the mailbox's address
    const char16_t *parameters; ///< that it knows, beside Confirm and the common ones
    Do run;
};

constexpr char16_t ruleParameters[] =
    u"Name HostedOutboundSpamFilterPolicy From FromMemberOf SenderDomainIs "
    u"ExceptIfFrom ExceptIfFromMemberOf ExceptIfSenderDomainIs Priority Enabled "
    u"Comments";
constexpr char16_t setRuleParameters[] = u"Identity Name HostedOutboundSpamFilterPolicy From FromMemberOf "
                                         u"SenderDomainIs ExceptIfFrom ExceptIfFromMemberOf "
                                         u"ExceptIfSenderDomainIs Priority Comments";
constexpr char16_t policyParameters[] =
    u"Name AutoForwardingMode AdminDisplayName RecipientLimitExternalPerHour "
    u"RecipientLimitInternalPerHour RecipientLimitPerDay "
    u"ActionWhenThresholdReached";
constexpr char16_t setPolicyParameters[] = u"Identity AutoForwardingMode AdminDisplayName "
                                           u"RecipientLimitExternalPerHour RecipientLimitInternalPerHour "
                                           u"RecipientLimitPerDay ActionWhenThresholdReached";

constexpr char16_t mailboxParameters[] =
    u"Identity ForwardingAddress ForwardingSmtpAddress DeliverToMailboxAndForward "
    u"RequireSenderAuthenticationEnabled AcceptMessagesOnlyFromSendersOrMembers "
    u"RejectMessagesFromSendersOrMembers ModerationEnabled ModeratedBy MaxReceiveSize MaxSendSize "
    u"IssueWarningQuota ProhibitSendQuota ProhibitSendReceiveQuota LitigationHoldEnabled";
constexpr char16_t remoteDomainParameters[] =
    u"Identity Name AllowedOOFType AutoForwardEnabled AutoReplyEnabled ByteEncoderTypeFor7BitCharsets "
    u"CharacterSet ContentType DeliveryReportEnabled DisplaySenderName IsInternal LineWrapSize "
    u"MeetingForwardNotificationEnabled NDREnabled NonMimeCharacterSet PreferredInternetCodePageForShiftJis "
    u"RequiredCharsetCoverage TargetDeliveryDomain TNEFEnabled TrustedMailInboundEnabled "
    u"TrustedMailOutboundEnabled UseSimpleDisplayName";

constexpr char16_t traceParameters[] =
    u"EndDate FromIP MessageId MessageTraceId RecipientAddress ResultSize SenderAddress StartDate "
    u"StartingRecipientAddress Status SubjectFilterType Subject ToIP";

constexpr Cmdlet cmdlets[] = {
    {u"Get-Mailbox", true, u"Identity ResultSize Anr Filter RecipientTypeDetails SoftDeletedMailbox",
        getMailbox},
    {u"Set-Mailbox", true, mailboxParameters, setMailbox},
    {u"Get-MailboxStatistics", true, u"Identity", getMailboxStatistics},
    {u"Get-Recipient", false, u"Identity ResultSize Anr Filter RecipientType RecipientTypeDetails",
        getRecipient},
    {u"Get-MailboxPermission", true, u"Identity User ResultSize", getMailboxPermission},
    {u"Add-MailboxPermission", true, u"Identity User AccessRights InheritanceType AutoMapping Deny",
        addMailboxPermission},
    {u"Remove-MailboxPermission", true, u"Identity User AccessRights InheritanceType Deny",
        removeMailboxPermission},
    {u"Get-RecipientPermission", true, u"Identity Trustee AccessRights ResultSize", getRecipientPermission},
    {u"Add-RecipientPermission", true, u"Identity Trustee AccessRights", addRecipientPermission},
    {u"Remove-RecipientPermission", true, u"Identity Trustee AccessRights Deny", removeRecipientPermission},
    {u"Get-CASMailbox", true, u"Identity ResultSize", getCasMailbox},
    {u"Set-CASMailbox", true, u"Identity SmtpClientAuthenticationDisabled", setCasMailbox},
    {u"Get-User", true, u"Identity", getUser},
    {u"Get-InboxRule", true, u"Mailbox Identity IncludeHidden", getInboxRule},
    {u"Get-TransportConfig", false, u"", getTransportConfig},
    {u"Set-TransportConfig", false, u"SmtpClientAuthenticationDisabled", setTransportConfig},
    {u"Get-OrganizationConfig", false, u"", getOrganizationConfig},
    {u"Enable-OrganizationCustomization", false, u"", enableOrganizationCustomization},
    {u"Get-AuthenticationPolicy", false, u"Identity AllowLegacyExchangeTokens TenantId",
        getAuthenticationPolicy},
    {u"Get-MessageTraceV2", false, traceParameters, getMessageTrace},
    {u"Get-MessageTraceDetailV2", false,
        u"MessageTraceId RecipientAddress Action EndDate Event MessageId SenderAddress StartDate",
        getMessageTraceDetail},
    {u"Get-RemoteDomain", false, u"Identity ResultSize", getRemoteDomain},
    {u"New-RemoteDomain", false, u"Name DomainName", newRemoteDomain},
    {u"Set-RemoteDomain", false, remoteDomainParameters, setRemoteDomain},
    {u"Remove-RemoteDomain", false, u"Identity", removeRemoteDomain},
    {u"Get-AcceptedDomain", false, u"Identity ResultSize", getAcceptedDomain},
    {u"Get-OutboundConnector", false, u"Identity IncludeTestModeConnectors IsTransportRuleScoped ResultSize",
        getOutboundConnector},
    {u"Get-TransportRule", false, u"Identity ResultSize", getTransportRule},
    {u"Get-ApplicationAccessPolicy", false, u"Identity", getApplicationAccessPolicy},
    {u"New-ApplicationAccessPolicy", false, u"AppId PolicyScopeGroupId AccessRight Description",
        newApplicationAccessPolicy},
    {u"Remove-ApplicationAccessPolicy", false, u"Identity", removeApplicationAccessPolicy},
    {u"Test-ApplicationAccessPolicy", false, u"Identity AppId", testApplicationAccessPolicy},
    {u"Test-ServicePrincipalAuthorization", false, u"Identity Resource", testServicePrincipalAuthorization},
    {u"Get-DistributionGroup", false, u"Identity ResultSize", getDistributionGroup},
    {u"Get-DistributionGroupMember", false, u"Identity ResultSize", getDistributionGroupMember},
    {u"New-DistributionGroup", false, u"Name Type Members MemberJoinRestriction MemberDepartRestriction",
        newDistributionGroup},
    {u"Remove-DistributionGroup", false, u"Identity BypassSecurityGroupManagerCheck",
        removeDistributionGroup},
    {u"Get-HostedOutboundSpamFilterPolicy", false, u"Identity", getOutboundPolicy},
    {u"New-HostedOutboundSpamFilterPolicy", false, policyParameters, newOutboundPolicy},
    {u"Set-HostedOutboundSpamFilterPolicy", false, setPolicyParameters, setOutboundPolicy},
    {u"Remove-HostedOutboundSpamFilterPolicy", false, u"Identity Force", removeOutboundPolicy},
    {u"Get-HostedOutboundSpamFilterRule", false, u"Identity State", getOutboundRule},
    {u"New-HostedOutboundSpamFilterRule", false, ruleParameters, newOutboundRule},
    {u"Set-HostedOutboundSpamFilterRule", false, setRuleParameters, setOutboundRule},
    {u"Remove-HostedOutboundSpamFilterRule", false, u"Identity", removeOutboundRule},
    {u"Enable-HostedOutboundSpamFilterRule", false, u"Identity", enableOutboundRule},
    {u"Disable-HostedOutboundSpamFilterRule", false, u"Identity", disableOutboundRule},
};

Answer unauthorized()
{
    Answer answer = Answer::empty(401);
    answer.headers = {{"WWW-Authenticate",
        R"(Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", error="invalid_token")"}};
    return answer;
}

Answer denied()
{
    // Seen so: a body without any text in it.
    return {403, QByteArray(16, '\0'), "application/octet-stream", {}};
}

bool isForExchange(const Grant &grant)
{
    const QStringList enough{u"Exchange.Manage"_s, u"AdminApi.AccessAsUser.All"_s};
    return grant.audience.startsWith(u"https://outlook.office365."_s) && !grant.userId.isEmpty()
        && std::any_of(enough.begin(), enough.end(),
            [&grant](const QString &scope) { return grant.scopes.contains(scope); });
}

Error unknownCmdlet(const QString &name)
{
    return {u"System.Management.Automation.CommandNotFoundException"_s, {},
        u"The term '"_s + name
            + u"' is not recognized as the name of a cmdlet, function, script file, or operable program."_s};
}

std::optional<Error> unknownParameter(
    const Cmdlet &cmdlet, const QJsonObject &parameters, const QStringList &takenOut)
{
    const QStringList known = QString::fromUtf16(cmdlet.parameters).split(u' ')
        + QStringList{u"Confirm"_s, u"ErrorAction"_s, u"WarningAction"_s, u"Verbose"_s};
    for (const QString &name : parameters.keys()) {
        const bool isKnown = known.contains(name, Qt::CaseInsensitive) && !takenOut.contains(name);
        if (!isKnown && !name.contains(u'@'))
            return Error{u"System.Management.Automation.ParameterBindingException"_s, {},
                u"A parameter cannot be found that matches parameter name '"_s + name + u"'."_s};
    }
    return {};
}

const Cmdlet *cmdletNamed(const QString &name)
{
    const auto *found = std::find_if(std::begin(cmdlets), std::end(cmdlets),
        [&name](const Cmdlet &one) { return name.compare(QStringView(one.name), Qt::CaseInsensitive) == 0; });
    return found == std::end(cmdlets) ? nullptr : found;
}

/// What a Set- cmdlet is about, as its Get- cmdlet shows it now; empty where nobody can tell.
std::optional<QJsonArray> shownNow(State &state, const QString &name, const QJsonObject &parameters)
{
    const Cmdlet *look = name.startsWith(u"Set-") ? cmdletNamed(u"Get-"_s + name.mid(4)) : nullptr;
    if (!look)
        return {};
    const QJsonValue identity = parameters[u"Identity"];
    const Rows rows =
        look->run(state, identity.isString() ? QJsonObject{{u"Identity"_s, identity}} : QJsonObject());
    return rows ? std::optional(*rows) : std::nullopt;
}

/// Said where a Set- cmdlet was carried out and has changed nothing: no error.
QString nothingChanged(const QJsonObject &parameters)
{
    return u"The command completed successfully but no settings of '"_s + parameters[u"Identity"].toString()
        + u"' have been modified."_s;
}

QJsonArray selected(const QJsonArray &rows, const QString &select)
{
    if (select.isEmpty())
        return rows;
    QJsonArray shown;
    for (const QJsonValue &row : rows) {
        QJsonObject object;
        const QStringList names = select.split(u',', Qt::SkipEmptyParts);
        for (const QString &name : names) {
            if (row.toObject().contains(name))
                object[name] = row[name];
        }
        shown.append(object);
    }
    return shown;
}

} // namespace

std::optional<Answer> Exchange::answer(const Request &request)
{
    if (!request.path.startsWith(u"/adminapi/"_s))
        return {};
    const std::scoped_lock lock(m_state.mutex);
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const bool isInvoke = parts.size() == 4 && parts.at(1) == u"beta" && parts.at(3) == u"InvokeCommand";
    Answer answer = Answer::empty(404);
    if (isInvoke && request.method == u"POST") {
        const std::optional<Answer> fault = m_faults.instead(m_state.faults);
        answer = fault ? *fault : invoke(request);
    }
    const QByteArray id = newGuid().toLatin1();
    answer.headers +=
        {{"request-id", id}, {"client-request-id", request.header(u"client-request-id"_s).toLatin1()}};
    answer.headers += m_faults.rateHeaders(m_state.faults);
    return answer;
}

Answer Exchange::invoke(const Request &request)
{
    const Grant *grant = m_state.grant(request.bearer());
    const QString tenant = request.path.section(u'/', 3, 3);
    const bool isHere =
        tenant == m_state.tenantId || tenant == m_state.initialDomain || tenant == m_state.domain;
    if (!grant || !isForExchange(*grant) || !isHere)
        return unauthorized();
    const std::optional<QJsonObject> body = request.json();
    if (!body)
        return exchangeFailure(badParameter(u"The request body is not valid JSON."_s));
    const QString name = (*body)[u"CmdletInput"][u"CmdletName"].toString();
    const QJsonObject parameters = (*body)[u"CmdletInput"][u"Parameters"].toObject();

    const Account &user = *m_state.account(grant->userId);
    if (!isExchangeRole(user))
        return denied();
    const Cmdlet *cmdlet = cmdletNamed(name);
    if (!cmdlet || !mayRun(user, name) || ExchangeFaults::isTakenOut(m_state.faults, name))
        return exchangeFailure(unknownCmdlet(name));
    const QString anchor = request.header(u"x-anchormailbox"_s);
    if (cmdlet->isAboutMailbox && anchor.isEmpty())
        return exchangeFailure(proxyNotAvailable());
    const QStringList takenOut = ExchangeFaults::parametersTakenOut(m_state.faults, name);
    if (const std::optional<Error> unknown = unknownParameter(*cmdlet, parameters, takenOut))
        return exchangeFailure(*unknown);
    const std::optional<QJsonArray> before = shownNow(m_state, name, parameters);
    const Rows rows = cmdlet->run(m_state, parameters);
    if (!rows)
        return exchangeFailure(rows.error());
    QJsonArray warnings;
    if (before && shownNow(m_state, name, parameters) == before)
        warnings.append(nothingChanged(parameters));
    return Answer::json(200,
        {{u"@odata.context"_s,
             request.base + u"/adminapi/beta/"_s + tenant + u"/$metadata#Collection(Edm.ComplexType)"_s},
            {u"adminapi.warnings@odata.type"_s, u"#Collection(String)"_s},
            {u"@adminapi.warnings"_s, warnings},
            {u"value"_s, selected(*rows, request.query.value(u"$select"_s))}});
}

Answer exchangeFailure(const Error &error)
{
    const QString shown = u'|' + error.code + u'|' + error.evidence;
    const QString odata = u"Microsoft.Exchange.Admin.OData.Core.ODataServiceException"_s;
    return Answer::json(400,
        {{u"error"_s,
            QJsonObject{{u"code"_s, u"BadRequest"_s}, {u"message"_s, u"Invalid Operation"_s},
                {u"details"_s,
                    QJsonArray{QJsonObject{
                        {u"code"_s, u"Client"_s}, {u"target"_s, QString()}, {u"message"_s, shown}}}},
                {u"innererror"_s,
                    QJsonObject{{u"message"_s, u"Invalid Operation"_s}, {u"type"_s, odata},
                        {u"stacktrace"_s, QString()},
                        {u"internalexception"_s,
                            QJsonObject{{u"message"_s, shown}, {u"type"_s, error.code},
                                {u"stacktrace"_s, QString()}}}}}}}});
}

Error proxyNotAvailable()
{
    return {u"Microsoft.Exchange.AdminApi.CommandInvocation.CmdletProxyNotAvailableException"_s, {},
        u"Cmdlet needs proxy. Required Server FQDN is not available."_s};
}

Error objectNotFound(const QString &identity)
{
    return {u"Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"_s, {},
        u"The operation couldn't be performed because object '"_s + identity
            + u"' couldn't be found on 'PRACTICE01DC.NAMPR00A000.PROD.OUTLOOK.COM'."_s};
}

Error badParameter(const QString &message)
{
    return {u"Microsoft.Exchange.AdminApi.CommandInvocation.ParameterTransformationException"_s, {}, message};
}

} // namespace cmw::practice

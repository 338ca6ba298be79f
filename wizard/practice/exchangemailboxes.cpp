// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about mailboxes and the organisation.

#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/exchangecustomization.h"
#include "practice/maillimits.h"
#include "practice/message.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QString plainAddress(const QString &address)
{
    return address.startsWith(u"smtp:"_s, Qt::CaseInsensitive) ? address.mid(5) : address;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject mailboxObject(const State &state, const Account &account)
{
    const bool isGone = account.softDeleted.isValid();
    return merged(merged(identityOf(state, account), limitsOf(account)),
        {{u"IsShared"_s, kindOf(account) == u"SharedMailbox"}, {u"AccountDisabled"_s, !account.enabled},
            {u"IsInactiveMailbox"_s, false},
            {u"WhenSoftDeleted"_s, isGone ? QJsonValue(timeText(account.softDeleted)) : QJsonValue()},
            {u"ForwardingAddress"_s, textOrNull(account.forwardingAddress)},
            {u"ForwardingSmtpAddress"_s,
                account.forwardingSmtpAddress.isEmpty()
                    ? QJsonValue()
                    : QJsonValue(u"smtp:"_s + account.forwardingSmtpAddress)},
            {u"DeliverToMailboxAndForward"_s, account.deliverAndForward},
            {u"HiddenFromAddressListsEnabled"_s, false}, {u"RecipientLimits"_s, u"500"_s}});
}

QJsonObject casMailboxObject(const State &state, const Account &account)
{
    return merged(identityOf(state, account),
        {{u"SmtpClientAuthenticationDisabled"_s,
             account.smtpAuthDisabled ? QJsonValue(*account.smtpAuthDisabled) : QJsonValue()},
            {u"PopEnabled"_s, true}, {u"ImapEnabled"_s, true}, {u"OWAEnabled"_s, true},
            {u"ActiveSyncEnabled"_s, true}, {u"MAPIEnabled"_s, true}, {u"EwsEnabled"_s, QJsonValue()}});
}

template <class Show> Rows mailboxes(State &state, const QJsonObject &parameters, Show show)
{
    const QString identity = parameters[u"Identity"].toString();
    QJsonArray rows;
    if (!identity.isEmpty()) {
        const Result<Account *> account = mailboxWith(state, identity);
        if (!account)
            return account.error();
        return QJsonArray{show(state, **account)};
    }
    const QString beginning = parameters[u"Anr"].toString();
    const QString filter = parameters[u"Filter"].toString();
    for (const Account &account : state.accounts) {
        const bool fits = account.user.startsWith(beginning, Qt::CaseInsensitive)
            || account.displayName.startsWith(beginning, Qt::CaseInsensitive);
        if (account.hasMailbox && fits && (filter.isEmpty() || meets(show(state, account), filter)))
            rows.append(show(state, account));
    }
    return rows;
}

/// A switch of a cmdlet as its parameter gives it: true, false, or null for "as the organisation says".
Result<std::optional<bool>> triState(const QJsonValue &value)
{
    if (value.isNull())
        return std::optional<bool>();
    if (value.isBool())
        return std::optional<bool>(value.toBool());
    return badParameter(u"Cannot convert value \""_s + value.toVariant().toString()
        + u"\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers."_s);
}

/// What was deleted can be restored for 30 days, and is shown only where it is asked for.
/// Source: Microsoft Learn, "Delete or restore user mailboxes in Exchange Online".
Rows softDeletedMailboxes(const State &state, const QString &identity)
{
    QJsonArray rows;
    for (const Account &account : state.accounts) {
        const QJsonObject row = mailboxObject(state, account);
        if (account.softDeleted.isValid() && (identity.isEmpty() || isNamedBy(row, identity)))
            rows.append(row);
    }
    return rows.isEmpty() && !identity.isEmpty() ? Rows(objectNotFound(identity)) : Rows(rows);
}

} // namespace

Rows getMailbox(State &state, const QJsonObject &parameters)
{
    if (parameters[u"SoftDeletedMailbox"].toBool())
        return softDeletedMailboxes(state, parameters[u"Identity"].toString());
    return mailboxes(state, parameters, mailboxObject);
}

Rows setMailbox(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    Account changed = **account;
    if (parameters.contains(u"ForwardingAddress")) {
        const QString address = parameters[u"ForwardingAddress"].toString();
        // Only a recipient of the organisation can be it.
        const QList<QJsonObject> rows = recipientRows(state);
        const bool isRecipient = std::any_of(
            rows.begin(), rows.end(), [&address](const QJsonObject &row) { return isNamedBy(row, address); });
        if (!address.isEmpty() && !isRecipient)
            return objectNotFound(address);
        changed.forwardingAddress = address;
    }
    if (parameters.contains(u"ForwardingSmtpAddress")) {
        const QString address = plainAddress(parameters[u"ForwardingSmtpAddress"].toString());
        if (!address.isEmpty() && (address.count(u'@') != 1 || address.contains(u' ')))
            return badParameter(u"Cannot convert value \""_s + address
                + u"\" to type \"Microsoft.Exchange.Data.ProxyAddress\". Error: \"The address '"_s + address
                + u"' is invalid\""_s);
        changed.forwardingSmtpAddress = address;
    }
    if (parameters.contains(u"DeliverToMailboxAndForward")) {
        const Result<std::optional<bool>> keep = triState(parameters[u"DeliverToMailboxAndForward"]);
        if (!keep)
            return keep.error();
        changed.deliverAndForward = keep->value_or(false);
    }
    if (!setLimits(changed, parameters))
        return badParameter(
            u"Cannot convert value to type \"System.Boolean\". Boolean parameters accept only Boolean values "
            "and numbers."_s);
    **account = changed;
    return QJsonArray();
}

Rows getMailboxStatistics(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    // Where nobody has opened the mailbox yet, there is nothing to say, but for a warning.
    if ((*account)->used < 0)
        return QJsonArray();
    const auto items = std::count_if(state.mails.begin(), state.mails.end(),
        [&](const Mail &mail) { return mail.folder == (*account)->primaryAddress(); });
    return QJsonArray{QJsonObject{{u"DisplayName"_s, (*account)->displayName},
        {u"MailboxGuid"_s, (*account)->id}, {u"ItemCount"_s, int(items)},
        {u"TotalItemSize"_s, sizeText((*account)->used)}, {u"StorageLimitStatus"_s, QJsonValue()},
        {u"DeletedItemCount"_s, 0}, {u"TotalDeletedItemSize"_s, sizeText(0)}}};
}

Rows getCasMailbox(State &state, const QJsonObject &parameters)
{
    return mailboxes(state, parameters, casMailboxObject);
}

Rows setCasMailbox(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    if (!parameters.contains(u"SmtpClientAuthenticationDisabled"))
        return QJsonArray();
    const Result<std::optional<bool>> disabled = triState(parameters[u"SmtpClientAuthenticationDisabled"]);
    if (!disabled)
        return disabled.error();
    setSmtpAuth(state, **account, *disabled);
    return QJsonArray();
}

Rows getUser(State &state, const QJsonObject &parameters)
{
    return mailboxes(state, parameters, [](const State &at, const Account &account) {
        return merged(identityOf(at, account),
            {{u"AuthenticationPolicy"_s, textOrNull(account.authenticationPolicy)},
                {u"AccountDisabled"_s, !account.enabled}});
    });
}

Rows getTransportConfig(State &state, const QJsonObject &)
{
    return QJsonArray{
        QJsonObject{{u"Name"_s, u"Transport Settings"_s}, {u"Identity"_s, u"Transport Settings"_s},
            {u"SmtpClientAuthenticationDisabled"_s, state.smtpAuthDisabled},
            {u"AllowLegacyTLSClients"_s, QJsonValue()}, {u"MaxRecipientEnvelopeLimit"_s, u"Unlimited"_s}}};
}

Rows setTransportConfig(State &state, const QJsonObject &parameters)
{
    const Result<std::optional<bool>> disabled = triState(parameters[u"SmtpClientAuthenticationDisabled"]);
    if (!disabled)
        return disabled.error();
    state.smtpAuthDisabled = disabled->value_or(state.smtpAuthDisabled);
    return QJsonArray();
}

Rows getOrganizationConfig(State &state, const QJsonObject &)
{
    return QJsonArray{QJsonObject{{u"Name"_s, state.initialDomain}, {u"Identity"_s, state.initialDomain},
        {u"DisplayName"_s, state.organisation},
        {u"DefaultAuthenticationPolicy"_s, textOrNull(state.defaultAuthenticationPolicy)},
        {u"IsDehydrated"_s, showsDehydrated(state)}, {u"OAuth2ClientProfileEnabled"_s, true},
        {u"Guid"_s, state.tenantId}}};
}

Rows getTransportRule(State &state, const QJsonObject &)
{
    QJsonArray rows;
    for (const QJsonObject &rule : state.transportRules)
        rows.append(rule);
    return rows;
}

Rows getInboxRule(State &state, const QJsonObject &parameters)
{
    const QString mailbox = parameters[u"Mailbox"].toString();
    const Result<Account *> account = mailboxWith(state, mailbox);
    return account ? Rows((*account)->inboxRules) : Rows(account.error());
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's sending of mail, which Exchange does for it.

#include "practice/appaccess.h"
#include "practice/graphcall.h"
#include "practice/mailflow.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr char16_t sending[] = u"Mail.Send";

Answer accessDenied()
{
    return graphError(403, u"ErrorAccessDenied"_s, u"Access is denied. Check credentials and try again."_s);
}

Answer withoutMailbox()
{
    return graphError(404, u"MailboxNotEnabledForRESTAPI"_s,
        u"The mailbox is either inactive, soft-deleted, or is hosted on-premise."_s);
}

/// Why Exchange refuses; empty: it sends.
std::optional<Answer> refusal(const State &state, const GraphCall &call, const Account &mailbox)
{
    const QString name = QString::fromUtf16(sending);
    if (call.user) {
        const bool may = call.grant.scopes.contains(name) && call.user->id == mailbox.id;
        return may ? std::optional<Answer>() : accessDenied();
    }
    if (rolesAllow(state, call.grant.clientId, name, mailbox))
        return {};
    if (!call.grant.roles.contains(name))
        return accessDenied();
    if (!policiesLetIn(state, call.grant.clientId, mailbox))
        return graphError(403, u"ErrorAccessDenied"_s,
            u"Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings."_s);
    return {};
}

Answer sent(State &state, const GraphCall &call, const Account &mailbox)
{
    const QJsonObject message = call.body[u"message"].toObject();
    QStringList recipients;
    const QJsonArray to = message[u"toRecipients"].toArray();
    for (const QJsonValue &one : to)
        recipients.append(one[u"emailAddress"][u"address"].toString());
    if (recipients.isEmpty())
        return graphError(400, u"ErrorInvalidRecipients"_s, u"At least one recipient is not valid."_s);
    const QString content = u"From: %1\r\nTo: %2\r\nSubject: %3\r\n\r\n%4\r\n"_s.arg(mailbox.primaryAddress(),
        recipients.join(u", "_s), message[u"subject"].toString(), message[u"body"][u"content"].toString());
    MailFlow(state).accept(mailbox.primaryAddress(), recipients, content.toUtf8());
    return Answer::empty(202);
}

} // namespace

/// Source: Microsoft Learn, "user: sendMail"; "Limiting application permissions to specific Exchange Online mailboxes".
Answer sendMail(State &state, const GraphCall &call)
{
    const Account *mailbox = state.account(call.key());
    if (!mailbox || mailbox->isStranger())
        return graphError(
            404, u"ErrorInvalidUser"_s, u"The requested user '"_s + call.key() + u"' is invalid."_s);
    if (!mailbox->hasMailbox)
        return withoutMailbox();
    if (std::optional<Answer> refused = refusal(state, call, *mailbox))
        return *refused;
    return sent(state, call, *mailbox);
}

/// Source: Microsoft Learn, "user: sendMail".
Answer sendMyMail(State &state, const GraphCall &call)
{
    if (!call.user)
        return graphError(
            400, u"BadRequest"_s, u"/me request is only valid with delegated authentication flow."_s);
    if (!call.grant.scopes.contains(QString::fromUtf16(sending)))
        return accessDenied();
    return call.user->hasMailbox ? sent(state, call, *call.user) : withoutMailbox();
}

} // namespace cmw::practice

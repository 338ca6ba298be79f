// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailflow.h"

#include "practice/inboxrules.h"
#include "practice/maillimits.h"
#include "practice/mailroutes.h"
#include "practice/mailrules.h"
#include "practice/memberships.h"
#include "practice/outboundfilter.h"
#include "practice/state.h"

#include <QUuid>

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHops = 4;

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

bool isWebexConnect(const State &state, const QString &address)
{
    return std::any_of(state.assets.begin(), state.assets.end(),
        [&address](const EmailAsset &asset) { return same(asset.forwardingAddress, address); });
}

QByteArray bounceContent(const Mail &mail, const QString &from, const QString &why)
{
    const QString text = u"From: Microsoft Outlook <%1>\r\n"
                         "To: %2\r\n"
                         "Subject: Undeliverable\r\n"
                         "Content-Type: text/plain; charset=utf-8\r\n"
                         "\r\n"
                         "Your message to %3 couldn't be delivered.\r\n\r\n"
                         "Remote Server returned '550 %4'\r\n"_s;
    return text.arg(from, mail.from, mail.to, why).toUtf8();
}

/// The addresses of the groups that a mailbox is a member of.
QStringList groupsOf(const State &state, const QString &address)
{
    QStringList groups;
    if (const Account *account = state.mailboxAt(address)) {
        for (const Recipient &group : groupsWith(state, account->id, Reach::Direct))
            groups.append(group.address);
    }
    return groups;
}

/// Whose approval a mail to the mailbox waits for; empty: nobody's.
QString moderatorOf(const Account &account)
{
    const QJsonObject limits = limitsOf(account);
    return limits[u"ModerationEnabled"].toBool() ? limits[u"ModeratedBy"][0].toString(u"moderator"_s)
                                                 : QString();
}

constexpr QLatin1StringView approval("waits for approval");
constexpr QLatin1StringView junk("Junk Email");
/// Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online".
constexpr QLatin1StringView notAuthorized("5.7.1 Delivery not authorized");

} // namespace

QString MailFlow::accept(const QString &sender, const QStringList &recipients, const QByteArray &content)
{
    const std::scoped_lock lock(m_state.mutex);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (m_state.faults[u"mailNeverArrives"].toBool() && !isLocal(m_state, sender))
        return id;
    const Account *from = m_state.mailboxAt(sender);
    QString refusal = from ? sendingRefusalOf(*from, content.size()) : QString();
    if (acceptedDomainOf(m_state, sender)[u"SendingFromDomainDisabled"].toBool())
        refusal = notAuthorized;
    for (const QString &recipient : recipients) {
        const Mail mail{id, sender, recipient, content, QDateTime::currentDateTimeUtc(), {}, {}};
        m_trace.received(mail);
        refusal.isEmpty() ? deliver(mail, 0) : bounce(mail, refusal);
    }
    return id;
}

void MailFlow::deliver(const Mail &mail, int hops, Forwarder forwarder)
{
    if (hops > mostHops)
        return bounce(mail, u"5.4.14 Hop count exceeded - possible mail loop ATTR34"_s);
    const QJsonObject domain = acceptedDomainOf(m_state, mail.to);
    if (domain[u"SendingToDomainDisabled"].toBool())
        return bounce(mail, notAuthorized);
    const Account *account = m_state.mailboxAt(mail.to);
    if (account) {
        if (const QString why = refusalOf(m_state, *account, mail.from, mail.content.size()); !why.isEmpty())
            return bounce(mail, why);
        if (const QString moderator = moderatorOf(*account); !moderator.isEmpty())
            return hold(mail, moderator);
    }
    // Source: Microsoft Learn, "A transport rule doesn't match if user mailbox rules automatically forward messages":
    // what the mailbox's own setting forwards is of the usual type.
    const bool isAutoForward = hops > 0 && forwarder == Forwarder::InboxRule;
    const RuleVerdict verdict = judgedByRules(m_state.transportRules,
        {mail.from, mail.to, isLocal(m_state, mail.from), isLocal(m_state, mail.to), isAutoForward,
            groupsOf(m_state, mail.from), groupsOf(m_state, mail.to)});
    if (verdict.deed != RuleVerdict::Deed::Pass)
        m_trace.caught(mail, verdict.rule);
    switch (verdict.deed) {
    case RuleVerdict::Deed::Reject:
        return bounce(mail, verdict.text);
    case RuleVerdict::Deed::Delete:
        return m_trace.deleted(mail);
    case RuleVerdict::Deed::Redirect: {
        Mail redirected = mail;
        redirected.to = verdict.text;
        m_trace.redirected(mail);
        m_trace.received(redirected);
        m_trace.delivered(redirected);
        return put(redirected, verdict.text, {});
    }
    case RuleVerdict::Deed::Moderate:
        return hold(mail, verdict.text);
    case RuleVerdict::Deed::Pass:
        break;
    }
    if (account)
        return arrive(*account, mail, hops);
    if (isLocal(m_state, mail.to) && domain[u"DomainType"].toString() != u"InternalRelay")
        return bounce(
            mail, u"5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"_s);
    send(mail, verdict.connector);
}

void MailFlow::arrive(const Account &account, Mail mail, int hops)
{
    const bool isFromOutside = hops == 0 && !isLocal(m_state, mail.from);
    if (isFromOutside && m_state.inboundVerdict == u"Quarantined") {
        m_trace.quarantined(mail);
        mail.folder = u"quarantine"_s;
        m_state.mails.append(mail);
        return;
    }
    if (isFromOutside && m_state.inboundVerdict == u"FilteredAsSpam")
        mail.note = junk;
    forward(account, mail, hops);
}

void MailFlow::hold(const Mail &mail, const QString &moderator)
{
    m_trace.held(mail);
    put(mail, moderator, approval);
}

void MailFlow::send(Mail mail, const QString &connector)
{
    const QJsonObject by = connectorFor(m_state, mail.to, connector);
    if (by.isEmpty()) {
        mail.folder = isWebexConnect(m_state, mail.to) ? u"webex-connect"_s : u"outside"_s;
    } else {
        mail.folder = u"smart-host"_s;
        mail.note = by[u"Name"].toString();
    }
    m_trace.sent(mail);
    m_state.mails.append(mail);
}

void MailFlow::put(Mail mail, const QString &address, const QString &note)
{
    const Account *account = m_state.mailboxAt(address);
    mail.folder = account ? account->primaryAddress() : u"outside"_s;
    mail.note = note;
    m_state.mails.append(mail);
}

void MailFlow::forward(const Account &account, const Mail &mail, int hops)
{
    // The internal target silently wins over the SMTP address where both are set.
    const QString target =
        account.forwardingAddress.isEmpty() ? account.forwardingSmtpAddress : account.forwardingAddress;
    if (target.isEmpty() || account.deliverAndForward)
        keep(account, mail, hops);
    else
        m_trace.redirected(mail);
    if (!target.isEmpty())
        forwardTo(target, account, mail, Forwarder::Mailbox, hops);
}

void MailFlow::forwardTo(
    const QString &target, const Account &account, Mail mail, Forwarder forwarder, int hops)
{
    const bool isFromInside = isLocal(m_state, mail.from);
    mail.to = target;
    mail.note.clear(); // what is junk here is forwarded as any other
    const bool goesOutside = !isLocal(m_state, target);
    if (goesOutside && !remoteDomainAllowsForwarding(m_state, target))
        return;
    m_trace.received(mail);
    if (!goesOutside || policyAllowsForwarding(m_state, account))
        return deliver(mail, hops + 1, forwarder);
    // Source: Microsoft Learn, "Control automatic external email forwarding in Microsoft 365"; what a rule of the mailbox
    // can't forward for a sender inside goes without a word.
    if (forwarder == Forwarder::Mailbox || !isFromInside)
        bounce(mail,
            u"5.7.520 Access denied, Your organization does not allow external forwarding. "
            "Please contact your administrator for further assistance. AS(7555)"_s);
}

void MailFlow::keep(const Account &account, Mail mail, int hops)
{
    if (const QString why = fullnessOf(account, mail.content.size()); !why.isEmpty())
        return bounce(mail, why);
    const bool isJunk = mail.note == junk;
    isJunk ? m_trace.junked(mail) : m_trace.delivered(mail);
    const InboxVerdict verdict = isJunk ? InboxVerdict{junk, {}} : judgedByInboxRules(account.inboxRules);
    mail.folder = account.primaryAddress();
    mail.note = verdict.folder;
    m_state.mails.append(mail);
    for (const InboxVerdict::Onward &onward : verdict.onward) {
        Mail sent = mail;
        sent.note.clear();
        if (!onward.isRedirected)
            sent.from = account.primaryAddress();
        forwardTo(onward.to, account, sent, Forwarder::InboxRule, hops);
    }
}

void MailFlow::bounce(const Mail &mail, const QString &why)
{
    Mail failed = mail;
    failed.folder = u"bounced"_s;
    failed.note = why;
    m_state.mails.append(failed);
    m_trace.failed(mail, why);

    const QString postmaster = u"postmaster@"_s + m_state.domain;
    if (mail.from.isEmpty() || same(mail.from, postmaster))
        return; // a bounce is never answered by a bounce
    const Account *sender = m_state.mailboxAt(mail.from);
    const QString folder = sender ? sender->primaryAddress() : u"outside"_s;
    m_state.mails.append({QUuid::createUuid().toString(QUuid::WithoutBraces), postmaster, mail.from,
        bounceContent(mail, postmaster, why), QDateTime::currentDateTimeUtc(), folder, {}});
}

} // namespace cmw::practice

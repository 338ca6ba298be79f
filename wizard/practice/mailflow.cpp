// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailflow.h"

#include "practice/mailrules.h"
#include "practice/state.h"

#include <QUuid>
#include "practice/outboundfilter.h"

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHops = 4;

QString domainOf(const QString &address)
{
    return address.section(u'@', -1).toLower();
}

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

/// Whose approval a mail to the mailbox waits for; empty: nobody's.
QString moderatorOf(const Account &account)
{
    const QJsonObject limits = limitsOf(account);
    return limits[u"ModerationEnabled"].toBool() ? limits[u"ModeratedBy"][0].toString(u"moderator"_s)
                                                 : QString();
}

bool remoteDomainAllowsForwarding(const QList<QJsonObject> &remoteDomains, const QString &target)
{
    qsizetype best = 0;
    bool allowed = true;
    for (const QJsonObject &remote : remoteDomains) {
        const qsizetype fit = closeness(remote.value("DomainName"_L1).toString(), domainOf(target));
        if (fit > best) {
            best = fit;
            allowed = remote.value("AutoForwardEnabled"_L1).toBool(true);
        }
    }
    return allowed;
}

QString MailFlow::accept(const QString &sender, const QStringList &recipients, const QByteArray &content)
{
    const std::scoped_lock lock(m_state.mutex);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const QString &recipient : recipients)
        deliver({id, sender, recipient, content, QDateTime::currentDateTimeUtc(), {}, {}}, 0);
    return id;
}

bool MailFlow::takenByRule(const Mail &mail, int hops)
{
    const RuleVerdict verdict = judgedByRules(m_state.transportRules,
        {mail.from, mail.to, isLocal(m_state, mail.from), isLocal(m_state, mail.to), hops > 0});
    switch (verdict.deed) {
    case RuleVerdict::Deed::Pass:
        return false;
    case RuleVerdict::Deed::Reject:
        bounce(mail, verdict.text);
        return true;
    case RuleVerdict::Deed::Delete:
        return true;
    case RuleVerdict::Deed::Redirect:
        break;
    }
    Mail redirected = mail;
    redirected.to = verdict.text;
    if (const Account *account = m_state.account(redirected.to); account && account->hasMailbox)
        redirected.folder = account->user;
    else
        redirected.folder = u"outside"_s;
    m_state.mails.append(redirected);
    return true;
}

void MailFlow::deliver(const Mail &mail, int hops)
{
    if (hops > mostHops)
        return bounce(mail, u"5.4.14 Hop count exceeded - possible mail loop ATTR34"_s);
    if (takenByRule(mail, hops))
        return;
    if (const Account *account = m_state.account(mail.to); account && account->hasMailbox)
        return forward(*account, mail, hops);
    if (isLocal(m_state, mail.to))
        return bounce(
            mail, u"5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"_s);
    Mail outgoing = mail;
    outgoing.folder = isWebexConnect(m_state, mail.to) ? u"webex-connect"_s : u"outside"_s;
    m_state.mails.append(outgoing);
}

void MailFlow::forward(const Account &account, const Mail &mail, int hops)
{
    // The internal target silently wins over the SMTP address where both are set.
    const QString target =
        account.forwardingAddress.isEmpty() ? account.forwardingSmtpAddress : account.forwardingAddress;
    if (target.isEmpty() || account.deliverAndForward) {
        Mail kept = mail;
        kept.folder = account.user;
        m_state.mails.append(kept);
    }
    if (target.isEmpty())
        return;
    if (!goesOutside || policyAllowsForwarding(m_state, account))
        return deliver(mail, hops + 1);
    // Source: Microsoft Learn, "Control automatic external email forwarding in Microsoft 365"; what a rule of the mailbox
    // can't forward for a sender inside goes without a word.
    if (forwarder == Forwarder::Mailbox || !isFromInside)
        bounce(mail,
            u"5.7.520 Access denied, Your organization does not allow external forwarding. "
            "Please contact your administrator for further assistance. AS(7555)"_s);
    }
    deliver(forwarded, hops + 1);
}

void MailFlow::keep(const Account &account, Mail mail, int hops)
{
    if (const QString why = fullnessOf(account, mail.content.size()); !why.isEmpty())
        return bounce(mail, why);
    const InboxVerdict verdict = judgedByInboxRules(account.inboxRules);
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

    const QString postmaster = u"postmaster@"_s + m_state.domain;
    if (mail.from.isEmpty() || same(mail.from, postmaster))
        return; // a bounce is never answered by a bounce
    const Account *sender = m_state.account(mail.from);
    const QString folder = sender && sender->hasMailbox ? sender->user : u"outside"_s;
    m_state.mails.append({QUuid::createUuid().toString(QUuid::WithoutBraces), postmaster, mail.from,
        bounceContent(mail, postmaster, why), QDateTime::currentDateTimeUtc(), folder, {}});
}

} // namespace cmw::practice

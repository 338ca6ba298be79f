// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailflow.h"

#include "practice/mailrules.h"
#include "practice/state.h"

#include <QUuid>

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

bool holds(const QJsonObject &rule, QLatin1StringView key, const QString &text)
{
    const QJsonArray values = rule.value(key).toArray();
    return std::any_of(values.begin(), values.end(),
        [&text](const QJsonValue &value) { return same(value.toString(), text); });
}

/// Values of one condition are alternatives; several conditions must all hold; an exception wins.
bool appliesTo(const QJsonObject &rule, const QString &mailbox)
{
    if (!same(rule.value("State"_L1).toString(u"Enabled"_s), u"Enabled"_s))
        return false;
    if (holds(rule, "ExceptIfFrom"_L1, mailbox)
        || holds(rule, "ExceptIfSenderDomainIs"_L1, domainOf(mailbox)))
        return false;
    const bool hasFrom = !rule.value("From"_L1).toArray().isEmpty();
    const bool hasDomain = !rule.value("SenderDomainIs"_L1).toArray().isEmpty();
    return (hasFrom || hasDomain) && (!hasFrom || holds(rule, "From"_L1, mailbox))
        && (!hasDomain || holds(rule, "SenderDomainIs"_L1, domainOf(mailbox)));
}

bool isOn(const QJsonObject &policy)
{
    return same(policy.value("AutoForwardingMode"_L1).toString(), u"On"_s);
}

/// How closely a remote domain's pattern fits; 0: not at all.
qsizetype closeness(const QString &pattern, const QString &domain)
{
    if (pattern == "*"_L1)
        return 1;
    if (same(pattern, domain))
        return 2 + 2 * pattern.size();
    const bool fits = pattern.startsWith("*."_L1) && domain.endsWith(pattern.mid(1), Qt::CaseInsensitive);
    return fits ? 2 + pattern.size() : 0;
}

bool isLocal(const State &state, const QString &address)
{
    return same(domainOf(address), state.domain) || same(domainOf(address), state.initialDomain);
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

} // namespace

bool policyAllowsForwarding(
    const QList<QJsonObject> &policies, const QList<QJsonObject> &rules, const QString &mailbox)
{
    QList<QJsonObject> ordered = rules;
    std::stable_sort(ordered.begin(), ordered.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value("Priority"_L1).toInt() < b.value("Priority"_L1).toInt();
    });
    for (const QJsonObject &rule : std::as_const(ordered)) {
        if (!appliesTo(rule, mailbox))
            continue;
        const QString name = rule.value("HostedOutboundSpamFilterPolicy"_L1).toString();
        for (const QJsonObject &policy : policies) {
            if (same(policy.value("Name"_L1).toString(), name))
                return isOn(policy);
        }
    }
    return std::any_of(policies.begin(), policies.end(),
        [](const QJsonObject &policy) { return policy.value("IsDefault"_L1).toBool() && isOn(policy); });
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
    Mail forwarded = mail;
    forwarded.to = target;
    if (!isLocal(m_state, target) && !allowsForwarding(account.user, target)) {
        return bounce(forwarded,
            u"5.7.520 Access denied, Your organization does not allow external forwarding. "
            "Please contact your administrator for further assistance. AS(7555)"_s);
    }
    deliver(forwarded, hops + 1);
}

bool MailFlow::allowsForwarding(const QString &mailbox, const QString &target) const
{
    return policyAllowsForwarding(m_state.outboundPolicies, m_state.outboundRules, mailbox)
        && remoteDomainAllowsForwarding(m_state.remoteDomains, target);
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

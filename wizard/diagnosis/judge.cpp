// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/judge.h"

#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Cause = std::optional<Finding>;

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

bool isAmong(const QString &one, const QStringList &others)
{
    return others.contains(one, Qt::CaseInsensitive);
}

/// The finding of a look, where there was one that could tell.
const Finding *seen(const std::optional<Finding> &line)
{
    return line && line->state != State::Unknown ? &*line : nullptr;
}

/// The refusal under another name, with what its words speak of.
Finding refusalAs(const Evidence &evidence, const QString &code, const QVariantMap &more = {})
{
    Finding finding = evidence.refusal;
    finding.state = State::Wrong;
    finding.code = code;
    finding.args.insert(more);
    return finding;
}

/// What a line of step 3 has found is the cause.
Finding lineAsCause(const Finding &line)
{
    return {State::Wrong, line.code, line.args};
}

Cause byMechanism(const Evidence &evidence)
{
    static const QStringList oauth{u"XOAUTH2"_s, u"OAUTHBEARER"_s};
    if (evidence.mechanism.isEmpty() || isAmong(evidence.mechanism, oauth))
        return {};
    return refusalAs(evidence, u"smtp/auth-basic"_s);
}

Cause byToken(const Evidence &evidence)
{
    if (!evidence.token)
        return {};
    // Its end was compared before it was sent; the server goes by a clock of its own.
    const std::optional<Error> error = objection(*evidence.token, evidence.needs, {});
    return error ? Cause(Finding(State::Wrong, error->code, error->args)) : Cause();
}

/// The login names the mailbox, and the server knows it by another name. Source: Microsoft Learn, "Authenticate an IMAP,
/// POP or SMTP connection using OAuth": the user's principal name, or the shared mailbox's address.
Cause byName(const Evidence &evidence)
{
    const Finding *line = seen(evidence.account);
    const QString used = evidence.refusal.args.value(u"account"_s).toString();
    if (!line || used.isEmpty())
        return {};
    const QString upn = line->args.value(u"upn"_s).toString();
    const QString primary = line->args.value(u"primary"_s).toString();
    const bool isShared = line->args.value(u"kind"_s).toString() == u"SharedMailbox";
    const QString name = isShared && !primary.isEmpty() ? primary : upn;
    if (name.isEmpty() || same(used, name) || (isShared && same(used, upn)))
        return {};
    return refusalAs(evidence, u"smtp/auth-other-name"_s, {{u"name"_s, name}});
}

Cause byMailbox(const Evidence &evidence)
{
    const Finding *line = seen(evidence.account);
    return line && line->state == State::Wrong ? Cause(lineAsCause(*line)) : Cause();
}

/// What keeps the account that signs in from the mailbox, or from its name: not the other way round.
Cause byLogin(const Evidence &evidence, const QStringList &others)
{
    const Finding *line = seen(evidence.login);
    const bool speaks = line && line->state != State::Done && line->state != State::NotNeeded
        && line->state != State::Waiting && line->code != u"mailbox/login-perhaps-by-group"
        && !others.contains(line->code);
    return speaks ? Cause(lineAsCause(*line)) : Cause();
}

Cause byAccess(const Evidence &evidence)
{
    return byLogin(evidence, {u"mailbox/login-lacks-send-as"_s, u"mailbox/login-denied-send-as"_s});
}

Cause byMailboxSwitch(const Evidence &evidence)
{
    const Finding *line = seen(evidence.smtpAuth);
    if (!line || line->code != u"mailbox/smtp-auth-off")
        return {};
    return refusalAs(evidence, u"smtp/auth-disabled-mailbox"_s);
}

Cause byOrganisationSwitch(const Evidence &evidence)
{
    const Finding *line = seen(evidence.smtpAuth);
    if (!line || line->code != u"mailbox/smtp-auth-organisation-off")
        return {};
    return refusalAs(evidence, u"smtp/auth-disabled-tenant"_s);
}

/// Both are documented against passwords, and one page of Microsoft's says that they stop OAuth, too: "perhaps".
Cause byPolicy(const Evidence &evidence)
{
    const Finding *line = seen(evidence.smtpAuth);
    if (line && line->code.endsWith("-defaults"_L1))
        return refusalAs(evidence, u"smtp/auth-perhaps-defaults"_s);
    if (line && line->code.endsWith("-policy"_L1))
        return refusalAs(
            evidence, u"smtp/auth-perhaps-policy"_s, {{u"policy"_s, line->args.value(u"policy"_s)}});
    return {};
}

/// Only where the server gave no reason: a policy that refuses is in force.
Cause byAge(const Evidence &evidence)
{
    if (!evidence.fresh || evidence.refusal.code != u"smtp/auth")
        return {};
    Finding finding = refusalAs(evidence, u"smtp/auth-perhaps-not-yet"_s,
        {{u"since"_s, evidence.fresh->since}, {u"until"_s, evidence.fresh->until}});
    finding.state = State::ToDo; // to be sent again, and nothing to be repaired
    return finding;
}

/// A group's members that can't be read: weaker than all of the others.
Cause byGroup(const Evidence &evidence)
{
    const Finding *line = seen(evidence.login);
    if (!line || line->code != u"mailbox/login-perhaps-by-group")
        return {};
    return lineAsCause(*line);
}

/// "[SN2PR00CA0018.namprd00.prod.outlook.com 2026-11-27T20:00:00.000Z 08DE…]": where support finds the refusal.
QString serverIn(const QString &reply)
{
    static const QRegularExpression bracketed(uR"(\[([^\[\]]{4,200})\])"_s);
    QString server;
    for (auto match = bracketed.globalMatch(reply); match.hasNext();)
        server = match.next().captured(1);
    return server;
}

bool isAllSeen(const Evidence &evidence)
{
    const bool knowsToken = evidence.token && !evidence.token->scopes.isEmpty();
    const bool knowsPolicies = evidence.smtpAuth && evidence.smtpAuth->args.value(u"policiesSeen"_s).toBool();
    return knowsToken && knowsPolicies && seen(evidence.account) && seen(evidence.login)
        && seen(evidence.smtpAuth);
}

/// Nothing that is known explains it.
Finding unexplained(const Evidence &evidence)
{
    const QString server = serverIn(evidence.refusal.evidence);
    const QVariantMap args{{u"mailbox"_s, evidence.mailbox}, {u"at"_s, evidence.at},
        {u"server"_s, server.isEmpty() ? evidence.refusal.args.value(u"host"_s) : server}};
    if (!isAllSeen(evidence))
        return refusalAs(evidence, u"smtp/auth-unseen"_s, args);
    // It has said its reason: a policy. That it's none of those that can be seen is told by these words.
    if (evidence.refusal.code == u"smtp/auth-criteria")
        return refusalAs(evidence, evidence.refusal.code, args);
    return refusalAs(evidence, u"smtp/auth-unexplained"_s, args);
}

Finding judgedLogin(const Evidence &evidence)
{
    for (const auto &cause : {byMechanism, byToken, byName, byMailbox, byAccess, byMailboxSwitch,
             byOrganisationSwitch, byPolicy, byAge, byGroup}) {
        if (const Cause found = cause(evidence))
            return *found;
    }
    return unexplained(evidence);
}

Finding judgedSender(const Evidence &evidence)
{
    if (const Cause found = byMailbox(evidence))
        return *found;
    const QStringList others{u"mailbox/login-lacks-full-access"_s, u"mailbox/login-denied-full-access"_s};
    if (const Cause found = byLogin(evidence, others))
        return *found;
    return byGroup(evidence).value_or(evidence.refusal);
}

/// What the reply says of the receiver. Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange
/// Online"; RFC 3463.
QString recipientCode(const Finding &refusal)
{
    static const QRegularExpression form(uR"(\b[245]\.\d{1,3}\.\d{1,3}\b)"_s);
    const QString status = form.match(refusal.evidence).captured();
    const int reply = refusal.args.value(u"reply"_s).toInt();
    static const QStringList unknown{u"5.1.1"_s, u"5.1.2"_s, u"5.1.10"_s, u"5.4.1"_s, u"5.4.310"_s};
    static const QStringList malformed{u"5.1.3"_s, u"5.1.7"_s};
    static const QStringList relayed{u"5.7.54"_s, u"5.7.64"_s};
    static const QStringList restricted{u"5.7.124"_s, u"5.7.129"_s, u"5.7.133"_s, u"5.7.134"_s, u"5.7.136"_s};
    if (reply >= 400 && reply < 500)
        return u"smtp/recipient-later"_s;
    if (unknown.contains(status))
        return u"smtp/recipient-unknown"_s;
    if (malformed.contains(status) || reply == 501 || reply == 553)
        return u"smtp/recipient-malformed"_s;
    if (restricted.contains(status))
        return u"smtp/recipient-restricted"_s;
    const bool isRelay =
        relayed.contains(status) || refusal.evidence.contains("relay"_L1, Qt::CaseInsensitive);
    return isRelay ? u"smtp/recipient-not-relayed"_s : u"smtp/recipient"_s;
}

QString reason(const QString &name, const std::optional<Finding> &line)
{
    if (!line)
        return name + u": -"_s;
    return name + u": "_s + line->code + (line->evidence.isEmpty() ? QString() : u"; "_s + line->evidence);
}

/// Those that the token has, by their names in it.
QString claimsOf(const TokenEvidence &token)
{
    const std::pair<QString, QString> claims[] = {{u"aud"_s, token.audience},
        {u"scp"_s, token.scopes.join(u' ')}, {u"roles"_s, token.roles.join(u' ')}, {u"upn"_s, token.account},
        {u"tid"_s, token.tenantId}, {u"exp"_s, token.expires.toString(Qt::ISODate)}};
    QStringList texts;
    for (const auto &[name, value] : claims) {
        if (!value.isEmpty())
            texts.append(name + u' ' + value);
    }
    return u"token: "_s + texts.join(u"; "_s);
}

/// The server's words first; then what was looked at, in the order of the judgement.
QString reasons(const Evidence &evidence)
{
    QStringList lines{evidence.refusal.evidence, u"AUTH "_s + evidence.mechanism};
    lines.append(evidence.token ? claimsOf(*evidence.token) : u"token: -"_s);
    lines.append(reason(u"mailbox.account"_s, evidence.account));
    lines.append(reason(u"mailbox.login"_s, evidence.login));
    lines.append(reason(u"mailbox.smtp-auth"_s, evidence.smtpAuth));
    if (evidence.fresh)
        lines.append(u"changed: "_s + evidence.fresh->since.toString(Qt::ISODate));
    return lines.join(u'\n');
}

bool isLogin(const Finding &refusal)
{
    return refusal.code == u"smtp/auth" || refusal.code == u"smtp/auth-criteria";
}

} // namespace

Finding judge(const Evidence &evidence)
{
    if (evidence.refusal.code == u"smtp/recipient")
        return refusalAs(evidence, recipientCode(evidence.refusal), {{u"receiver"_s, evidence.receiver}});
    if (!isWorthALook(evidence.refusal))
        return evidence.refusal;
    Finding finding = isLogin(evidence.refusal) ? judgedLogin(evidence) : judgedSender(evidence);
    finding.evidence = reasons(evidence);
    return finding;
}

bool isWorthALook(const Finding &refusal)
{
    return isLogin(refusal) || refusal.code == u"smtp/send-as-denied";
}

bool isUndecided(const Finding &judgement)
{
    return judgement.code == u"smtp/auth-unseen" || judgement.code == u"smtp/send-as-denied";
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why the mail server doesn't let an account in.

#include "diagnosis/judging.h"

namespace cmw::judging {

using namespace Qt::StringLiterals;

namespace {

Cause byMechanism(const Evidence &evidence)
{
    static const QStringList oauth{u"XOAUTH2"_s, u"OAUTHBEARER"_s};
    if (evidence.mechanism.isEmpty() || oauth.contains(evidence.mechanism, Qt::CaseInsensitive))
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

/// Who may open the mailbox signs in, whether they may send as it or not.
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
    const QVariantMap args = whereSupportFindsIt(evidence);
    if (!isAllSeen(evidence))
        return refusalAs(evidence, u"smtp/auth-unseen"_s, args);
    // It has said its reason: a policy. That it's none of those that can be seen is told by these words.
    if (evidence.refusal.code == u"smtp/auth-criteria")
        return refusalAs(evidence, evidence.refusal.code, args);
    return refusalAs(evidence, u"smtp/auth-unexplained"_s, args);
}

} // namespace

Finding judgedLogin(const Evidence &evidence)
{
    for (const auto &cause : {byMechanism, byToken, byName, byMailbox, byAccess, byMailboxSwitch,
             byOrganisationSwitch, byPolicy, byAge, byGroup}) {
        if (const Cause found = cause(evidence))
            return *found;
    }
    return unexplained(evidence);
}

} // namespace cmw::judging

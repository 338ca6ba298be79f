// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/judge.h"

#include "diagnosis/judging.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Refusals of what follows the sign-in.
bool isAfterLogin(const Finding &refusal)
{
    static const QStringList codes{u"smtp/sender"_s, u"smtp/recipient"_s, u"smtp/data"_s,
        u"smtp/send-as-denied"_s, u"smtp/mailbox-full"_s};
    return codes.contains(refusal.code);
}

/// Of those that tell more of the refusal.
bool wasChangedSince(const Evidence &evidence)
{
    const QStringList lines = linesToLookAt(evidence.refusal);
    return std::any_of(lines.begin(), lines.end(),
        [&evidence](const QString &line) { return evidence.changedSince.contains(line); });
}

QString reason(const QString &name, const std::optional<Finding> &line, bool isChanged)
{
    if (isChanged)
        return name + u": changed since"_s;
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
    const QStringList looked = linesToLookAt(evidence.refusal);
    const std::pair<QString, const std::optional<Finding> &> all[] = {
        {u"mailbox.account"_s, evidence.account}, {u"mailbox.login"_s, evidence.login},
        {u"mailbox.smtp-auth"_s, evidence.smtpAuth}, {u"mailbox.limits"_s, evidence.limits},
        {u"mailbox.routes"_s, evidence.routes}, {u"azure.licences"_s, evidence.licences}};
    for (const auto &[name, line] : all) {
        if (looked.contains(name))
            lines.append(reason(name, line, evidence.changedSince.contains(name)));
    }
    if (evidence.fresh)
        lines.append(u"changed: "_s + evidence.fresh->since.toString(Qt::ISODate));
    return lines.join(u'\n');
}

} // namespace

Finding judge(const Evidence &evidence)
{
    if (evidence.refusal.code == u"smtp/auth-temporary")
        return judging::judgedHold(evidence);
    const bool isLogin = judging::isLogin(evidence.refusal);
    if (!isLogin && !isAfterLogin(evidence.refusal))
        return evidence.refusal;
    Finding finding = isLogin ? judging::judgedLogin(evidence) : judging::judgedSender(evidence);
    if (isUndecided(finding) && wasChangedSince(evidence)) {
        finding = judging::refusalAs(evidence, u"smtp/changed-since"_s);
        finding.state = State::ToDo; // to be sent again, and nothing to be repaired
    }
    finding.evidence = isWorthALook(evidence.refusal) ? reasons(evidence) : evidence.refusal.evidence;
    return finding;
}

QStringList linesToLookAt(const Finding &refusal)
{
    if (judging::isLogin(refusal))
        return {u"mailbox.account"_s, u"mailbox.login"_s, u"mailbox.smtp-auth"_s};
    if (refusal.code == u"smtp/send-as-denied")
        return {u"mailbox.account"_s, u"mailbox.login"_s};
    if (refusal.code == u"smtp/mailbox-full")
        return {u"mailbox.account"_s, u"mailbox.limits"_s};
    if (refusal.code == u"smtp/sender" || refusal.code == u"smtp/data")
        return {u"mailbox.account"_s, u"mailbox.login"_s, u"mailbox.smtp-auth"_s, u"mailbox.limits"_s,
            u"mailbox.routes"_s, u"azure.licences"_s};
    return {};
}

bool isWorthALook(const Finding &refusal)
{
    return !linesToLookAt(refusal).isEmpty();
}

bool isUndecided(const Finding &judgement)
{
    static const QStringList codes{u"smtp/auth-unseen"_s, u"smtp/changed-since"_s, u"smtp/send-as-denied"_s,
        u"smtp/mailbox-full"_s, u"smtp/sender"_s, u"smtp/data"_s, u"smtp/submission-unseen"_s};
    return codes.contains(judgement.code);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/judging.h"

#include <QRegularExpression>

namespace cmw::judging {

using namespace Qt::StringLiterals;

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

const Finding *seen(const std::optional<Finding> &line)
{
    return line && line->state != State::Unknown ? &*line : nullptr;
}

Cause lineIfFound(const std::optional<Finding> &line, const QStringList &codes)
{
    const Finding *found = seen(line);
    return found && codes.contains(found->code) ? Cause(lineAsCause(*found)) : Cause();
}

Finding refusalAs(const Evidence &evidence, const QString &code, const QVariantMap &more)
{
    Finding finding = evidence.refusal;
    finding.state = State::Wrong;
    finding.code = code;
    finding.args.insert(more);
    return finding;
}

Finding lineAsCause(const Finding &line)
{
    return {State::Wrong, line.code, line.args};
}

QString statusOf(const Finding &refusal)
{
    // Not what stands in brackets or an address: a host's version, an IP address.
    static const QRegularExpression form(uR"((?<![\d.\[])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d))"_s);
    return form.match(refusal.evidence).captured();
}

bool says(const Finding &refusal, QLatin1StringView words)
{
    return refusal.evidence.contains(words, Qt::CaseInsensitive);
}

int replyOf(const Finding &refusal)
{
    return refusal.args.value(u"reply"_s).toInt();
}

QString receiverOf(const Evidence &evidence)
{
    static const QRegularExpression between(u"[,;]"_s);
    return evidence.receiver.section(between, 0, 0).trimmed();
}

Cause byMailbox(const Evidence &evidence)
{
    const Finding *line = seen(evidence.account);
    return line && line->state == State::Wrong ? Cause(lineAsCause(*line)) : Cause();
}

Cause byLogin(const Evidence &evidence, const QStringList &others)
{
    const Finding *line = seen(evidence.login);
    const bool speaks = line && line->state != State::Done && line->state != State::NotNeeded
        && line->state != State::Waiting && line->code != u"mailbox/login-perhaps-by-group"
        && !others.contains(line->code);
    return speaks ? Cause(lineAsCause(*line)) : Cause();
}

Cause bySendAs(const Evidence &evidence)
{
    return byLogin(evidence, {u"mailbox/login-lacks-full-access"_s, u"mailbox/login-denied-full-access"_s});
}

Cause byGroup(const Evidence &evidence)
{
    const Finding *line = seen(evidence.login);
    if (!line || line->code != u"mailbox/login-perhaps-by-group")
        return {};
    return lineAsCause(*line);
}

bool isLogin(const Finding &refusal)
{
    return refusal.code == u"smtp/auth" || refusal.code == u"smtp/auth-criteria";
}

QVariantMap whereSupportFindsIt(const Evidence &evidence)
{
    static const QRegularExpression bracketed(
        uR"(\[(?:Hostname=)?((?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,63})(?:\s[^\[\]]{0,200})?\])"_s);
    QVariant server = evidence.refusal.args.value(u"host"_s);
    for (auto match = bracketed.globalMatch(evidence.refusal.evidence); match.hasNext();)
        server = match.next().captured(1);
    return {{u"mailbox"_s, evidence.mailbox}, {u"at"_s, evidence.at}, {u"server"_s, server}};
}

} // namespace cmw::judging

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proofmail.h"

#include "practice/mailflow.h"
#include "practice/scenario.h"
#include "practice/state.h"
#include "tasks/mailway.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

/// Whether all that Exchange decides about the hop was called fine; what a mail alone can tell isn't.
bool isFine(Hop hop, const Verdict &verdict)
{
    static const QStringList leftToAMail{u"mailbox/connector-takes-all"_s,
        u"mailbox/connector-takes-forwards"_s, u"mailbox/rule-routes-elsewhere"_s};
    const QStringList lines = linesOf(hop);
    return std::all_of(lines.begin(), lines.end(), [&](const QString &line) {
        const Finding finding = verdict.lines.value(line);
        return !line.startsWith(u"mailbox."_s) || !concerns(line, finding, hop)
            || (isSettled(finding.state) && !leftToAMail.contains(finding.code));
    });
}

} // namespace

MailProof sendMails(const QString &scenario, const Verdict &verdict)
{
    MailProof proof;
    practice::State state;
    const auto webex = u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s;
    const auto known = practice::scenarioNamed(scenario);
    const auto noted = practice::furnish(state, *known, {webex, u"http://localhost:1/callback"_s});
    // Nobody set anything up; or customers' mail goes astray before Exchange's rules, where no line looks.
    const bool goesAstray =
        known->faults.contains(u"mailNeverArrives"_s) || known->state.contains(u"inboundVerdict"_s);
    if (!noted || noted->isEmpty() || goesAstray)
        return proof;
    const QString mailbox = (*noted)[u"mailbox"].toString(u"support@contoso.com"_s);
    const auto customer = u"customer@example.org"_s;
    practice::MailFlow flow(state);
    const auto send = [&](const QString &from, const QString &to, const QString &folder, const QString &end,
                          const QList<Hop> &way) {
        if (!std::all_of(way.begin(), way.end(), [&](Hop hop) { return isFine(hop, verdict); }))
            return;
        state.mails.clear();
        flow.accept(from, {to}, "Subject: Help\r\n\r\n");
        const bool isThere = std::any_of(state.mails.begin(), state.mails.end(),
            [&](const practice::Mail &mail) { return mail.folder == folder && mail.to == end; });
        if (isThere)
            ++proof.arrived;
        else
            proof.lost.append(folder);
    };
    send(customer, mailbox, u"webex-connect"_s, webex, {Hop::CustomerToMailbox, Hop::MailboxToConnect});
    send(mailbox, customer, u"outside"_s, customer, {Hop::ConnectToMailbox, Hop::MailboxToCustomer});
    return proof;
}

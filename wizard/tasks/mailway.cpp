// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailway.h"

#include "core/document.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;
constexpr auto receivingTask = "verify.receiving"_L1;

/// Hops as a set.
using Legs = unsigned;

constexpr Legs leg(Hop hop)
{
    return 1U << static_cast<unsigned>(hop);
}

constexpr Legs none = 0;
constexpr Legs arriving = leg(Hop::CustomerToMailbox);
constexpr Legs forwarding = leg(Hop::MailboxToConnect);
constexpr Legs submitting = leg(Hop::ConnectToMailbox);
constexpr Legs leaving = leg(Hop::MailboxToCustomer);

struct OnTheWay {
    QLatin1StringView name; ///< a line's id, or a finding's code
    Legs legs = none;
};

constexpr OnTheWay lines[] = {
    {"connect.email-app"_L1, none}, // a name
    {"connect.forwarding-address"_L1, forwarding},
    {"connect.callback-url"_L1, submitting},
    {"azure.app-registration"_L1, submitting},
    {"azure.redirect-uri"_L1, submitting},
    {"azure.implicit-tokens"_L1, submitting},
    {"azure.client-secret"_L1, submitting},
    {"azure.permissions"_L1, submitting},
    {"azure.admin-consent"_L1, submitting},
    {"azure.user-consent"_L1, none}, // the form's check box follows from it
    {"azure.ids"_L1, submitting},
    {"azure.roles"_L1, none}, // of the person who sets it up
    {"azure.security-defaults"_L1, submitting},
    {"azure.licences"_L1, arriving},
    {"mailbox.account"_L1, arriving | submitting},
    {"mailbox.login"_L1, submitting},
    {"mailbox.smtp-auth"_L1, submitting},
    {"mailbox.forwarding"_L1, forwarding},
    {"mailbox.outbound-policy"_L1, forwarding},
    {"mailbox.remote-domain"_L1, forwarding},
    {"mailbox.routes"_L1, arriving | forwarding | leaving},
    {"mailbox.limits"_L1, arriving | submitting},
    {"mailbox.mail-flow-rules"_L1, arriving | forwarding | leaving},
    {"mailbox.inbox-rules"_L1, forwarding},
    {"mailbox.send-fence"_L1, none}, // it holds the app back elsewhere; a choice
    {"connect.form"_L1, submitting},
    {"connect.consent-box"_L1, submitting},
    {"connect.generate-token"_L1, submitting},
    {"connect.saved-address"_L1, forwarding},
    {"verify.secret"_L1, submitting},
    {testTask, submitting | leaving},
    {receivingTask, arriving | forwarding},
};

/// Findings that are about some of their line's hops alone.
constexpr OnTheWay findings[] = {
    {"mailbox/sign-in-blocked"_L1, submitting},
    {"mailbox/shared-needs-login"_L1, submitting},
    {"mailbox/domain-takes-no-mail"_L1, arriving},
    {"mailbox/domain-shared"_L1, arriving},
    {"mailbox/domain-sends-no-mail"_L1, forwarding | leaving},
    {"mailbox/forwarding-domain-is-own"_L1, forwarding},
    {"mailbox/forwarding-domain-relayed"_L1, forwarding},
    {"mailbox/connector-takes-forwards"_L1, forwarding},
    {"mailbox/connector-takes-all"_L1, forwarding | leaving},
    {"mailbox/only-internal-senders"_L1, arriving},
    {"mailbox/only-listed-senders"_L1, arriving},
    {"mailbox/moderated"_L1, arriving},
    {"mailbox/some-senders-refused"_L1, arriving},
    {"mailbox/receive-size-too-small"_L1, arriving},
    {"mailbox/send-size-too-small"_L1, submitting},
    {"mailbox/full-for-sending"_L1, submitting},
    {"mailbox/rule-stops-receiving"_L1, arriving},
    {"mailbox/rule-stops-forwarding"_L1, forwarding},
    {"mailbox/rule-stops-sending"_L1, leaving},
};

template <std::size_t Size> const OnTheWay *entry(const OnTheWay (&table)[Size], const QString &name)
{
    const auto *found = std::find_if(
        std::begin(table), std::end(table), [&name](const OnTheWay &one) { return name == one.name; });
    return found == std::end(table) ? nullptr : found;
}

Legs legsOf(const QString &task)
{
    const OnTheWay *line = entry(lines, task);
    return line ? line->legs : none;
}

/// The server took the sender, and refused whom it was for.
bool isAboutReceiver(const Finding &test)
{
    return test.code.startsWith("smtp/recipient"_L1);
}

/// Sending ends at the first stage that fails, and mail to the organisation itself stays in it: how mail would leave
/// from there stays open.
bool endsBefore(const Finding &test, Hop hop)
{
    if (hop != Hop::MailboxToCustomer || isAboutReceiver(test))
        return false;
    const QStringList proven = test.args.value(u"legs"_s).toStringList();
    const bool stays = test.state == State::Done && !proven.isEmpty() && !proven.contains(hopCode(hop));
    return stays || test.state == State::Wrong;
}

} // namespace

QString hopCode(Hop hop)
{
    switch (hop) {
    case Hop::CustomerToMailbox:
        return u"way/customer-to-mailbox"_s;
    case Hop::MailboxToConnect:
        return u"way/mailbox-to-connect"_s;
    case Hop::ConnectToMailbox:
        return u"way/connect-to-mailbox"_s;
    case Hop::MailboxToCustomer:
        break;
    }
    return u"way/mailbox-to-customer"_s;
}

QList<Hop> hopsOf(const QString &task)
{
    QList<Hop> result;
    for (const Hop hop : hops) {
        if (legsOf(task) & leg(hop))
            result.append(hop);
    }
    return result;
}

bool isOffTheWay(const QString &task)
{
    const OnTheWay *line = entry(lines, task);
    return line && line->legs == none;
}

QStringList linesOf(Hop hop)
{
    QStringList result;
    for (const StepOutline &step : Document::outline().steps()) {
        for (const QString &task : step.bullets) {
            if (legsOf(task) & leg(hop))
                result.append(task);
        }
    }
    return result;
}

bool concerns(const QString &task, const Finding &finding, Hop hop)
{
    const QStringList named = finding.args.value(u"legs"_s).toStringList();
    // A mail that nobody has followed yet says nothing.
    const bool isNarrow = !named.isEmpty() || task == receivingTask;
    if (isNarrow && !named.contains(hopCode(hop)))
        return false;
    if (isAboutReceiver(finding))
        return legsOf(task) & leaving & leg(hop);
    const OnTheWay *narrow = named.isEmpty() ? entry(findings, finding.code) : nullptr;
    return legsOf(task) & (narrow ? narrow->legs : ~none) & leg(hop);
}

State stateOf(Hop hop, const std::function<Finding(const QString &task)> &found)
{
    const Finding followed = found(receivingTask);
    const bool isProven = (hop == Hop::ConnectToMailbox && found(testTask).state == State::Done)
        || (followed.state == State::Done && concerns(receivingTask, followed, hop));
    State worst = State::NotNeeded;
    const QStringList all = linesOf(hop);
    for (const QString &task : all) {
        const Finding finding = found(task);
        if (task == testTask && endsBefore(finding, hop)) {
            worst = worse(worst, State::Unknown);
            continue;
        }
        if (!concerns(task, finding, hop) || (isProven && finding.state == State::Unknown))
            continue;
        worst = worse(worst, finding.state);
    }
    return worst;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why an account may not send as the mailbox.

#include "diagnosis/judging.h"

namespace cmw::judging {

using namespace Qt::StringLiterals;

namespace {

/// Another account than the mailbox's has signed in, and isn't the one that step 1 names.
Cause byOtherAccount(const Evidence &evidence)
{
    const std::optional<Error> error =
        evidence.token ? objection(*evidence.token, evidence.needs, {}) : std::nullopt;
    if (!error || error->code != u"verify/wrong-account")
        return {};
    return Finding(State::Wrong, error->code, error->args);
}

/// What remains where all else is right: Microsoft's servers are said to take a mailbox's aliases.
/// Source: Microsoft Exchange Team blog, "Sending From Email Aliases – Public Preview".
Cause byAlias(const Evidence &evidence)
{
    const Finding *line = seen(evidence.account);
    if (!line || !line->code.startsWith("mailbox/is-alias"_L1))
        return {};
    return refusalAs(evidence, u"smtp/send-as-alias"_s,
        {{u"mailbox"_s, evidence.mailbox}, {u"primary"_s, line->args.value(u"primary"_s)}});
}

} // namespace

Finding judgedSendAs(const Evidence &evidence)
{
    for (const auto &cause : {byOtherAccount, byMailbox, bySendAs, byGroup, byAlias}) {
        if (const Cause found = cause(evidence))
            return *found;
    }
    // A change that was made just now is told by its age.
    const bool isAllSeen = evidence.token && seen(evidence.account) && seen(evidence.login);
    return refusalAs(evidence,
        isAllSeen && !evidence.fresh ? u"smtp/send-as-unexplained"_s : u"smtp/send-as-denied"_s,
        whereSupportFindsIt(evidence));
}

} // namespace cmw::judging

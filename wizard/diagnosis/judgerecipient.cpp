// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why the mail server doesn't take a receiver.
// Source: Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online"; RFC 3463.

#include "diagnosis/judging.h"

namespace cmw::judging {

using namespace Qt::StringLiterals;

namespace {

/// A domain in which the mailbox, or the account that signed in, has an address: the organisation accepts mail for it,
/// and its own directory has refused the receiver.
bool isOwnDomain(const Evidence &evidence)
{
    QStringList addresses{evidence.mailbox};
    if (const Finding *account = seen(evidence.account))
        addresses += {account->args.value(u"upn"_s).toString(), account->args.value(u"primary"_s).toString()};
    if (evidence.token)
        addresses.append(evidence.token->account);
    const QString domain = receiverOf(evidence).section(u'@', -1);
    for (const QString &address : addresses) {
        if (address.contains(u'@') && same(address.section(u'@', -1), domain))
            return true;
    }
    return false;
}

/// The test went to the mailbox itself, and what step 3 knows of it says why.
Cause byOwnLimits(const Evidence &evidence)
{
    if (!same(receiverOf(evidence), evidence.mailbox))
        return {};
    static const QStringList restricting{u"mailbox/only-internal-senders"_s, u"mailbox/only-listed-senders"_s,
        u"mailbox/some-senders-refused"_s, u"mailbox/moderated"_s};
    return lineIfFound(evidence.limits, restricting);
}

QString codeOf(const Evidence &evidence)
{
    static const QStringList unknown{u"5.1.1"_s, u"5.1.2"_s, u"5.1.10"_s, u"5.4.1"_s, u"5.4.310"_s,
        u"5.7.504"_s, u"5.7.505"_s, u"5.5.0"_s};
    static const QStringList malformed{u"5.1.3"_s, u"5.1.7"_s};
    static const QStringList relayed{u"5.7.54"_s, u"5.7.64"_s};
    static const QStringList restricted{u"5.7.12"_s, u"5.7.13"_s, u"5.7.124"_s, u"5.7.129"_s, u"5.7.133"_s,
        u"5.7.134"_s, u"5.7.135"_s, u"5.7.136"_s};
    const QString status = statusOf(evidence.refusal);
    const int reply = replyOf(evidence.refusal);
    if (reply >= 400 && reply < 500)
        return u"smtp/recipient-later"_s;
    // 5.4.1 is two things: a server that doesn't know the domain, and one that doesn't know the receiver.
    if (relayed.contains(status) || says(evidence.refusal, "relay"_L1))
        return u"smtp/recipient-not-relayed"_s;
    if (unknown.contains(status))
        return isOwnDomain(evidence) ? u"smtp/recipient-unknown-here"_s : u"smtp/recipient-unknown"_s;
    if (malformed.contains(status) || reply == 501 || reply == 553)
        return u"smtp/recipient-malformed"_s;
    if (restricted.contains(status))
        return u"smtp/recipient-restricted"_s;
    if (status == u"5.7.703")
        return u"smtp/recipient-blocked"_s;
    return u"smtp/recipient"_s;
}

} // namespace

Finding judgedRecipient(const Evidence &evidence)
{
    const QString code = codeOf(evidence);
    if (code == u"smtp/recipient-restricted") {
        if (const Cause own = byOwnLimits(evidence))
            return *own;
    }
    return refusalAs(evidence, code,
        {{u"receiver"_s, receiverOf(evidence)}, {u"domain"_s, receiverOf(evidence).section(u'@', -1)}});
}

} // namespace cmw::judging

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchangeroles.h"

#include "practice/directory.h"
#include "practice/state.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Of the management roles Mail Recipients, Recipient Policies and Message Tracking.
const QStringList &recipientNouns()
{
    static const QStringList nouns{u"mailbox"_s, u"casmailbox"_s, u"user"_s, u"recipient"_s,
        u"mailboxpermission"_s, u"recipientpermission"_s, u"inboxrule"_s, u"mailboxstatistics"_s,
        u"mailuser"_s, u"distributiongroup"_s, u"distributiongroupmember"_s, u"authenticationpolicy"_s,
        u"messagetracev2"_s, u"messagetracedetailv2"_s};
    return nouns;
}

/// What they may look at, and no more.
const QStringList &seenByRecipientRoles()
{
    static const QStringList cmdlets{u"get-organizationconfig"_s, u"get-accepteddomain"_s};
    return cmdlets;
}

} // namespace

bool isExchangeRole(const Account &account)
{
    for (const QString &what : {u"exchange"_s, u"recipients"_s, u"spamPolicies"_s, u"viewExchange"_s}) {
        if (may(account, what))
            return true;
    }
    return false;
}

bool mayRun(const Account &account, const QString &cmdlet)
{
    if (may(account, u"exchange"_s))
        return true;
    const QString name = cmdlet.toLower();
    const QString noun = name.section(u'-', 1);
    if (name.startsWith(u"get-") && may(account, u"viewExchange"_s))
        return true;
    if (noun.startsWith(u"hostedoutboundspamfilter") && may(account, u"spamPolicies"_s))
        return true;
    return may(account, u"recipients"_s)
        && (recipientNouns().contains(noun) || seenByRecipientRoles().contains(name));
}

} // namespace cmw::practice

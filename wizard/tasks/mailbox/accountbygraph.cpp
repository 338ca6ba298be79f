// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/accountbygraph.h"

#include "services/cloud.h"
#include "tasks/mailbox/recipientkind.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Finding judgedByDirectory(const QJsonObject &user, const Setup &setup, const QVariantMap &args)
{
    if (user.value(u"userType").toString() == u"Guest")
        return {State::Wrong, u"mailbox/is-guest"_s, args};
    const bool isEnabled = user.value(u"accountEnabled").toBool(true);
    // As a shared mailbox is, too.
    if (!isEnabled && setup.loginId.isEmpty())
        return {State::Wrong, u"mailbox/by-directory-blocked"_s, args};
    if (!isEnabled)
        return {State::Done, u"mailbox/by-directory-with-login"_s, args};
    if (hasExchangeLicence(user) == false)
        return {State::Wrong, u"mailbox/by-directory-unlicensed"_s, args};
    return {State::Done, u"mailbox/by-directory-ready"_s, args};
}

} // namespace

Finding accountByGraph(const Setup &setup, Cloud &cloud, const Error &why)
{
    const auto found = cloud.graph.userByAddress(setup.mailbox);
    if (!found)
        return found.error().isCancelled() ? found.error() : why;
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"login"_s, setup.loginId}};
    const QString evidence = u"%1: %2"_s.arg(why.args.value(u"cmdlet"_s).toString(), why.evidence);
    if (!found->has_value()) {
        Finding finding{State::Wrong, u"mailbox/by-directory-missing"_s, args};
        finding.evidence = evidence;
        return finding;
    }
    const QJsonObject user = **found;
    const QString name = user.value(u"displayName").toString();
    args.insert(u"name"_s, name);
    Finding finding = judgedByDirectory(user, setup, args);
    finding.evidence = evidence;
    finding.learned.set(&Setup::mailboxName, name)
        .set(&Setup::mailboxUpn, user.value(u"userPrincipalName").toString())
        .set(&Setup::mailboxAliases,
            addressesOf({{u"EmailAddresses"_s, user.value(u"proxyAddresses")}}).join(u", "_s));
    return finding;
}

} // namespace cmw

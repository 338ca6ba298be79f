// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/account.h"

#include "services/cloud.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The directory's user behind the mailbox; empty where this admin may not read it, which Exchange makes up
/// for.
Result<QJsonObject> user(const Setup &setup, Cloud &cloud)
{
    const auto found = cloud.graph.userByAddress(setup.mailbox);
    if (found)
        return found->value_or(QJsonObject());
    if (found.error().code == u"graph/denied")
        return QJsonObject();
    return found.error();
}

} // namespace

TaskInfo MailboxAccount::info() const
{
    return {.id = u"mailbox.account"_s,
        .needs = {u"connect.email-app"_s},
        .resources = Resource::Graph | Resource::Exchange,
        .reads = {u"User.Read.All"_s}};
}

Finding MailboxAccount::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    QVariantMap args{{u"mailbox"_s, setup.mailbox}};
    if (!mailbox && mailbox.error().code == u"exchange/not-found") {
        Finding finding{State::Wrong, u"mailbox/not-found"_s, args};
        finding.evidence = mailbox.error().evidence;
        return finding;
    }
    if (!mailbox)
        return mailbox.error();
    const Result<QJsonObject> account = user(setup, cloud);
    if (!account)
        return account.error();

    const QString kind = mailbox->value(u"RecipientTypeDetails").toString();
    const bool isShared = kind == u"SharedMailbox";
    const QString name = mailbox->value(u"DisplayName").toString();
    const QString primary = mailbox->value(u"PrimarySmtpAddress").toString();
    args.insert({{u"name"_s, name}, {u"kind"_s, kind}, {u"primary"_s, primary}});
    if (kind != u"UserMailbox" && !isShared)
        return {State::Wrong, u"mailbox/kind"_s, args};
    if (!account->value(u"accountEnabled").toBool(true) && setup.loginId.isEmpty())
        return {
            State::Wrong, isShared ? u"mailbox/shared-needs-login"_s : u"mailbox/sign-in-blocked"_s, args};

    Finding finding{State::Done, isShared ? u"mailbox/ready-shared"_s : u"mailbox/ready"_s, args};
    if (!primary.isEmpty() && primary.compare(setup.mailbox, Qt::CaseInsensitive) != 0)
        finding.code = u"mailbox/is-alias"_s;
    const QString upn = mailbox->value(u"UserPrincipalName").toString();
    finding.learned.set(&Setup::mailboxName, name)
        .set(&Setup::mailboxUpn, upn.isEmpty() ? account->value(u"userPrincipalName").toString() : upn);
    return finding;
}

} // namespace cmw

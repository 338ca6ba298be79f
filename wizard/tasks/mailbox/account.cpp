// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/account.h"

#include "services/cloud.h"
#include "services/exchangerecipients.h"
#include "tasks/mailbox/accountbygraph.h"
#include "tasks/mailbox/recipientkind.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Row = std::optional<QJsonObject>;

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// The directory's user of that name; empty where there is none. No value: this admin may not read it.
Result<Row> user(const QString &name, Cloud &cloud)
{
    if (cloud.context().tokens.graph.isEmpty())
        return Row();
    const auto found = cloud.graph.userByAddress(name);
    if (found)
        return Row(found->value_or(QJsonObject()));
    if (found.error().code == u"graph/denied")
        return Row();
    return found.error();
}

QString shown(const QJsonObject &recipient)
{
    return u"%1 (%2)"_s.arg(recipient.value(u"DisplayName").toString(),
        recipient.value(u"UserPrincipalName").toString(recipient.value(u"PrimarySmtpAddress").toString()));
}

/// What an address is that means several, and which those are.
Finding severalFound(const QString &mailbox, const Error &refusal, Cloud &cloud)
{
    QStringList names;
    if (const auto found = ExchangeRecipients(cloud.exchange).mailboxesNamed(mailbox)) {
        for (const QJsonObject &one : *found)
            names.append(shown(one));
    }
    const QVariantMap args{{u"mailbox"_s, mailbox}, {u"found"_s, names.join(u", "_s)}};
    Finding finding{
        State::Wrong, names.size() > 1 ? u"mailbox/ambiguous"_s : u"mailbox/ambiguous-unnamed"_s, args};
    finding.evidence = refusal.evidence;
    return finding;
}

/// What a recipient is that isn't a mailbox in Exchange Online.
Finding otherRecipient(const QJsonObject &recipient, QVariantMap args)
{
    args.insert({{u"name"_s, recipient.value(u"DisplayName").toString()},
        {u"kind"_s, recipient.value(u"RecipientTypeDetails").toString()}});
    QString code = objectionToKind(recipient);
    Finding finding{State::Wrong, code.isEmpty() ? u"mailbox/not-found"_s : code, args};
    finding.learned.set(&Setup::mailboxKind, args.value(u"kind"_s).toString());
    return finding;
}

/// Where this admin may not look, something may be there.
bool isUnseen(const Result<Row> &look)
{
    return !look && isForbidden(look.error().code);
}

/// Why Exchange Online has no such mailbox.
Finding whyMissing(const QString &mailbox, const Error &refusal, Cloud &cloud)
{
    ExchangeRecipients recipients(cloud.exchange);
    const QVariantMap args{{u"mailbox"_s, mailbox}};
    const Result<Row> recipient = recipients.recipient(mailbox);
    if (recipient && recipient->has_value())
        return otherRecipient(**recipient, args);
    if (!recipient && recipient.error().code == u"exchange/ambiguous")
        return severalFound(mailbox, recipient.error(), cloud);
    if (!recipient && !isUnseen(recipient))
        return recipient.error();

    Finding finding{State::Wrong, u"mailbox/not-found"_s, args};
    finding.evidence = refusal.evidence;
    const Result<Row> deleted = recipients.deletedMailbox(mailbox);
    if (!deleted && !isUnseen(deleted))
        return deleted.error();
    if (deleted && deleted->has_value()) {
        finding.code = u"mailbox/deleted"_s;
        return finding;
    }
    const Result<Row> account = user(mailbox, cloud);
    if (!account)
        return account.error();
    const QJsonObject known = account->value_or(QJsonObject());
    if (known.value(u"userType").toString() == u"Guest")
        finding.code = u"mailbox/is-guest"_s;
    else if (known.value(u"onPremisesSyncEnabled").toBool() && !known.value(u"mail").toString().isEmpty())
        finding.code = u"mailbox/is-on-premises"_s;
    else if (const std::optional<bool> licensed = hasExchangeLicence(known))
        finding.code = *licensed ? u"mailbox/not-made-yet"_s : u"mailbox/user-without-mailbox"_s;
    else if (isUnseen(recipient) || isUnseen(deleted) || !account->has_value())
        finding.code = u"mailbox/not-seen"_s;
    return finding;
}

/// What an earlier look has learned of a mailbox that isn't there any more is no longer so.
Finding unlearned(Finding finding)
{
    if (finding.state != State::Wrong || finding.code == u"mailbox/not-seen")
        return finding;
    Learned nothing;
    nothing.set(&Setup::mailboxUpn, {})
        .set(&Setup::mailboxName, {})
        .set(&Setup::mailboxAddress, {})
        .set(&Setup::mailboxAliases, {})
        .set(&Setup::mailboxKind, {});
    finding.learned = nothing.then(finding.learned);
    return finding;
}

/// What is known of a mailbox that is there.
struct Facts {
    bool isShared = false;
    bool isEnabled = true; ///< its own sign-in
    std::optional<bool> isLicensed; ///< empty: not known
    bool isAlias = false; ///< the given address is another than the primary one
    bool hasOtherName = false; ///< its sign-in name is none of these two
};

Facts facts(const Setup &setup, const QJsonObject &mailbox, const QJsonObject &account)
{
    const QString primary = mailbox.value(u"PrimarySmtpAddress").toString();
    const QString upn = mailbox.value(u"UserPrincipalName").toString();
    Facts result;
    result.isShared = mailbox.value(u"RecipientTypeDetails").toString() == u"SharedMailbox";
    // The directory knows it first; Exchange's copy of it may be an hour old.
    result.isEnabled =
        account.value(u"accountEnabled").toBool(!mailbox.value(u"AccountDisabled").toBool(false));
    result.isLicensed = hasExchangeLicence(account);
    result.isAlias = !primary.isEmpty() && !same(primary, setup.mailbox) && !same(upn, setup.mailbox);
    result.hasOtherName = !upn.isEmpty() && !same(upn, setup.mailbox) && !same(upn, primary);
    return result;
}

Finding judgeShared(const Facts &facts, const Setup &setup, const QVariantMap &args)
{
    // Its own account is made for nobody's sign-in. Source: Microsoft Learn, "About shared mailboxes".
    if (setup.loginId.isEmpty())
        return {State::Wrong, u"mailbox/shared-needs-login"_s, args};
    if (facts.isAlias)
        return {State::Done, u"mailbox/is-alias-shared"_s, args};
    if (facts.isEnabled)
        return {State::Done, u"mailbox/ready-shared-open"_s, args};
    return {State::Done, u"mailbox/ready-shared"_s, args};
}

Finding judgeUser(const Facts &facts, const Setup &setup, const QVariantMap &args)
{
    if (facts.isLicensed == false)
        return {State::Wrong, u"mailbox/unlicensed"_s, args};
    if (!facts.isEnabled && setup.loginId.isEmpty())
        return {State::Wrong, u"mailbox/sign-in-blocked"_s, args};
    if (facts.isAlias)
        return {State::Done, u"mailbox/is-alias"_s, args};
    if (facts.hasOtherName)
        return {State::Done, u"mailbox/ready-other-name"_s, args};
    if (!facts.isLicensed)
        return {State::Done, u"mailbox/ready-licence-unknown"_s, args};
    return {State::Done, u"mailbox/ready"_s, args};
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
    if (!mailbox && mailbox.error().code == u"exchange/not-found")
        return unlearned(whyMissing(setup.mailbox, mailbox.error(), cloud));
    if (!mailbox && mailbox.error().code == u"exchange/ambiguous")
        return unlearned(severalFound(setup.mailbox, mailbox.error(), cloud));
    if (!mailbox && mailbox.error().code == u"exchange/not-as-known")
        return accountByGraph(setup, cloud, mailbox.error());
    if (!mailbox)
        return mailbox.error();

    const QString kind = mailbox->value(u"RecipientTypeDetails").toString();
    const QString name = mailbox->value(u"DisplayName").toString();
    const QString primary = mailbox->value(u"PrimarySmtpAddress").toString();
    QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"name"_s, name}, {u"kind"_s, kind},
        {u"primary"_s, primary}, {u"login"_s, setup.loginId}};
    if (mailbox->value(u"IsInactiveMailbox").toBool())
        return {State::Wrong, u"mailbox/deleted"_s, args};
    if (!objectionToKind(*mailbox).isEmpty())
        return otherRecipient(*mailbox, args);

    const QString signInName = mailbox->value(u"UserPrincipalName").toString();
    const Result<Row> found = user(signInName.isEmpty() ? setup.mailbox : signInName, cloud);
    if (!found)
        return found.error();
    const QJsonObject account = found->value_or(QJsonObject()); // which Exchange makes up for
    const QString upn = signInName.isEmpty() ? account.value(u"userPrincipalName").toString() : signInName;
    args.insert(u"upn"_s, upn);

    const Facts known = facts(setup, *mailbox, account);
    Finding finding = known.isShared ? judgeShared(known, setup, args) : judgeUser(known, setup, args);
    finding.learned.set(&Setup::mailboxName, name)
        .set(&Setup::mailboxUpn, upn)
        .set(&Setup::mailboxAddress, primary)
        .set(&Setup::mailboxAliases, addressesOf(*mailbox).join(u", "_s))
        .set(&Setup::mailboxKind, kind);
    return finding;
}

} // namespace cmw

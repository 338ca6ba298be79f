// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/login.h"

#include "services/cloud.h"
#include "services/exchangerecipients.h"
#include "tasks/mailbox/delegation.h"
#include "tasks/mailbox/recipientkind.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Right = Delegation::Right;

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// Graph's user of that name. Empty: none. No value: this admin may not read it.
Result<std::optional<QJsonObject>> directoryUser(const QString &name, Cloud &cloud)
{
    if (cloud.context().tokens.graph.isEmpty())
        return std::optional<QJsonObject>();
    const auto found = cloud.graph.userByAddress(name);
    if (found)
        return std::optional(found->value_or(QJsonObject()));
    if (found.error().code == u"graph/denied")
        return std::optional<QJsonObject>();
    return found.error();
}

/// Why nobody signs in with that account, as far as is known: the directory's user, and its mailbox where there is one.
QString objection(const QJsonObject &user, const std::optional<QJsonObject> &mailbox, const QString &login)
{
    if (user.value(u"userType").toString() == u"Guest")
        return u"mailbox/login-is-guest"_s;
    // Before what else is wrong: to unblock or to license such a mailbox would be bad advice.
    if (mailbox && mailbox->value(u"RecipientTypeDetails").toString() != u"UserMailbox")
        return u"mailbox/login-is-no-user"_s;
    const bool isBlocked = mailbox && mailbox->value(u"AccountDisabled").toBool();
    if (!user.value(u"accountEnabled").toBool(!isBlocked))
        return u"mailbox/login-blocked"_s;
    if (!mailbox)
        return u"mailbox/login-without-mailbox"_s;
    if (hasExchangeLicence(user) == false)
        return u"mailbox/login-unlicensed"_s;
    if (!same(mailbox->value(u"UserPrincipalName").toString(login), login))
        return u"mailbox/login-is-address"_s;
    return {};
}

/// The row of Get-Mailbox of the account that signs in, or why it can't.
struct Login {
    QJsonObject mailbox;
    std::optional<Finding> objection;
};

Result<Login> signsIn(const QString &login, QVariantMap args, Cloud &cloud)
{
    const Result<std::optional<QJsonObject>> found = directoryUser(login, cloud);
    if (!found)
        return found.error();
    const QJsonObject user = found->value_or(QJsonObject());
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(login);
    const bool isMissing = !mailbox && mailbox.error().code == u"exchange/not-found";
    if (!mailbox && !isMissing)
        return mailbox.error();
    QString code = objection(user, mailbox ? std::optional(*mailbox) : std::nullopt, login);
    // Without the directory's word it isn't known whether there is an account without a mailbox.
    if (isMissing && found->has_value() && user.isEmpty())
        code = u"mailbox/login-not-found"_s;
    if (code.isEmpty())
        return Login{*mailbox, {}};
    if (mailbox)
        args.insert(u"upn"_s, mailbox->value(u"UserPrincipalName").toString());
    Finding finding{State::Wrong, code, args};
    finding.evidence = isMissing ? mailbox.error().evidence : QString();
    return Login{{}, finding};
}

Finding judged(const Delegation &delegation, QVariantMap args)
{
    args.insert(u"groups"_s, delegation.groups.join(u", "_s));
    if (delegation.isWhole()) {
        const bool isByGroup = delegation.knowsGroups && !delegation.groups.isEmpty();
        return {State::Done, isByGroup ? u"mailbox/login-ready-by-group"_s : u"mailbox/login-ready"_s, args};
    }
    if (delegation.isDenied())
        return {State::Wrong,
            delegation.fullAccess == Right::Denied ? u"mailbox/login-denied-full-access"_s
                                                   : u"mailbox/login-denied-send-as"_s,
            args};
    if (!delegation.knowsGroups && !delegation.groups.isEmpty())
        return {State::ToDo, u"mailbox/login-perhaps-by-group"_s, args};
    if (delegation.fullAccess == Right::Yes)
        return {State::ToDo, u"mailbox/login-lacks-send-as"_s, args};
    if (delegation.sendAs == Right::Yes)
        return {State::ToDo, u"mailbox/login-lacks-full-access"_s, args};
    return {State::ToDo, u"mailbox/login-lacks-both"_s, args};
}

/// Whether both are there now: what is read back.
Result<bool> isWhole(const QString &mailbox, const QString &login, Cloud &cloud)
{
    const Result<QJsonObject> who = cloud.exchange.mailbox(login);
    if (!who)
        return who.error();
    const Result<Delegation> now = Delegation::read(mailbox, *who, cloud);
    return now ? Result<bool>(now->isWhole()) : now.error();
}

} // namespace

TaskInfo MailboxLogin::info() const
{
    return {.id = u"mailbox.login"_s,
        .needs = {u"mailbox.account"_s},
        .resources = Resource::Graph | Resource::Exchange,
        .reads = {u"User.Read.All"_s},
        .changes = true,
        .lane = u"exchange"_s};
}

Finding MailboxLogin::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox)
        return mailbox.error();
    const bool isShared = mailbox->value(u"RecipientTypeDetails").toString() == u"SharedMailbox";
    const QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"login"_s, setup.loginId}};
    if (setup.loginId.isEmpty())
        return isShared ? Finding{State::ForPerson, u"mailbox/login-missing"_s, args}
                        : Finding{State::NotNeeded, u"mailbox/login-not-needed"_s, args};
    if (isCalled(*mailbox, setup.loginId))
        return isShared ? Finding{State::Wrong, u"mailbox/login-is-mailbox"_s, args}
                        : Finding{State::NotNeeded, u"mailbox/login-is-own"_s, args};

    const Result<Login> login = signsIn(setup.loginId, args, cloud);
    if (!login)
        return login.error();
    if (login->objection)
        return *login->objection;
    const Result<Delegation> delegation = Delegation::read(setup.mailbox, login->mailbox, cloud);
    return delegation ? judged(*delegation, args) : Finding(delegation.error());
}

Result<Change> MailboxLogin::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding found = check(setup, cloud);
    if (isSettled(found.state))
        return nothing();
    if (found.state != State::ToDo)
        return Error{found.code, found.args, found.evidence};
    const Result<QJsonObject> who = cloud.exchange.mailbox(setup.loginId);
    if (!who)
        return who.error();
    const Result<Delegation> now = Delegation::read(setup.mailbox, *who, cloud);
    if (!now)
        return now.error();

    const bool opens = now->fullAccess == Right::No, sends = now->sendAs == Right::No;
    const Result<Change> change = intend(cloud, u"mailbox/login-allowed"_s, found.args,
        {{u"mailbox"_s, setup.mailbox}, {u"login"_s, setup.loginId}, {u"fullAccess"_s, opens},
            {u"sendAs"_s, sends}});
    if (!change)
        return change.error();
    ExchangeRecipients recipients(cloud.exchange);
    Result<void> sent;
    if (opens)
        sent = recipients.grantFullAccess(setup.mailbox, setup.loginId);
    if (sent && sends)
        sent = recipients.grantSendAs(setup.mailbox, setup.loginId);
    if (!sent)
        return sent.error();
    const Result<void> seen =
        readBackInExchange(cloud, [&] { return isWhole(setup.mailbox, setup.loginId, cloud); });
    return seen ? change : seen.error();
}

Result<void> MailboxLogin::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const QString mailbox = change.before.value(u"mailbox").toString();
    const QString login = change.before.value(u"login").toString();
    const Result<QJsonObject> found = cloud.exchange.mailbox(login);
    if (!found && found.error().code != u"exchange/not-found")
        return found.error();
    const QJsonObject who = found ? *found : QJsonObject{{u"UserPrincipalName"_s, login}};
    const Result<Delegation> now = Delegation::readOwn(mailbox, who, cloud);
    if (!now)
        return unlessGone(now.error());

    // Somebody has taken it away since: that is theirs.
    const bool sends = change.before.value(u"sendAs").toBool() && now->sendAs == Right::Yes;
    const bool opens = change.before.value(u"fullAccess").toBool() && now->fullAccess == Right::Yes;
    if (!sends && !opens)
        return {};
    ExchangeRecipients recipients(cloud.exchange);
    Result<void> sent;
    if (sends)
        sent = unlessGone(recipients.revokeSendAs(mailbox, login));
    if (sent && opens)
        sent = unlessGone(recipients.revokeFullAccess(mailbox, login));
    if (!sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<Delegation> left = Delegation::readOwn(mailbox, who, cloud);
        if (!left)
            return left.error();
        const bool stillSends = sends && left->sendAs == Right::Yes;
        const bool stillOpens = opens && left->fullAccess == Right::Yes;
        return !stillSends && !stillOpens;
    });
}

} // namespace cmw

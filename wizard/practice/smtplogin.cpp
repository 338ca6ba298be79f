// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/smtplogin.h"

#include "practice/exchange.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

struct Claim {
    QString user;
    QString token;
};

/// "user=" user ^A "auth=Bearer " token ^A ^A. Both empty where it isn't of this form.
Claim parse(const QByteArray &response)
{
    const auto decoded = QByteArray::fromBase64Encoding(response, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    Claim claim;
    for (const QByteArray &part : decoded.decoded.split('\x01')) {
        if (part.startsWith("user="))
            claim.user = QString::fromUtf8(part.mid(5));
        else if (part.left(12).toLower() == "auth=bearer ")
            claim.token = QString::fromUtf8(part.mid(12));
    }
    return claim;
}

bool isForExchange(QString audience)
{
    while (audience.endsWith(u'/'))
        audience.chop(1);
    static const QStringList audiences{u"https://outlook.office.com"_s, u"https://outlook.office365.com"_s,
        u"00000002-0000-0ff1-ce00-000000000000"_s};
    return audiences.contains(audience, Qt::CaseInsensitive);
}

bool maySend(const Grant &grant)
{
    return std::any_of(grant.scopes.begin(), grant.scopes.end(), [](const QString &scope) {
        return scope.section(u'/', -1).compare("SMTP.Send"_L1, Qt::CaseInsensitive) == 0;
    });
}

/// The user's own mailbox by its sign-in name, or the shared mailbox of that address. Null: neither.
Account *loggedInto(State &state, const Grant &grant, const QString &name)
{
    const auto user = std::find_if(state.accounts.begin(), state.accounts.end(),
        [&grant](const Account &one) { return one.id == grant.userId; });
    if (user == state.accounts.end())
        return nullptr;
    if (user->user.compare(name, Qt::CaseInsensitive) == 0)
        return user->hasMailbox ? &*user : nullptr;
    const Account *mailbox = state.mailboxAt(name);
    // Seen so with an alias: 535 5.7.3, as with a name that isn't anybody's.
    const bool isByAlias = mailbox && mailbox->aliases.contains(name, Qt::CaseInsensitive);
    const bool isOpen = mailbox && !isByAlias && mayFullyAccess(state, *mailbox, *user);
    return isOpen ? state.account(mailbox->id) : nullptr;
}

SmtpLogin refused(const QByteArray &reply)
{
    return {{}, {}, reply + " [" + smtpServerName() + ']'};
}

} // namespace

QByteArray smtpServerName()
{
    return "XXXPR01CA0001.outlook.office365.com";
}

QByteArray basicRefusal(const State &state)
{
    const std::scoped_lock lock(state.mutex);
    const QByteArray why = state.securityDefaults
        ? "user is locked by your organization's security defaults policy. Contact your administrator."
        : "basic authentication is disabled.";
    return "535 5.7.139 Authentication unsuccessful, " + why + " [" + smtpServerName() + ']';
}

SmtpLogin judgeXoauth2(State &state, const QByteArray &response)
{
    const QByteArray unsuccessful = "535 5.7.3 Authentication unsuccessful";
    const std::scoped_lock lock(state.mutex);
    const Claim claim = parse(response);
    const Grant *grant = claim.token.isEmpty() ? nullptr : state.grant(claim.token);
    if (!grant || !isForExchange(grant->audience) || grant->userId.isEmpty() || !maySend(*grant))
        return refused(unsuccessful);

    Account *account = loggedInto(state, *grant, claim.user);
    if (!account)
        return refused(unsuccessful);
    const std::optional<bool> disabled = smtpAuthInForce(*account);
    if (disabled.value_or(state.smtpAuthDisabled)) {
        const QByteArray where = disabled ? "Mailbox" : "Tenant";
        return refused(
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the " + where
            + ". Visit https://aka.ms/smtp_auth_disabled for more information.");
    }
    return {account->primaryAddress(), grant->userId, {}};
}

} // namespace cmw::practice

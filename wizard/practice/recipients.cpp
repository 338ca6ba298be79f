// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/recipients.h"

#include "practice/exchange.h"
#include "practice/memberships.h"
#include "practice/state.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

QString plainAddress(const QString &address)
{
    return address.startsWith(u"smtp:"_s, Qt::CaseInsensitive) ? address.mid(5) : address;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject named(const QString &name, const QString &displayName, const QString &address,
    const QStringList &others, const QString &id, const QString &kind)
{
    QJsonArray addresses{u"SMTP:"_s + address};
    for (const QString &other : others)
        addresses.append(u"smtp:"_s + other);
    return {{u"Identity"_s, name}, {u"Id"_s, name}, {u"Name"_s, name}, {u"Alias"_s, name},
        {u"DisplayName"_s, displayName}, {u"PrimarySmtpAddress"_s, address},
        {u"WindowsEmailAddress"_s, address}, {u"EmailAddresses"_s, addresses},
        {u"EmailAddresses@odata.type"_s, u"#Collection(String)"_s}, {u"Guid"_s, id}, {u"ExchangeGuid"_s, id},
        {u"ExternalDirectoryObjectId"_s, id}, {u"RecipientType"_s, recipientType(kind)},
        {u"RecipientTypeDetails"_s, kind}};
}

/// The sign-in name or the name of a group.
bool isOrHolds(const State &state, const QString &principal, const Account &who)
{
    if (same(principal, who.upn) || same(principal, who.user))
        return true;
    const QList<Recipient> groups = groupsWith(state, who.id, Reach::Nested);
    return std::any_of(groups.begin(), groups.end(), [&principal](const Recipient &group) {
        return same(principal, group.displayName) || same(principal, group.address);
    });
}

/// What the first fitting entry in the order of an access control list says; empty: nothing.
bool isAllowed(
    const State &state, const QJsonArray &rows, QStringView who, const QString &right, const Account &account)
{
    for (const bool inherited : {false, true}) {
        for (const bool denied : {true, false}) {
            for (const QJsonValue &row : rows) {
                const bool denies = row[u"Deny"].toBool() || row[u"AccessControlType"].toString() == u"Deny";
                if (row[u"IsInherited"].toBool() == inherited && denies == denied
                    && row[u"AccessRights"].toArray().contains(right)
                    && isOrHolds(state, row[who].toString(), account))
                    return !denied;
            }
        }
    }
    return false;
}

QJsonObject completed(QJsonObject row, const QJsonObject &defaults)
{
    for (auto entry = defaults.begin(); entry != defaults.end(); ++entry) {
        if (!row.contains(entry.key()))
            row.insert(entry.key(), *entry);
    }
    return row;
}

} // namespace

QString kindOf(const Account &account)
{
    if (!account.kind.isEmpty())
        return account.kind;
    if (account.hasMailbox || account.softDeleted.isValid())
        return u"UserMailbox"_s;
    return account.isGuest ? u"GuestMailUser"_s : QString();
}

QString recipientType(const QString &kind)
{
    if (kind == u"GroupMailbox" || kind == u"RoomList")
        return u"MailUniversalDistributionGroup"_s;
    if (kind.endsWith(u"PublicFolder"))
        return u"PublicFolder"_s;
    if (kind.endsWith(u"Mailbox") && !kind.startsWith(u"Remote"))
        return u"UserMailbox"_s;
    return kind == u"GuestMailUser" || kind.startsWith(u"Remote") ? u"MailUser"_s : kind;
}

QJsonObject identityOf(const State &state, const Account &account)
{
    const QString local = account.user.section(u'@', 0, 0);
    QJsonObject row = named(local, account.displayName, account.primaryAddress(),
        account.aliases + QStringList{local + u'@' + state.initialDomain}, account.id, kindOf(account));
    row[u"UserPrincipalName"] = account.upn;
    row[u"IsDirSynced"] = account.isSynced;
    return row;
}

QJsonObject identityOf(const State &state, const Recipient &recipient)
{
    const QString local = recipient.address.section(u'@', 0, 0);
    QJsonObject row = named(local, recipient.displayName, recipient.address,
        {local + u'@' + state.initialDomain}, recipient.id, recipient.kind);
    row[u"IsDirSynced"] = false;
    return row;
}

bool isNamedBy(const QJsonObject &row, const QString &identity)
{
    const QString plain = plainAddress(identity);
    const QJsonArray addresses = row[u"EmailAddresses"].toArray();
    const bool hasAddress = std::any_of(addresses.begin(), addresses.end(),
        [&plain](const QJsonValue &address) { return same(plainAddress(address.toString()), plain); });
    constexpr QStringView keys[]{u"Identity", u"Alias", u"DisplayName", u"Guid", u"UserPrincipalName"};
    return hasAddress || std::any_of(std::begin(keys), std::end(keys), [&](QStringView key) {
        return !plain.isEmpty() && same(row[key].toString(), plain);
    });
}

Error objectAmbiguous(const QString &identity)
{
    return {u"Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException"_s, {},
        u"The operation couldn't be performed because '"_s + identity + u"' matches multiple entries."_s};
}

Result<Account *> mailboxWith(State &state, const QString &identity)
{
    Account *found = nullptr;
    for (Account &account : state.accounts) {
        if (!account.hasMailbox || !isNamedBy(identityOf(state, account), identity))
            continue;
        if (found)
            return objectAmbiguous(identity);
        found = &account;
    }
    return found ? Result<Account *>(found) : objectNotFound(identity);
}

QList<QJsonObject> recipientRows(const State &state)
{
    QList<QJsonObject> rows;
    for (const Account &account : state.accounts) {
        if (kindOf(account).isEmpty() || account.isStranger() || account.softDeleted.isValid())
            continue;
        QJsonObject row = identityOf(state, account);
        row[u"WindowsLiveID"] = account.upn;
        const QString external = account.isGuest ? account.user : account.externalAddress;
        row[u"ExternalEmailAddress"] = textOrNull(external.isEmpty() ? QString() : u"SMTP:"_s + external);
        rows.append(row);
    }
    for (const Recipient &recipient : state.recipients) {
        QJsonObject row = identityOf(state, recipient);
        const QString &external = recipient.externalAddress;
        row[u"ExternalEmailAddress"] = textOrNull(external.isEmpty() ? QString() : u"SMTP:"_s + external);
        rows.append(row);
    }
    return rows;
}

bool meets(const QJsonObject &row, const QString &filter)
{
    static const QRegularExpression there(u"(\\w+) -ne \\$null"_s);
    for (auto terms = there.globalMatch(filter); terms.hasNext();) {
        if (!row[terms.next().captured(1)].toString().isEmpty())
            return true;
    }
    static const QRegularExpression term(u"(\\w+) -(eq|like) '((?:[^']|'')*)'"_s);
    for (auto terms = term.globalMatch(filter); terms.hasNext();) {
        const QRegularExpressionMatch match = terms.next();
        const QJsonValue value = row[match.captured(1)];
        const QString wanted = match.captured(3).replace(u"''"_s, u"'"_s);
        const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
        // A complete address needs no "smtp:" before it; one with a wildcard does.
        const bool isLike = match.captured(2) == u"like" && wanted.endsWith(u'*');
        const auto fits = [&](const QJsonValue &one) {
            return isLike ? one.toString().startsWith(wanted.chopped(1), Qt::CaseInsensitive)
                          : same(plainAddress(one.toString()), plainAddress(wanted));
        };
        if (std::any_of(values.begin(), values.end(), fits))
            return true;
    }
    return false;
}

QJsonArray mailboxPermissionRows(const State &state, const Account &account)
{
    const QJsonObject defaults{{u"Identity"_s, identityOf(state, account)[u"Identity"]}, {u"Deny"_s, false},
        {u"IsInherited"_s, false}, {u"InheritanceType"_s, u"All"_s}, {u"IsValid"_s, true},
        {u"AccessRights@odata.type"_s, u"#Collection(String)"_s}};
    QJsonArray rows{completed({{u"User"_s, u"NT AUTHORITY\\SELF"_s}, {u"UserSid"_s, u"S-1-5-10"_s},
                                  {u"AccessRights"_s, QJsonArray{u"FullAccess"_s, u"ReadPermission"_s}}},
        defaults)};
    for (const QJsonValue &row : account.mailboxPermissions)
        rows.append(completed(row.toObject(), defaults));
    return rows;
}

QJsonArray recipientPermissionRows(const State &state, const Account &account)
{
    const QJsonObject defaults{{u"Identity"_s, identityOf(state, account)[u"Identity"]},
        {u"AccessControlType"_s, u"Allow"_s}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}},
        {u"AccessRights@odata.type"_s, u"#Collection(String)"_s}, {u"IsInherited"_s, false},
        {u"InheritanceType"_s, u"None"_s}, {u"IsValid"_s, true}};
    QJsonArray rows{completed(
        {{u"Trustee"_s, u"NT AUTHORITY\\SELF"_s}, {u"TrusteeSidString"_s, u"S-1-5-10"_s}}, defaults)};
    for (const QJsonValue &row : account.recipientPermissions)
        rows.append(completed(row.toObject(), defaults));
    return rows;
}

bool mayFullyAccess(const State &state, const Account &mailbox, const Account &who)
{
    return isAllowed(state, mailboxPermissionRows(state, mailbox), u"User", u"FullAccess"_s, who);
}

bool maySendAs(const State &state, const Account &mailbox, const Account &who)
{
    return isAllowed(state, recipientPermissionRows(state, mailbox), u"Trustee", u"SendAs"_s, who);
}

} // namespace cmw::practice

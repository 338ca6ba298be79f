// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about recipients of every kind, and about who may open and send as a mailbox.

#include "practice/exchange.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QStringList list(const QJsonValue &value)
{
    QStringList result;
    const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &one : values) {
        if (!one.toString().isEmpty())
            result.append(one.toString());
    }
    return result;
}

bool isPrincipal(const QString &kind)
{
    // A distribution group, a contact or a Microsoft 365 group is no security principal.
    return kind.endsWith(u"Mailbox") ? kind != u"GroupMailbox"
                                     : kind == u"MailUser" || kind == u"MailUniversalSecurityGroup";
}

/// The name by which permissions show a principal: a user's sign-in name, a group's name.
Result<QString> principalNamed(const State &state, const QString &identity)
{
    QList<QJsonObject> found;
    for (const QJsonObject &row : recipientRows(state)) {
        if (isNamedBy(row, identity) && isPrincipal(row[u"RecipientTypeDetails"].toString()))
            found.append(row);
    }
    if (found.size() > 1)
        return objectAmbiguous(identity);
    // A user without a mailbox is one, too.
    if (found.isEmpty()) {
        const auto account =
            std::find_if(state.accounts.begin(), state.accounts.end(), [&identity](const Account &one) {
                return !one.isStranger() && one.upn.compare(identity, Qt::CaseInsensitive) == 0;
            });
        return account == state.accounts.end() ? Result<QString>(objectNotFound(identity))
                                               : Result<QString>(account->upn);
    }
    const QString upn = found.first()[u"UserPrincipalName"].toString();
    return upn.isEmpty() ? found.first()[u"DisplayName"].toString() : upn;
}

/// A row that says the same of the same principal, but for inherited ones, which are set elsewhere.
bool isSameEntry(const QJsonObject &one, const QJsonObject &other)
{
    for (const QStringView key : {u"User"_s, u"Trustee"_s, u"AccessControlType"_s}) {
        if (one[key].toString().compare(other[key].toString(), Qt::CaseInsensitive) != 0)
            return false;
    }
    return one[u"AccessRights"] == other[u"AccessRights"] && one[u"Deny"].toBool() == other[u"Deny"].toBool()
        && !one[u"IsInherited"].toBool();
}

Result<QJsonObject> mailboxEntry(const State &state, const QJsonObject &parameters)
{
    const QStringList known{u"FullAccess"_s, u"ExternalAccount"_s, u"DeleteItem"_s, u"ReadPermission"_s,
        u"ChangePermission"_s, u"ChangeOwner"_s};
    const QStringList rights = list(parameters[u"AccessRights"]);
    for (const QString &right : rights) {
        if (!known.contains(right))
            return badParameter(u"Cannot convert value \""_s + right
                + u"\" to type \"Microsoft.Exchange.Management.RecipientTasks.MailboxRights\"."_s);
    }
    if (rights.isEmpty())
        return badParameter(u"The parameter \"AccessRights\" must have a value."_s);
    const Result<QString> principal = principalNamed(state, parameters[u"User"].toString());
    if (!principal)
        return principal.error();
    QJsonObject entry{
        {u"User"_s, *principal}, {u"AccessRights"_s, QJsonArray::fromStringList(rights)}, {u"Deny"_s, false}};
    if (parameters[u"Deny"].toBool())
        entry[u"Deny"] = true;
    return entry;
}

Result<QJsonObject> recipientEntry(const State &state, const QJsonObject &parameters)
{
    if (list(parameters[u"AccessRights"]) != QStringList{u"SendAs"_s})
        return badParameter(u"The value of parameter \"AccessRights\" isn't valid: only SendAs is."_s);
    const Result<QString> principal = principalNamed(state, parameters[u"Trustee"].toString());
    if (!principal)
        return principal.error();
    return QJsonObject{{u"Trustee"_s, *principal}, {u"AccessRights"_s, QJsonArray{u"SendAs"_s}},
        {u"AccessControlType"_s, parameters[u"Deny"].toBool() ? u"Deny"_s : u"Allow"_s}};
}

using Entries = QJsonArray Account::*;
using MakeEntry = Result<QJsonObject> (*)(const State &, const QJsonObject &);

/// What is there already stays, with a warning.
Rows add(State &state, const QJsonObject &parameters, Entries entries, MakeEntry make)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    const Result<QJsonObject> entry = make(state, parameters);
    if (!entry)
        return entry.error();
    QJsonArray &present = (*account)->*entries;
    const bool isThere = std::any_of(present.begin(), present.end(),
        [&entry](const QJsonValueRef row) { return isSameEntry(row.toObject(), *entry); });
    if (!isThere)
        present.append(*entry);
    QJsonObject shown = *entry;
    shown[u"Identity"] = identityOf(state, **account)[u"Identity"];
    return QJsonArray{shown};
}

/// What isn't there is no error either.
Rows remove(State &state, const QJsonObject &parameters, Entries entries, MakeEntry make)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    const Result<QJsonObject> entry = make(state, parameters);
    if (!entry)
        return entry.error();
    const QJsonArray present = (*account)->*entries;
    QJsonArray kept;
    for (const QJsonValue &row : present) {
        if (!isSameEntry(row.toObject(), *entry))
            kept.append(row);
    }
    (*account)->*entries = kept;
    return QJsonArray();
}

/// Those of one principal, where one is asked for.
QJsonArray ofPrincipal(const QJsonArray &rows, QStringView key, const QString &principal)
{
    if (principal.isEmpty())
        return rows;
    QJsonArray shown;
    for (const QJsonValue &row : rows) {
        if (row[key].toString().compare(principal, Qt::CaseInsensitive) == 0)
            shown.append(row);
    }
    return shown;
}

} // namespace

namespace {

/// Ambiguous name resolution: by how a name, one of its words, or the alias begins.
/// Source: Microsoft Learn, "Get-Recipient", its parameter Anr.
bool isBegunBy(const QJsonObject &row, const QString &text)
{
    QStringList beginnings = row[u"DisplayName"].toString().split(u' ', Qt::SkipEmptyParts);
    beginnings << row[u"DisplayName"].toString() << row[u"Name"].toString() << row[u"Alias"].toString();
    return std::any_of(beginnings.begin(), beginnings.end(),
        [&text](const QString &one) { return one.startsWith(text, Qt::CaseInsensitive); });
}

} // namespace

Rows getRecipient(State &state, const QJsonObject &parameters)
{
    const QString begun = parameters[u"Anr"].toString();
    const int most = parameters[u"ResultSize"].toInt(1000);
    const QString identity = parameters[u"Identity"].toString();
    const QString filter = parameters[u"Filter"].toString();
    const QStringList kinds = list(parameters[u"RecipientTypeDetails"]);
    QJsonArray rows;
    for (const QJsonObject &row : recipientRows(state)) {
        const QString kind = row[u"RecipientTypeDetails"].toString();
        // Microsoft 365 groups are shown only where they are asked for by their kind.
        const bool isAsked = kinds.isEmpty() ? kind != u"GroupMailbox" : kinds.contains(kind);
        QJsonObject shown = row;
        shown.remove(u"UserPrincipalName"_s);
        if (isAsked && (identity.isEmpty() || isNamedBy(row, identity))
            && (filter.isEmpty() || meets(row, filter)) && (begun.isEmpty() || isBegunBy(row, begun))
            && rows.size() < most)
            rows.append(shown);
    }
    if (!identity.isEmpty() && rows.isEmpty())
        return objectNotFound(identity);
    return !identity.isEmpty() && rows.size() > 1 ? Rows(objectAmbiguous(identity)) : Rows(rows);
}

Rows getMailboxPermission(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    return ofPrincipal(mailboxPermissionRows(state, **account), u"User", parameters[u"User"].toString());
}

Rows addMailboxPermission(State &state, const QJsonObject &parameters)
{
    return add(state, parameters, &Account::mailboxPermissions, mailboxEntry);
}

Rows removeMailboxPermission(State &state, const QJsonObject &parameters)
{
    return remove(state, parameters, &Account::mailboxPermissions, mailboxEntry);
}

Rows getRecipientPermission(State &state, const QJsonObject &parameters)
{
    const Result<Account *> account = mailboxWith(state, parameters[u"Identity"].toString());
    if (!account)
        return account.error();
    return ofPrincipal(
        recipientPermissionRows(state, **account), u"Trustee", parameters[u"Trustee"].toString());
}

Rows addRecipientPermission(State &state, const QJsonObject &parameters)
{
    return add(state, parameters, &Account::recipientPermissions, recipientEntry);
}

Rows removeRecipientPermission(State &state, const QJsonObject &parameters)
{
    return remove(state, parameters, &Account::recipientPermissions, recipientEntry);
}

} // namespace cmw::practice

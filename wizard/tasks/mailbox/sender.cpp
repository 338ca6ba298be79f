// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/sender.h"

#include "core/setup.h"
#include "services/cloud.h"
#include "tasks/mailbox/recipientkind.h"
#include "tasks/readback.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

void add(QStringList &names, const QString &text)
{
    const QString name = plainAddress(text);
    if (!name.isEmpty() && !names.contains(name, Qt::CaseInsensitive))
        names.append(name);
}

/// Whether it says nothing about what was asked for: then it is passed on.
bool isInTheWay(const Error &error)
{
    return error.isCancelled() || isUnknownOutcome(error) || error.code.endsWith(u"/throttled");
}

/// A rule may name a group in any of these ways.
/// Source: Microsoft Learn, "New-HostedOutboundSpamFilterRule", FromMemberOf.
QStringList namesOf(const QList<QJsonObject> &groups)
{
    QStringList names;
    for (const QJsonObject &group : groups) {
        for (const QString &key : {u"mail"_s, u"displayName"_s, u"mailNickname"_s, u"id"_s})
            add(names, group.value(key).toString());
        const QJsonArray addresses = group.value(u"proxyAddresses").toArray();
        for (const QJsonValue &address : addresses)
            add(names, address.toString());
    }
    return names;
}

} // namespace

Result<Sender> senderOf(const Setup &setup, Cloud &cloud)
{
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox && isInTheWay(mailbox.error()))
        return mailbox.error();
    const QJsonObject known = mailbox ? *mailbox : QJsonObject();
    Sender sender;
    add(sender.addresses, known.value(u"PrimarySmtpAddress").toString(setup.mailboxAddress));
    add(sender.addresses, setup.mailbox);
    const QStringList others = addressesOf(known);
    for (const QString &other : others)
        add(sender.addresses, other);
    const QString signInName = known.value(u"UserPrincipalName").toString(setup.mailboxUpn);
    add(sender.addresses, signInName);
    sender.directoryName = known.value(u"ExternalDirectoryObjectId").toString();
    for (const QString &name : {signInName, setup.mailbox}) {
        if (sender.directoryName.isEmpty())
            sender.directoryName = name;
    }
    return sender;
}

Result<void> readGroups(Sender &sender, Cloud &cloud)
{
    const auto direct = cloud.graph.groupsOf(sender.directoryName, Graph::Membership::Direct);
    const auto all = direct ? cloud.graph.groupsOf(sender.directoryName, Graph::Membership::Nested) : direct;
    if (!all)
        return isInTheWay(all.error()) ? Result<void>(all.error()) : Result<void>();
    QList<QJsonObject> unified = *direct;
    erase_if(unified, [](const QJsonObject &group) {
        return !group.value(u"groupTypes").toArray().contains(u"Unified"_s);
    });
    sender.groups = namesOf(*direct);
    sender.unifiedGroups = namesOf(unified);
    sender.outerGroups = namesOf(*all);
    erase_if(sender.outerGroups,
        [&sender](const QString &name) { return sender.groups.contains(name, Qt::CaseInsensitive); });
    sender.knowsGroups = true;
    return {};
}

} // namespace cmw

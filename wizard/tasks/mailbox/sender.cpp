// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/sender.h"

#include "core/setup.h"
#include "services/cloud.h"
#include "tasks/mailbox/groupnames.h"
#include "tasks/mailbox/recipientkind.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

Result<Sender> senderOf(const Setup &setup, Cloud &cloud)
{
    const Result<QJsonObject> mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox && isInTheWay(mailbox.error()))
        return mailbox.error();
    const QJsonObject known = mailbox ? *mailbox : QJsonObject();
    Sender sender;
    addName(sender.addresses, known.value(u"PrimarySmtpAddress").toString(setup.mailboxAddress));
    addName(sender.addresses, setup.mailbox);
    const QStringList others = addressesOf(known);
    for (const QString &other : others)
        addName(sender.addresses, other);
    const QString signInName = known.value(u"UserPrincipalName").toString(setup.mailboxUpn);
    addName(sender.addresses, signInName);
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
    sender.groups = groupNames(*direct);
    sender.unifiedGroups = groupNames(unified);
    sender.outerGroups = groupNames(*all);
    erase_if(sender.outerGroups,
        [&sender](const QString &name) { return sender.groups.contains(name, Qt::CaseInsensitive); });
    sender.knowsGroups = true;
    return {};
}

} // namespace cmw

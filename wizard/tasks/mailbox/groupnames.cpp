// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/groupnames.h"

#include "tasks/mailbox/recipientkind.h"
#include "tasks/readback.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

void addName(QStringList &names, const QString &text)
{
    const QString name = plainAddress(text);
    if (!name.isEmpty() && !names.contains(name, Qt::CaseInsensitive))
        names.append(name);
}

QStringList groupNames(const QList<QJsonObject> &groups)
{
    QStringList names;
    for (const QJsonObject &group : groups) {
        for (const QString &key : {u"mail"_s, u"displayName"_s, u"mailNickname"_s, u"id"_s})
            addName(names, group.value(key).toString());
        const QJsonArray addresses = group.value(u"proxyAddresses").toArray();
        for (const QJsonValue &address : addresses)
            addName(names, address.toString());
    }
    return names;
}

bool isInTheWay(const Error &error)
{
    return error.isCancelled() || isUnknownOutcome(error) || error.code.endsWith(u"/throttled");
}

} // namespace cmw

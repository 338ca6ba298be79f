// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/madesecret.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/azure/secrets.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

QStringList madeBy(const QJsonObject &before, const QJsonObject &app)
{
    const QStringList known = texts(before.value(u"known").toArray());
    const QDateTime wanted = QDateTime::fromString(before.value(u"end").toString(), Qt::ISODate);
    QStringList made;
    const QList<QJsonObject> all = secretsOf(app);
    for (const QJsonObject &candidate : all) {
        const QString keyId = candidate.value(u"keyId").toString();
        const bool isOurs = candidate.value(u"displayName").toString() == before.value(u"name").toString()
            && qAbs(endOf(candidate).secsTo(wanted)) <= 1;
        if (isOurs && !known.contains(keyId))
            made.append(keyId);
    }
    return made;
}

Result<void> removeSecrets(const QString &objectId, const QStringList &keyIds, Cloud &cloud)
{
    for (const QString &keyId : keyIds) {
        const Result<void> removed = cloud.graph.removePassword(objectId, keyId);
        if (!removed && removed.error().code != u"graph/not-found")
            return removed.error();
    }
    // Who deletes the app next must not take them for secrets of others.
    (void)readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> now = readApplication(objectId, cloud);
        if (!now)
            return now.error();
        return std::none_of(keyIds.begin(), keyIds.end(),
            [&now](const QString &keyId) { return !secretWith(*now, keyId).isEmpty(); });
    });
    return {};
}

Result<void> removeMadeSecrets(const QJsonObject &before, Cloud &cloud)
{
    const QString objectId = before.value(u"objectId").toString();
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error().code == u"azure/app-missing" ? Result<void>() : app.error();
    const QStringList made = madeBy(before, *app);
    return made.isEmpty() ? Result<void>() : removeSecrets(objectId, made, cloud);
}

Result<QJsonObject> addSecretOnce(const QString &objectId, const QString &name, const QDateTime &until,
    const QJsonObject &before, Cloud &cloud)
{
    const Result<QJsonObject> made = cloud.graph.addPassword(objectId, name, until);
    if (made || !isUnknownOutcome(made.error()))
        return made;
    if (const Result<void> removed = removeMadeSecrets(before, cloud); !removed)
        return made;
    const Result<QJsonObject> again = cloud.graph.addPassword(objectId, name, until);
    if (!again && isUnknownOutcome(again.error()))
        (void)removeMadeSecrets(before, cloud);
    return again;
}

} // namespace cmw

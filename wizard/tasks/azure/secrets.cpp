// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/secrets.h"

#include <QJsonArray>
#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

QList<QJsonObject> secretsOf(const QJsonObject &app)
{
    QList<QJsonObject> result;
    const QJsonArray all = app.value(u"passwordCredentials").toArray();
    for (const QJsonValue &secret : all)
        result.append(secret.toObject());
    return result;
}

QJsonObject secretWith(const QJsonObject &app, const QString &keyId)
{
    const QList<QJsonObject> all = secretsOf(app);
    for (const QJsonObject &candidate : all) {
        if (candidate.value(u"keyId").toString() == keyId)
            return candidate;
    }
    return {};
}

QDateTime endOf(const QJsonObject &secret)
{
    return QDateTime::fromString(secret.value(u"endDateTime").toString(), Qt::ISODateWithMs).toUTC();
}

bool mayBe(const QJsonObject &secret, const Secret &value)
{
    const QByteArray hint = secret.value(u"hint").toString().toUtf8();
    return hint.isEmpty() || value.startsWith(hint);
}

QString listed(const QJsonObject &app)
{
    QStringList lines;
    const QList<QJsonObject> all = secretsOf(app);
    for (const QJsonObject &secret : all) {
        lines.append(u"%1 · %2 · %3"_s.arg(secret.value(u"displayName").toString(),
            secret.value(u"keyId").toString(), endOf(secret).toString(Qt::ISODate)));
    }
    return lines.join(u'\n');
}

} // namespace cmw

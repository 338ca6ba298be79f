// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hiding.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QJsonValue &list)
{
    return list.toVariant().toStringList();
}

} // namespace

bool isAbout(const QStringList &patterns, const QString &name)
{
    return std::any_of(patterns.begin(), patterns.end(), [&name](const QString &pattern) {
        return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern))
            .match(name)
            .hasMatch();
    });
}

bool Hiding::isBy(const QStringList &causes) const
{
    return std::any_of(
        causes.begin(), causes.end(), [this](const QString &cause) { return isAbout(by, cause); });
}

QList<Hiding> readHidings()
{
    QFile file(QStringLiteral(CMW_SOURCE_DIR "/tests/tasks/hiding.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("hiding.json can't be read");
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QList<Hiding> list;
    const QJsonArray hidings = json[u"hidings"].toArray();
    for (const QJsonValue &one : hidings)
        list.append({texts(one[u"by"]), texts(one[u"lines"]), texts(one[u"codes"]), one[u"settled"].toBool(),
            texts(one[u"instead"]), one[u"reason"].toString()});
    // One line names one cause: each hides those after it.
    const QJsonArray orders = json[u"orders"].toArray();
    for (const QJsonValue &order : orders) {
        const QStringList codes = texts(order[u"order"]);
        for (int i = 0; i + 1 < codes.size(); ++i)
            list.append({{codes[i]}, {}, codes.mid(i + 1), false, {}, order[u"reason"].toString()});
    }
    if (list.isEmpty())
        qFatal("hiding.json is empty");
    return list;
}

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/resultjson.h"

#include "diagnosis/catalogue.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject wordsJson(const Words &words)
{
    return {{u"summary"_s, words.summary}, {u"cause"_s, words.cause}, {u"repair"_s, words.repair}};
}

QJsonObject taskJson(const Session &session, const Task &task, const QString &language)
{
    const QString id = task.id();
    const Bullet &bullet = task.bullet();
    QJsonObject json = findingJson(session.finding(id), language);
    json.insert(u"id"_s, id);
    json.insert(u"step"_s, stepJson(bullet.step));
    json.insert(u"title"_s, bullet.title.in(language));
    json.insert(u"bullet"_s, bullet.bullet.in(language));
    json.insert(u"changed"_s, session.wasChanged(id));
    json.insert(u"ms"_s, session.milliseconds(id));
    if (const std::optional<Settling> settling = session.settling(id)) {
        json.insert(u"changedAt"_s, settling->since.toString(Qt::ISODate));
        if (settling->until.isValid())
            json.insert(u"inForceBy"_s, settling->until.toString(Qt::ISODate));
    }
    return json;
}

} // namespace

QJsonObject errorJson(const Error &error, const QString &language)
{
    QJsonObject json = wordsJson(Catalogue::builtIn().words(error, language));
    json.insert(u"code"_s, error.code);
    json.insert(u"evidence"_s, error.evidence);
    return json;
}

QJsonObject findingJson(const Finding &finding, const QString &language)
{
    const Words words = Catalogue::builtIn().words(finding, language);
    QJsonObject json = wordsJson(words);
    json.insert(u"state"_s, stateName(finding.state));
    json.insert(u"code"_s, finding.code);
    json.insert(u"then"_s, words.then);
    json.insert(u"evidence"_s, finding.evidence);
    return json;
}

QJsonObject setupJson(const Session &session)
{
    QJsonObject json = session.setup().toJson();
    json.insert(u"file"_s, session.file());
    return json;
}

QJsonArray tasksJson(const Session &session, const QList<const Task *> &tasks, const QString &language)
{
    QJsonArray array;
    for (const Task *task : tasks)
        array.append(taskJson(session, *task, language));
    return array;
}

QJsonObject testEmailJson(const TestEmailResult &result, const QString &language)
{
    QJsonArray stages;
    for (const Stage &stage : result.stages) {
        stages.append(QJsonObject{{u"name"_s, stage.name}, {u"ok"_s, stage.ok},
            {u"ms"_s, static_cast<qint64>(stage.time.count())}, {u"reply"_s, stage.reply}});
    }
    QJsonObject json{{u"accepted"_s, result.accepted}, {u"from"_s, result.from}, {u"to"_s, result.to},
        {u"queueId"_s, result.queueId}, {u"stages"_s, stages},
        {u"finding"_s, findingJson(result.finding, language)}};
    if (result.leftover)
        json.insert(u"leftover"_s, errorJson(*result.leftover, language));
    return json;
}

QJsonValue stepJson(const QString &step)
{
    bool isNumber = false;
    const int number = step.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(step);
}

} // namespace cmw

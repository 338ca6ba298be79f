// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/resultjson.h"

#include "diagnosis/catalogue.h"
#include "report/reportjson.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject wordsJson(const Words &words)
{
    return {{u"summary"_s, words.summary}, {u"cause"_s, words.cause}, {u"repair"_s, words.repair}};
}

/// A time as everywhere in our files, whatever else as it is.
QJsonValue valueJson(const QVariant &value)
{
    return value.typeId() == QMetaType::QDateTime
        ? QJsonValue(value.toDateTime().toUTC().toString(Qt::ISODate))
        : QJsonValue::fromVariant(value);
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

QJsonObject stageJson(const Stage &stage, const QString &language)
{
    QJsonArray details;
    for (const StageDetail &detail : stage.details) {
        QJsonObject one{{u"code"_s, detail.code},
            {u"summary"_s, Catalogue::builtIn().words(detail.code, detail.args, language).summary}};
        for (auto arg = detail.args.begin(); arg != detail.args.end(); ++arg)
            one.insert(arg.key(), valueJson(*arg));
        details.append(one);
    }
    return {{u"name"_s, stage.name}, {u"ok"_s, stage.ok}, {u"ms"_s, static_cast<qint64>(stage.time.count())},
        {u"reply"_s, stage.reply}, {u"details"_s, details}};
}

QJsonObject tokenJson(const TokenClaims &token)
{
    return {{u"audience"_s, token.audience}, {u"scopes"_s, QJsonArray::fromStringList(token.scopes)},
        {u"roles"_s, QJsonArray::fromStringList(token.roles)}, {u"account"_s, token.account},
        {u"tenant"_s, token.tenantId}, {u"app"_s, token.clientId},
        {u"expires"_s, token.expires.toUTC().toString(Qt::ISODate)}};
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
    QJsonArray stages, receivers, notes;
    for (const Stage &stage : result.stages)
        stages.append(stageJson(stage, language));
    for (const ReceiverReply &receiver : result.receivers) {
        receivers.append(QJsonObject{{u"address"_s, receiver.address}, {u"accepted"_s, receiver.accepted},
            {u"reply"_s, receiver.reply}});
    }
    for (const Error &note : result.notes)
        notes.append(errorJson(note, language));
    QJsonObject json{{u"accepted"_s, result.accepted}, {u"from"_s, result.from}, {u"to"_s, result.to},
        {u"receivers"_s, receivers}, {u"queueId"_s, result.queueId}, {u"stages"_s, stages},
        {u"notes"_s, notes}, {u"transcript"_s, result.transcript},
        {u"finding"_s, findingJson(result.finding, language)}};
    if (result.token)
        json.insert(u"token"_s, tokenJson(*result.token));
    if (result.leftover)
        json.insert(u"leftover"_s, errorJson(*result.leftover, language));
    return json;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportjson.h"

#include "report/report.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString moment(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODate);
}

QString hopId(Hop hop)
{
    switch (hop) {
    case Hop::CustomerToMailbox:
        return u"customer-to-mailbox"_s;
    case Hop::MailboxToConnect:
        return u"mailbox-to-connect"_s;
    case Hop::ConnectToMailbox:
        return u"connect-to-mailbox"_s;
    case Hop::MailboxToCustomer:
        return u"mailbox-to-customer"_s;
    }
    return {};
}

QJsonObject findingOf(const ReportLine &line)
{
    QJsonArray ids;
    for (const RequestId &id : line.ids)
        ids.append(QJsonObject{{u"name"_s, id.name}, {u"id"_s, id.id}});
    QJsonObject json{{u"state"_s, stateName(line.finding.state)}, {u"code"_s, line.finding.code},
        {u"summary"_s, line.words.summary}, {u"cause"_s, line.words.cause}, {u"repair"_s, line.words.repair},
        {u"then"_s, line.words.then}, {u"evidence"_s, line.finding.evidence}, {u"requestIds"_s, ids},
        {u"links"_s, QJsonArray::fromStringList(line.words.links)}};
    if (line.isLooked() && line.finding.at.isValid())
        json.insert(u"at"_s, moment(line.finding.at));
    return json;
}

QJsonArray tasksOf(const Report &report)
{
    QJsonArray tasks;
    for (const ReportLine &line : report.lines) {
        QJsonObject task = findingOf(line);
        task.insert(u"id"_s, line.task);
        task.insert(u"step"_s, stepJson(line.step));
        task.insert(u"title"_s, line.title);
        if (!line.settling.isEmpty())
            task.insert(u"settling"_s, line.settling);
        tasks.append(task);
    }
    return tasks;
}

QJsonObject pathOf(const Report &report)
{
    QJsonArray legs;
    for (const Hop hop : hops)
        legs.append(QJsonObject{{u"id"_s, hopId(hop)}, {u"name"_s, hopName(hop, report.language)},
            {u"state"_s, stateName(report.way.state(hop))}});
    return {{u"summary"_s, report.wayText}, {u"hops"_s, legs}};
}

QJsonObject testOf(const ReportTest &test)
{
    QJsonArray stages;
    for (const Stage &stage : test.stages)
        stages.append(QJsonObject{{u"name"_s, stage.name}, {u"ok"_s, stage.ok},
            {u"ms"_s, static_cast<qint64>(stage.time.count())}, {u"reply"_s, stage.reply}});
    QJsonArray receivers;
    for (const ReceiverReply &receiver : test.receivers)
        receivers.append(QJsonObject{{u"address"_s, receiver.address}, {u"accepted"_s, receiver.accepted},
            {u"reply"_s, receiver.reply}});
    return {{u"accepted"_s, test.accepted}, {u"from"_s, test.from}, {u"to"_s, test.to},
        {u"queueId"_s, test.queueId}, {u"stages"_s, stages}, {u"receivers"_s, receivers},
        {u"notes"_s, QJsonArray::fromStringList(test.notes)}, {u"transcript"_s, test.transcript},
        {u"finding"_s, findingOf(test.outcome)}};
}

QJsonArray changesOf(const Report &report)
{
    QJsonArray changes;
    for (const ReportChange &change : report.changes)
        changes.append(QJsonObject{{u"task"_s, change.task}, {u"code"_s, change.code},
            {u"summary"_s, change.what}, {u"before"_s, change.before}, {u"at"_s, moment(change.at)}});
    return changes;
}

QJsonArray expiriesOf(const Report &report)
{
    QJsonArray expiries;
    for (const ReportExpiry &expiry : report.expiries) {
        QJsonObject json{{u"what"_s, expiry.what}};
        if (expiry.at.isValid())
            json.insert(u"at"_s, moment(expiry.at));
        else
            json.insert(u"when"_s, expiry.when);
        expiries.append(json);
    }
    return expiries;
}

} // namespace

QJsonValue stepJson(const QString &step)
{
    bool isNumber = false;
    const int number = step.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(step);
}

QJsonObject reportJson(const Report &report)
{
    QJsonObject setup = report.setup.toJson();
    setup.insert(u"file"_s, report.file);
    QJsonObject json{{u"report"_s, 1}, {u"made"_s, moment(report.made)}, {u"language"_s, report.language},
        {u"masked"_s, report.redaction == Redaction::Addresses},
        {u"program"_s, QJsonObject{{u"version"_s, report.version}, {u"platform"_s, report.platform}}},
        {u"practice"_s, report.isPractice}, {u"setup"_s, setup},
        {u"verdict"_s,
            QJsonObject{{u"state"_s, stateName(report.verdict)}, {u"summary"_s, report.verdictText}}},
        {u"path"_s, pathOf(report)}, {u"tasks"_s, tasksOf(report)}, {u"changes"_s, changesOf(report)},
        {u"expiries"_s, expiriesOf(report)}};
    if (report.test)
        json.insert(u"testEmail"_s, testOf(*report.test));
    return json;
}

} // namespace cmw

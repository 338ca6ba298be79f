// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/stagename.h"
#include "report/report.h"
#include "report/sheet.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Lays out one report; its words are the catalogue's.
class Layout final {
public:
    Layout(const Report &report, Sheet &sheet) : m_report(report), m_sheet(sheet) { }

    void head();
    void path();
    void attention();
    void lines();
    void test();
    void changes();
    void expiries();

private:
    QString say(const QString &code, const QVariantMap &args = {}) const
    {
        return Catalogue::builtIn().words(code, args, m_report.language).summary;
    }
    QString stateWord(State state) const { return say(u"state/"_s + stateName(state)); }
    QString moment(const QDateTime &at) const { return reportMoment(at, m_report.language); }
    /// How long before the report that was.
    QString age(const QDateTime &at) const;
    void item(const ReportLine &line);
    Sheet::Row row(const ReportLine &line) const;
    static QString shown(const QJsonObject &before);

    const Report &m_report;
    Sheet &m_sheet;
};

bool isForSomebody(State state)
{
    return state == State::ToDo || state == State::ForPerson || state == State::Waiting;
}

/// In an earlier run: its line is kept, the mail isn't.
bool wasTested(const Report &report)
{
    return std::any_of(report.lines.begin(), report.lines.end(), [](const ReportLine &line) {
        return line.task == u"verify.test-email" && line.isLooked()
            && line.finding.code != u"verify/test-not-sent";
    });
}

QString Layout::age(const QDateTime &at) const
{
    const qint64 minutes = at.secsTo(m_report.made) / 60;
    if (minutes < 2)
        return {}; // looked at for this report
    if (minutes < 60)
        return say(u"report/minutes-before"_s, {{u"count"_s, QString::number(minutes)}});
    if (minutes < 48 * 60)
        return say(u"report/hours-before"_s, {{u"count"_s, QString::number(minutes / 60)}});
    return say(u"report/days-before"_s, {{u"count"_s, QString::number(minutes / (24 * 60))}});
}

void Layout::head()
{
    const Setup &setup = m_report.setup;
    m_sheet.title(say(u"report/heading"_s), setup.name.isEmpty() ? setup.mailbox : setup.name);
    m_sheet.verdict(m_report.verdict, m_report.verdictText);
    QList<Sheet::Fact> facts;
    const auto add = [&facts](const QString &name, const QString &value, bool isCode = false) {
        if (!value.isEmpty())
            facts.append({name, value, isCode});
    };
    add(say(u"report/mailbox"_s), setup.mailbox, true);
    if (setup.loginId != setup.mailbox)
        add(say(u"report/login"_s), setup.loginId, true);
    add(say(u"report/organisation"_s), setup.organisation);
    add(say(u"report/tenant-id"_s), setup.tenantId, true);
    add(say(u"report/app"_s), setup.appName);
    add(say(u"report/client-id"_s), setup.clientId, true);
    add(say(u"report/shared-app"_s), setup.sharedAppWith, true);
    add(say(u"report/asset"_s), setup.assetName);
    add(say(u"report/forwarding-address"_s), setup.forwardingAddress, true);
    add(say(u"report/callback-url"_s), setup.callbackUrl, true);
    add(say(u"report/cloud"_s), m_report.isPractice ? say(u"report/practice"_s) : setup.cloud);
    add(say(u"report/file"_s), m_report.file, true);
    add(say(u"report/made"_s), moment(m_report.made));
    add(say(u"report/program"_s), u"Connect Mail Wizard %1 (%2)"_s.arg(m_report.version, m_report.platform));
    m_sheet.facts(facts);
    m_sheet.note(
        m_report.redaction == Redaction::Addresses ? say(u"report/masked"_s) : say(u"report/readable"_s));
}

void Layout::path()
{
    m_sheet.heading(2, say(u"report/mail-path"_s));
    m_sheet.picture(m_report.way, m_report.wayText);
}

void Layout::attention()
{
    m_sheet.heading(2, say(u"report/attention"_s));
    const QList<ReportLine> all = m_report.attention();
    if (all.isEmpty())
        m_sheet.paragraph(say(u"report/nothing-wrong"_s));
    for (const ReportLine &line : all)
        item(line);
}

void Layout::item(const ReportLine &line)
{
    m_sheet.beginItem(line.finding.state, stateWord(line.finding.state), line.title);
    m_sheet.paragraph(line.words.summary);
    QList<Sheet::Fact> facts;
    const auto add = [&facts](const QString &name, const QString &value, bool isCode = false) {
        if (!value.isEmpty())
            facts.append({name, value, isCode});
    };
    add(say(u"report/cause"_s), line.words.cause);
    add(say(u"report/repair"_s), line.words.repair);
    add(say(u"report/code"_s), line.finding.code, true);
    if (const QString aadsts = line.finding.args.value(u"aadsts"_s).toString(); !aadsts.isEmpty())
        add(say(u"report/microsoft-code"_s), u"AADSTS"_s + aadsts, true);
    for (const RequestId &id : line.ids)
        add(id.name, id.id, true);
    add(say(u"report/looked-at"_s), moment(line.finding.at));
    m_sheet.facts(facts);
    QStringList causes;
    for (const CauseWords &one : line.words.causes)
        causes.append(QStringList{one.cause, one.tell, one.repair}.join(u' ').simplified());
    if (!causes.isEmpty())
        m_sheet.list(say(u"report/causes"_s), causes);
    if (!line.finding.evidence.isEmpty())
        m_sheet.original(say(u"report/original"_s), line.finding.evidence);
    if (!line.words.links.isEmpty())
        m_sheet.links(say(u"report/links"_s), line.words.links);
    m_sheet.endItem();
}

Sheet::Row Layout::row(const ReportLine &line) const
{
    const Finding &finding = line.finding;
    QStringList small;
    if (isForSomebody(finding.state)) {
        if (!line.words.then.isEmpty())
            small.append(say(u"report/will-be"_s, {{u"then"_s, line.words.then}}));
        else
            small.append(line.words.repair);
    }
    if (!line.settling.isEmpty())
        small.append(line.settling);
    for (const ReportChange &change : m_report.changes) {
        if (change.task == line.task)
            small.append(
                say(u"report/changed-at"_s, {{u"what"_s, change.what}, {u"at"_s, moment(change.at)}}));
    }
    small.removeAll(QString());
    const bool isOld = line.isLooked() && finding.at.isValid();
    return {{line.title, line.task}, {stateWord(finding.state), {}, finding.state},
        {line.words.summary, small.join(u'\n')},
        {isOld ? moment(finding.at) : QString(), isOld ? age(finding.at) : QString()}};
}

void Layout::lines()
{
    m_sheet.heading(2, say(u"report/all-lines"_s));
    for (const StepOutline &step : Document::outline().steps()) {
        QList<Sheet::Row> rows;
        for (const ReportLine &line : m_report.lines) {
            if (line.step == step.id)
                rows.append(row(line));
        }
        const QString name = step.title.in(m_report.language) + u": "_s + step.line.in(m_report.language);
        const QString heading = step.id.size() == 1 ? step.id + u". "_s + name : name;
        m_sheet.heading(3, heading);
        m_sheet.table(heading,
            {say(u"report/line"_s), say(u"report/state"_s), say(u"report/found"_s),
                say(u"report/looked-at"_s)},
            rows);
    }
}

void Layout::test()
{
    m_sheet.heading(2, say(u"report/test-email"_s));
    if (!m_report.test) {
        m_sheet.paragraph(say(wasTested(m_report) ? u"report/no-test"_s : u"report/never-tested"_s));
        return;
    }
    const ReportTest &test = *m_report.test;
    QList<Sheet::Fact> facts{{say(u"report/outcome"_s), test.outcome.words.summary},
        {say(u"report/from"_s), test.from, true}, {say(u"report/to"_s), test.to, true}};
    if (!test.queueId.isEmpty())
        facts.append({say(u"report/queue-id"_s), test.queueId, true});
    for (const ReceiverReply &receiver : test.receivers)
        facts.append({receiver.address, receiver.reply, true});
    for (const RequestId &id : test.outcome.ids)
        facts.append({id.name, id.id, true});
    m_sheet.facts(facts);
    for (const QString &note : test.notes)
        m_sheet.paragraph(note);
    QList<Sheet::Row> rows;
    for (const Stage &stage : test.stages) {
        const State state = stage.ok ? State::Done : State::Wrong;
        QStringList details;
        for (const StageDetail &detail : stage.details)
            details.append(say(detail.code, detail.args));
        rows.append({{stageName(stage.name, m_report.language)},
            {stage.ok ? say(u"report/ok"_s) : say(u"report/failed"_s), {}, state},
            {stage.reply, details.join(u'\n'), {}, true},
            {say(u"report/milliseconds"_s, {{u"count"_s, QString::number(stage.time.count())}})}});
    }
    m_sheet.table(say(u"report/stages"_s),
        {say(u"report/stage"_s), say(u"report/outcome"_s), say(u"report/reply"_s), say(u"report/time"_s)},
        rows);
    if (!test.transcript.isEmpty())
        m_sheet.original(say(u"report/transcript"_s), test.transcript);
}

/// "smtpAddress: old@contoso.com, keepsCopy: true": as the journal has it.
QString Layout::shown(const QJsonObject &before)
{
    QStringList values;
    for (auto one = before.begin(); one != before.end(); ++one) {
        const QJsonValue value = *one;
        QString text = value.toVariant().toString();
        if (value.isArray())
            text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
        else if (value.isObject())
            text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        else if (value.isNull() || text.isEmpty())
            text = u"–"_s;
        values.append(one.key() + u": "_s + text);
    }
    return values.join(u'\n');
}

void Layout::changes()
{
    m_sheet.heading(2, say(u"report/changes"_s));
    if (m_report.changes.isEmpty()) {
        m_sheet.paragraph(say(u"report/no-changes"_s));
        return;
    }
    QList<Sheet::Row> rows;
    for (const ReportChange &change : m_report.changes)
        rows.append(
            {{change.title}, {moment(change.at)}, {shown(change.before), {}, {}, true}, {change.what}});
    m_sheet.table(say(u"report/changes"_s),
        {say(u"report/line"_s), say(u"report/changed"_s), say(u"report/before"_s), say(u"report/after"_s)},
        rows);
    m_sheet.paragraph(say(u"report/undo"_s));
}

void Layout::expiries()
{
    if (m_report.expiries.isEmpty())
        return;
    m_sheet.heading(2, say(u"report/expiries"_s));
    QList<Sheet::Fact> facts;
    for (const ReportExpiry &expiry : m_report.expiries)
        facts.append({expiry.what,
            expiry.at.isValid() ? moment(expiry.at) + u" ("_s + expiry.when + u')' : expiry.when});
    m_sheet.facts(facts);
}

} // namespace

void layOut(const Report &report, Sheet &sheet)
{
    Layout layout(report, sheet);
    layout.head();
    layout.path();
    layout.attention();
    layout.lines();
    layout.test();
    layout.changes();
    layout.expiries();
}

} // namespace cmw

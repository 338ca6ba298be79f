// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/handover.h"

#include "app/resultjson.h"
#include "diagnosis/catalogue.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject messageJson(const HandOver &handOver, const QString &language)
{
    return {{u"subject"_s, handOver.subject.in(language)}, {u"text"_s, handOver.letter.in(language)}};
}

} // namespace

QStringList HandOverCommand::formats()
{
    return {u"message"_s, u"az"_s, u"powershell"_s, u"exchange"_s, u"link"_s};
}

void HandOverCommand::work()
{
    if (options().offline) {
        session().checkLocal();
        hand();
        return;
    }
    connect(
        &session(), &Session::workFinished, this,
        [this](const std::optional<Error> &why) {
            if (why && why->isCancelled()) {
                fail(*why);
                return;
            }
            if (why) {
                say(texts().error(*why).trimmed());
                say(texts().error({u"hand-over/not-looked"_s, {}, {}}).trimmed());
            }
            hand();
        },
        Qt::SingleShotConnection);
    QStringList lines;
    for (const Task *task : session().plan().tasks()) {
        const QString &step = task->bullet().step;
        if (step == u"1" || step == u"2" || step == u"3")
            lines.append(task->id());
    }
    session().startCheck(lines);
}

void HandOverCommand::hand()
{
    const HandOverRequest request = handOverRequest(session(), {u"2"_s, u"3"_s}, options().only);
    m_handOver = handOver(request, session().endpoints());
    if (m_handOver.isEmpty()) {
        say(texts().error({u"hand-over/nothing-open"_s, {}, {}}).trimmed());
    } else if (!output().isJson() && part().isEmpty()) {
        QStringList titles;
        for (const OpenLine &line : request.lines)
            titles.append(line.bullet().title.in(output().language()));
        const bool isLink = options().format == u"link";
        fail({isLink ? u"hand-over/no-link"_s : u"hand-over/no-part"_s, {{u"lines"_s, titles}}, {}});
        return;
    }
    finish();
}

QString HandOverCommand::part() const
{
    if (options().format == u"az")
        return m_handOver.az;
    if (options().format == u"powershell")
        return m_handOver.graph;
    if (options().format == u"exchange")
        return m_handOver.exchange;
    if (options().format == u"link") {
        const QString link = m_handOver.consentLink.toString(QUrl::FullyEncoded);
        return link.isEmpty() ? link : link + u'\n';
    }
    const QString &language = output().language();
    return m_handOver.subject.in(language) + u"\n\n"_s + m_handOver.letter.in(language);
}

QString HandOverCommand::text() const
{
    return error() || m_handOver.isEmpty() ? QString() : part();
}

QJsonObject HandOverCommand::json() const
{
    QJsonObject json = SetupCommand::json();
    json.remove(u"testEmail");
    QJsonArray tasks;
    for (const HandOver::Need &need : m_handOver.needs) {
        const Task *task = session().plan().task(need.line.task);
        QJsonObject line = tasksJson(session(), {task}, output().language()).first().toObject();
        line.insert(u"role"_s, need.role);
        line.insert(u"holders"_s, QJsonArray::fromStringList(need.holders));
        line.insert(u"inScript"_s, need.inScript);
        tasks.append(line);
    }
    json.insert(u"tasks"_s, tasks);
    json.insert(u"link"_s, m_handOver.consentLink.toString(QUrl::FullyEncoded));
    json.insert(u"az"_s, m_handOver.az);
    json.insert(u"powershell"_s, m_handOver.graph);
    json.insert(u"exchange"_s, m_handOver.exchange);
    json.insert(u"message"_s,
        QJsonObject{
            {u"en"_s, messageJson(m_handOver, u"en"_s)}, {u"ko"_s, messageJson(m_handOver, u"ko"_s)}});
    return json;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/tasks.h"

#include "app/columns.h"
#include "report/reportjson.h"
#include "tasks/plan.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

QJsonObject TasksCommand::json() const
{
    const QString &language = output().language();
    const Plan plan;
    QJsonArray tasks;
    for (const Task *task : plan.tasks()) {
        const Bullet &bullet = task->bullet();
        tasks.append(QJsonObject{{u"id"_s, bullet.id}, {u"step"_s, stepJson(bullet.step)},
            {u"title"_s, bullet.title.in(language)}, {u"bullet"_s, bullet.bullet.in(language)},
            {u"reads"_s, bullet.reads.in(language)}, {u"changes"_s, bullet.changes.in(language)},
            {u"role"_s, bullet.role}, {u"needs"_s, QJsonArray::fromStringList(task->info().needs)}});
    }
    return {{u"command"_s, options().command}, {u"tasks"_s, tasks}};
}

QString TasksCommand::text() const
{
    const QString &language = output().language();
    const Plan plan;
    QString text;
    for (const StepOutline &step : Document::outline().steps()) {
        text += u"\n%1  %2: %3\n"_s.arg(
            step.id == u"verify" ? u"*"_s : step.id, step.title.in(language), step.line.in(language));
        for (const Task *task : plan.step(step.id)) {
            const Bullet &bullet = task->bullet();
            QList<QStringList> rows{{tr("reads"), bullet.reads.in(language)}};
            if (!bullet.changes.isEmpty())
                rows.append({tr("changes"), bullet.changes.in(language)});
            text += u"   %1  %2\n"_s.arg(bullet.id, bullet.title.in(language))
                + inColumns(rows, u"      "_s).join(u'\n') + u'\n';
        }
    }
    return text.mid(1);
}

} // namespace cmw

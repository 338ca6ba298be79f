// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/practice.h"

#include "app/columns.h"
#include "app/input.h"
#include "app/resulttext.h"
#include "app/setupcommand.h"
#include "practice/scenario.h"
#include "practice/tenant.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct Listed {
    QString name, title;
};

QList<Listed> scenarios(const QString &language)
{
    QList<Listed> list;
    for (const QString &name : practice::scenarioNames()) {
        if (const Result<practice::Scenario> scenario = practice::scenarioNamed(name))
            list.append({name, language == u"ko" ? scenario->titleKo : scenario->titleEn});
    }
    return list;
}

} // namespace

PracticeCommand::PracticeCommand(const Options &given, const Output &where) : Command(given, where) { }

PracticeCommand::~PracticeCommand() = default;

void PracticeCommand::start()
{
    if (options().list) {
        Q_EMIT finished(Exit::Good);
        return;
    }
    Result<std::unique_ptr<practice::Tenant>> tenant =
        practice::Tenant::start({options().scenario, options().latency});
    if (!tenant) {
        output().say(ResultText(output().language()).error(tenant.error()).trimmed());
        Q_EMIT finished(exitFor(tenant.error()));
        return;
    }
    m_tenant = std::move(tenant).value();
    m_input = std::make_unique<Input>();
    connect(m_input.get(), &Input::ended, this, [this] { Q_EMIT finished(Exit::Good); });
    output().printLine(m_tenant->addresses().toJson());
}

QJsonObject PracticeCommand::json() const
{
    if (!options().list)
        return {};
    QJsonArray array;
    for (const Listed &scenario : scenarios(output().language()))
        array.append(QJsonObject{{u"name"_s, scenario.name}, {u"title"_s, scenario.title}});
    return {{u"scenarios"_s, array}};
}

QString PracticeCommand::text() const
{
    if (!options().list)
        return {};
    QList<QStringList> rows;
    for (const Listed &scenario : scenarios(output().language()))
        rows.append({scenario.name, scenario.title});
    return inColumns(rows, {}).join(u'\n') + u'\n';
}

} // namespace cmw

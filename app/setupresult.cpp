// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a command on a set-up came to: for people, for programs, and as an exit status.

#include "app/resultjson.h"
#include "app/setupcommand.h"
#include "diagnosis/catalogue.h"

#include <QJsonArray>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

QList<const Task *> SetupCommand::tasks() const
{
    QList<const Task *> chosen;
    for (const Task *task : session().plan().tasks()) {
        if (options().only.isEmpty() || options().only.contains(task->id()))
            chosen.append(task);
    }
    return chosen;
}

Exit SetupCommand::verdictOn(const Task &task) const
{
    const Finding finding = session().finding(task.id());
    // A mail that wasn't sent is nothing that a look could find.
    const bool wasTried = task.id() == u"verify.receiving" ? session().receipt().has_value()
                                                           : session().testEmail().has_value();
    if (task.info().byMail && !wasTried && finding.state != State::Wrong)
        return Exit::Good;
    if (finding.code == u"secret/not-here")
        return Exit::Findings;
    switch (finding.state) {
    case State::Unknown:
        return Exit::CantTell;
    case State::ToDo:
    case State::Wrong:
    case State::ForPerson:
        return Exit::Findings;
    case State::Done:
    case State::Waiting:
    case State::NotNeeded:
        break;
    }
    return Exit::Good;
}

Exit SetupCommand::verdict() const
{
    Exit exit = Exit::Good;
    for (const Task *task : tasks())
        exit = worse(exit, verdictOn(*task));
    return exit;
}

bool SetupCommand::hasLooked() const
{
    const QList<const Task *> lines = tasks();
    return std::any_of(lines.begin(), lines.end(),
        [this](const Task *task) { return session().finding(task->id()).code != u"not-looked"; });
}

QJsonObject SetupCommand::json() const
{
    QJsonObject json{{u"command"_s, options().command}, {u"ok"_s, m_exit == Exit::Good}};
    if (m_error)
        json.insert(u"error"_s, errorJson(*m_error, output().language()));
    if (!m_session) {
        json.insert(u"setup"_s, QJsonObject{{u"file"_s, m_file}});
        json.insert(u"tasks"_s, QJsonArray());
        return json;
    }
    json.insert(u"setup"_s, setupJson(session()));
    json.insert(u"tasks"_s, tasksJson(session(), tasks(), output().language()));
    if (const auto &result = session().testEmail())
        json.insert(u"testEmail"_s, testEmailJson(*result, output().language()));
    return json;
}

QString SetupCommand::text() const
{
    if (!m_session || !hasLooked())
        return {}; // the reason was said
    return m_texts.heading(session(), options().setups.value(0))
        + m_texts.tasks(session(), tasks(), ResultText::Show::AsItIs);
}

QString SetupCommand::reason() const
{
    const Catalogue &catalogue = Catalogue::builtIn();
    if (m_error)
        return catalogue.words(*m_error, output().language()).summary;
    if (!m_session || m_exit == Exit::Good)
        return {};
    const QList<const Task *> lines = tasks();
    const auto first = std::find_if(
        lines.begin(), lines.end(), [this](const Task *task) { return verdictOn(*task) == m_exit; });
    if (first == lines.end())
        return {};
    //: A line of the document, and how it stands
    return tr("%1: %2").arg((*first)->bullet().title.in(output().language()),
        catalogue.words(session().finding((*first)->id()), output().language()).summary);
}

} // namespace cmw

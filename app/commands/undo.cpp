// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/undo.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

void UndoCommand::work()
{
    m_before = session().changes();
    if (m_before.isEmpty()) {
        say(tr("There is nothing to take back."));
        finish();
    } else if (const QStringList others = session().othersThatLose({}); !others.isEmpty()) {
        askForOthers(others);
    } else if (!options().yes) {
        confirm(texts().changes(m_before), tr("Take these changes back? [y/N]"), [this] { undo(); });
    } else {
        undo();
    }
}

void UndoCommand::askForOthers(const QStringList &others)
{
    const Error shared{u"setup/app-shared"_s, {{u"mailboxes"_s, others.join(u", ")}}, {}};
    if (!options().yes) {
        confirm(texts().changes(m_before) + texts().error(shared), tr("Take these changes back? [y/N]"),
            [this] { undo(); });
    } else if (options().agreed.contains(shared.code)) {
        undo();
    } else {
        //: %1: a code
        say(tr("With --agree %1 the app is taken back all the same.").arg(shared.code));
        fail(shared);
    }
}

void UndoCommand::undo()
{
    after(session().startUndo({}), [this] { finish(); });
}

Exit UndoCommand::verdict() const
{
    return session().changes().isEmpty() ? Exit::Good : Exit::Findings;
}

QJsonObject UndoCommand::json() const
{
    QJsonObject json = SetupCommand::json();
    if (!hasSession())
        return json;
    // A line was changed here where something that it had made is gone.
    QSet<QString> undone, left;
    for (const JournalEntry &entry : m_before)
        undone.insert(entry.change.task);
    for (const JournalEntry &entry : session().changes())
        left.insert(entry.change.task);
    QJsonArray lines = json.value(u"tasks").toArray();
    for (auto &&line : lines) {
        QJsonObject task = line.toObject();
        const QString id = task.value(u"id").toString();
        task.insert(u"changed"_s, undone.contains(id) && !left.contains(id));
        line = task;
    }
    json.insert(u"tasks"_s, lines);
    return json;
}

QString UndoCommand::text() const
{
    const QString left = error() || !hasSession() ? QString() : texts().changes(session().changes());
    return SetupCommand::text() + (left.isEmpty() ? QString() : u'\n' + tr("Still there:") + u'\n' + left);
}

} // namespace cmw

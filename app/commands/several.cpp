// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/several.h"

#include "app/columns.h"

#include <QFileInfo>
#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Each may be in another tenant, with a sign-in of its own: more at once would bury the person in browser
/// pages.
constexpr int sideBySide = 4;

} // namespace

SeveralCommand::SeveralCommand(const Options &given, const Output &where) : Command(given, where)
{
    for (const QString &file : given.setups) {
        Options one = given;
        one.setups = {file};
        one.lineName = QFileInfo(file).completeBaseName();
        m_parts.push_back({file, makeCommand(one, where), {}});
    }
}

void SeveralCommand::start()
{
    for (int i = 0; i < sideBySide; ++i)
        startNext();
}

void SeveralCommand::startNext()
{
    if (m_next == m_parts.size())
        return;
    Part &part = m_parts[m_next++];
    connect(
        part.command.get(), &Command::finished, this,
        [this, &part](Exit exit) {
            part.exit = exit;
            if (!m_interrupted)
                startNext();
            Exit all = m_interrupted ? Exit::Cancelled : Exit::Good;
            for (size_t i = 0; i < m_next; ++i) {
                if (!m_parts[i].exit)
                    return;
                all = worse(all, *m_parts[i].exit);
            }
            Q_EMIT finished(all);
        },
        Qt::QueuedConnection); // a command may end within start()
    part.command->start();
}

void SeveralCommand::interrupt()
{
    m_interrupted = true;
    for (size_t i = 0; i < m_next; ++i) {
        if (!m_parts[i].exit)
            m_parts[i].command->interrupt();
    }
}

QJsonObject SeveralCommand::json() const
{
    bool ok = true;
    QJsonArray setups;
    for (const Part &part : m_parts) {
        ok = ok && part.exit == Exit::Good;
        if (part.exit)
            setups.append(part.command->json());
    }
    return {{u"command"_s, options().command}, {u"ok"_s, ok}, {u"setups"_s, setups}};
}

QString SeveralCommand::text() const
{
    QString text;
    QList<QStringList> rows;
    for (const Part &part : m_parts) {
        if (part.exit)
            text += part.command->text() + u'\n';
        const QString word = !part.exit     ? tr("not started")
            : *part.exit == Exit::Good      ? tr("all good")
            : *part.exit == Exit::CantTell  ? tr("can't tell")
            : *part.exit == Exit::Cancelled ? tr("cancelled")
                                            : tr("needs attention");
        rows.append({word, part.file});
    }
    return text + inColumns(rows, {}).join(u'\n') + u'\n';
}

} // namespace cmw

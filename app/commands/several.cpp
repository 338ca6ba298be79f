// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/several.h"

#include "app/columns.h"
#include "session/store.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

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
        Part part{file, makeCommand(one, where), {}, {}, false, {}};
        // What can't be read is told by its own command.
        if (const Result<StoredSetup> stored = Store::load(file)) {
            part.tenantId = stored->setup.tenantId;
            part.callbackUrl = stored->setup.callbackUrl;
        }
        m_parts.push_back(std::move(part));
    }
}

void SeveralCommand::start()
{
    startPossible();
}

void SeveralCommand::startPossible()
{
    for (Part &part : m_parts) {
        if (!part.started && mayStart(part))
            start(part);
    }
}

bool SeveralCommand::mayStart(const Part &part) const
{
    const auto running =
        std::count_if(m_parts.begin(), m_parts.end(), [](const Part &other) { return other.isRunning(); });
    if (running >= (part.command->asks() ? 1 : sideBySide))
        return false;
    if (!part.command->writes() || options().practice) // there each has a tenant of its own
        return true;
    return std::none_of(m_parts.begin(), m_parts.end(),
        [&part](const Part &other) { return other.isRunning() && mayMeet(part, other); });
}

bool SeveralCommand::mayMeet(const Part &one, const Part &other)
{
    // Before its first sign-in nobody knows which tenant a set-up is in.
    if (one.tenantId.isEmpty() || other.tenantId.isEmpty() || one.tenantId == other.tenantId)
        return true;
    return !one.callbackUrl.isEmpty() && one.callbackUrl == other.callbackUrl;
}

void SeveralCommand::start(Part &part)
{
    part.started = true;
    connect(
        part.command.get(), &Command::finished, this, [this, &part](Exit exit) { ended(part, exit); },
        Qt::QueuedConnection); // a command may end within start()
    part.command->start();
}

void SeveralCommand::ended(Part &part, Exit exit)
{
    part.exit = exit;
    if (!m_interrupted)
        startPossible();
    Exit all = m_interrupted ? Exit::Cancelled : Exit::Good;
    for (const Part &other : m_parts) {
        if (other.isRunning())
            return;
        if (other.exit)
            all = worse(all, *other.exit);
    }
    Q_EMIT finished(all);
}

void SeveralCommand::interrupt()
{
    m_interrupted = true;
    for (const Part &part : m_parts) {
        if (part.isRunning())
            part.command->interrupt();
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
        QStringList row{word, part.file};
        if (const QString reason = part.command->reason(); part.exit && !reason.isEmpty())
            row.append(reason);
        rows.append(row);
    }
    return text + inColumns(rows, {}).join(u'\n') + u'\n';
}

} // namespace cmw

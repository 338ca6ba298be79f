// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/several.h"

#include "app/columns.h"
#include "app/resultjson.h"
#include "app/resulttext.h"
#include "session/sharedsignin.h"
#include "session/store.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Microsoft throttles each organisation: more at once would only be slowed down.
constexpr size_t sideBySide = 4;

} // namespace

SeveralCommand::SeveralCommand(const Options &given, const Output &where) : Command(given, where)
{
    const std::unique_ptr<Command> any = makeCommand(optionsFor(given.setups.constFirst()), where);
    m_asks = any->asks();
    m_writes = any->writes();
    if (!given.practice) { // there each has a tenant of its own
        m_signIn =
            std::make_shared<SharedSignIn>(m_writes ? SharedSignIn::Reads::Own : SharedSignIn::Reads::Shared);
    }
    m_parts.reserve(static_cast<size_t>(given.setups.size()));
    for (const QString &file : given.setups) {
        Part part;
        part.file = file;
        // What can't be read is told by its own command.
        if (const Result<StoredSetup> stored = Store::load(file)) {
            part.mailbox = stored->setup.mailbox;
            part.tenantId = stored->setup.tenantId;
            part.callbackUrl = stored->setup.callbackUrl;
        }
        m_parts.push_back(std::move(part));
    }
}

Options SeveralCommand::optionsFor(const QString &file) const
{
    Options one = options();
    one.setups = {file};
    one.lineName = QFileInfo(file).completeBaseName();
    return one;
}

void SeveralCommand::start()
{
    startPossible();
}

void SeveralCommand::startPossible()
{
    for (size_t place = 0; place < m_parts.size() && !isFull(); ++place) {
        if (!m_parts[place].started && mayStart(m_parts[place]))
            start(place);
    }
}

bool SeveralCommand::isFull() const
{
    return m_running.size() >= (m_asks ? 1 : sideBySide);
}

bool SeveralCommand::mayStart(const Part &part) const
{
    if (!m_writes || options().practice)
        return true;
    return std::none_of(
        m_running.begin(), m_running.end(), [&part](const Part *other) { return mayMeet(part, *other); });
}

bool SeveralCommand::mayMeet(const Part &one, const Part &other)
{
    // Before its first sign-in nobody knows which tenant a set-up is in.
    if (one.tenantId.isEmpty() || other.tenantId.isEmpty()
        || one.tenantId.compare(other.tenantId, Qt::CaseInsensitive) == 0)
        return true;
    return !one.callbackUrl.isEmpty() && one.callbackUrl == other.callbackUrl;
}

void SeveralCommand::start(size_t place)
{
    Part &part = m_parts[place];
    part.started = true;
    part.command = makeCommand(optionsFor(part.file), output());
    part.command->share(m_signIn);
    m_running.push_back(&part);
    connect(
        part.command.get(), &Command::finished, this, [this, place](Exit exit) { ended(place, exit); },
        Qt::QueuedConnection); // a command may end within start()
    part.command->start();
}

void SeveralCommand::ended(size_t place, Exit exit)
{
    Part &part = m_parts[place];
    part.exit = exit;
    part.reason = part.command->reason();
    m_results.add(static_cast<qsizetype>(place),
        output().isJson() ? QJsonDocument(part.command->json()).toJson(QJsonDocument::Compact)
                          : part.command->text().toUtf8());
    part.command.reset();
    std::erase(m_running, &part);
    if (!m_interrupted)
        startPossible();
    if (!m_running.empty())
        return;
    Exit all = m_interrupted ? Exit::Cancelled : Exit::Good;
    for (const Part &other : m_parts)
        all = worse(all, other.exit.value_or(all));
    Q_EMIT finished(all);
}

void SeveralCommand::interrupt()
{
    m_interrupted = true;
    for (const Part &part : m_parts) {
        if (part.command)
            part.command->interrupt();
    }
    if (m_running.empty()) // before the first one
        Q_EMIT finished(Exit::Cancelled);
}

Result<void> SeveralCommand::tell() const
{
    return output().isJson() ? tellJson() : tellText();
}

Result<void> SeveralCommand::tellText() const
{
    Result<void> all;
    m_results.inOrder([this, &all](qsizetype place, const Result<QByteArray> &text) {
        if (text) {
            output().print(QString::fromUtf8(*text) + u'\n');
            return;
        }
        all = text.error();
        const QString why = ResultText(output().language()).error(text.error());
        output().print(m_parts[static_cast<size_t>(place)].file + u'\n' + why + u'\n');
    });
    output().print(summary());
    return all;
}

/// One document, written piece by piece.
Result<void> SeveralCommand::tellJson() const
{
    output().print(u"{\n    \"command\": \"%1\",\n    \"setups\": ["_s.arg(options().command));
    Result<void> all;
    QString before = u"\n        "_s;
    m_results.inOrder([this, &before, &all](qsizetype place, const Result<QByteArray> &result) {
        if (!result)
            all = result.error();
        const QByteArray json = result
            ? *result
            : QJsonDocument(lostJson(m_parts[static_cast<size_t>(place)], result.error()))
                  .toJson(QJsonDocument::Compact);
        output().print(before + QString::fromUtf8(json));
        before = u",\n        "_s;
    });
    const bool ok = all && std::all_of(m_parts.begin(), m_parts.end(), [](const Part &part) {
        return part.exit == Exit::Good;
    });
    output().print(u"\n    ],\n    \"ok\": %1\n}\n"_s.arg(ok ? u"true"_s : u"false"_s));
    return all;
}

QJsonObject SeveralCommand::lostJson(const Part &part, const Error &error) const
{
    return {{u"command"_s, options().command}, {u"ok"_s, false},
        {u"error"_s, errorJson(error, output().language())},
        {u"setup"_s, QJsonObject{{u"file"_s, part.file}}}, {u"tasks"_s, QJsonArray()}};
}

QString SeveralCommand::word(const std::optional<Exit> &exit)
{
    if (!exit)
        return tr("not started");
    switch (*exit) {
    case Exit::Good:
        return tr("all good");
    case Exit::CantTell:
        return tr("can't tell");
    case Exit::Cancelled:
        return tr("cancelled");
    case Exit::Findings:
    case Exit::Usage:
        break;
    }
    return tr("needs attention");
}

QString SeveralCommand::summary() const
{
    QList<QStringList> rows{{tr("State"), tr("Mailbox"), tr("Set-up file"), tr("First reason")}};
    for (const Part &part : m_parts)
        rows.append({word(part.exit), part.mailbox, part.file, part.reason});
    return inColumns(rows, {}).join(u'\n') + u'\n';
}

} // namespace cmw

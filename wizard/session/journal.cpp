// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

using Outcome = JournalEntry::Outcome;

struct NamedOutcome {
    Outcome outcome;
    const char16_t *name;
};

constexpr NamedOutcome outcomeNames[] = {
    {Outcome::Intended, u"intended"},
    {Outcome::Made, u"made"},
    {Outcome::Failed, u"failed"},
    {Outcome::Undone, u"undone"},
};

QString outcomeName(Outcome outcome)
{
    for (const NamedOutcome &named : outcomeNames) {
        if (named.outcome == outcome)
            return QString::fromUtf16(named.name);
    }
    return {};
}

std::optional<Outcome> outcomeNamed(const QString &name)
{
    for (const NamedOutcome &named : outcomeNames) {
        if (name == QStringView(named.name))
            return named.outcome;
    }
    return {};
}

QJsonObject lineOf(const JournalEntry &entry)
{
    return {
        {u"id"_s, entry.id},
        {u"outcome"_s, outcomeName(entry.outcome)},
        {u"at"_s, entry.change.at.toUTC().toString(Qt::ISODateWithMs)},
        {u"task"_s, entry.change.task},
        {u"what"_s, entry.change.what},
        {u"args"_s, QJsonObject::fromVariantMap(entry.change.args)},
        {u"before"_s, entry.change.before},
    };
}

std::optional<JournalEntry> entryOf(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const std::optional<Outcome> outcome = outcomeNamed(json.value(u"outcome").toString());
    if (!outcome || json.value(u"id").toString().isEmpty())
        return {};
    JournalEntry entry;
    entry.id = json.value(u"id").toString();
    entry.outcome = *outcome;
    entry.change.task = json.value(u"task").toString();
    entry.change.what = json.value(u"what").toString();
    entry.change.args = json.value(u"args").toObject().toVariantMap();
    entry.change.before = json.value(u"before").toObject();
    entry.change.at = QDateTime::fromString(json.value(u"at").toString(), Qt::ISODateWithMs).toUTC();
    return entry;
}

/// To the disk itself: the line must be there if the machine stops in the next moment.
bool sync(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return ::_commit(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

/// Later lines about the same change replace the earlier.
void put(QList<JournalEntry> &entries, const JournalEntry &entry)
{
    for (JournalEntry &known : entries) {
        if (known.id == entry.id) {
            known = entry;
            return;
        }
    }
    entries.append(entry);
}

} // namespace

Journal::Journal(QString file) : m_file(std::move(file))
{
    QFile source(m_file);
    if (m_file.isEmpty() || !source.open(QIODevice::ReadOnly))
        return;
    while (!source.atEnd()) {
        const QByteArray line = source.readLine();
        m_cutOff = !line.endsWith('\n');
        if (const std::optional<JournalEntry> entry = entryOf(line))
            put(m_entries, *entry);
    }
}

Result<QString> Journal::intend(const Change &change)
{
    const std::scoped_lock lock(m_mutex);
    const JournalEntry entry{QUuid::createUuid().toString(QUuid::WithoutBraces), change, Outcome::Intended};
    if (const Result<void> written = append(lineOf(entry)); !written)
        return written.error();
    m_entries.append(entry);
    return entry.id;
}

Result<void> Journal::settle(const QString &id, Outcome outcome)
{
    const std::scoped_lock lock(m_mutex);
    for (JournalEntry &entry : m_entries) {
        if (entry.id != id)
            continue;
        entry.outcome = outcome;
        return append(lineOf(entry));
    }
    return {};
}

Result<void> Journal::append(const QJsonObject &line)
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QFile file(m_file);
    QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (m_cutOff)
        text.prepend('\n');
    const bool written =
        file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(text) == text.size() && sync(file);
    m_cutOff = !written;
    if (!written)
        return Error{
            u"journal/not-written"_s, {{u"file"_s, QDir::toNativeSeparators(m_file)}}, file.errorString()};
    return {};
}

QList<JournalEntry> Journal::entries() const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries;
}

QList<JournalEntry> Journal::standing() const
{
    const std::scoped_lock lock(m_mutex);
    QList<JournalEntry> standing;
    for (const JournalEntry &entry : m_entries) {
        if (entry.outcome == Outcome::Made || entry.outcome == Outcome::Intended)
            standing.prepend(entry);
    }
    return standing;
}

QList<Change> Journal::standing(const QString &task) const
{
    QList<Change> changes;
    const QList<JournalEntry> entries = standing();
    for (const JournalEntry &entry : entries) {
        if (entry.change.task == task)
            changes.append(entry.change);
    }
    return changes;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#include "core/document.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject findingToJson(const Finding &finding)
{
    return {
        {u"state"_s, stateName(finding.state)},
        {u"code"_s, finding.code},
        {u"args"_s, QJsonObject::fromVariantMap(finding.args)},
        {u"at"_s, finding.at.toUTC().toString(Qt::ISODateWithMs)},
    };
}

Finding findingFromJson(const QJsonObject &json)
{
    Finding finding(stateNamed(json.value(u"state").toString()), json.value(u"code").toString(),
        json.value(u"args").toObject().toVariantMap());
    finding.at = QDateTime::fromString(json.value(u"at").toString(), Qt::ISODateWithMs).toUTC();
    return finding;
}

/// The error with the file's name among its arguments.
Error inFile(Error error, const QString &file)
{
    error.args.insert(u"file"_s, QDir::toNativeSeparators(file));
    return error;
}

StoredSummary summaryOf(const QString &file, const StoredSetup &stored)
{
    StoredSummary summary;
    summary.file = file;
    summary.name = stored.setup.name.isEmpty() ? stored.setup.mailbox : stored.setup.name;
    summary.mailbox = stored.setup.mailbox;
    summary.at = stored.at;
    summary.secretExpires = stored.setup.secretExpires;
    summary.hasApp = !stored.setup.clientId.isEmpty() && !stored.setup.mailbox.isEmpty();
    summary.step = u"done"_s;
    for (const StepOutline &step : Document::outline().steps()) {
        for (const QString &id : step.bullets) {
            ++summary.total;
            if (isSettled(stored.findings.value(id).state))
                ++summary.done;
            else if (summary.step == u"done")
                summary.step = step.id;
        }
    }
    return summary;
}

} // namespace

Store::Store(QString folder) : m_folder(std::move(folder)) { }

QList<StoredSummary> Store::list() const
{
    QList<StoredSummary> summaries;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : files) {
        const Result<StoredSetup> stored = load(file.absoluteFilePath());
        if (stored) {
            summaries.append(summaryOf(file.absoluteFilePath(), *stored));
            continue;
        }
        StoredSummary summary;
        summary.file = file.absoluteFilePath();
        summary.name = file.completeBaseName();
        summary.at = file.lastModified().toUTC();
        summary.readable = stored.error();
        summaries.append(summary);
    }
    return summaries;
}

Result<StoredSetup> Store::load(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return inFile({u"setup/missing"_s, {}, {}}, file);
    if (!source.open(QIODevice::ReadOnly))
        return inFile({u"setup/unreadable"_s, {}, source.errorString()}, file);
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(source.readAll(), &parsing);
    if (parsing.error != QJsonParseError::NoError)
        return inFile({u"setup/broken"_s, {{u"what"_s, u"JSON"_s}}, parsing.errorString()}, file);
    if (!document.isObject())
        return inFile({u"setup/broken"_s, {{u"what"_s, u"JSON"_s}}, u"not a JSON object"_s}, file);

    const QJsonObject json = document.object();
    Result<Setup> setup = Setup::fromJson(json);
    if (!setup)
        return inFile(setup.error(), file);
    StoredSetup stored{std::move(setup).value(), {}, QFileInfo(file).lastModified().toUTC()};
    const QJsonObject findings = json.value(u"findings").toObject();
    for (auto finding = findings.begin(); finding != findings.end(); ++finding)
        stored.findings.insert(finding.key(), findingFromJson(finding.value().toObject()));
    return stored;
}

Result<void> Store::save(const QString &file, const StoredSetup &stored)
{
    QJsonObject json = stored.setup.toJson();
    QJsonObject findings;
    for (auto finding = stored.findings.begin(); finding != stored.findings.end(); ++finding)
        findings.insert(finding.key(), findingToJson(*finding));
    json.insert(u"findings"_s, findings);

    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile target(file);
    const bool written = target.open(QIODevice::WriteOnly) && target.write(QJsonDocument(json).toJson()) >= 0
        && target.commit();
    if (!written)
        return inFile({u"setup/not-written"_s, {}, target.errorString()}, file);
    return {};
}

QString Store::newFile(const QString &mailbox) const
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9@._-]"_s);
    QString name = mailbox.toLower();
    name.replace(unsafe, u"-"_s);
    if (name.isEmpty() || name.startsWith(u'.'))
        name.prepend(u"set-up"_s);
    QString file = QDir(m_folder).absoluteFilePath(name + u".json"_s);
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QDir(m_folder).absoluteFilePath(u"%1-%2.json"_s.arg(name).arg(number));
    return file;
}

} // namespace cmw

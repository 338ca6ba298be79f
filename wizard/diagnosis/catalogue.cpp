// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

// Outside of the namespace, as Qt wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(catalogue);
}

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

CataloguePattern readPattern(const QJsonObject &json)
{
    return {QRegularExpression(json.value(u"match").toString(), QRegularExpression::CaseInsensitiveOption),
        json.value(u"confidence").toDouble()};
}

CatalogueCause readCause(const QJsonObject &json)
{
    return {Text::fromJson(json.value(u"cause")), Text::fromJson(json.value(u"tell")),
        Text::fromJson(json.value(u"repair")), json.value(u"task").toString(),
        json.value(u"odds").toDouble()};
}

CatalogueEntry readEntry(const QJsonObject &json)
{
    CatalogueEntry entry;
    entry.id = json.value(u"id").toString();
    entry.summary = Text::fromJson(json.value(u"summary"));
    entry.then = Text::fromJson(json.value(u"then"));
    entry.cause = Text::fromJson(json.value(u"cause"));
    entry.repair = Text::fromJson(json.value(u"repair"));
    entry.choice = Text::fromJson(json.value(u"choice"));
    entry.usual = Text::fromJson(json.value(u"usual"));
    entry.task = json.value(u"task").toString();
    entry.links = json.value(u"links").toVariant().toStringList();
    entry.kind = json.value(u"kind").toString();
    entry.source = json.value(u"source").toString();
    const QJsonArray patterns = json.value(u"patterns").toArray(), causes = json.value(u"causes").toArray();
    for (const QJsonValue &pattern : patterns)
        entry.patterns.append(readPattern(pattern.toObject()));
    for (const QJsonValue &cause : causes)
        entry.causes.append(readCause(cause.toObject()));
    return entry;
}

/// A moment with its zone; without its day where that is today.
QString shownTime(const QVariant &value, const QString &language)
{
    const QDateTime at = value.toDateTime().toLocalTime();
    if (!at.isValid())
        return {};
    const QLocale locale(language);
    const bool isToday = at.date() == QDate::currentDate();
    const QString text = isToday ? locale.toString(at.time(), QLocale::ShortFormat)
                                 : locale.toString(at, QLocale::ShortFormat);
    return text + u' ' + at.timeZoneAbbreviation();
}

/// As the language writes it: dates in full, lists with commas.
QString shown(const QVariant &value, const QString &language)
{
    const QLocale locale(language);
    if (value.typeId() == QMetaType::QDateTime)
        return locale.toString(value.toDateTime().toLocalTime().date(), QLocale::LongFormat);
    if (value.typeId() == QMetaType::QDate)
        return locale.toString(value.toDate(), QLocale::LongFormat);
    if (value.canConvert<QStringList>() && value.typeId() != QMetaType::QString)
        return value.toStringList().join(u", ");
    // Findings come back from the set-up file with their dates as text.
    const QString text = value.toString();
    static const QRegularExpression isoDate(u"^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z$"_s);
    if (isoDate.match(text).hasMatch())
        return locale.toString(
            QDateTime::fromString(text, Qt::ISODate).toLocalTime().date(), QLocale::LongFormat);
    return text;
}

} // namespace

const Catalogue &Catalogue::builtIn()
{
    static const Catalogue catalogue;
    return catalogue;
}

Catalogue::Catalogue()
{
    loadResources();
    QDirIterator files(u":/cmw/catalogue"_s, {u"*.json"_s});
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonArray entries =
            QJsonDocument::fromJson(file.readAll()).object().value(u"entries").toArray();
        for (const QJsonValue &json : entries) {
            CatalogueEntry entry = readEntry(json.toObject());
            m_entries.insert(entry.id, entry);
            const QStringList also = json.toObject().value(u"also").toVariant().toStringList();
            for (const QString &id : also) {
                entry.id = id;
                m_entries.insert(id, entry);
            }
        }
    }
}

Words Catalogue::words(const Finding &finding, const QString &language) const
{
    return words(finding.code, finding.args, language);
}

Words Catalogue::words(const Error &error, const QString &language) const
{
    return words(error.code, error.args, language);
}

Words Catalogue::words(const QString &code, const QVariantMap &args, const QString &language) const
{
    // A refusal of the identity provider is best told by Microsoft's own number, where we know it.
    const QString aadsts = u"aadsts/"_s + args.value(u"aadsts"_s).toString();
    const auto entry = m_entries.constFind(m_entries.contains(aadsts) ? aadsts : code);
    if (entry == m_entries.constEnd()) {
        const QVariantMap unknown{{u"code"_s, code}};
        return code == u"unknown-code" ? Words{.summary = code} : words(u"unknown-code"_s, unknown, language);
    }
    const auto say = [&](const Text &pattern) { return filled(pattern.in(language), args, language); };
    QList<CauseWords> causes;
    for (const CatalogueCause &one : entry->causes)
        causes.append({say(one.cause), say(one.tell), say(one.repair), one.task, one.odds});
    return {say(entry->summary), say(entry->then), say(entry->cause), say(entry->repair), entry->task,
        entry->links, say(entry->choice), say(entry->usual), causes};
}

QString Catalogue::filled(const QString &pattern, const QVariantMap &args, const QString &language) const
{
    static const QRegularExpression name(u"\\{([A-Za-z]+)(:time)?\\}"_s);
    QString result;
    qsizetype end = 0;
    QRegularExpressionMatchIterator matches = name.globalMatch(pattern);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QVariant argument = inWords(args.value(match.captured(1)), language);
        const QString value =
            match.hasCaptured(2) ? shownTime(argument, language) : shown(argument, language);
        result += pattern.mid(end, match.capturedStart() - end)
            + (value.isEmpty() ? plainWord(match.captured(1), language) : value);
        end = match.capturedEnd();
    }
    return result + pattern.mid(end);
}

QVariant Catalogue::inWords(const QVariant &argument, const QString &language) const
{
    if (argument.typeId() == QMetaType::QString || !argument.canConvert<QStringList>())
        return argument;
    QStringList words = argument.toStringList();
    for (QString &word : words) {
        const auto hop = word.startsWith("way/"_L1) ? m_entries.constFind(word) : m_entries.constEnd();
        if (hop != m_entries.constEnd())
            word = hop->summary.in(language);
    }
    return words;
}

QString Catalogue::plainWord(const QString &argument, const QString &language) const
{
    const auto entry = m_entries.constFind(u"word/"_s + argument);
    return entry == m_entries.constEnd() ? u"?"_s : entry->summary.in(language);
}

} // namespace cmw

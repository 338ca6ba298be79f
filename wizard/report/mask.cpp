// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/mask.h"

#include "core/address.h"
#include "diagnosis/pasted.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A local part, as plain as people have them or as forwarders write them (SRS0=…=contoso.com=adele), and its domain;
/// in an address of a browser the @ is %40. An equals sign begins another one: "from=adele@contoso.com".
const QRegularExpression &address()
{
    static const QRegularExpression form(
        uR"((?<![\p{L}\p{N}_•])(?<local>SRS[01][=+-][^\s@<>"]+|"[^"\s@]{1,64}"|)"
        uR"([\p{L}\p{N}_][\p{L}\p{N}_.!#$%'*^`{|}~-]*(?:\+[\p{L}\p{N}_.!#$%'*^`{|}~+=-]*)?))"
        uR"((?<at>@|%40)(?<domain>[\p{L}\p{N}][\p{L}\p{N}.-]*\.[\p{L}]{2,}|[\p{L}\p{N}-]+(?![\p{L}\p{N}.-])))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return form;
}

/// As it was given, but for what no page may have, and what turns the direction of a line.
QString printable(QString text)
{
    text.remove(u'\r');
    for (QChar &character : text) {
        const bool isBreak = character == u'\n' || character == u'\t';
        const bool isControl = character.category() == QChar::Other_Control && !isBreak;
        const bool turns = (character >= QChar(0x202A) && character <= QChar(0x202E))
            || (character >= QChar(0x2066) && character <= QChar(0x2069));
        if (isControl || turns || character == QChar(0xFFFE) || character == QChar(0xFFFF))
            character = u' ';
    }
    return text;
}

/// masked() takes white space of one kind; it leaves every character in its place, so the breaks can come back.
QString withoutSecretsInLines(QString text)
{
    text.remove(u'\r');
    QString line = text;
    line.replace(u'\n', u' ').replace(u'\t', u' ');
    QString result = masked(line);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == u'\n' || text.at(at) == u'\t')
            result[at] = text.at(at);
    }
    return withShortDots(result);
}

/// Behind a Korean name its particle follows without a blank.
QRegularExpression whole(const QString &name)
{
    return QRegularExpression(
        u"(?<![\\p{L}\\p{N}_•])"_s + QRegularExpression::escape(name) + u"(?![A-Za-z0-9_•])"_s);
}

bool isLonger(const QString &one, const QString &other)
{
    return one.size() != other.size() ? one.size() > other.size() : one < other;
}

} // namespace

Mask::Mask(Redaction redaction, const QStringList &people, const QHash<QString, QString> &named)
    : m_redaction(redaction)
{
    for (const QString &name : people) {
        // A name of one letter would be found everywhere; one that is an address is known for it.
        if (name.trimmed().size() > 1 && !name.contains(u'@'))
            m_people.append(name.trimmed());
    }
    m_people.removeDuplicates();
    std::sort(m_people.begin(), m_people.end(), isLonger);
    for (auto one = named.begin(); one != named.end(); ++one)
        m_things.append({one.key(), *one});
    std::sort(m_things.begin(), m_things.end(),
        [](const Thing &one, const Thing &other) { return isLonger(one.name, other.name); });
}

QString Mask::mark(const QString &who, const QString &behind)
{
    const QString key = (who + behind).toLower();
    if (const auto known = m_marks.constFind(key); known != m_marks.constEnd())
        return *known;
    const bool isQuoted = who.startsWith(u'"');
    const QString first = who.mid(isQuoted ? 1 : 0, 1);
    const int number = ++m_uses[(first + behind).toLower()];
    const QString mark = first + u"•••"_s + (number > 1 ? QString::number(number) : QString());
    m_marks.insert(key, mark);
    return mark;
}

QString Mask::text(const QString &text)
{
    return sentence(printable(withoutSecretsInLines(text)));
}

QString Mask::sentence(const QString &text)
{
    if (m_redaction == Redaction::None)
        return text;
    QString result;
    qsizetype end = 0;
    for (auto all = address().globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const QString domain = match.captured(u"domain"_s);
        if (isGuid(match.captured(u"local"_s))) // a server's own name for a message
            continue;
        result += QStringView(text).mid(end, match.capturedStart() - end);
        result += mark(match.captured(u"local"_s), u'@' + domain) + match.captured(u"at"_s) + domain;
        end = match.capturedEnd();
    }
    result += QStringView(text).mid(end);
    return withoutNames(result);
}

QString Mask::withoutNames(QString text)
{
    const QString dash = u" - "_s;
    for (const Thing &thing : std::as_const(m_things)) {
        if (!text.contains(thing.name))
            continue;
        const QString kept = thing.name.left(thing.name.indexOf(dash) + dash.size());
        text.replace(whole(thing.name),
            kept + mark(thing.address.section(u'@', 0, 0), u'@' + thing.address.section(u'@', 1)));
    }
    for (const QString &name : std::as_const(m_people)) {
        if (text.contains(name))
            text.replace(whole(name), mark(name, {}));
    }
    return text;
}

QVariant Mask::value(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString)
        return text(value.toString());
    if (value.typeId() == QMetaType::QVariantMap)
        return args(value.toMap());
    if (value.typeId() == QMetaType::QStringList || value.typeId() == QMetaType::QVariantList) {
        QVariantList masked;
        const QVariantList values = value.toList();
        for (const QVariant &one : values)
            masked.append(this->value(one));
        return value.typeId() == QMetaType::QStringList ? QVariant(QVariant(masked).toStringList())
                                                        : QVariant(masked);
    }
    if (value.typeId() == QMetaType::QJsonValue)
        return json(value.toJsonValue());
    return value;
}

QVariantMap Mask::args(const QVariantMap &args)
{
    QVariantMap masked;
    for (auto arg = args.begin(); arg != args.end(); ++arg)
        masked.insert(arg.key(), value(*arg));
    return masked;
}

QJsonValue Mask::json(const QJsonValue &value)
{
    if (value.isString())
        return text(value.toString());
    if (value.isArray()) {
        QJsonArray masked;
        const QJsonArray values = value.toArray();
        for (const QJsonValue &one : values)
            masked.append(json(one));
        return masked;
    }
    if (!value.isObject())
        return value;
    QJsonObject masked;
    const QJsonObject object = value.toObject();
    for (auto one = object.begin(); one != object.end(); ++one)
        masked.insert(one.key(), json(one.value()));
    return masked;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/shellquotes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

QString quotedForBash(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString quotedForPowerShell(const QString &text)
{
    const auto isPlain = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
    QString escaped;
    for (const QChar c : text) {
        if (!isPlain(c))
            escaped += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else if (c == u'\\' || c == u'\'')
            escaped += QString(2, c); // one for the expression, one for the quotes
        else
            escaped += c;
    }
    return u"([regex]::Unescape('%1'))"_s.arg(escaped);
}

QString powerShellLiteral(const QJsonValue &value)
{
    QStringList parts;
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            parts.append(entry.key() + u" = "_s + powerShellLiteral(*entry));
        return u"@{ "_s + parts.join(u"; ") + u" }"_s;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array)
            parts.append(powerShellLiteral(entry));
        return u"@("_s + parts.join(u", ") + u')';
    }
    case QJsonValue::Bool:
        return value.toBool() ? u"$true"_s : u"$false"_s;
    default:
        return quotedForPowerShell(value.toString());
    }
}

} // namespace cmw

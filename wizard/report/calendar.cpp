// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/calendar.h"

#include "diagnosis/catalogue.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int daysBefore = 14;

/// RFC 5545, 3.3.11: these characters have a meaning of their own in texts.
QByteArray escaped(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u';', u"\\;"_s).replace(u',', u"\\,"_s).replace(u'\n', u"\\n"_s);
    return text.toUtf8();
}

/// RFC 5545, 3.1: at most 75 octets a line, and never cut within a character.
QByteArray folded(const QByteArray &line)
{
    constexpr qsizetype longest = 73;
    QByteArray result;
    qsizetype start = 0;
    while (start < line.size()) {
        qsizetype end = qMin(start + longest, line.size());
        const auto isContinuation = [&](qsizetype at) {
            return at < line.size() && (static_cast<uchar>(line.at(at)) & 0xC0) == 0x80;
        };
        while (isContinuation(end))
            --end;
        if (start > 0)
            result += ' ';
        result += line.mid(start, end - start) + "\r\n";
        start = end;
    }
    return result;
}

QByteArray stamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

} // namespace

QByteArray secretReminder(const Setup &setup, const QString &language, const QDateTime &now)
{
    if (!setup.secretExpires.isValid())
        return {};
    const QVariantMap args{{u"mailbox"_s, setup.mailbox}, {u"app"_s, setup.appName},
        {u"clientId"_s, setup.clientId}, {u"expires"_s, setup.secretExpires}};
    const Words words = Catalogue::builtIn().words(u"report/secret-reminder"_s, args, language);
    const QDate day = setup.secretExpires.toUTC().date().addDays(-daysBefore);

    QByteArray text;
    for (const QByteArray &line : {
             QByteArray("BEGIN:VCALENDAR"),
             QByteArray("VERSION:2.0"),
             QByteArray("PRODID:-//Connect Mail Wizard//EN"),
             QByteArray("BEGIN:VEVENT"),
             "UID:" + setup.secretKeyId.toUtf8() + "@connect-mail-wizard",
             "DTSTAMP:" + stamp(now),
             "DTSTART;VALUE=DATE:" + day.toString(u"yyyyMMdd"_s).toLatin1(),
             "SUMMARY:" + escaped(words.summary),
             "DESCRIPTION:" + escaped(words.repair),
             QByteArray("BEGIN:VALARM"),
             QByteArray("ACTION:DISPLAY"),
             "DESCRIPTION:" + escaped(words.summary),
             QByteArray("TRIGGER:PT9H"),
             QByteArray("END:VALARM"),
             QByteArray("END:VEVENT"),
             QByteArray("END:VCALENDAR"),
         })
        text += folded(line);
    return text;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailtext.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QUuid>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

QByteArray encodedWord(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool isPlain = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 127; });
    return isPlain ? utf8 : "=?utf-8?B?" + utf8.toBase64() + "?=";
}

QString decodedWord(const QRegularExpressionMatch &word)
{
    QByteArray bytes = word.captured(3).toLatin1();
    if (word.captured(2).toUpper() == "B"_L1)
        bytes = QByteArray::fromBase64(bytes);
    else
        bytes = QByteArray::fromPercentEncoding(bytes.replace('_', ' '), '=');
    QStringDecoder decoder(word.captured(1).toLatin1().constData());
    return decoder.isValid() ? QString(decoder.decode(bytes)) : QString::fromUtf8(bytes);
}

QString decodedHeader(QString value)
{
    static const QRegularExpression between(u"\\?=\\s+=\\?"_s); // the space between two encoded words is none
    static const QRegularExpression form(u"=\\?([^?\\s]+)\\?([BbQq])\\?([^?\\s]*)\\?="_s);
    value.replace(between, u"?==?"_s);
    QString result;
    qsizetype from = 0;
    for (auto matches = form.globalMatch(value); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += value.mid(from, match.capturedStart() - from) + decodedWord(match);
        from = match.capturedEnd();
    }
    return result + value.mid(from);
}

} // namespace

QByteArray composeMail(const QString &from, const QString &to, const QString &subject, const QString &text)
{
    const QString now =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, d MMM yyyy hh:mm:ss +0000");
    QString body = text;
    body.replace(u"\r\n"_s, u"\n"_s).replace(u'\n', u"\r\n"_s);
    return "From: " + from.toUtf8() + "\r\nTo: " + to.toUtf8() + "\r\nSubject: " + encodedWord(subject)
        + "\r\nDate: " + now.toLatin1() + "\r\nMessage-ID: <"
        + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
        + "@practice.invalid>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: 8bit\r\n\r\n"
        + body.toUtf8() + "\r\n";
}

QString mailHeader(const QByteArray &content, const QByteArray &name)
{
    QByteArray value;
    bool isInside = false;
    for (QByteArray line : content.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        if (isInside && (line.startsWith(' ') || line.startsWith('\t'))) {
            value += ' ' + line.trimmed();
        } else if (isInside) {
            break;
        } else if (line.left(name.size() + 1).toLower() == name.toLower() + ':') {
            value = line.mid(name.size() + 1).trimmed();
            isInside = true;
        }
    }
    return decodedHeader(QString::fromUtf8(value));
}

QString mailText(const QByteArray &content)
{
    const qsizetype end = content.indexOf("\r\n\r\n");
    return end < 0 ? QString() : QString::fromUtf8(content.mid(end + 4));
}

} // namespace cmw::practice

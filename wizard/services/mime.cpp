// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/mime.h"

#include "core/address.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUuid>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

const auto subject = u"Test email from Connect Mail Wizard / Connect Mail Wizard 시험 메일"_s;

// %1 sender, %2 id
const auto englishText =
    u"This is a test email. Connect Mail Wizard sent it as %1, by SMTP with OAuth 2.0, in the way in "
    "which Webex Connect will send. That it arrived shows that sending works. You need not answer it, "
    "and you can delete it."_s;
const auto koreanText =
    u"시험 메일입니다. Connect Mail Wizard가 Webex Connect와 같은 방식으로, 곧 OAuth 2.0 인증을 쓰는 "
    "SMTP로 %1 주소에서 보냈습니다. 이 메일이 도착했다면 메일 보내기가 잘 됩니다. 답장하지 않아도 "
    "되며, 지워도 됩니다."_s;
const auto idText = u"ID: %1"_s;

bool isAscii(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7e)
            return false;
    }
    return true;
}

/// Neither a line break, which would begin another header, nor more than one address.
bool isPlainAddress(const QString &address)
{
    return isAscii(address) && isMailAddress(address);
}

bool isPlainId(const QString &id)
{
    static const QRegularExpression plain(uR"(\A[A-Za-z0-9-]{1,64}\z)"_s);
    return plain.match(id).hasMatch();
}

QByteArray base64Lines(const QString &text)
{
    constexpr qsizetype width = 76;
    const QByteArray encoded = text.toUtf8().toBase64();
    QByteArray lines;
    for (qsizetype i = 0; i < encoded.size(); i += width)
        lines += encoded.mid(i, width) + "\r\n";
    return lines;
}

QByteArray part(const QByteArray &type, const QString &text)
{
    return "Content-Type: " + type + "; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(text);
}

QString plainText(const QString &english, const QString &korean, const QString &id)
{
    return english + u"\r\n\r\n"_s + korean + u"\r\n\r\n"_s + id + u"\r\n"_s;
}

QString htmlText(const QString &english, const QString &korean, const QString &id)
{
    return u"<!DOCTYPE html>\r\n<html><head><meta charset=\"utf-8\"></head><body>\r\n"
           "<p lang=\"en\">%1</p>\r\n<p lang=\"ko\">%2</p>\r\n<p><small>%3</small></p>\r\n</body></html>\r\n"_s
               .arg(english.toHtmlEscaped(), korean.toHtmlEscaped(), id.toHtmlEscaped());
}

} // namespace

QByteArray encodedHeader(const QString &text)
{
    if (isAscii(text))
        return text.toLatin1();
    // A line has 76 characters at most, with the header's name and the word's frame, and no character is
    // split between two words: 36 bytes become 48.
    constexpr qsizetype most = 36;
    QByteArrayList words;
    QByteArray word;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = text.at(i).isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QByteArray character = text.mid(i, length).toUtf8();
        if (word.size() + character.size() > most) {
            words.append(word);
            word.clear();
        }
        word += character;
        i += length;
    }
    words.append(word);
    for (auto &each : words)
        each = "=?UTF-8?B?" + each.toBase64() + "?=";
    return words.join("\r\n ");
}

QString newMailId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<QByteArray> testMessage(const TestMail &mail)
{
    const QStringList addresses = QStringList{mail.from} + mail.to;
    for (const QString &address : addresses) {
        if (!isPlainAddress(address))
            return Error{u"mail/address"_s, {{u"address"_s, address}}, {}};
    }
    if (mail.to.isEmpty())
        return Error{u"mail/address"_s, {{u"address"_s, QString()}}, {}};
    if (!isPlainId(mail.id))
        return Error{u"mail/id"_s, {}, mail.id};

    const QString english = englishText.arg(mail.from);
    const QString korean = koreanText.arg(mail.from);
    const QString id = idText.arg(mail.id);
    const QByteArray boundary = "=_" + mail.id.toLatin1();
    const QByteArray date =
        QLocale::c().toString(mail.at.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss '+0000'"_s).toLatin1();

    return "Date: " + date + "\r\nFrom: <" + mail.from.toLatin1() + ">\r\nTo: <"
        + mail.to.join(u">,\r\n <"_s).toLatin1() + ">\r\nSubject: " + encodedHeader(subject)
        + "\r\nMessage-ID: <" + mail.id.toLatin1() + mail.from.mid(mail.from.lastIndexOf(u'@')).toLatin1()
        + ">\r\nX-Connect-Mail-Wizard-Id: " + mail.id.toLatin1()
        + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n--" + boundary
        + "\r\n" + part("text/plain", plainText(english, korean, id)) + "\r\n--" + boundary + "\r\n"
        + part("text/html", htmlText(english, korean, id)) + "\r\n--" + boundary + "--\r\n";
}

} // namespace cmw

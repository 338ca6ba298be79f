// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/message.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUuid>

namespace cmw::practice {

QString Request::cookie(const QString &name) const
{
    const QStringList cookies = header(QStringLiteral("cookie")).split(QLatin1Char(';'));
    for (const QString &cookie : cookies) {
        const QString trimmed = cookie.trimmed();
        if (trimmed.startsWith(name + QLatin1Char('=')))
            return trimmed.mid(name.size() + 1);
    }
    return {};
}

QString Request::bearer() const
{
    const QString value = header(QStringLiteral("authorization"));
    return value.startsWith(QLatin1String("bearer "), Qt::CaseInsensitive) ? value.mid(7).trimmed()
                                                                           : QString();
}

std::optional<QJsonObject> Request::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {};
    return document.object();
}

Answer Answer::json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json; charset=utf-8",
        {}, false};
}

Answer Answer::html(int status, const QByteArray &page)
{
    return {status, page, "text/html; charset=utf-8", {{"Cache-Control", "no-store, no-cache"}}, false};
}

Answer Answer::redirect(const QUrl &to)
{
    return {302, {}, {}, {{"Location", to.toEncoded()}, {"Cache-Control", "no-store, no-cache"}}, false};
}

Answer Answer::empty(int status)
{
    return {status, {}, {}, {}, false};
}

Answer Answer::cut()
{
    return {0, {}, {}, {}, true};
}

Fields fieldsFrom(const QByteArray &encoded)
{
    Fields fields;
    for (const QByteArray &pair : encoded.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto decoded = [](QByteArray text) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
        };
        fields.insert(decoded(pair.left(equals)), equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
    }
    return fields;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString randomText(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(base64Url(random));
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace cmw::practice

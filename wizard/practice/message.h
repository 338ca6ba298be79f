// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace cmw::practice {

using Fields = QHash<QString, QString>;

/// An HTTP request as the practice tenant's parts see it: nothing of the HTTP library in it.
struct Request {
    QString method;
    QString path; ///< decoded, as sent
    Fields query;
    Fields form; ///< of application/x-www-form-urlencoded
    QHash<QString, QString> headers; ///< names in lower case
    QByteArray body;
    QString base; ///< how the client calls this server: https://graph.microsoft.com, http://localhost:1234

    QString header(const QString &name) const { return headers.value(name.toLower()); }
    QString cookie(const QString &name) const;
    QString bearer() const;
    /// Empty where the body is no JSON object.
    std::optional<QJsonObject> json() const;
};

struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray type;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool isCut = false; ///< nothing is said: the connection ends in its place

    static Answer json(int status, const QJsonObject &object);
    static Answer html(int status, const QByteArray &page);
    static Answer redirect(const QUrl &to);
    static Answer empty(int status);
    static Answer cut();
};

/// "a=1&b=x+y" decoded as a browser's form encodes it.
Fields fieldsFrom(const QByteArray &encoded);

/// As JSON Web Tokens and PKCE write bytes.
QByteArray base64Url(const QByteArray &bytes);
QString newGuid();
/// A random text that is safe in URLs.
QString randomText(int bytes);
/// "2026-11-24T03:00:00Z"
QString timeText(const class QDateTime &time);

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/tenant.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <memory>

/// A client of the practice tenant over real sockets, as plain as a person's first script: it knows nothing
/// of the tenant's inside.
class PracticeClient final {
public:
    using Form = QHash<QString, QString>;

    struct Reply {
        int status = 0;
        QByteArray body;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QJsonArray value() const { return json()[QLatin1String("value")].toArray(); }
        QString errorCode() const; ///< of Graph's error object
        /// The first of error_codes of the token endpoint; 0: none.
        int aadsts() const { return json()[QLatin1String("error_codes")][0].toInt(); }
    };

    explicit PracticeClient(const cmw::practice::Addresses &addresses);

    // Browser: cookies are kept, redirects are not followed.
    Reply open(const QUrl &url);
    /// Sends the form with this id of the page, with these fields filled in.
    Reply submit(const QByteArray &page, const QString &formId, const Form &fields);
    /// Walks from the authorize address through the sign-in form to the page behind it.
    Reply signIn(const QUrl &authorize, const QString &user);
    QString password(const QString &user) const;
    QUrl authorizeUrl(const QString &tenant, const Form &query) const;

    Reply token(const Form &form, const QString &tenant = {});
    Reply deviceCode(const Form &form);
    /// Signs in with one of Microsoft's public clients, accepts what is asked, and returns the access token.
    /// `more`: fields of both the authorize address and the token request.
    QString tokenFor(
        const QString &user, const QString &clientId, const QString &scope, const Form &more = {});

    Reply graph(const QString &method, const QString &path, const QString &token,
        const QJsonObject &body = {}, const QHash<QString, QString> &headers = {});
    Reply exchange(const QString &cmdlet, const QJsonObject &parameters, const QString &token,
        const QString &anchor = QLatin1String("admin"));

private:
    Reply send(const QString &method, const QUrl &url, const QByteArray &body, const QByteArray &type,
        const QHash<QString, QString> &headers);

    cmw::practice::Addresses m_addresses;
    QString m_cookie;
};

inline constexpr char16_t graphTools[] = u"14d82eec-204b-4c2f-b7e8-296a70dab67e";
inline constexpr char16_t exchangeTools[] = u"fb78d390-0c51-40cd-8e17-fdbfab77341b";

/// A running tenant; a test without one can't go on.
std::unique_ptr<cmw::practice::Tenant> startTenant(const QString &scenario = {});
/// The field of a redirect's query, decoded.
QString redirectField(const PracticeClient::Reply &reply, const QString &name);

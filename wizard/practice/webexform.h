// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

namespace cmw::practice {

struct EmailAsset;

/// Labels of the form "Configure New Application - Email", as the portal of Webex Connect shows them; they
/// are also the keys of EmailAsset::fields. Source:
/// https://help.webexconnect.io/docs/wxcc-email-asset-creation
namespace label {
constexpr QLatin1StringView assetName("Asset Name");
constexpr QLatin1StringView emailId("Email ID");
constexpr QLatin1StringView forwardingAddress("Forwarding Address");
constexpr QLatin1StringView authenticationType("Authentication Type");
constexpr QLatin1StringView review(
    "I would like to explicitly review before providing consent for authentication");
constexpr QLatin1StringView smtpServer("SMTP Server");
constexpr QLatin1StringView username("Username");
constexpr QLatin1StringView password("Password");
constexpr QLatin1StringView port("Port");
constexpr QLatin1StringView security("Security");
constexpr QLatin1StringView clientId("Client ID");
constexpr QLatin1StringView clientSecret("client Secret");
constexpr QLatin1StringView callbackUrl("Call Back URL");
constexpr QLatin1StringView authorizationUrl("Authorization URL");
constexpr QLatin1StringView scope("Scope");
constexpr QLatin1StringView accessTokenUrl("Access Token URL");
constexpr QLatin1StringView refreshTokenUrl("Refresh Token URL");
constexpr QLatin1StringView differentLogin(
    "Use different email address than the asset email ID for generating tokens.");
constexpr QLatin1StringView loginId("Login ID For Generating Token");
constexpr QLatin1StringView accessToken("Access Token");
constexpr QLatin1StringView refreshToken("Refresh Token");
constexpr QLatin1StringView validity("Validity");
constexpr QLatin1StringView dataStream("Data Stream");
} // namespace label

/// The form itself: its fields, what they show, what was sent, and what is wrong with it.
namespace webexform {

using Errors = QMap<QString, QString>; ///< sentence by label

/// What a new form shows.
QMap<QString, QString> initialFields();
/// What was typed, by label, from what the browser sent by field name.
QMap<QString, QString> typed(const QMap<QString, QString> &sentByName);
/// What keeps the form from being saved.
Errors saveErrors(const EmailAsset &asset);
/// What keeps its token from being generated.
Errors tokenErrors(const EmailAsset &asset);
/// What keeps its login from being tested.
Errors connectionErrors(const EmailAsset &asset);
/// The form as HTML; its buttons are named "do": test, token, save.
QString html(const EmailAsset &asset, const Errors &errors);

} // namespace webexform

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity.h"

#include <QDateTime>
#include <QTimer>

class QNetworkReply;

namespace cmw {

class TokenNetwork;

/// What a person needs who signs in on any device: a page, and the code to type there.
struct DeviceCode {
    QString code;
    QUrl page;
    QDateTime expires; ///< UTC
    int further = 0; ///< sign-ins that follow this one, each with a code of its own
};

/// One sign-in by another device: the person opens a page anywhere and types a code, while this one asks for the
/// tokens again and again. For a call where somebody else signs in, and where no browser can come back to this
/// computer. Lives in the main thread. Ends exactly once with finished(), never within the call that led to it.
///
/// Errors: cancelled, identity/incomplete, identity/code-expired, identity/denied (declined on the page),
/// identity/code-blocked (by Conditional Access), identity/token-refused (args: error, aadsts; evidence), identity/no-token,
/// network/* (the network was gone three times in a row).
///
/// Source: RFC 8628; Microsoft Learn, "OAuth 2.0 device authorization grant flow".
class DeviceSignIn final : public QObject {
    Q_OBJECT
public:
    DeviceSignIn(const Endpoints &endpoints, SignInRequest request, QObject *parent = nullptr);
    ~DeviceSignIn() override;

    void start();
    void cancel();

Q_SIGNALS:
    void codeReady(const cmw::DeviceCode &code);
    void finished(const cmw::Result<cmw::Tokens> &result);

private:
    void post(const QUrl &url, const QByteArray &form, void (DeviceSignIn::*read)(QNetworkReply &));
    void readCode(QNetworkReply &reply);
    void ask();
    void readTokens(QNetworkReply &reply);
    void end(const Result<Tokens> &result);

    Endpoints m_endpoints;
    SignInRequest m_request;
    std::unique_ptr<TokenNetwork> m_network;
    Secret m_deviceCode;
    QDateTime m_expires;
    std::chrono::seconds m_interval{5};
    QTimer m_pause;
    int m_cuts = 0; ///< in a row
    bool m_ended = false;
};

} // namespace cmw

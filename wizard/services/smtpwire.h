// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "services/smtpreply.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QList>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace cmw {

/// The connection to a mail server, line by line. Each wait ends with what was waited for, the stage's
/// deadline, a cut, or a stop request. It writes the transcript, and no secret can get into that: secret
/// lines are sent by a way of their own. It knows nothing of what the lines mean. Errors of all: cancelled,
/// smtp/timeout, smtp/cut-off; without args.
class SmtpWire final {
public:
    SmtpWire(std::stop_token stop, std::chrono::milliseconds timeout);

    /// Starts the time of a stage: as long as all of them have, or less.
    void startStage() { startStage(m_timeout); }
    void startStage(std::chrono::milliseconds timeout) { m_deadline.setRemainingTime(timeout); }

    /// Errors: smtp/lookup.
    Result<QList<QHostAddress>> lookUp(const QString &host);
    /// Tries them in turn. Errors: smtp/connect (also where none answers in time).
    Result<void> connectTo(const QList<QHostAddress> &addresses, quint16 port);
    /// Has a proxy look the host up and connect to it. Errors: smtp/connect.
    Result<void> connectThrough(const QNetworkProxy &proxy, const QString &host, quint16 port);
    /// Errors: smtp/tls (evidence: the certificate's complaint).
    Result<void> startTls(const QString &host, const QByteArray &extraCa);
    QString peer() const; ///< "192.0.2.1:587"; behind a proxy the host's name
    QString tlsSummary() const; ///< "TLSv1.3, TLS_AES_256_GCM_SHA384"

    void send(const QByteArray &line);
    void sendSecret(const QByteArray &line);
    /// Dot-stuffs, and ends with the line that is a dot.
    Result<void> sendContent(const QByteArray &content);
    /// Errors: smtp/not-smtp (also an endless line or reply).
    Result<SmtpReply> readReply();
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    const QString &transcript() const { return m_transcript; }

private:
    /// Runs until `done` says so.
    Result<void> await(const std::function<bool()> &done, const QDeadlineTimer &deadline);
    Result<void> await(const std::function<bool()> &done) { return await(done, m_deadline); }
    Result<QByteArray> readLine();
    void note(QChar who, const QString &line);

    std::stop_token m_stop;
    std::chrono::milliseconds m_timeout;
    QDeadlineTimer m_deadline;
    QSslSocket m_socket;
    QByteArray m_received; ///< not yet taken apart into lines
    QString m_complaint; ///< about the certificate
    QString m_transcript;
};

/// This machine's proxy for tunnels to that server; none where it goes directly, as to this machine itself.
QNetworkProxy tunnelFor(const QString &host, quint16 port);

} // namespace cmw

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
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>
#include <QString>
#include <QStringList>

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
    /// Tries them in turn, by family in turn, each with a bounded share of the time: where IPv6 leads nowhere, IPv4 gets
    /// its chance. Errors: smtp/connect (also where none answers in time).
    /// Source: RFC 8305, 4.
    Result<void> connectTo(const QList<QHostAddress> &addresses, quint16 port);
    /// Has a proxy look the host up and connect to it. Errors: smtp/connect.
    Result<void> connectThrough(const QNetworkProxy &proxy, const QString &host, quint16 port);
    /// How each address ended that was tried: "2001:db8::1: no answer (5.0 s)".
    const QStringList &attempts() const { return m_attempts; }
    /// Errors: smtp/tls and the others of meaningOfCertificate() (evidence: the certificate's complaint).
    Result<void> startTls(const QString &host, const QByteArray &extraCa);
    QString peer() const; ///< "192.0.2.1:587"; behind a proxy the host's name
    QString tlsSummary() const; ///< "TLSv1.3, TLS_AES_256_GCM_SHA384"
    /// As the server sent them, its own first; also where they weren't trusted.
    const QList<QSslCertificate> &certificates() const { return m_certificates; }

    void send(const QByteArray &line);
    void sendSecret(const QByteArray &line);
    /// Dot-stuffs, and ends with the line that is a dot.
    Result<void> sendContent(const QByteArray &content);
    /// Errors: smtp/not-smtp and smtp/http-answer (also an endless line or reply).
    Result<SmtpReply> readReply();
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    const QString &transcript() const { return m_transcript; }
    /// From here on the transcript shows this address's name with its first letter alone, also where it stands bare.
    void hideName(const QString &address);

private:
    /// Runs until `done` says so.
    Result<void> await(const std::function<bool()> &done, const QDeadlineTimer &deadline);
    Result<void> await(const std::function<bool()> &done) { return await(done, m_deadline); }
    Result<QByteArray> readLine();
    void note(QChar who, const QString &line);
    /// One more address or proxy was tried.
    void addAttempt(const QString &where, const QString &outcome, std::chrono::milliseconds time);

    std::stop_token m_stop;
    std::chrono::milliseconds m_timeout;
    QDeadlineTimer m_deadline;
    QSslSocket m_socket;
    QByteArray m_received; ///< not yet taken apart into lines
    QStringList m_attempts;
    QStringList m_names; ///< hidden in the transcript
    QList<QSslError> m_complaints; ///< about the certificate
    QList<QSslCertificate> m_certificates;
    QString m_transcript;
};

/// This machine's proxy for tunnels to that server; none where it goes directly, as to this machine itself.
QNetworkProxy tunnelFor(const QString &host, quint16 port);

} // namespace cmw

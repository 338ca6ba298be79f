// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/result.h"

#include <QAbstractOAuthReplyHandler>
#include <QString>
#include <QTcpServer>

class QTcpSocket;

namespace cmw {

/// The end of the redirect: listens on 127.0.0.1, takes the one answer that carries our state, and gives the
/// browser a page to end on. Everything else that knocks (a favicon, another path, a POST, an error without
/// our state) is turned away and changes nothing, for any page or program of this machine can knock here.
/// Qt's own QOAuthHttpServerReplyHandler takes all of those for answers, doesn't look at the state of an
/// error, decodes nothing and keeps a refused token request to itself; so this one stands in its place.
class Loopback final : public QAbstractOAuthReplyHandler {
    Q_OBJECT
public:
    explicit Loopback(const QString &state, QObject *parent = nullptr);

    /// At a port that the system chooses. Errors: identity/no-loopback.
    Result<void> listen();
    /// No further answer is taken; what was already said to the browser still arrives there.
    void close();

    /// "http://localhost:<port>", without a slash at the end: compared as it is by the identity provider.
    QString callback() const override;
    /// Hands the reply on as tokenReply(), unread.
    void networkReplyFinished(QNetworkReply *reply) override;

Q_SIGNALS:
    // A good answer is callbackReceived(), with "code" and "state" decoded: the flow goes on by itself.

    /// Errors: identity/state, identity/denied, identity/refused.
    void refused(const cmw::Error &error);
    void tokenReply(QNetworkReply *reply);

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &target);

    QString m_state;
    QTcpServer m_server;
    quint16 m_port = 0; ///< known on after close(): the token request names it again
};

} // namespace cmw

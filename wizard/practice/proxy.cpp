// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/proxy.h"

#include "practice/tcplistener.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestRequest = 16384;

/// One client: its CONNECT request, then a tunnel.
class Tunnel final : public QObject {
public:
    Tunnel(qintptr descriptor, const QHash<QString, quint16> &portsByHost, QObject *parent)
        : QObject(parent),
          m_portsByHost(portsByHost)
    {
        connect(&m_client, &QTcpSocket::readyRead, this, [this] { fromClient(); });
        connect(&m_server, &QTcpSocket::readyRead, this, [this] { m_client.write(m_server.readAll()); });
        connect(&m_server, &QTcpSocket::connected, this,
            [this] { m_client.write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(&m_server, &QTcpSocket::disconnected, &m_client, &QTcpSocket::disconnectFromHost);
        connect(&m_server, &QTcpSocket::errorOccurred, this, [this] { m_client.disconnectFromHost(); });
        connect(&m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        if (!m_client.setSocketDescriptor(descriptor))
            deleteLater();
    }

    /// A socket says that it is disconnected while it is destroyed: by then nobody here may listen.
    ~Tunnel() override
    {
        m_client.disconnect(this);
        m_server.disconnect(this);
    }

private:
    void fromClient()
    {
        if (m_isOpen) {
            m_server.write(m_client.readAll());
            return;
        }
        m_request += m_client.readAll();
        const qsizetype end = m_request.indexOf("\r\n\r\n");
        if (end >= 0)
            open(m_request.left(m_request.indexOf('\r')), m_request.mid(end + 4));
        else if (m_request.size() > longestRequest)
            refuse("431 Request Header Fields Too Large");
    }

    void open(const QByteArray &requestLine, const QByteArray &early)
    {
        const QList<QByteArray> words = requestLine.split(' ');
        if (words.size() != 3 || !words.last().startsWith("HTTP/1."))
            return refuse("400 Bad Request");
        if (words.first() != "CONNECT")
            return refuse("405 Method Not Allowed");
        const quint16 port = portFor(QString::fromLatin1(words.at(1)).toLower());
        if (port == 0)
            return refuse("403 Forbidden");
        m_isOpen = true;
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_server.write(early);
    }

    quint16 portFor(const QString &target) const
    {
        if (const auto exact = m_portsByHost.constFind(target); exact != m_portsByHost.cend())
            return *exact;
        const QString port = target.section(u':', -1);
        if (port != "443"_L1 && port != "587"_L1)
            return 0;
        return m_portsByHost.value(target.section(u':', 0, -2));
    }

    void refuse(const QByteArray &status)
    {
        const QByteArray why = "This proxy leads to the practice tenant only.\n";
        m_request.clear();
        // Without "Connection: close", which makes clients built on cpp-httplib 0.11 wait for themselves.
        m_client.write("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: "
            + QByteArray::number(why.size()) + "\r\n\r\n" + why);
        m_client.disconnectFromHost();
    }

    QHash<QString, quint16> m_portsByHost;
    QTcpSocket m_client;
    QTcpSocket m_server;
    QByteArray m_request;
    bool m_isOpen = false;
};

} // namespace

Proxy::Proxy(std::unique_ptr<TcpListener> listener) : m_listener(std::move(listener)) { }

Proxy::~Proxy() = default;

quint16 Proxy::port() const
{
    return m_listener->port();
}

Result<std::unique_ptr<Proxy>> Proxy::start(const QHash<QString, quint16> &portsByHost)
{
    auto listener = TcpListener::start([portsByHost](qintptr descriptor, QObject *parent) {
        new Tunnel(descriptor, portsByHost, parent); // its parent, or its end, deletes it
    });
    if (!listener)
        return listener.error();
    return std::unique_ptr<Proxy>(new Proxy(std::move(listener).value()));
}

} // namespace cmw::practice

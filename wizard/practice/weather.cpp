// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/weather.h"

#include "practice/tcplistener.h"

#include <QHostAddress>
#include <QQueue>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTimer>

namespace cmw::practice {

namespace {

/// One connection through the weather.
class Storm final : public QObject {
public:
    Storm(qintptr descriptor, quint16 targetPort, Weather::Kind kind, Weather::Onset onset, QObject *parent)
        : QObject(parent),
          m_kind(kind),
          m_left(onset.afterBytes),
          m_delay(onset.delay)
    {
        connect(&m_client, &QTcpSocket::readyRead, this, [this] { m_server.write(m_client.readAll()); });
        connect(&m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_server, &QTcpSocket::readyRead, this, [this] { fromServer(m_server.readAll()); });
        connect(&m_server, &QTcpSocket::disconnected, this, [this] { serverLeft(); });
        connect(&m_server, &QTcpSocket::errorOccurred, this, [this] { serverLeft(); });
        if (!m_client.setSocketDescriptor(descriptor)) {
            deleteLater();
            return;
        }
        m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), targetPort);
    }

    /// A socket says that it is disconnected while it is destroyed: by then nobody here may listen.
    ~Storm() override
    {
        m_client.disconnect(this);
        m_server.disconnect(this);
    }

private:
    void fromServer(const QByteArray &bytes)
    {
        const QByteArray untouched = bytes.left(m_left);
        m_left -= untouched.size();
        const QByteArray rest = bytes.mid(untouched.size());
        m_client.write(untouched);
        if (rest.isEmpty())
            return;
        switch (m_kind) {
        case Weather::Kind::Clear:
            m_client.write(rest);
            return;
        case Weather::Kind::Delay:
            later(rest);
            return;
        case Weather::Kind::Cut:
            m_client.disconnectFromHost(); // what was passed still arrives
            return;
        case Weather::Kind::Hang:
            return;
        case Weather::Kind::Garbage:
            m_client.write(garbage(rest.size()));
            return;
        case Weather::Kind::Refuse:
            return;
        }
    }

    void serverLeft()
    {
        if (m_kind == Weather::Kind::Delay)
            later({});
        else if (m_kind != Weather::Kind::Hang)
            m_client.disconnectFromHost();
    }

    /// Passes bytes, or for none the end, when their time has come: in the order in which they came.
    void later(const QByteArray &bytes)
    {
        m_delayed.enqueue(bytes);
        QTimer::singleShot(m_delay, this, [this] {
            const QByteArray due = m_delayed.dequeue();
            if (due.isEmpty())
                m_client.disconnectFromHost();
            else
                m_client.write(due);
        });
    }

    static QByteArray garbage(qsizetype size)
    {
        QByteArray bytes(size, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
        return bytes;
    }

    Weather::Kind m_kind;
    qint64 m_left;
    std::chrono::milliseconds m_delay;
    QTcpSocket m_client;
    QTcpSocket m_server;
    QQueue<QByteArray> m_delayed;
};

} // namespace

Weather::Weather(std::unique_ptr<TcpListener> listener) : m_listener(std::move(listener)) { }

Weather::~Weather() = default;

quint16 Weather::port() const
{
    return m_listener->port();
}

Result<std::unique_ptr<Weather>> Weather::start(quint16 targetPort, Kind kind)
{
    return start(targetPort, kind, {});
}

Result<std::unique_ptr<Weather>> Weather::start(quint16 targetPort, Kind kind, Onset onset)
{
    auto listener = TcpListener::start([targetPort, kind, onset](qintptr descriptor, QObject *parent) {
        if (kind == Kind::Refuse)
            QTcpSocket().setSocketDescriptor(descriptor); // closed as this line ends
        else
            new Storm(descriptor, targetPort, kind, onset, parent); // its parent, or its end, deletes it
    });
    if (!listener)
        return listener.error();
    return std::unique_ptr<Weather>(new Weather(std::move(listener).value()));
}

} // namespace cmw::practice

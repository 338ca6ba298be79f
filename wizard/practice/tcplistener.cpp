// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/tcplistener.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTcpServer>
#include <QThread>

#include <future>

namespace cmw::practice {

namespace {

class Acceptor final : public QTcpServer {
public:
    explicit Acceptor(TcpListener::Accept accept) : m_accept(std::move(accept)) { }

private:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor, this); }
    TcpListener::Accept m_accept;
};

struct Started {
    quint16 port = 0;
    QString problem;
};

} // namespace

TcpListener::TcpListener() = default;

TcpListener::~TcpListener()
{
    if (m_thread) {
        m_thread->quit();
        m_thread->wait();
    }
}

Result<std::unique_ptr<TcpListener>> TcpListener::start(Accept accept)
{
    std::promise<Started> promise;
    std::future<Started> started = promise.get_future();
    std::unique_ptr<TcpListener> listener(new TcpListener);
    listener->m_thread.reset(
        QThread::create([promise = std::move(promise), accept = std::move(accept)]() mutable {
            Acceptor acceptor(std::move(accept));
            if (!acceptor.listen(QHostAddress::LocalHost)) {
                promise.set_value({0, acceptor.errorString()});
                return;
            }
            QEventLoop loop;
            promise.set_value({acceptor.serverPort(), {}});
            loop.exec();
        }));
    listener->m_thread->start();
    const Started result = started.get();
    if (result.port == 0)
        return Error{QStringLiteral("practice/cannot-listen"), {}, result.problem};
    listener->m_port = result.port;
    return listener;
}

} // namespace cmw::practice

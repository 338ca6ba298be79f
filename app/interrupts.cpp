// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interrupts.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace cmw {

#ifdef Q_OS_UNIX

namespace {

/// A signal handler may do next to nothing: it writes one byte here, and the event loop reads it.
std::array<int, 2> sockets{-1, -1};

extern "C" void tellSocket(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(sockets[0], &byte, 1);
}

void handle(void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(sockets[1], &byte, 1) == 1)
            Q_EMIT interrupted();
    });
    handle(&tellSocket);
}

Interrupts::~Interrupts()
{
    handle(SIG_DFL);
    m_notifier.reset();
    for (int &socket : sockets) {
        ::close(socket);
        socket = -1;
    }
}

#else

// Windows ends a console program at Ctrl+C by itself, and the journal is made for that.
Interrupts::Interrupts(QObject *parent) : QObject(parent) { }

Interrupts::~Interrupts() = default;

#endif

} // namespace cmw

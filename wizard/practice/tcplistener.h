// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QtGlobal>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
class QThread;
QT_END_NAMESPACE

namespace cmw::practice {

/// A TCP server on loopback with a thread and an event loop of its own, on a port that the system chooses.
/// What it accepts lives in that thread and is gone with it. For HTTP see Listener.
class TcpListener final {
public:
    /// Called in the listener's thread for each connection; `parent` ends with the thread.
    using Accept = std::function<void(qintptr descriptor, QObject *parent)>;

    /// Errors: practice/cannot-listen.
    static Result<std::unique_ptr<TcpListener>> start(Accept accept);
    ~TcpListener();

    quint16 port() const { return m_port; }

private:
    TcpListener();
    std::unique_ptr<QThread> m_thread;
    quint16 m_port = 0;
};

} // namespace cmw::practice

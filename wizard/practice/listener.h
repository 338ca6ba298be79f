// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "practice/certificates.h"
#include "practice/message.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace httplib {
class Server;
} // namespace httplib

namespace cmw::practice {

/// One HTTP or HTTPS server on a loopback port that the system chose, in threads of its own.
class Listener final {
public:
    using Handler = std::function<Answer(const Request &)>;
    /// Around a request, with the time that it waits; calls the handler.
    using Around = std::function<Answer(const Request &, const Handler &)>;

    /// Bound, and not answering yet. Errors: practice/cannot-listen.
    static Result<std::unique_ptr<Listener>> plain();
    static Result<std::unique_ptr<Listener>> secure(const Certificate &certificate);
    ~Listener();

    quint16 port() const { return m_port; }
    /// For parts that mount handlers of their own.
    httplib::Server &server() { return *m_server; }
    /// Every request goes to this handler; before every answer it waits for `latency`. `around` may be empty.
    void handle(const Handler &handler, std::chrono::milliseconds latency, const Around &around = {});
    /// Starts to answer.
    void listen();

private:
    explicit Listener(std::unique_ptr<httplib::Server> server);
    static Result<std::unique_ptr<Listener>> bound(std::unique_ptr<httplib::Server> server);
    void pause(std::chrono::milliseconds time);

    std::unique_ptr<httplib::Server> m_server;
    quint16 m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_stopping;
    bool m_stopped = false;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace cmw::practice

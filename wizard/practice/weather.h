// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <chrono>
#include <memory>

namespace cmw::practice {

class TcpListener;

/// A TCP relay in front of a port of this machine that makes bad weather: the protocols behind it stay
/// honest. It knows nothing of what it carries, TLS included.
class Weather final {
public:
    enum class Kind {
        Clear, ///< passes all
        Delay, ///< every piece of the server's comes later
        Cut, ///< closes both sides in the middle of the server's words
        Hang, ///< says nothing more, and stays connected
        Garbage, ///< random bytes in place of the server's
        Refuse, ///< closes each connection as soon as it is there
    };
    /// When it begins, and how long a Delay is.
    struct Onset {
        qint64 afterBytes = 0; ///< of the server's, in each connection
        std::chrono::milliseconds delay{300};
    };

    /// Errors: practice/cannot-listen.
    static Result<std::unique_ptr<Weather>> start(quint16 targetPort, Kind kind, Onset onset);
    static Result<std::unique_ptr<Weather>> start(quint16 targetPort, Kind kind);
    ~Weather();

    quint16 port() const;

private:
    explicit Weather(std::unique_ptr<TcpListener> listener);
    std::unique_ptr<TcpListener> m_listener;
};

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <chrono>
#include <memory>

namespace cmw::practice {

struct Certificate;
class TcpListener;
class MailFlow;
class State;

/// The practice tenant's SMTP client submission: STARTTLS and XOAUTH2 on loopback, as smtp.office365.com:587
/// speaks. What it says is SmtpDialogue's; this is sockets and time.
class SmtpServer final {
public:
    /// `latency` is added to every answer. Errors: practice/cannot-listen, practice/no-certificate.
    static Result<std::unique_ptr<SmtpServer>> start(
        State &state, MailFlow &mailFlow, const Certificate &certificate, std::chrono::milliseconds latency);
    ~SmtpServer();

    quint16 port() const;

private:
    explicit SmtpServer(std::unique_ptr<TcpListener> listener);
    std::unique_ptr<TcpListener> m_listener;
};

} // namespace cmw::practice

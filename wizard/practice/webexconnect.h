// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

namespace httplib {
class Server;
} // namespace httplib

namespace cmw::practice {

class AssetDesk;
class MailFlow;
class State;
struct Addresses;

/// A small Webex Connect: Assets > Apps, the form "Configure New Application - Email", its token, its mail.
/// It knows what was pasted into the form and nothing else of the tenant.
class WebexConnect final {
public:
    /// The addresses are read when a page is asked for: they may be filled in after this.
    WebexConnect(State &state, const Addresses &addresses, MailFlow &mailFlow);
    ~WebexConnect();

    /// Its pages, on a plain HTTP server of their own whose root is Addresses::webexConnect.
    void mount(httplib::Server &server);

private:
    std::unique_ptr<AssetDesk> m_desk;
};

} // namespace cmw::practice

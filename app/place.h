// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/options.h"
#include "core/endpoints.h"
#include "core/result.h"
#include "services/identity.h"
#include "services/keychain.h"
#include "session/session.h"

#include <QString>

#include <memory>

class QTemporaryDir;

namespace cmw {

class BrowserCommand;

/// Where the person's own client ID for the sign-in is, in the settings of the program.
inline constexpr QLatin1StringView ownClientKey("signIn/clientId");

namespace practice {
class Tenant;
class Visitor;
} // namespace practice

/// Where work is done: real or practice, how an address is opened there, where secrets and files go. It owns
/// the practice tenant that was started for it. It must outlive the sessions that were given its
/// surroundings.
class Place final {
public:
    /// How an address is opened where --browser doesn't say it.
    enum class Opening {
        Desktop, ///< by the window's desktop services
        Command, ///< by the desktop's own command; in a practice tenant of ours by the visitor
    };

    /// Starts the practice tenant where one is asked for. `cloud` is what a set-up file names, for when the
    /// options name none. Errors: cloud/*, practice/unknown-scenario, practice/cannot-listen,
    /// place/no-visitor (there is no practice tenant).
    static Result<std::unique_ptr<Place>> make(const Options &options, const QString &cloud, Opening opening);
    ~Place();

    Surroundings surroundings() const;
    const Endpoints &endpoints() const { return m_endpoints; }
    bool isPractice() const { return m_endpoints.isPractice(); }
    /// Whether the client secrets end with this run.
    bool forgetsSecrets() const { return m_forgetsSecrets; }
    /// Whether the tenant itself does, too.
    bool endsWithTheRun() const { return m_tenant != nullptr; }
    /// Who plays the person at Webex Connect; null where a person is there.
    practice::Visitor *visitor() const { return m_plays || m_tenant ? m_visitor.get() : nullptr; }
    /// The command that opens addresses; null where none does.
    const BrowserCommand *browser() const { return m_browser.get(); }
    /// Whether it is the visitor who signs in.
    bool visitorSignsIn() const { return m_plays; }

private:
    Place();

    Result<void> findEndpoints(const Options &options, const QString &cloud, Opening opening);
    Result<void> findOpening(const QString &browser, Opening opening);

    void openBy(const QStringList &command);

    Endpoints m_endpoints;
    OpenAddress m_open;
    std::shared_ptr<Keychain> m_keychain;
    std::chrono::milliseconds m_timeout{0};
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<practice::Tenant> m_tenant;
    std::unique_ptr<practice::Visitor> m_visitor;
    std::unique_ptr<BrowserCommand> m_browser;
    bool m_plays = false;
    bool m_forgetsSecrets = false;
    Admin::Way m_signIn = Admin::Way::Browser;
};

} // namespace cmw

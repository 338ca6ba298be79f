// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/place.h"

#include "app/browsercommand.h"
#include "practice/tenant.h"
#include "practice/visitor.h"

#include <QDesktopServices>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The desktop's own way for programs without a window.
QStringList desktopCommand()
{
#if defined(Q_OS_WIN)
    return {u"rundll32"_s, u"url.dll,FileProtocolHandler"_s};
#elif defined(Q_OS_MACOS)
    return {u"open"_s};
#else
    return {u"xdg-open"_s};
#endif
}

} // namespace

Place::Place() = default;

Place::~Place() = default;

Result<std::unique_ptr<Place>> Place::make(const Options &options, const QString &cloud, Opening opening)
{
    std::unique_ptr<Place> place(new Place);
    place->m_timeout = options.timeout;
    place->m_signIn = options.deviceCode ? Admin::Way::Code : Admin::Way::Browser;
    if (const Result<void> found = place->findEndpoints(options, cloud, opening); !found)
        return found.error();
    if (const Result<void> found = place->findOpening(options.browser, opening); !found)
        return found.error();
    place->m_forgetsSecrets =
        options.keychain == u"memory" || (options.keychain.isEmpty() && place->isPractice());
    place->m_keychain = place->m_forgetsSecrets ? memoryKeychain() : systemKeychain();
    return place;
}

Result<void> Place::findEndpoints(const Options &options, const QString &cloud, Opening opening)
{
    Result<Endpoints> endpoints = Error{};
    if (options.practice) {
        Result<std::unique_ptr<practice::Tenant>> tenant =
            practice::Tenant::start({*options.practice, options.latency});
        if (!tenant)
            return tenant.error();
        m_tenant = std::move(tenant).value();
        m_temporary = std::make_unique<QTemporaryDir>();
        endpoints = Endpoints::fromJson(m_tenant->cloud());
    } else if (!options.cloudFile.isEmpty()) {
        endpoints = Endpoints::fromFile(options.cloudFile);
    } else {
        const QString named = options.cloud.isEmpty() ? cloud : options.cloud;
        if (named == u"practice")
            return Error{u"cloud/practice"_s, {}, {}};
        endpoints = Endpoints::named(named.isEmpty() ? u"global"_s : named);
    }
    if (!endpoints)
        return endpoints.error();
    m_endpoints = std::move(endpoints).value();
    const QString client = options.clientId.isEmpty() && opening == Opening::Desktop
        ? QSettings().value(ownClientKey).toString()
        : options.clientId;
    if (!client.isEmpty()) {
        m_endpoints.graphClientId = client;
        m_endpoints.exchangeClientId = client;
    }
    if (isPractice())
        m_visitor = std::make_unique<practice::Visitor>(m_endpoints.practice);
    return {};
}

Result<void> Place::findOpening(const QString &browser, Opening opening)
{
    m_plays = m_visitor
        && (browser == u"visitor" || (browser.isEmpty() && m_tenant && opening == Opening::Command));
    if (m_plays) {
        m_open = [visitor = m_visitor.get()](const QUrl &address) {
            visitor->open(address);
            return true;
        };
    } else if (browser == u"visitor") {
        return Error{u"place/no-visitor"_s, {}, {}};
    } else if (browser == u"print") {
        m_open = [](const QUrl &) { return false; }; // whoever asked for it shows the address
    } else if (!browser.isEmpty()) {
        openBy(QProcess::splitCommand(browser));
    } else if (opening == Opening::Desktop) {
        m_open = [](const QUrl &address) { return QDesktopServices::openUrl(address); };
    } else {
        openBy(desktopCommand());
    }
    return {};
}

void Place::openBy(const QStringList &command)
{
    m_browser = std::make_unique<BrowserCommand>(command);
    m_open = [browser = m_browser.get()](const QUrl &address) { return browser->open(address); };
}

Surroundings Place::surroundings() const
{
    const QString folder = m_temporary
        ? m_temporary->path()
        : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/setups"_s;
    return {.endpoints = m_endpoints,
        .open = m_open,
        .keychain = m_keychain,
        .folder = folder,
        .timeout = m_timeout,
        .signIn = m_signIn};
}

} // namespace cmw

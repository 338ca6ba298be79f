// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/tenant.h"

#include "practice/certificates.h"
#include "practice/exchange.h"
#include "practice/faults.h"
#include "practice/graph.h"
#include "practice/identity.h"
#include "practice/listener.h"
#include "practice/mailflow.h"
#include "practice/proxy.h"
#include "practice/resourcemanager.h"
#include "practice/scenario.h"
#include "practice/smtp.h"
#include "practice/state.h"
#include "practice/webexconnect.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

static void loadResources()
{
    Q_INIT_RESOURCE(practice);
    Q_INIT_RESOURCE(practice_directory);
}

namespace cmw::practice {

namespace {

// Microsoft's host names in all its clouds. Source: facts of resources/clouds.json.
constexpr std::array webHosts{"login.microsoftonline.com"_L1, "graph.microsoft.com"_L1,
    "management.azure.com"_L1, // the Resource Manager, for the tools of Azure
    "outlook.office365.com"_L1, "outlook.office.com"_L1, "login.microsoftonline.us"_L1,
    "graph.microsoft.us"_L1, "dod-graph.microsoft.us"_L1, "outlook.office365.us"_L1,
    "outlook-dod.office365.us"_L1, "login.partner.microsoftonline.cn"_L1, "login.chinacloudapi.cn"_L1,
    "microsoftgraph.chinacloudapi.cn"_L1, "outlook.office365.cn"_L1, "partner.outlook.cn"_L1};
constexpr std::array smtpHosts{"smtp.office365.com"_L1, "smtp.office365.us"_L1, "outlook-dod.office365.us"_L1,
    "smtp.partner.outlook.cn"_L1};

/// All names that the tenant's certificate speaks for.
QStringList ownNames()
{
    QStringList names{u"localhost"_s, u"127.0.0.1"_s};
    std::copy(webHosts.begin(), webHosts.end(), std::back_inserter(names));
    std::copy(smtpHosts.begin(), smtpHosts.end(), std::back_inserter(names));
    return names;
}

QUrl local(const QString &scheme, quint16 port, const QString &path = {})
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(u"localhost"_s);
    url.setPort(port);
    url.setPath(path);
    return url;
}

/// As Webex Connect makes them.
QString newForwardingAddress()
{
    QByteArray bytes(16, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(bytes.toHex()) + u"@mail-us.imiconnect.io"_s;
}

QJsonArray accountList(const State &state)
{
    QJsonArray list;
    for (const Account &account : state.accounts) {
        if (account.password.isEmpty()) // nobody's to sign in with
            continue;
        list.append(QJsonObject{{u"user"_s, account.user}, {u"password"_s, account.password},
            {u"displayName"_s, account.displayName}, {u"roles"_s, QJsonArray::fromStringList(account.roles)},
            {u"mailbox"_s, account.hasMailbox}});
    }
    return list;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size();
}

} // namespace

/// In the order in which they are made; they end in the opposite one, what listens before what it uses.
struct Tenant::Parts {
    QTemporaryDir folder;
    Addresses addresses;
    Certificate certificate;
    State state;
    std::unique_ptr<Faults> faults;
    std::unique_ptr<Identity> identity;
    Graph graph{state};
    Exchange exchange{state};
    MailFlow mailFlow{state};
    std::unique_ptr<WebexConnect> webexConnect;
    std::unique_ptr<SmtpServer> smtp;
    std::unique_ptr<Proxy> proxy;
    std::unique_ptr<Listener> api; ///< HTTPS: identity, Graph and Exchange by path
    std::unique_ptr<Listener> pages; ///< HTTP: identity's pages
    std::unique_ptr<Listener> webex; ///< HTTP

    Result<void> bind(const Options &options);
    void address();
    Result<void> furnish(const Options &options);
    Result<void> writeFiles(const QJsonObject &cloud) const;
    void listen(std::chrono::milliseconds latency, const Watch &watch);
    Answer answer(const Request &request);
};

Result<void> Tenant::Parts::bind(const Options &options)
{
    const Result<Certificate> made = makeCertificate(ownNames());
    if (!made)
        return made.error();
    certificate = *made;
    const auto keep = [](Result<std::unique_ptr<Listener>> from,
                          std::unique_ptr<Listener> &to) -> Result<void> {
        if (!from)
            return from.error();
        to = std::move(from).value();
        return {};
    };
    if (Result<void> kept = keep(Listener::secure(certificate), api); !kept)
        return kept;
    if (Result<void> kept = keep(Listener::plain(), pages); !kept)
        return kept;
    if (Result<void> kept = keep(Listener::plain(), webex); !kept)
        return kept;
    Result<std::unique_ptr<SmtpServer>> server =
        SmtpServer::start(state, mailFlow, certificate, options.latency);
    if (!server)
        return server.error();
    smtp = std::move(server).value();

    QHash<QString, quint16> ports;
    for (const QLatin1StringView host : webHosts)
        ports.insert(host + u":443"_s, api->port());
    for (const QLatin1StringView host : smtpHosts)
        ports.insert(host + u":587"_s, smtp->port());
    Result<std::unique_ptr<Proxy>> relay = Proxy::start(ports);
    if (!relay)
        return relay.error();
    proxy = std::move(relay).value();
    return {};
}

void Tenant::Parts::address()
{
    addresses.authority = local(u"https"_s, api->port());
    addresses.browserAuthority = local(u"http"_s, pages->port());
    addresses.graph = local(u"https"_s, api->port(), u"/v1.0"_s);
    addresses.exchange = local(u"https"_s, api->port(), u"/adminapi/beta"_s);
    addresses.smtpHost = u"localhost"_s;
    addresses.smtpPort = smtp->port();
    addresses.webexConnect = local(u"http"_s, webex->port(), u"/"_s);
    addresses.proxy = local(u"http"_s, proxy->port());
    addresses.caFile = folder.filePath(u"ca.pem"_s);
    addresses.cloudFile = folder.filePath(u"cloud.json"_s);
    addresses.ca = certificate.caPem;
}

Result<void> Tenant::Parts::furnish(const Options &options)
{
    const Result<Scenario> scenario =
        scenarioNamed(options.scenario.isEmpty() ? u"happy"_s : options.scenario);
    if (!scenario)
        return scenario.error();
    const Result<QJsonObject> prepared = practice::furnish(
        state, *scenario, {newForwardingAddress(), addresses.webexConnect.toString() + u"callback"_s});
    if (!prepared)
        return prepared.error();
    addresses.tenantId = state.tenantId;
    addresses.accounts = {{u"accounts"_s, accountList(state)}};
    if (!prepared->isEmpty()) {
        QJsonObject noted = *prepared;
        noted[u"form"] = addresses.webexConnect.toString() + u"apps/email-smtp/"_s + state.assets.firstKey();
        addresses.accounts[u"prepared"] = noted;
    }
    return {};
}

Result<void> Tenant::Parts::writeFiles(const QJsonObject &cloud) const
{
    if (write(addresses.caFile, addresses.ca) && write(addresses.cloudFile, QJsonDocument(cloud).toJson()))
        return {};
    return Error{u"practice/no-folder"_s, {{u"folder"_s, folder.path()}}, folder.errorString()};
}

void Tenant::Parts::listen(std::chrono::milliseconds latency, const Watch &watch)
{
    faults = std::make_unique<Faults>(state.faults);
    identity = std::make_unique<Identity>(state, addresses.browserAuthority);
    webexConnect = std::make_unique<WebexConnect>(state, addresses, mailFlow);
    Listener::Around around;
    if (watch) {
        around = [watch](const Request &request, const Listener::Handler &handler) {
            watch(request.method, request.path, Moment::Asked);
            const Answer answer = handler(request);
            watch(request.method, request.path, Moment::Answered);
            return answer;
        };
    }
    api->handle([this](const Request &request) { return answer(request); }, latency, around);
    pages->handle(
        [this](const Request &request) { return identity->answer(request).value_or(Answer::empty(404)); },
        latency);
    webexConnect->mount(webex->server());
    for (Listener *listener : {api.get(), pages.get(), webex.get()})
        listener->listen();
}

Answer Tenant::Parts::answer(const Request &request)
{
    if (std::optional<Answer> answer = identity->answer(request))
        return *answer;
    if (std::optional<Answer> answer = resourceManagerAnswer(state, request))
        return *answer;
    if (std::optional<Answer> answer = faults->instead())
        return *answer;
    if (std::optional<Answer> answer = graph.answer(request))
        return *answer;
    return exchange.answer(request).value_or(Answer::empty(404));
}

Tenant::Tenant(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

Tenant::~Tenant() = default;

Result<std::unique_ptr<Tenant>> Tenant::start(const Options &options)
{
    loadResources();
    auto parts = std::make_unique<Parts>();
    if (const Result<void> bound = parts->bind(options); !bound)
        return bound.error();
    parts->address();
    if (const Result<void> furnished = parts->furnish(options); !furnished)
        return furnished.error();
    std::unique_ptr<Tenant> tenant(new Tenant(std::move(parts)));
    if (const Result<void> written = tenant->m_parts->writeFiles(tenant->cloud()); !written)
        return written.error();
    tenant->m_parts->listen(options.latency, options.watch);
    return tenant;
}

const Addresses &Tenant::addresses() const
{
    return m_parts->addresses;
}

QJsonObject Tenant::cloud() const
{
    const Addresses &at = m_parts->addresses;
    const QString ca = QString::fromLatin1(at.ca);
    QJsonObject practice = at.toJson();
    practice[u"ca"] = ca;
    return {{u"cloud"_s, u"practice"_s}, {u"authority"_s, at.authority.toString()},
        {u"browserAuthority"_s, at.browserAuthority.toString()}, {u"graph"_s, at.graph.toString()},
        {u"exchange"_s, at.exchange.toString()}, {u"smtpHost"_s, at.smtpHost}, {u"smtpPort"_s, at.smtpPort},
        {u"graphScope"_s, u"https://graph.microsoft.com/"_s},
        {u"exchangeScope"_s, u"https://outlook.office365.com/.default"_s},
        {u"smtpScope"_s, u"https://outlook.office.com/SMTP.Send"_s}, {u"azurePortal"_s, QString()},
        {u"entraPortal"_s, QString()}, {u"adminPortal"_s, QString()}, {u"exchangePortal"_s, QString()},
        {u"defenderPortal"_s, QString()}, {u"webexConnect"_s, at.webexConnect.toString()},
        {u"caFile"_s, at.caFile}, {u"ca"_s, ca}, {u"practice"_s, practice}};
}

QJsonObject Addresses::toJson() const
{
    QJsonObject json = accounts;
    json[u"authority"] = authority.toString();
    json[u"browserAuthority"] = browserAuthority.toString();
    json[u"graph"] = graph.toString();
    json[u"exchange"] = exchange.toString();
    json[u"smtp"] = QJsonObject{{u"host"_s, smtpHost}, {u"port"_s, smtpPort}};
    json[u"webexConnect"] = webexConnect.toString();
    json[u"proxy"] = proxy.toString();
    json[u"caFile"] = caFile;
    json[u"cloudFile"] = cloudFile;
    json[u"tenantId"] = tenantId;
    return json;
}

} // namespace cmw::practice

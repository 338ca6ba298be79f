// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every request that the program can send to Graph, each with its answer from the practice tenant, judged by Microsoft's
// own description of Graph: graph-relay.mjs stands in between.

#include "peer.h"

#include "practiceclient.h"
#include "services/cloud.h"
#include "services/graphsearch.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

constexpr char16_t admin[] = u"adele@contoso.com";
constexpr char16_t redirectUri[] = u"https://contoso.us.webexconnect.io/callback";

QString scopes()
{
    return u"User.Read Directory.Read.All Application.ReadWrite.All AppRoleAssignment.ReadWrite.All "
           "DelegatedPermissionGrant.ReadWrite.All Policy.Read.All RoleManagement.Read.Directory"_s;
}

/// A practice tenant whose Graph is behind the relay, with its admin signed in.
class JudgedOffice final {
public:
    JudgedOffice()
        : m_tenant(startTenant(u"happy"_s)),
          m_client(m_tenant->addresses()),
          m_relay(
              u"graph-relay.mjs"_s, {m_tenant->addresses().graph.toString(), m_tenant->addresses().caFile})
    {
        const QJsonObject relay = m_relay.next();
        QJsonObject json = m_tenant->cloud();
        json[u"graph"] = relay[u"graph"];
        json[u"ca"] = json[u"ca"].toString() + relay[u"ca"].toString();
        const auto endpoints = Endpoints::fromJson(json);
        if (!endpoints)
            qFatal("the relay doesn't start");
        RunContext context;
        context.endpoints = *endpoints;
        context.tokens.graph = Secret(
            m_client.tokenFor(QString::fromUtf16(admin), QString::fromUtf16(graphTools), scopes()).toUtf8());
        m_cloud = std::make_unique<Cloud>(context);
    }

    Graph &graph() { return m_cloud->graph; }
    Result<FoundMailboxes> search(const QString &text)
    {
        const RunContext &context = m_cloud->context();
        GraphWire wire(m_cloud->http, context.endpoints.graph, Bearer(context.tokens.graph), {}, {});
        return GraphSearch(wire).mailboxes(text, 5);
    }
    const QString &tenantId() const { return m_tenant->addresses().tenantId; }

    /// What the relay has seen; it is gone then.
    QJsonObject verdict()
    {
        m_relay.endInput();
        return m_relay.next();
    }

private:
    std::unique_ptr<practice::Tenant> m_tenant;
    PracticeClient m_client;
    Peer m_relay;
    std::unique_ptr<Cloud> m_cloud;
};

/// The functions that graph.h offers.
QSet<QString> offered()
{
    QFile header(QStringLiteral(CMW_SOURCE_DIR "/wizard/services/graph.h"));
    if (!header.open(QIODevice::ReadOnly))
        qFatal("no graph.h");
    const QString text =
        QString::fromUtf8(header.readAll()).section(u"\npublic:"_s, 1).section(u"\nprivate:"_s, 0, 0);
    static const QRegularExpression declaration(
        u"^    (?:void|[A-Z][\\w:]*<.*>|[A-Z]\\w+) (\\w+)\\("_s, QRegularExpression::MultilineOption);
    QSet<QString> names;
    for (auto match = declaration.globalMatch(text); match.hasNext();)
        names.insert(match.next().captured(1));
    return names;
}

/// Calls by their names, and that they came to something.
class Calls final {
public:
    template <class T> T operator()(const QString &name, const Result<T> &result)
    {
        m_names.insert(name);
        if (!result)
            m_failures.append(name + u": "_s + result.error().code + u' ' + result.error().evidence);
        if constexpr (!std::is_void_v<T>)
            return result ? *result : T();
    }
    /// One that comes to nothing, or may fail here: its request counts.
    void made(const QString &name) { m_names.insert(name); }

    const QSet<QString> &names() const { return m_names; }
    const QStringList &failures() const { return m_failures; }

private:
    QSet<QString> m_names;
    QStringList m_failures;
};

QString idOf(const QJsonObject &object)
{
    return object[u"id"].toString();
}

QByteArray told(const QJsonObject &verdict)
{
    return QJsonDocument(verdict).toJson();
}

void readTheDirectory(Graph &graph, const JudgedOffice &office, Calls &call)
{
    const QJsonObject me = call(u"me"_s, graph.me());
    call(u"permit"_s, graph.permit({u"User.Read"_s}));
    call(u"organization"_s, graph.organization());
    call(u"myRoleNames"_s, graph.myRoleNames());
    call(u"eligibleRoleNames"_s, graph.eligibleRoleNames(idOf(me)));
    call(u"roleHolders"_s, graph.roleHolders(u"Exchange Administrator"_s));
    call(u"subscribedSkus"_s, graph.subscribedSkus());
    call(u"userByAddress"_s, graph.userByAddress(u"support@contoso.com"_s));
    call(u"userByAddress"_s, graph.userByAddress(u"nobody@contoso.com"_s)); // asks in another way, too
    for (const auto membership : {Graph::Membership::Direct, Graph::Membership::Nested})
        call(u"groupsOf"_s, graph.groupsOf(idOf(me), membership));
    call(u"authorizationPolicy"_s, graph.authorizationPolicy());
    call(u"securityDefaults"_s, graph.securityDefaults());
    call(u"appManagementPolicy"_s, graph.appManagementPolicy());
    Setup setup;
    setup.tenantId = office.tenantId();
    setup.appName = u"Webex Connect Email"_s;
    setup.mailbox = u"support@contoso.com"_s;
    setup.callbackUrl = QString::fromUtf16(redirectUri);
    graph.readAhead(setup);
    call.made(u"readAhead"_s);
}

QJsonObject registerTheApp(Graph &graph, Calls &call)
{
    const QJsonObject app = call(u"createApplication"_s,
        graph.createApplication({{u"displayName"_s, u"Webex Connect Email"_s},
            {u"signInAudience"_s, u"AzureADMyOrg"_s}, {u"tags"_s, QJsonArray{u"a-tag"_s}},
            {u"web"_s, QJsonObject{{u"redirectUris"_s, QJsonArray{QString::fromUtf16(redirectUri)}}}}}));
    const QString id = idOf(app);
    const QString clientId = app[u"appId"].toString();
    call(u"application"_s, graph.application(id));
    call(u"applicationByClientId"_s, graph.applicationByClientId(clientId));
    call(u"applicationsByName"_s, graph.applicationsByName(u"Webex Connect Email"_s));
    call(u"applicationsByRedirectUri"_s, graph.applicationsByRedirectUri(QString::fromUtf16(redirectUri)));
    call(u"applicationsByTag"_s, graph.applicationsByTag(u"a-tag"_s));
    call(u"owners"_s, graph.owners(id));
    call(u"appManagementPolicies"_s, graph.appManagementPolicies(id));
    call(u"updateApplication"_s, graph.updateApplication(id, {{u"notes"_s, u"For the mail of support"_s}}));
    const QJsonObject secret = call(u"addPassword"_s,
        graph.addPassword(id, u"Webex Connect"_s, QDateTime::currentDateTimeUtc().addYears(1)));
    call(u"removePassword"_s, graph.removePassword(id, secret[u"keyId"].toString()));
    return app;
}

QString roleNamed(const QJsonObject &principal, const QString &value)
{
    const QJsonArray roles = principal[u"appRoles"].toArray();
    for (const QJsonValue &role : roles) {
        if (role[u"value"].toString() == value)
            return role[u"id"].toString();
    }
    return {};
}

QString grantConsent(Graph &graph, const QString &clientId, Calls &call)
{
    const QString principal = idOf(call(u"createServicePrincipal"_s, graph.createServicePrincipal(clientId)));
    call(u"servicePrincipal"_s, graph.servicePrincipal(clientId));
    call(u"updateServicePrincipal"_s, graph.updateServicePrincipal(principal, {{u"accountEnabled"_s, true}}));
    const auto exchange =
        call(u"resourcePrincipal"_s, graph.resourcePrincipal(exchangeOnlineAppId)).value_or(QJsonObject());
    (void)graph.createResourcePrincipal(exchangeOnlineAppId); // it is there already
    call.made(u"createResourcePrincipal"_s);

    const auto granted = graph.grantTogether(principal,
        {{idOf(exchange), roleNamed(exchange, u"Mail.Send"_s), {}}, {idOf(exchange), {}, {u"SMTP.Send"_s}}});
    QString grantId;
    for (const auto &one : granted)
        grantId = idOf(call(u"grantTogether"_s, one));
    const auto completed =
        graph.grantTogether(principal, {{idOf(exchange), {}, {u"SMTP.Send"_s, u"Mail.Send"_s}, grantId}});
    for (const auto &one : completed)
        call(u"grantTogether"_s, one);

    graph.readConsentAhead(clientId);
    call.made(u"readConsentAhead"_s);
    call(u"permissionGrants"_s, graph.permissionGrants(clientId));
    const auto roles = call(u"appRoleAssignments"_s, graph.appRoleAssignments(clientId));
    call(u"updatePermissionGrant"_s, graph.updatePermissionGrant(grantId, {u"SMTP.Send"_s}));
    call(u"removePermissionGrant"_s, graph.removePermissionGrant(grantId));
    call(u"removeAppRoleAssignment"_s,
        graph.removeAppRoleAssignment(idOf(exchange), roles.isEmpty() ? QString() : idOf(roles.first())));
    return principal;
}

} // namespace

class GraphRequests final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRequestIsGraphs()
    {
        JudgedOffice office;
        Graph &graph = office.graph();
        Calls call;
        readTheDirectory(graph, office, call);
        const QJsonObject app = registerTheApp(graph, call);
        const QString principal = grantConsent(graph, app[u"appId"].toString(), call);
        call(u"deleteServicePrincipal"_s, graph.deleteServicePrincipal(principal));
        call(u"deleteApplication"_s, graph.deleteApplication(idOf(app)));
        call(u"deletedApplications"_s, graph.deletedApplications());

        QCOMPARE(call.failures(), QStringList());
        const QSet<QString> names = offered();
        QVERIFY(names.contains(u"me"_s) && names.contains(u"grantTogether"_s));
        QCOMPARE((names - call.names()).values(), QStringList()); // a function that nobody called here
        QCOMPARE((call.names() - names).values(), QStringList());
        const QJsonObject verdict = office.verdict();
        QVERIFY2(verdict[u"operations"].toArray().contains(u"PATCH /oauth2PermissionGrants/{id}"_s),
            told(verdict));
        QVERIFY2(verdict[u"violations"].toArray().isEmpty(), told(verdict));
    }

    void theSearchIsGraphs()
    {
        JudgedOffice office;
        for (const QString &text :
            {u"cust"_s, u"O'Neill \"the\\other\" & 100% #1 김"_s, u"rma@contoso.com"_s}) {
            const auto found = office.search(text);
            QVERIFY2(found, found ? "" : qPrintable(found.error().evidence));
        }
        const QJsonObject verdict = office.verdict();
        const QJsonArray operations = verdict[u"operations"].toArray();
        QVERIFY2(
            operations.contains(u"GET /users"_s) && operations.contains(u"GET /groups"_s), told(verdict));
        QVERIFY2(verdict[u"violations"].toArray().isEmpty(), told(verdict));
    }

    void aWrongBodyIsObjected()
    {
        JudgedOffice office;
        (void)office.graph().createApplication(
            {{u"displayName"_s, u"App"_s}, {u"redirectUri"_s, QString::fromUtf16(redirectUri)}});
        const QJsonObject verdict = office.verdict();
        const QJsonArray violations = verdict[u"violations"].toArray();
        QVERIFY2(violations.size() == 1, told(verdict));
        QCOMPARE(violations[0][u"path"].toString(), u"/applications"_s);
        QVERIFY2(violations[0][u"message"].toString().contains(u"redirectUri"_s), told(verdict));
    }
};

QTEST_GUILESS_MAIN(GraphRequests)
#include "tst_graph_requests.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include "core/endpoints.h"
#include "practice/visitor.h"
#include "services/cloud.h"
#include "services/exchangeroutes.h"
#include "services/exchangespam.h"
#include "services/exchangetrace.h"
#include "services/mime.h"
#include "services/smtp.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

const auto admin = u"adele@contoso.com"_s;
const auto graphScopes = u"User.Read User.Read.All Organization.Read.All RoleManagement.Read.Directory "
                         "Application.ReadWrite.All AppRoleAssignment.ReadWrite.All "
                         "DelegatedPermissionGrant.ReadWrite.All Policy.Read.All"_s;

} // namespace

/// The services as a run has them, with the practice tenant at the other end.
class TestPracticeServices final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tenant = startTenant();
        const auto endpoints = Endpoints::fromJson(m_tenant->cloud());
        QVERIFY(endpoints);
        m_context.endpoints = *endpoints;
        m_context.tokens.graph = token(admin, graphTools, graphScopes);
        QVERIFY(!m_context.tokens.graph.isEmpty());
        m_context.tokens.exchange = token(admin, exchangeTools, m_context.endpoints.exchangeScope);
    }

    void appIsMadeFoundAndTakenBack()
    {
        Cloud cloud(m_context);
        const QString name = u"O'Brien & Söhne + 앱"_s;
        const QString redirect = u"https://contoso.example/callback?a=1"_s;
        const auto app =
            cloud.graph.createApplication({{u"displayName"_s, name}, {u"signInAudience"_s, u"AzureADMyOrg"_s},
                {u"web"_s, QJsonObject{{u"redirectUris"_s, QJsonArray{redirect}}}}});
        QVERIFY2(app, qPrintable(app ? QString() : app.error().evidence));
        const QString id = app->value(u"id"_s).toString();
        const QString clientId = app->value(u"appId"_s).toString();

        QCOMPARE(cloud.graph.applicationsByName(name)->size(), 1);
        QCOMPARE(cloud.graph.applicationsByRedirectUri(redirect)->size(), 1);
        QVERIFY((*cloud.graph.applicationByClientId(clientId)).has_value());
        const auto password = cloud.graph.addPassword(id, u"Webex"_s, cloud.now().addMonths(6));
        QVERIFY(password);
        QVERIFY(cloud.graph.removePassword(id, password->value(u"keyId"_s).toString()).ok());

        const auto principal = cloud.graph.createServicePrincipal(clientId);
        QVERIFY(principal);
        const auto resource = *cloud.graph.servicePrincipal(QString(microsoftGraphAppId));
        QVERIFY(resource.has_value());
        const QString principalId = principal->value(u"id"_s).toString();
        QVERIFY(cloud.graph.permissionGrants(clientId)->isEmpty());
        const auto granted = cloud.graph.grantTogether(
            principalId, {{resource->value(u"id"_s).toString(), {}, {u"SMTP.Send"_s}}});
        QVERIFY(granted.constFirst().ok());
        QCOMPARE(cloud.graph.permissionGrants(clientId)->size(), 1);

        QVERIFY(cloud.graph.deleteApplication(id).ok());
        QVERIFY(!(*cloud.graph.application(id)).has_value());
    }

    void organisationAndPeopleAreRead()
    {
        Cloud cloud(m_context);
        QCOMPARE(cloud.graph.me()->value(u"userPrincipalName"_s).toString(), admin);
        QCOMPARE(cloud.graph.organization()->value(u"id"_s).toString(), m_tenant->addresses().tenantId);
        QVERIFY(cloud.graph.myRoleNames()->contains(u"Exchange Administrator"_s));
        QVERIFY((*cloud.graph.userByAddress(admin)).has_value());
        const auto nobody = cloud.graph.userByAddress(u"no'body@contoso.com"_s);
        QVERIFY2(nobody, qPrintable(nobody ? QString() : nobody.error().evidence));
        QVERIFY(!nobody->has_value());
        QVERIFY(cloud.graph.authorizationPolicy().ok());
        QVERIFY(cloud.graph.securityDefaults().ok());
    }

    void mailboxIsChangedAndReadBack()
    {
        Cloud cloud(m_context);
        cloud.exchange.setTenant(m_tenant->addresses().tenantId, admin);
        const QString mailbox = u"support@contoso.com"_s;
        const auto before = cloud.exchange.mailbox(mailbox);
        QVERIFY2(before, qPrintable(before ? QString() : before.error().evidence));
        QVERIFY(cloud.exchange.setForwarding(mailbox, u"f@mail-us.example"_s, true).ok());
        QVERIFY(cloud.exchange.mailbox(mailbox)
                    ->value(u"ForwardingSmtpAddress"_s)
                    .toString()
                    .endsWith(u"f@mail-us.example"_s));
        QVERIFY(cloud.exchange.setSmtpAuthDisabled(mailbox, false).ok());
        QCOMPARE(cloud.exchange.clientAccess(mailbox)->value(u"SmtpClientAuthenticationDisabled"_s),
            QJsonValue(false));
        QVERIFY(cloud.exchange.setSmtpAuthDisabled(mailbox, {}).ok());
        QVERIFY(cloud.exchange.clientAccess(mailbox)->value(u"SmtpClientAuthenticationDisabled"_s).isNull());
        QCOMPARE(cloud.exchange.mailbox(u"nobody@contoso.com"_s).error().code, u"exchange/not-found"_s);
        QVERIFY(!ExchangeSpam(cloud.exchange).policies()->isEmpty());
        QVERIFY(cloud.exchange.transportConfig().ok());
        QVERIFY(!ExchangeRoutes(cloud.exchange).remoteDomains()->isEmpty());
    }

    void aMailIsFollowedByTheTrace()
    {
        const QString mailbox = u"support@contoso.com"_s, subject = u"Prüfung CMW-7F3K"_s;
        practice::Visitor visitor(m_context.endpoints.practice);
        QVERIFY(visitor.writeFromOutside(u"customer@example.org"_s, mailbox, subject).ok());
        const auto look = [&]() -> QList<TracedMail> {
            Cloud cloud(m_context);
            cloud.exchange.setTenant(m_tenant->addresses().tenantId, admin);
            const QDateTime now = cloud.now();
            const auto mails =
                ExchangeTrace(cloud.exchange).mails({mailbox}, now.addSecs(-600), now.addSecs(600));
            return mails ? *mails : QList<TracedMail>();
        };
        QCOMPARE(look().size(), 0);
        const QList<TracedMail> mails = look();
        QCOMPARE(mails.size(), 1);
        QCOMPARE(mails.first().subject, subject);
        QCOMPARE(mails.first().sender, u"customer@example.org"_s);
        QCOMPARE(mails.first().status, u"Delivered"_s);
        QVERIFY(qAbs(mails.first().received.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        Cloud cloud(m_context);
        cloud.exchange.setTenant(m_tenant->addresses().tenantId, admin);
        const auto events = ExchangeTrace(cloud.exchange).events(mails.first());
        QVERIFY(events);
        QCOMPARE(events->constFirst().event, u"Receive"_s);
        QCOMPARE(events->constLast().event, u"Deliver"_s);
    }

    void foreignTokenIsRefused()
    {
        auto context = m_context;
        context.tokens.graph = Secret("made-up");
        context.tokens.exchange = context.tokens.graph;
        Cloud cloud(context);
        cloud.exchange.setTenant(m_tenant->addresses().tenantId, admin);
        QCOMPARE(cloud.graph.me().error().code, u"graph/unauthorized"_s);
        QCOMPARE(cloud.exchange.transportConfig().error().code, u"exchange/unauthorized"_s);
    }

    void mailWithABadTokenIsRefused() const
    {
        const auto &endpoints = m_context.endpoints;
        const auto content =
            testMessage({u"support@contoso.com"_s, {admin}, newMailId(), QDateTime::currentDateTimeUtc()});
        QVERIFY(content);
        const auto delivery =
            sendMail({endpoints.smtpHost, endpoints.smtpPort, endpoints.extraCa}, u"support@contoso.com"_s,
                Secret("made-up"), {u"support@contoso.com"_s, {admin}, *content}, {}, 10s);
        QVERIFY(!delivery.accepted());
        QVERIFY2(delivery.error->code == "smtp/auth"_L1, qPrintable(delivery.transcript));
    }

private:
    Secret token(const QString &user, const char16_t *client, const QString &scope)
    {
        return Secret(
            PracticeClient(m_tenant->addresses()).tokenFor(user, QString::fromUtf16(client), scope).toUtf8());
    }

    std::unique_ptr<practice::Tenant> m_tenant;
    RunContext m_context;
};

QTEST_GUILESS_MAIN(TestPracticeServices)

#include "tst_practice_services.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"

#include "practice/visitor.h"
#include "services/cloud.h"
#include "services/exchangespam.h"
#include "services/identity.h"
#include "services/readcache.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

namespace cmw::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView admin("adele@contoso.com");
constexpr QLatin1StringView mailbox("support@contoso.com");

QJsonArray objects(const Result<QList<QJsonObject>> &list)
{
    QJsonArray array;
    if (!list)
        return {list.error().code};
    for (const QJsonObject &object : *list)
        array.append(object);
    return array;
}

QJsonObject part(const Result<QJsonObject> &object, const QStringList &keys)
{
    QJsonObject part;
    for (const QString &key : keys)
        part.insert(key, object ? object->value(key) : QJsonValue(object.error().code));
    return part;
}

} // namespace

Observer::Observer(const QString &cloudFile)
{
    const Result<Endpoints> endpoints = Endpoints::fromFile(cloudFile);
    if (!endpoints)
        qFatal("no cloud file: %s", qPrintable(endpoints.error().code));
    m_endpoints = *endpoints;
    m_graph = signIn(m_endpoints.graphClientId, m_endpoints.graphScope + u"Application.ReadWrite.All"_s);
    m_exchange = signIn(m_endpoints.exchangeClientId, m_endpoints.exchangeScope);
}

Secret Observer::signIn(const QString &clientId, const QString &scope) const
{
    practice::Visitor visitor(m_endpoints.practice);
    SignInRequest request;
    request.tenant = u"organizations"_s;
    request.clientId = clientId;
    request.scopes = {scope};
    request.loginHint = admin;
    SignIn signIn(m_endpoints, request, [&visitor](const QUrl &address) {
        visitor.open(address);
        return true;
    });
    std::optional<Result<Tokens>> end;
    QObject::connect(
        &signIn, &SignIn::finished, &signIn, [&end](const Result<Tokens> &tokens) { end.emplace(tokens); });
    signIn.start();
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, 30000) || !*end)
        qFatal("the observer couldn't sign in: %s", end ? qPrintable(end->error().code) : "no end");
    return (*end)->access;
}

QJsonObject Observer::tenant() const
{
    RunContext context;
    context.endpoints = m_endpoints;
    context.tokens = {m_graph, m_exchange};
    context.cache = std::make_shared<ReadCache>();
    Cloud cloud(context);
    cloud.exchange.setTenant(m_endpoints.practice.value(u"tenantId").toString(), admin);

    const Result<QList<QJsonObject>> apps = cloud.graph.applicationsByName(u"Webex Connect Email"_s);
    QJsonArray principals, grants, assignments;
    for (const QJsonObject &app : apps ? *apps : QList<QJsonObject>()) {
        const QString clientId = app.value(u"appId").toString();
        const auto principal = cloud.graph.servicePrincipal(clientId);
        if (!principal || !*principal)
            continue;
        principals.append(**principal);
        grants.append(objects(cloud.graph.permissionGrants(clientId)));
        assignments.append(objects(cloud.graph.appRoleAssignments(clientId)));
    }
    QJsonArray policies = objects(ExchangeSpam(cloud.exchange).policies());
    policies.removeFirst(); // the default one, which is never touched
    return {{u"applications"_s, objects(apps)}, {u"enterpriseApplications"_s, principals},
        {u"grants"_s, grants}, {u"assignments"_s, assignments},
        {u"mailbox"_s,
            part(cloud.exchange.mailbox(mailbox),
                {u"ForwardingAddress"_s, u"ForwardingSmtpAddress"_s, u"DeliverToMailboxAndForward"_s})},
        {u"clientAccess"_s,
            part(cloud.exchange.clientAccess(mailbox), {u"SmtpClientAuthenticationDisabled"_s})},
        {u"forwardingPolicies"_s, policies},
        {u"forwardingRules"_s, objects(ExchangeSpam(cloud.exchange).rules())}};
}

} // namespace cmw::tests

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The scripts for step 2: for Azure CLI, and the same for Graph PowerShell.

#include "report/handoverscript.h"
#include "report/scriptparts.h"
#include "report/shellquotes.h"
#include "services/odata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool wantsMailSend(const Setup &setup)
{
    return setup.permissions == Permissions::AsDocumented;
}

QString secretEnd(const HandOverRequest &request)
{
    return request.setup.nextSecretEnd(request.now).toUTC().toString(Qt::ISODate);
}

/// By this the script finds the app that it made itself, where one of its own is wanted beside others that fit.
QString tagOf(const Setup &setup)
{
    return u"webex-connect-mail:"_s + setup.mailbox.toLower();
}

/// With what of the browser sign-in is open, too: one request in place of three.
QJsonObject newApplication(const HandOverRequest &request)
{
    const Setup &setup = request.setup;
    const bool isAny = setup.accountType == AccountType::AnyOrganisation;
    QJsonObject app{
        {u"displayName"_s, setup.appName},
        // Always sent: without it Graph would let personal accounts in, too.
        {u"signInAudience"_s, isAny ? u"AzureADMultipleOrgs"_s : u"AzureADMyOrg"_s},
        {u"notes"_s, u"Webex Connect sends and receives mail of %1 with this app."_s.arg(setup.mailbox)},
    };
    QJsonObject web;
    if (isOpenLine(request, u"azure.redirect-uri") && !setup.callbackUrl.isEmpty())
        web.insert(u"redirectUris"_s, QJsonArray{setup.callbackUrl});
    if (isOpenLine(request, u"azure.implicit-tokens"))
        web.insert(u"implicitGrantSettings"_s,
            QJsonObject{{u"enableAccessTokenIssuance"_s, true}, {u"enableIdTokenIssuance"_s, false}});
    if (!web.isEmpty())
        app.insert(u"web"_s, web);
    if (setup.newApp)
        app.insert(u"tags"_s, QJsonArray{tagOf(setup)});
    if (!setup.serviceManagementReference.isEmpty())
        app.insert(u"serviceManagementReference"_s, setup.serviceManagementReference);
    return app;
}

QString json(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// A string as JSON, with its quotes.
QString jsonText(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

/// Expressions that find the app, the surest first; empty where a value isn't known.
struct Filters {
    QString byClientId, byRedirectUri, byName;

    explicit Filters(const Setup &setup)
    {
        if (!setup.clientId.isEmpty())
            byClientId = u"appId eq "_s + odata::quoted(setup.clientId);
        // One of its own is wanted, whatever has that address or name.
        if (setup.newApp) {
            byName = u"tags/any(t:t eq %1)"_s.arg(odata::quoted(tagOf(setup)));
            return;
        }
        if (!setup.callbackUrl.isEmpty())
            byRedirectUri = u"web/redirectUris/any(u:u eq %1)"_s.arg(odata::quoted(setup.callbackUrl));
        if (!setup.appName.isEmpty())
            byName = u"displayName eq "_s + odata::quoted(setup.appName);
    }
};

/// What the open lines lean on, in the order in which the parts have to stand.
QStringList partsFor(const QStringList &tasks)
{
    const auto hasOneOf = [&tasks](const QStringList &some) {
        return std::any_of(
            some.begin(), some.end(), [&](const QString &task) { return tasks.contains(task); });
    };
    QStringList parts{u"app"_s};
    if (tasks.contains(u"azure.app-registration"))
        parts.append(u"azure.app-registration"_s);
    parts.append(u"app-needed"_s);
    if (hasOneOf({u"azure.redirect-uri"_s, u"azure.implicit-tokens"_s}))
        parts.append(u"web"_s);
    for (const QString &task : {u"azure.redirect-uri"_s, u"azure.implicit-tokens"_s}) {
        if (tasks.contains(task))
            parts.append(task);
    }
    if (hasOneOf({u"azure.permissions"_s, u"azure.admin-consent"_s}))
        parts.append(u"permissions"_s);
    // The secret last: what it tells the person stands at the end then.
    for (const QString &task : {u"azure.permissions"_s, u"azure.admin-consent"_s, u"azure.client-secret"_s}) {
        if (tasks.contains(task))
            parts.append(task);
    }
    return parts;
}

QList<ScriptValue> azValues(
    const HandOverRequest &request, const QStringList &tasks, const Endpoints &endpoints)
{
    const Setup &setup = request.setup;
    const QString cloud = QString::fromUtf16(CloudNames::of(endpoints).az);
    QString signIn = u"az login --allow-no-subscriptions --tenant "_s + quotedForBash(tenantOf(setup));
    if (cloud != u"AzureCloud")
        signIn.prepend(u"az cloud set --name %1 && "_s.arg(cloud));
    const Filters filters(setup);
    const auto encoded = [](const QString &expression) {
        return expression.isEmpty() ? QString() : odata::advancedFilter(expression);
    };
    QList<ScriptValue> values{{u"tenant"_s, tenantOf(setup)}, {u"sign_in"_s, signIn},
        {u"graph_url"_s, endpoints.graph.toString(QUrl::FullyEncoded)},
        {u"graph_resource"_s, endpoints.graphScope}, {u"app_by_client_id"_s, encoded(filters.byClientId)},
        {u"app_by_redirect_uri"_s, encoded(filters.byRedirectUri)},
        {u"app_by_name"_s, encoded(filters.byName)}};
    if (tasks.contains(u"azure.app-registration"))
        values.append({u"new_app"_s, json(newApplication(request))});
    if (tasks.contains(u"azure.redirect-uri"))
        values +=
            {{u"callback_url"_s, setup.callbackUrl}, {u"callback_url_json"_s, jsonText(setup.callbackUrl)}};
    if (partsFor(tasks).contains(u"permissions"))
        values.append({u"wants_mail_send"_s, wantsMailSend(setup) ? u"yes"_s : u"no"_s});
    if (tasks.contains(u"azure.client-secret")) {
        const QString end = secretEnd(request);
        const QJsonObject secret{{u"displayName"_s, setup.secretName}, {u"endDateTime"_s, end}};
        values += {{u"secret_end"_s, end}, {u"new_secret"_s, json({{u"passwordCredential"_s, secret}})}};
    }
    return values;
}

QList<ScriptValue> graphValues(
    const HandOverRequest &request, const QStringList &tasks, const Endpoints &endpoints)
{
    const Setup &setup = request.setup;
    QStringList scopes{u"Application.ReadWrite.All"_s};
    if (tasks.contains(u"azure.admin-consent"))
        scopes += {u"AppRoleAssignment.ReadWrite.All"_s, u"DelegatedPermissionGrant.ReadWrite.All"_s};
    const Filters filters(setup);
    QList<ScriptValue> values{{u"tenant"_s, quotedForPowerShell(tenantOf(setup))},
        {u"environment"_s, quotedForPowerShell(QString::fromUtf16(CloudNames::of(endpoints).graph))},
        {u"scopes"_s, powerShellLiteral(QJsonArray::fromStringList(scopes))},
        {u"appByClientId"_s, quotedForPowerShell(filters.byClientId)},
        {u"appByRedirectUri"_s, quotedForPowerShell(filters.byRedirectUri)},
        {u"appByName"_s, quotedForPowerShell(filters.byName)}};
    if (tasks.contains(u"azure.app-registration"))
        values.append({u"newApp"_s, powerShellLiteral(newApplication(request))});
    if (tasks.contains(u"azure.redirect-uri"))
        values.append({u"callbackUrl"_s, quotedForPowerShell(setup.callbackUrl)});
    if (partsFor(tasks).contains(u"permissions"))
        values.append({u"wantsMailSend"_s, powerShellLiteral(wantsMailSend(setup))});
    if (tasks.contains(u"azure.client-secret"))
        values += {{u"secretEnd"_s, quotedForPowerShell(secretEnd(request))},
            {u"secretName"_s, quotedForPowerShell(setup.secretName)}};
    return values;
}

} // namespace

QString azScript(const HandOverRequest &request, const Endpoints &endpoints)
{
    const QStringList tasks = scriptedLines(request, u"2");
    if (tasks.isEmpty())
        return {};
    const QList<ScriptValue> values = azValues(request, tasks, endpoints);
    QString script = scriptPart(u"az/start.sh"_s);
    for (const auto &[name, value] : values)
        script += name + u'=' + quotedForBash(value) + u'\n';
    script += scriptPart(u"az/common.sh"_s);
    if (tasks.contains(u"azure.client-secret"))
        script += scriptPart(u"az/secret-argument.sh"_s);
    for (const QString &name : partsFor(tasks))
        script += scriptPart(u"az/%1.sh"_s.arg(name));
    return script + scriptPart(u"az/end.sh"_s);
}

QString graphScript(const HandOverRequest &request, const Endpoints &endpoints)
{
    const QStringList tasks = scriptedLines(request, u"2");
    return tasks.isEmpty()
        ? QString()
        : powerShellScript(u"powershell"_s, graphValues(request, tasks, endpoints), partsFor(tasks));
}

} // namespace cmw

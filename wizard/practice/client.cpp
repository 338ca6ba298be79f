// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/client.h"

#include "practice/directory.h"
#include "practice/state.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

bool equalButPort(const QString &registered, const QString &asked)
{
    QUrl left(registered);
    QUrl right(asked);
    if (left.scheme() != u"http" || left.host() != u"localhost")
        return false;
    left.setPort(-1);
    right.setPort(-1);
    // Microsoft keeps "http://localhost" and "http://localhost/" as one.
    for (QUrl *url : {&left, &right}) {
        if (url->path().isEmpty())
            url->setPath(u"/"_s);
    }
    return left == right;
}

Client registered(const QJsonObject &application)
{
    Client client;
    client.appId = application[u"appId"].toString();
    client.displayName = application[u"displayName"].toString();
    client.objectId = application[u"id"].toString();
    client.webUris = texts(application[u"web"][u"redirectUris"]);
    client.publicUris = texts(application[u"publicClient"][u"redirectUris"]);
    client.spaUris = texts(application[u"spa"][u"redirectUris"]);
    client.isFallbackPublic = application[u"isFallbackPublicClient"].toBool();
    client.isSingleTenant = application[u"signInAudience"].toString() == u"AzureADMyOrg";
    const QJsonArray resources = application[u"requiredResourceAccess"].toArray();
    for (const QJsonValue &resource : resources) {
        QJsonArray ids;
        const QJsonArray accesses = resource[u"resourceAccess"].toArray();
        for (const QJsonValue &access : accesses) {
            if (access[u"type"].toString() == u"Scope")
                ids.append(access[u"id"]);
        }
        client.requiredPermissions[resource[u"resourceAppId"].toString()] = ids;
    }
    return client;
}

} // namespace

Platform Client::platform(const QString &redirectUri) const
{
    if (webUris.contains(redirectUri))
        return Platform::Web;
    if (spaUris.contains(redirectUri))
        return Platform::Spa;
    const bool isPublic = std::any_of(publicUris.begin(), publicUris.end(),
        [&](const QString &uri) { return uri == redirectUri || equalButPort(uri, redirectUri); });
    return isPublic ? Platform::Public : Platform::None;
}

std::optional<Client> clientWith(const State &state, const QString &appId)
{
    if (const QString id = applicationId(state, appId); !id.isEmpty())
        return registered(state.applications.value(id));
    for (const QJsonValue &known : wellKnownClients()) {
        if (known[u"appId"].toString() != appId.toLower())
            continue;
        Client client;
        client.appId = known[u"appId"].toString();
        client.displayName = known[u"displayName"].toString();
        client.publicUris = texts(known[u"redirectUris"]);
        client.isFallbackPublic = true;
        client.preauthorized = known[u"preauthorized"].toObject();
        return client;
    }
    return {};
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's app registrations.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr std::array audiences{"AzureADMyOrg"_L1, "AzureADMultipleOrgs"_L1,
    "AzureADandPersonalMicrosoftAccount"_L1, "PersonalMicrosoftAccount"_L1};

/// Source: Microsoft Learn, "Redirect URI (reply URL) best practices and limitations".
bool isRedirectUri(const QString &text, QStringView platform)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isLoopback = url.host() == u"localhost" || url.host() == u"127.0.0.1";
    const bool isWeb = url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback);
    const bool isOk = platform == u"publicClient" ? !url.scheme().isEmpty() : isWeb && !url.host().isEmpty();
    return url.isValid() && isOk && text.size() <= 256 && !text.contains(u'*');
}

constexpr std::array platforms{u"web", u"spa", u"publicClient"};

/// What is wrong with the redirect URIs of an app as a change would leave it; empty: nothing.
QString redirectObjection(const QJsonObject &application)
{
    QStringList all;
    for (const char16_t *platform : platforms) {
        for (const QString &uri : texts(application[QStringView(platform)][u"redirectUris"])) {
            if (!isRedirectUri(uri, platform))
                return u"One or more redirect URIs are not valid: '"_s + uri + u"'."_s;
            all << uri;
        }
    }
    return all.removeDuplicates() > 0 ? u"Redirect URIs must have distinct values."_s : QString();
}

/// What is wrong with a body for POST or PATCH; empty: nothing.
QString objection(const QJsonObject &body, const QJsonObject &known)
{
    for (auto value = body.begin(); value != body.end(); ++value) {
        if (!known.contains(value.key()) && !value.key().startsWith(u'@'))
            return u"Invalid property '"_s + value.key() + u"'."_s;
    }
    if (const QJsonValue audience = body[u"signInAudience"]; !audience.isUndefined()
        && std::find(audiences.begin(), audiences.end(), audience.toString()) == audiences.end())
        return u"Invalid value specified for property 'signInAudience' of resource 'Application'."_s;
    if (const QJsonValue name = body[u"displayName"]; name.isString() && name.toString().trimmed().isEmpty())
        return u"Invalid value specified for property 'displayName' of resource 'Application'."_s;
    for (const QString &key : body[u"web"].toObject().keys()) {
        if (!known[u"web"].toObject().contains(key) && key != u"redirectUriSettings")
            return u"Invalid property '"_s + key + u"'."_s;
    }
    return {};
}

/// The organisation's demand of a reference to its own records, where an app would be left without one.
QString referenceObjection(const State &state, const QJsonObject &application, const QString &doing)
{
    if (!state.demandsServiceReference || !application[u"serviceManagementReference"].toString().isEmpty())
        return {};
    return u"ServiceManagementReference field is required for "_s + doing
        + u", but is missing in the request. Refer to the TSG "
          u"`https://aka.ms/service-management-reference-error` for resolving the error."_s;
}

/// An app as it is right after its registration: the names of its properties are those that a body may have.
QJsonObject blank(const State &state)
{
    State scratch;
    scratch.domain = state.domain;
    return addApplication(scratch, {});
}

Answer create(State &state, const GraphCall &call, const QJsonObject &wanted)
{
    const bool mayAnyoneCreate =
        state.authorizationPolicy[u"defaultUserRolePermissions"][u"allowedToCreateApps"].toBool();
    if (!mayAnyoneCreate && !call.may(u"apps"_s) && !call.may(u"createApps"_s))
        return graphDenied();
    if (!wanted[u"displayName"].isString())
        return graphInvalid(u"Property displayName is required and cannot be null or empty."_s);
    if (!wanted[u"passwordCredentials"].toArray().isEmpty())
        return graphInvalid(
            u"New password credentials must be generated with service actions. Please call addPassword."_s);
    for (const QString &wrong : {objection(wanted, blank(state)), redirectObjection(wanted),
             referenceObjection(state, wanted, u"Create"_s)}) {
        if (!wrong.isEmpty())
            return graphInvalid(wrong);
    }
    QJsonObject body = wanted;
    for (const QString &readOnly : {u"id"_s, u"appId"_s, u"createdDateTime"_s, u"publisherDomain"_s})
        body.remove(readOnly);
    const QJsonObject application = addApplication(state, body);
    const QString id = application[u"id"].toString();
    if (call.user)
        state.owners[id] = call.user->id;
    if (const int reads = state.faults[u"unseenReads"].toInt(); reads > 0)
        state.unseen[id] = reads;
    return graphObject(call, 201, u"applications"_s, application);
}

} // namespace

Answer listApplications(State &state, const GraphCall &call)
{
    QJsonArray rows;
    for (const QJsonObject &application : std::as_const(state.applications)) {
        if (state.unseen.value(application[u"id"].toString()) <= 0)
            rows.append(application);
    }
    return graphList(call, u"applications"_s, rows);
}

Answer showApplication(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    return id.isEmpty() ? graphNotFound(call.key())
                        : graphObject(call, 200, u"applications"_s, state.applications.value(id));
}

Answer createApplication(State &state, const GraphCall &call)
{
    return create(state, call, call.body);
}

Answer updateApplication(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    const bool isUpsert = call.key().startsWith(u"uniqueName="_s)
        && call.request.header(u"prefer"_s).contains(u"create-if-missing"_s);
    if (id.isEmpty() && isUpsert) {
        QJsonObject body = call.body;
        body[u"uniqueName"] = call.key().mid(11);
        return create(state, call, body);
    }
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChangeApplication(state, call, id))
        return graphDenied();
    QJsonObject changes = call.body;
    for (const QString &readOnly : {u"id"_s, u"appId"_s, u"createdDateTime"_s, u"uniqueName"_s}) {
        if (changes.contains(readOnly) && changes[readOnly] != state.applications[id][readOnly])
            return graphInvalid(u"Property '"_s + readOnly + u"' is read-only and cannot be set."_s);
    }
    const QJsonObject changed = merged(state.applications[id], changes);
    for (const QString &wrong : {objection(changes, blank(state)), redirectObjection(changed),
             referenceObjection(state, changed, u"Update"_s)}) {
        if (!wrong.isEmpty())
            return graphInvalid(wrong);
    }
    state.applications[id] = changed;
    return Answer::empty(204);
}

Answer deleteApplication(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChangeApplication(state, call, id))
        return graphDenied();
    deleteApp(state, id);
    return Answer::empty(204);
}

Answer listOwners(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    QJsonArray rows;
    if (const Account *owner = state.account(state.owners.value(id))) {
        QJsonObject person = userObject(state, *owner);
        person[u"@odata.type"] = u"#microsoft.graph.user"_s;
        rows.append(person);
    }
    return graphList(call, u"directoryObjects"_s, rows);
}

Answer listDeletedApplications(State &state, const GraphCall &call)
{
    QJsonArray rows;
    for (const QJsonObject &application : std::as_const(state.deletedApplications))
        rows.append(application);
    return graphList(call, u"directoryObjects/microsoft.graph.application"_s, rows);
}

Answer purgeDeleted(State &state, const GraphCall &call)
{
    return state.deletedApplications.remove(call.key()) > 0 ? Answer::empty(204) : graphNotFound(call.key());
}

} // namespace cmw::practice

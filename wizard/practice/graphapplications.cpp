// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's app registrations and their secrets.

#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

constexpr std::array audiences{"AzureADMyOrg"_L1, "AzureADMultipleOrgs"_L1,
    "AzureADandPersonalMicrosoftAccount"_L1, "PersonalMicrosoftAccount"_L1};

/// The object id behind a key; empty where there is none, or where a fresh one isn't to be seen yet.
QString idOf(State &state, const QString &key)
{
    QString id = state.applications.contains(key) ? key : QString();
    if (key.startsWith(u"appId="_s))
        id = applicationId(state, key.mid(6));
    if (key.startsWith(u"uniqueName="_s)) {
        const auto found = std::find_if(state.applications.cbegin(), state.applications.cend(),
            [&key](const QJsonObject &one) { return one[u"uniqueName"].toString() == key.mid(11); });
        id = found == state.applications.cend() ? QString() : found.key();
    }
    const auto unseen = state.unseen.find(id);
    if (unseen != state.unseen.end() && --*unseen >= 0)
        return {};
    return id;
}

bool mayChange(const State &state, const GraphCall &call, const QString &id)
{
    return call.may(u"apps"_s) || (call.user && state.owners.value(id) == call.user->id);
}

Answer invalid(const QString &message)
{
    return graphError(400, u"Request_BadRequest"_s, message);
}

/// Source: Microsoft Learn, "Redirect URI (reply URL) best practices and limitations".
bool isRedirectUri(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isLoopback = url.host() == u"localhost" || url.host() == u"127.0.0.1";
    const bool isSecure = url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback);
    return url.isValid() && !url.host().isEmpty() && isSecure && text.size() <= 256 && !text.contains(u'*');
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
    for (const QString &uri : texts(body[u"web"][u"redirectUris"])) {
        if (!isRedirectUri(uri))
            return u"One or more redirect URIs are not valid: '"_s + uri + u"'."_s;
    }
    if (!body[u"web"].isUndefined() && body[u"web"].isObject()) {
        const QJsonObject web = body[u"web"].toObject();
        for (const QString &key : web.keys()) {
            if (!known[u"web"].toObject().contains(key) && key != u"redirectUriSettings")
                return u"Invalid property '"_s + key + u"'."_s;
        }
    }
    return {};
}

/// An app as it is right after its registration: the names of its properties are those that a body may have.
QJsonObject blank(const State &state)
{
    State scratch;
    scratch.domain = state.domain;
    return addApplication(scratch, {});
}

Answer create(State &state, const GraphCall &call, QJsonObject body)
{
    const bool mayAnyoneCreate =
        state.authorizationPolicy[u"defaultUserRolePermissions"][u"allowedToCreateApps"].toBool();
    if (!mayAnyoneCreate && !call.may(u"apps"_s) && !call.may(u"createApps"_s))
        return graphDenied();
    if (!body[u"displayName"].isString())
        return invalid(u"Property displayName is required and cannot be null or empty."_s);
    if (!body[u"passwordCredentials"].toArray().isEmpty())
        return invalid(
            u"New password credentials must be generated with service actions. Please call addPassword."_s);
    if (const QString wrong = objection(body, blank(state)); !wrong.isEmpty())
        return invalid(wrong);
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
    const QString id = idOf(state, call.key());
    return id.isEmpty() ? graphNotFound(call.key())
                        : graphObject(call, 200, u"applications"_s, state.applications.value(id));
}

Answer createApplication(State &state, const GraphCall &call)
{
    const Answer answer = create(state, call, call.body);
    // Done, but nobody is told so.
    const int lost = state.faults[u"lostAnswers"].toInt();
    if (answer.status != 201 || lost <= 0)
        return answer;
    state.faults[u"lostAnswers"] = lost - 1;
    return graphError(504, u"gatewayTimeout"_s, u"The service didn't answer in time."_s);
}

Answer updateApplication(State &state, const GraphCall &call)
{
    const QString id = idOf(state, call.key());
    const bool isUpsert = call.key().startsWith(u"uniqueName="_s)
        && call.request.header(u"prefer"_s).contains(u"create-if-missing"_s);
    if (id.isEmpty() && isUpsert) {
        QJsonObject body = call.body;
        body[u"uniqueName"] = call.key().mid(11);
        return create(state, call, body);
    }
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChange(state, call, id))
        return graphDenied();
    QJsonObject changes = call.body;
    for (const QString &readOnly : {u"id"_s, u"appId"_s, u"createdDateTime"_s, u"uniqueName"_s}) {
        if (changes.contains(readOnly) && changes[readOnly] != state.applications[id][readOnly])
            return invalid(u"Property '"_s + readOnly + u"' is read-only and cannot be set."_s);
    }
    if (const QString wrong = objection(changes, blank(state)); !wrong.isEmpty())
        return invalid(wrong);
    state.applications[id] = merged(state.applications[id], changes);
    return Answer::empty(204);
}

Answer deleteApplication(State &state, const GraphCall &call)
{
    const QString id = idOf(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChange(state, call, id))
        return graphDenied();
    QJsonObject application = state.applications.take(id);
    application[u"deletedDateTime"] = timeText(QDateTime::currentDateTimeUtc());
    state.deletedApplications[id] = application;
    // Its enterprise application goes with it, and all that was granted to that.
    const QString principal = servicePrincipalId(state, application[u"appId"].toString());
    state.servicePrincipals.remove(principal);
    state.permissionGrants.removeIf(
        [&principal](const auto &grant) { return grant.value()[u"clientId"].toString() == principal; });
    state.appRoleAssignments.removeIf([&principal](const auto &assignment) {
        return assignment.value()[u"principalId"].toString() == principal;
    });
    return Answer::empty(204);
}

Answer addPassword(State &state, const GraphCall &call)
{
    const QString id = idOf(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChange(state, call, id))
        return graphDenied();
    const QJsonObject wanted = call.body[u"passwordCredential"].toObject();
    const QString end = wanted[u"endDateTime"].toString();
    if (!end.isEmpty()) {
        const QDateTime time = QDateTime::fromString(end, Qt::ISODate);
        if (!time.isValid() || time <= QDateTime::currentDateTimeUtc())
            return invalid(u"Key credential end date is invalid."_s);
    }
    QJsonObject shown = addSecret(state, id, wanted);
    shown[u"@odata.context"] = call.request.base + u"/v1.0/$metadata#microsoft.graph.passwordCredential"_s;
    return Answer::json(200, shown);
}

Answer removePassword(State &state, const GraphCall &call)
{
    const QString id = idOf(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChange(state, call, id))
        return graphDenied();
    const QString keyId = call.body[u"keyId"].toString();
    QJsonArray credentials = state.applications[id][u"passwordCredentials"].toArray();
    const auto found = std::find_if(credentials.begin(), credentials.end(),
        [&keyId](const QJsonValue &one) { return one[u"keyId"].toString() == keyId; });
    if (found == credentials.end())
        return invalid(u"No password credential found with keyId '"_s + keyId + u"'."_s);
    credentials.erase(found);
    state.applications[id][u"passwordCredentials"] = credentials;
    state.secrets.remove(keyId);
    return Answer::empty(204);
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

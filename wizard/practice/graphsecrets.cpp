// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's client secrets, and the policies over them.

#include "practice/apppolicies.h"
#include "practice/directory.h"
#include "practice/graphcall.h"
#include "practice/state.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

Answer addPassword(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChangeApplication(state, call, id))
        return graphDenied();
    const QJsonObject wanted = call.body[u"passwordCredential"].toObject();
    const QString end = wanted[u"endDateTime"].toString();
    if (!end.isEmpty()) {
        const QDateTime time = QDateTime::fromString(end, Qt::ISODate);
        if (!time.isValid() || time <= QDateTime::currentDateTimeUtc())
            return graphInvalid(u"Key credential end date is invalid."_s);
    }
    if (const std::optional<Answer> refused = secretRefusal(state, id, wanted))
        return *refused;
    QJsonObject shown = addSecret(state, id, wanted);
    shown[u"@odata.context"] = call.request.base + u"/v1.0/$metadata#microsoft.graph.passwordCredential"_s;
    return Answer::json(200, shown);
}

Answer removePassword(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    if (!mayChangeApplication(state, call, id))
        return graphDenied();
    const QString keyId = call.body[u"keyId"].toString();
    QJsonArray credentials = state.applications[id][u"passwordCredentials"].toArray();
    const auto found = std::find_if(credentials.begin(), credentials.end(),
        [&keyId](const QJsonValue &one) { return one[u"keyId"].toString() == keyId; });
    if (found == credentials.end())
        return graphInvalid(u"No password credential found with keyId '"_s + keyId + u"'."_s);
    credentials.erase(found);
    state.applications[id][u"passwordCredentials"] = credentials;
    state.secrets.remove(keyId);
    return Answer::empty(204);
}

Answer showAppManagementPolicy(State &state, const GraphCall &call)
{
    return graphObject(call, 200, u"policies/defaultAppManagementPolicy"_s, state.appManagementPolicy);
}

Answer listAppManagementPolicies(State &state, const GraphCall &call)
{
    const QString id = applicationAt(state, call.key());
    if (id.isEmpty())
        return graphNotFound(call.key());
    QJsonArray rows;
    if (const auto policy = state.appPolicies.constFind(id); policy != state.appPolicies.cend())
        rows.append(*policy);
    return graphList(call, u"policies/appManagementPolicies"_s, rows);
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/apppolicies.h"

#include "practice/graphcall.h"
#include "practice/state.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

QJsonObject restriction(const QString &type, bool isEnabled, const QString &lifetime)
{
    return {{u"restrictionType"_s, type}, {u"state"_s, isEnabled ? u"enabled"_s : u"disabled"_s},
        {u"maxLifetime"_s, lifetime.isEmpty() ? QJsonValue() : QJsonValue(lifetime)},
        {u"restrictForAppsCreatedAfterDateTime"_s, u"2019-10-19T10:37:00Z"_s}};
}

/// "P90D"; the other parts of a duration are not what these policies are written in.
int days(const QString &duration)
{
    static const QRegularExpression pattern(u"^P(\\d+)D$"_s);
    return pattern.match(duration).captured(1).toInt();
}

} // namespace

QJsonObject defaultAppPolicy(bool forbidsSecrets, int secretDays)
{
    QJsonArray passwords;
    if (forbidsSecrets)
        passwords.append(restriction(u"passwordAddition"_s, true, {}));
    if (secretDays > 0)
        passwords.append(restriction(u"passwordLifetime"_s, true, u'P' + QString::number(secretDays) + u'D'));
    const QJsonObject none{{u"passwordCredentials"_s, QJsonArray()}, {u"keyCredentials"_s, QJsonArray()}};
    return {{u"id"_s, u"00000000-0000-0000-0000-000000000000"_s},
        {u"displayName"_s, u"Default app management tenant policy"_s},
        {u"description"_s,
            u"Default tenant policy that enforces app management restrictions on applications and service "
            u"principals. To apply policy to targeted resources, create a new policy under "
            u"appManagementPolicies collection."_s},
        {u"isEnabled"_s, !passwords.isEmpty()},
        {u"applicationRestrictions"_s,
            QJsonObject{{u"passwordCredentials"_s, passwords}, {u"keyCredentials"_s, QJsonArray()}}},
        {u"servicePrincipalRestrictions"_s, none}};
}

QJsonObject exemptingAppPolicy()
{
    return {{u"id"_s, newGuid()}, {u"displayName"_s, u"Exemption for mail apps"_s},
        {u"description"_s, u"Apps whose service takes no certificate."_s}, {u"isEnabled"_s, true},
        {u"restrictions"_s,
            QJsonObject{{u"passwordCredentials"_s,
                            QJsonArray{restriction(u"passwordAddition"_s, false, {}),
                                restriction(u"passwordLifetime"_s, false, {})}},
                {u"keyCredentials"_s, QJsonArray()}}}};
}

std::optional<Answer> secretRefusal(
    const State &state, const QString &applicationId, const QJsonObject &credential)
{
    const QJsonObject own = state.appPolicies.value(applicationId);
    const QJsonObject policy = own.isEmpty() ? state.appManagementPolicy : own;
    if (!policy[u"isEnabled"].toBool())
        return {};
    const QJsonArray restrictions =
        policy[own.isEmpty() ? u"applicationRestrictions" : u"restrictions"][u"passwordCredentials"]
            .toArray();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime end = QDateTime::fromString(credential[u"endDateTime"].toString(), Qt::ISODate);
    for (const QJsonValue &one : restrictions) {
        if (one[u"state"].toString() != u"enabled")
            continue;
        const QString type = one[u"restrictionType"].toString();
        if (type == u"passwordAddition")
            return graphError(400, u"CredentialTypeNotAllowedAsPerAppPolicy"_s,
                u"Credential type not allowed as per assigned policy '"_s + policy[u"id"].toString()
                    + u"'."_s);
        // Without an end Graph gives two years. A minute is left for the way here.
        const QDateTime latest = now.addDays(days(one[u"maxLifetime"].toString())).addSecs(60);
        if (type == u"passwordLifetime" && (end.isValid() ? end : now.addYears(2)) > latest)
            return graphError(400, u"CredentialInvalidLifetimeAsPerAppPolicy"_s,
                u"Credential lifetime exceeds the max value allowed as per assigned policy '"_s
                    + policy[u"id"].toString() + u"'."_s);
    }
    return {};
}

} // namespace cmw::practice

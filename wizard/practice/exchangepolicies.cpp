// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's cmdlets about outbound spam policies and the rules that say for whom they are.

#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/exchangecustomization.h"
#include "practice/message.h"
#include "practice/recipients.h"
#include "practice/state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

using Objects = QList<QJsonObject>;

Objects::iterator named(Objects &objects, const QString &name)
{
    return std::find_if(objects.begin(), objects.end(), [&name](const QJsonObject &object) {
        return object[u"Name"].toString().compare(name, Qt::CaseInsensitive) == 0;
    });
}

Rows shown(Objects &objects, const QString &identity)
{
    QJsonArray rows;
    if (!identity.isEmpty()) {
        const auto found = named(objects, identity);
        return found == objects.end() ? Rows(objectNotFound(identity)) : Rows(QJsonArray{*found});
    }
    for (const QJsonObject &object : objects)
        rows.append(object);
    return rows;
}

Error alreadyExists(const QString &name)
{
    return {u"Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException"_s, {},
        u"Active Directory operation failed. The object '"_s + name + u"' already exists."_s};
}

/// Source: Microsoft Learn, New-HostedOutboundSpamFilterRule: 64 characters, and some not at all.
std::optional<Error> badName(const QString &name)
{
    constexpr QStringView forbidden(u"\\%&*+/=?{}|<>();:[],\"");
    const bool isBad = name.trimmed().isEmpty() || name.size() > 64
        || std::any_of(name.begin(), name.end(), [&](QChar letter) { return forbidden.contains(letter); });
    if (!isBad)
        return {};
    return badParameter(
        u"The property value is invalid. The value '"_s + name + u"' isn't valid for Name."_s);
}

std::optional<Error> badMode(const QJsonObject &parameters)
{
    const QStringList modes{u"Automatic"_s, u"On"_s, u"Off"_s};
    const QJsonValue mode = parameters[u"AutoForwardingMode"];
    if (mode.isUndefined() || modes.contains(mode.toString()))
        return {};
    return badParameter(u"Cannot convert value \""_s + mode.toString()
        + u"\" to type \"Microsoft.Exchange.Data.Directory.SystemConfiguration.AutoForwardingMode\". Specify "
          u"one "
          u"of the following enumerator names and try again: Automatic, Off, On"_s);
}

/// Rules keep the order of their priorities, which are 0, 1, 2 and so on.
void renumber(Objects &rules)
{
    for (qsizetype i = 0; i < rules.size(); ++i)
        rules[i][u"Priority"] = int(i);
}

void insertAt(Objects &rules, const QJsonObject &rule, qsizetype priority)
{
    rules.insert(std::clamp(priority, qsizetype(0), rules.size()), rule);
    renumber(rules);
}

QJsonArray list(const QJsonValue &value)
{
    return value.isString() ? QJsonArray{value} : value.toArray();
}

/// The conditions of a rule, then its exceptions.
constexpr std::array conditions{"From"_L1, "FromMemberOf"_L1, "SenderDomainIs"_L1, "ExceptIfFrom"_L1,
    "ExceptIfFromMemberOf"_L1, "ExceptIfSenderDomainIs"_L1};

/// Those that a rule names: as Exchange shows them, by their primary addresses.
Result<QJsonArray> resolved(const QList<QJsonObject> &recipients, const QJsonArray &names)
{
    QJsonArray addresses;
    for (const QJsonValue &name : names) {
        const auto found = std::find_if(recipients.begin(), recipients.end(),
            [&name](const QJsonObject &row) { return isNamedBy(row, name.toString()); });
        if (found == recipients.end())
            return objectNotFound(name.toString());
        if (const QJsonValue address = found->value(u"PrimarySmtpAddress"); !addresses.contains(address))
            addresses.append(address);
    }
    return addresses;
}

/// All conditions and exceptions of a rule that name a person or a group.
std::optional<Error> resolveRecipients(const State &state, QJsonObject &rule)
{
    const QList<QJsonObject> recipients = recipientRows(state);
    for (const QLatin1StringView condition : conditions) {
        const QJsonArray names = rule[condition].toArray();
        if (names.isEmpty() || condition.endsWith("DomainIs"_L1))
            continue;
        const Result<QJsonArray> addresses = resolved(recipients, names);
        if (!addresses)
            return addresses.error();
        rule[condition] = *addresses;
    }
    return {};
}

Rows setState(State &state, const QJsonObject &parameters, const QString &wanted)
{
    const auto rule = named(state.outboundRules, parameters[u"Identity"].toString());
    if (rule == state.outboundRules.end())
        return objectNotFound(parameters[u"Identity"].toString());
    (*rule)[u"State"] = wanted;
    return QJsonArray();
}

} // namespace

QJsonObject outboundPolicy(const QString &name, const QString &autoForwarding, bool isDefault)
{
    return {{u"Name"_s, name}, {u"Identity"_s, name}, {u"Id"_s, name}, {u"IsDefault"_s, isDefault},
        {u"Enabled"_s, true}, {u"IsValid"_s, true}, {u"AutoForwardingMode"_s, autoForwarding},
        {u"AdminDisplayName"_s, QString()}, {u"ConfigurationType"_s, isDefault ? u"Default"_s : u"Custom"_s},
        {u"RecipientLimitExternalPerHour"_s, 0}, {u"RecipientLimitInternalPerHour"_s, 0},
        {u"RecipientLimitPerDay"_s, 0}, {u"ActionWhenThresholdReached"_s, u"BlockUserForToday"_s},
        {u"Guid"_s, newGuid()}};
}

QJsonObject outboundRule(const QString &name, const QString &policy, const QJsonObject &other, int priority)
{
    QJsonObject rule{{u"Name"_s, name}, {u"Identity"_s, name}, {u"State"_s, u"Enabled"_s},
        {u"Priority"_s, priority}, {u"HostedOutboundSpamFilterPolicy"_s, policy},
        {u"Comments"_s, QJsonValue()}, {u"Guid"_s, newGuid()}};
    for (const QLatin1StringView condition : conditions)
        rule[condition] = other[condition].isArray() ? other[condition] : QJsonValue();
    if (other.contains(u"State"))
        rule[u"State"] = other[u"State"];
    return rule;
}

Rows getOutboundPolicy(State &state, const QJsonObject &parameters)
{
    return shown(state.outboundPolicies, parameters[u"Identity"].toString());
}

Rows newOutboundPolicy(State &state, const QJsonObject &parameters)
{
    const QString name = parameters[u"Name"].toString();
    if (const std::optional<Error> bad = badName(name))
        return *bad;
    if (const std::optional<Error> bad = badMode(parameters))
        return *bad;
    if (const std::optional<Error> refused = refusedAsDehydrated(state))
        return *refused;
    if (named(state.outboundPolicies, name) != state.outboundPolicies.end())
        return alreadyExists(name);
    QJsonObject policy = outboundPolicy(name, u"Automatic"_s, false);
    for (auto value = parameters.begin(); value != parameters.end(); ++value) {
        if (policy.contains(value.key()))
            policy[value.key()] = *value;
    }
    state.outboundPolicies.append(policy);
    return QJsonArray{policy};
}

Rows setOutboundPolicy(State &state, const QJsonObject &parameters)
{
    const auto policy = named(state.outboundPolicies, parameters[u"Identity"].toString());
    if (policy == state.outboundPolicies.end())
        return objectNotFound(parameters[u"Identity"].toString());
    if (const std::optional<Error> bad = badMode(parameters))
        return *bad;
    if (const std::optional<Error> refused = refusedAsDehydrated(state))
        return *refused;
    for (auto value = parameters.begin(); value != parameters.end(); ++value) {
        if (value.key() != u"Identity" && policy->contains(value.key()))
            (*policy)[value.key()] = *value;
    }
    return QJsonArray();
}

Rows removeOutboundPolicy(State &state, const QJsonObject &parameters)
{
    const QString name = parameters[u"Identity"].toString();
    const auto policy = named(state.outboundPolicies, name);
    if (policy == state.outboundPolicies.end())
        return objectNotFound(name);
    if ((*policy)[u"IsDefault"].toBool())
        return badParameter(u"The default outbound spam filter policy can't be removed."_s);
    const bool isUsed =
        std::any_of(state.outboundRules.begin(), state.outboundRules.end(), [&name](const QJsonObject &rule) {
            return rule[u"HostedOutboundSpamFilterPolicy"].toString().compare(name, Qt::CaseInsensitive) == 0;
        });
    if (isUsed)
        return badParameter(
            u"The policy '"_s + name + u"' can't be removed because it's associated with a rule."_s);
    state.outboundPolicies.erase(policy);
    return QJsonArray();
}

Rows getOutboundRule(State &state, const QJsonObject &parameters)
{
    return shown(state.outboundRules, parameters[u"Identity"].toString());
}

Rows newOutboundRule(State &state, const QJsonObject &parameters)
{
    const QString name = parameters[u"Name"].toString();
    const QString policy = parameters[u"HostedOutboundSpamFilterPolicy"].toString();
    if (const std::optional<Error> bad = badName(name))
        return *bad;
    if (const std::optional<Error> refused = refusedAsDehydrated(state))
        return *refused;
    if (named(state.outboundRules, name) != state.outboundRules.end())
        return alreadyExists(name);
    if (named(state.outboundPolicies, policy) == state.outboundPolicies.end())
        return objectNotFound(policy);
    for (const QJsonObject &other : state.outboundRules) {
        if (other[u"HostedOutboundSpamFilterPolicy"].toString().compare(policy, Qt::CaseInsensitive) == 0)
            return badParameter(u"The policy '"_s + policy + u"' is already associated with the rule '"_s
                + other[u"Name"].toString() + u"'."_s);
    }
    QJsonObject rule = outboundRule(name, policy, {}, 0);
    for (const QLatin1StringView condition : conditions) {
        if (const QJsonArray values = list(parameters[condition]); !values.isEmpty())
            rule[condition] = values;
    }
    if (const std::optional<Error> unknown = resolveRecipients(state, rule))
        return *unknown;
    const bool isForSomebody = std::any_of(conditions.begin(), conditions.begin() + 3,
        [&rule](QLatin1StringView condition) { return !rule[condition].toArray().isEmpty(); });
    if (!isForSomebody)
        return badParameter(u"You must specify at least one condition for the rule."_s);
    rule[u"State"] = parameters[u"Enabled"].toBool(true) ? u"Enabled"_s : u"Disabled"_s;
    insertAt(state.outboundRules, rule, parameters[u"Priority"].toInt(int(state.outboundRules.size())));
    return QJsonArray{*named(state.outboundRules, name)};
}

Rows setOutboundRule(State &state, const QJsonObject &parameters)
{
    const auto found = named(state.outboundRules, parameters[u"Identity"].toString());
    if (found == state.outboundRules.end())
        return objectNotFound(parameters[u"Identity"].toString());
    QJsonObject rule = *found;
    for (const QLatin1StringView condition : conditions) {
        if (parameters.contains(condition))
            rule[condition] = list(parameters[condition]);
    }
    if (const std::optional<Error> unknown = resolveRecipients(state, rule))
        return *unknown;
    for (const QString &key : {u"HostedOutboundSpamFilterPolicy"_s, u"Name"_s, u"Comments"_s}) {
        if (parameters.contains(key))
            rule[key] = parameters[key];
    }
    state.outboundRules.erase(found);
    insertAt(state.outboundRules, rule, parameters[u"Priority"].toInt(rule[u"Priority"].toInt()));
    return QJsonArray();
}

Rows removeOutboundRule(State &state, const QJsonObject &parameters)
{
    const auto rule = named(state.outboundRules, parameters[u"Identity"].toString());
    if (rule == state.outboundRules.end())
        return objectNotFound(parameters[u"Identity"].toString());
    state.outboundRules.erase(rule);
    renumber(state.outboundRules);
    return QJsonArray();
}

Rows enableOutboundRule(State &state, const QJsonObject &parameters)
{
    return setState(state, parameters, u"Enabled"_s);
}

Rows disableOutboundRule(State &state, const QJsonObject &parameters)
{
    return setState(state, parameters, u"Disabled"_s);
}

} // namespace cmw::practice

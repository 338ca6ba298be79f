// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangeauthentication.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// "CN=Block Basic Auth,CN=Auth Policies,…" is shown as its first part.
QString plainName(const QString &reference)
{
    const bool isDistinguished = reference.startsWith("CN="_L1, Qt::CaseInsensitive);
    return isDistinguished ? reference.mid(3).section(u',', 0, 0) : reference;
}

bool isCalled(const QJsonObject &policy, const QString &reference)
{
    const QStringList keys{u"Name"_s, u"Identity"_s, u"Id"_s, u"Guid"_s, u"DistinguishedName"_s};
    return std::any_of(keys.begin(), keys.end(), [&](const QString &key) {
        const QString value = policy.value(key).toString();
        return value.compare(reference, Qt::CaseInsensitive) == 0
            || value.compare(plainName(reference), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

Result<std::optional<AuthenticationPolicy>> ExchangeAuthentication::policyOf(const QString &user)
{
    const Result<QJsonObject> read = m_wire.readOne({u"Get-User"_s, {{u"Identity"_s, user}}, user});
    if (!read)
        return read.error();
    QString reference = read->value(u"AuthenticationPolicy").toString();
    const bool isDefault = reference.isEmpty();
    if (isDefault) {
        const Result<QJsonObject> organisation = m_wire.readOne({u"Get-OrganizationConfig"_s, {}});
        if (!organisation)
            return organisation.error();
        reference = organisation->value(u"DefaultAuthenticationPolicy").toString();
    }
    if (reference.isEmpty())
        return std::optional<AuthenticationPolicy>();
    const Result<std::optional<bool>> allows = basicSmtp(reference);
    if (!allows)
        return allows.error();
    return std::optional(AuthenticationPolicy{plainName(reference), isDefault, *allows});
}

Result<std::optional<bool>> ExchangeAuthentication::basicSmtp(const QString &reference)
{
    const Result<QList<QJsonObject>> policies = m_wire.read({u"Get-AuthenticationPolicy"_s, {}});
    if (!policies)
        return policies.error();
    const auto found = std::find_if(policies->begin(), policies->end(),
        [&reference](const QJsonObject &policy) { return isCalled(policy, reference); });
    if (found == policies->end() || !found->value(u"AllowBasicAuthSmtp").isBool())
        return std::optional<bool>();
    return std::optional(found->value(u"AllowBasicAuthSmtp").toBool());
}

} // namespace cmw

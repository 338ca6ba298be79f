// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's authentication policies, and how long its SMTP servers don't know of a changed switch.

#include "practice/directory.h"
#include "practice/exchange.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

QJsonObject authenticationPolicy(const QString &name, const QStringList &allowed)
{
    QJsonObject policy{{u"Name"_s, name}, {u"Identity"_s, name}, {u"Id"_s, name}, {u"Guid"_s, newGuid()},
        {u"DistinguishedName"_s,
            u"CN=%1,CN=Auth Policies,CN=Configuration,CN=ConfigurationUnits,DC=NAMPR00A000,DC=PROD,DC=OUTLOOK,DC=COM"_s
                .arg(name)}};
    // Without a switch of its own, a protocol takes none.
    for (const QString &protocol : {u"ActiveSync"_s, u"Autodiscover"_s, u"Imap"_s, u"Mapi"_s,
             u"OfflineAddressBook"_s, u"OutlookService"_s, u"Pop"_s, u"Powershell"_s,
             u"ReportingWebServices"_s, u"Rpc"_s, u"Smtp"_s, u"WebServices"_s})
        policy[u"AllowBasicAuth"_s + protocol] = allowed.contains(protocol);
    return policy;
}

Rows getAuthenticationPolicy(State &state, const QJsonObject &parameters)
{
    const QString identity = parameters[u"Identity"].toString();
    QJsonArray rows;
    for (const QJsonObject &policy : state.authenticationPolicies) {
        const bool isMeant = identity.isEmpty() || policy[u"Guid"].toString() == identity
            || policy[u"Name"].toString().compare(identity, Qt::CaseInsensitive) == 0
            || policy[u"DistinguishedName"].toString().compare(identity, Qt::CaseInsensitive) == 0;
        if (isMeant)
            rows.append(policy);
    }
    return rows.isEmpty() && !identity.isEmpty() ? Rows(objectNotFound(identity)) : Rows(rows);
}

void setSmtpAuth(State &state, Account &account, std::optional<bool> disabled)
{
    if (account.smtpAuthDisabled == disabled)
        return;
    if (account.smtpAuthLag == 0)
        account.smtpAuthBefore = account.smtpAuthDisabled;
    account.smtpAuthDisabled = disabled;
    account.smtpAuthLag = state.faults[u"unseenSmtpAuth"].toInt();
}

std::optional<bool> smtpAuthInForce(Account &account)
{
    if (account.smtpAuthLag == 0)
        return account.smtpAuthDisabled;
    --account.smtpAuthLag;
    return account.smtpAuthBefore;
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/setup.h"

#include "core/address.h"

#include <QJsonArray>
#include <QJsonValue>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;

/// The set-up's texts by their names in the file: one table for reading and writing.
struct NamedText {
    const char16_t *name;
    QString Setup::*field;
};

constexpr NamedText texts[] = {
    {u"name", &Setup::name},
    {u"cloud", &Setup::cloud},
    {u"assetName", &Setup::assetName},
    {u"mailbox", &Setup::mailbox},
    {u"loginId", &Setup::loginId},
    {u"forwardingAddress", &Setup::forwardingAddress},
    {u"callbackUrl", &Setup::callbackUrl},
    {u"appName", &Setup::appName},
    {u"serviceManagementReference", &Setup::serviceManagementReference},
    {u"secretName", &Setup::secretName},
    {u"testReceiver", &Setup::testReceiver},
    {u"sharedAppWith", &Setup::sharedAppWith},
    {u"tenantId", &Setup::tenantId},
    {u"organisation", &Setup::organisation},
    {u"adminAccount", &Setup::adminAccount},
    {u"appObjectId", &Setup::appObjectId},
    {u"clientId", &Setup::clientId},
    {u"servicePrincipalId", &Setup::servicePrincipalId},
    {u"secretKeyId", &Setup::secretKeyId},
    {u"retiringKeyId", &Setup::retiringKeyId},
    {u"mailboxUpn", &Setup::mailboxUpn},
    {u"mailboxName", &Setup::mailboxName},
    {u"mailboxAddress", &Setup::mailboxAddress},
    {u"mailboxAliases", &Setup::mailboxAliases},
    {u"mailboxKind", &Setup::mailboxKind},
    {u"savedForwardingAddress", &Setup::savedForwardingAddress},
};

struct NamedList {
    const char16_t *name;
    QStringList Setup::*field;
};

constexpr NamedList lists[] = {
    {u"verifiedDomains", &Setup::verifiedDomains},
};

struct NamedTime {
    const char16_t *name;
    QDateTime Setup::*field;
};

constexpr NamedTime times[] = {
    {u"secretUntil", &Setup::secretUntil},
    {u"secretExpires", &Setup::secretExpires},
};

struct NamedConsent {
    UserConsent consent;
    const char16_t *name;
};

constexpr NamedConsent consentNames[] = {
    {UserConsent::Unknown, u"unknown"},
    {UserConsent::Forbidden, u"forbidden"},
    {UserConsent::VerifiedPublishers, u"verifiedPublishers"},
    {UserConsent::MicrosoftManaged, u"microsoftManaged"},
    {UserConsent::MailClientsOnly, u"mailClientsOnly"},
    {UserConsent::Allowed, u"allowed"},
};

Error broken(const QString &what)
{
    return {u"setup/broken"_s, {{u"what"_s, what}}, {}};
}

Result<void> readTexts(const QJsonObject &json, Setup &setup)
{
    for (const NamedText &text : texts) {
        const QString name = QString::fromUtf16(text.name);
        const QJsonValue value = json.value(name);
        if (value.isUndefined())
            continue;
        if (!value.isString())
            return broken(name);
        setup.*text.field = value.toString();
    }
    return {};
}

Result<void> readListsAndTimes(const QJsonObject &json, Setup &setup)
{
    for (const NamedList &list : lists) {
        const QJsonArray values = json.value(list.name).toArray();
        for (const QJsonValue &value : values)
            (setup.*list.field).append(value.toString());
    }
    for (const NamedTime &time : times) {
        const QString text = json.value(time.name).toString();
        if (text.isEmpty())
            continue;
        setup.*time.field = QDateTime::fromString(text, Qt::ISODate).toUTC();
        if (!(setup.*time.field).isValid())
            return broken(QString::fromUtf16(time.name));
    }
    return {};
}

Result<void> readChoices(const QJsonObject &json, Setup &setup)
{
    const int months = json.value(u"secretMonths").toInt(setup.secretMonths);
    if (months < 1 || months > 24)
        return broken(u"secretMonths"_s);
    setup.secretMonths = months;

    const QString permissions = json.value(u"permissions").toString(u"asDocumented"_s);
    if (permissions != u"asDocumented" && permissions != u"onlyUsed")
        return broken(u"permissions"_s);
    setup.permissions = permissions == u"onlyUsed" ? Permissions::OnlyUsed : Permissions::AsDocumented;

    const QString accounts = json.value(u"accountType").toString(u"thisOrganisation"_s);
    if (accounts != u"thisOrganisation" && accounts != u"anyOrganisation")
        return broken(u"accountType"_s);
    setup.accountType =
        accounts == u"anyOrganisation" ? AccountType::AnyOrganisation : AccountType::ThisOrganisation;
    setup.newApp = json.value(u"newApp").toBool(false);

    setup.implicitTokens = json.value(u"implicitTokens").toBool(setup.implicitTokens);
    setup.tokenGenerated = json.value(u"tokenGenerated").toBool(false);
    setup.userConsent = userConsentNamed(json.value(u"userConsent").toString());
    return {};
}

} // namespace

QString userConsentName(UserConsent consent)
{
    for (const NamedConsent &named : consentNames) {
        if (named.consent == consent)
            return QString::fromUtf16(named.name);
    }
    return u"unknown"_s;
}

UserConsent userConsentNamed(const QString &name)
{
    for (const NamedConsent &named : consentNames) {
        if (name == QStringView(named.name))
            return named.consent;
    }
    return UserConsent::Unknown;
}

QString Setup::signInName() const
{
    if (!loginId.isEmpty())
        return loginId;
    return mailboxUpn.isEmpty() ? mailbox : mailboxUpn;
}

QStringList Setup::mailboxAddresses() const
{
    return addressesIn(QStringList{mailbox, mailboxAddress, mailboxUpn, mailboxAliases}.join(u' '));
}

QDateTime Setup::nextSecretEnd(const QDateTime &now) const
{
    return secretUntil.isValid() ? secretUntil : now.addMonths(secretMonths);
}

QJsonObject Setup::toJson() const
{
    QJsonObject json{{u"schema"_s, schemaVersion}};
    for (const NamedText &text : texts) {
        if (!(this->*text.field).isEmpty())
            json.insert(QString::fromUtf16(text.name), this->*text.field);
    }
    json.insert(u"secretMonths"_s, secretMonths);
    json.insert(u"permissions"_s, permissions == Permissions::OnlyUsed ? u"onlyUsed"_s : u"asDocumented"_s);
    json.insert(u"implicitTokens"_s, implicitTokens);
    json.insert(u"tokenGenerated"_s, tokenGenerated);
    json.insert(u"userConsent"_s, userConsentName(userConsent));
    if (accountType == AccountType::AnyOrganisation)
        json.insert(u"accountType"_s, u"anyOrganisation"_s);
    if (newApp)
        json.insert(u"newApp"_s, true);
    for (const NamedList &list : lists) {
        if (!(this->*list.field).isEmpty())
            json.insert(QString::fromUtf16(list.name), QJsonArray::fromStringList(this->*list.field));
    }
    for (const NamedTime &time : times) {
        if ((this->*time.field).isValid())
            json.insert(QString::fromUtf16(time.name), (this->*time.field).toUTC().toString(Qt::ISODate));
    }
    return json;
}

Result<Setup> Setup::fromJson(const QJsonObject &json)
{
    const QJsonValue version = json.value(u"schema");
    if (!version.isDouble())
        return broken(u"schema"_s);
    if (version.toInt() > schemaVersion)
        return Error{u"setup/newer"_s, {{u"version"_s, version.toInt()}, {u"known"_s, schemaVersion}}, {}};

    Setup setup;
    if (const Result<void> read = readTexts(json, setup); !read)
        return read.error();
    if (const Result<void> read = readListsAndTimes(json, setup); !read)
        return read.error();
    if (const Result<void> read = readChoices(json, setup); !read)
        return read.error();
    return setup;
}

Learned &Learned::set(QString Setup::*field, const QString &value)
{
    texts.append({field, value});
    return *this;
}

bool Learned::isEmpty() const
{
    return texts.isEmpty() && !secretExpires && !userConsent && !clientSecret && !verifiedDomains;
}

Learned Learned::then(const Learned &later) const
{
    Learned all = *this;
    all.texts += later.texts;
    if (later.secretExpires)
        all.secretExpires = later.secretExpires;
    if (later.userConsent)
        all.userConsent = later.userConsent;
    if (later.clientSecret)
        all.clientSecret = later.clientSecret;
    if (later.verifiedDomains)
        all.verifiedDomains = later.verifiedDomains;
    return all;
}

void Learned::mergeInto(Setup &setup) const
{
    const QString appBefore = setup.clientId;
    for (const auto &[field, value] : texts)
        setup.*field = value;
    if (secretExpires)
        setup.secretExpires = *secretExpires;
    if (userConsent)
        setup.userConsent = *userConsent;
    if (clientSecret)
        setup.clientSecret = *clientSecret;
    if (verifiedDomains)
        setup.verifiedDomains = *verifiedDomains;
    // Webex Connect has its tokens from the app and the secret before.
    if (clientSecret || (!appBefore.isEmpty() && setup.clientId != appBefore))
        setup.tokenGenerated = false;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t admin[] = u"adele@contoso.com";
constexpr char16_t exchangeAppId[] = u"00000002-0000-0ff1-ce00-000000000000";
constexpr char16_t graphAppId[] = u"00000003-0000-0000-c000-000000000000";
constexpr char16_t scope[] =
    u"User.Read User.Read.All Organization.Read.All RoleManagement.Read.Directory Application.ReadWrite.All "
    u"AppRoleAssignment.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All Policy.Read.All";

/// A tenant in one state, and its administrator at Graph.
struct Directory {
    explicit Directory(const QString &scenario)
        : tenant(startTenant(scenario)),
          client(tenant->addresses()),
          token(client.tokenFor(
              QString::fromUtf16(admin), QString::fromUtf16(graphTools), QString::fromUtf16(scope))),
          noted(tenant->addresses().accounts[u"prepared"].toObject())
    {
    }

    PracticeClient::Reply call(const QString &method, const QString &path, const QJsonObject &body = {})
    {
        return client.graph(method, path, token, body);
    }
    QJsonArray list(const QString &path) { return call(u"GET"_s, path).value(); }
    QString appPath() const { return u"/applications/"_s + noted[u"appObjectId"].toString(); }
    QString principalPath() const
    {
        return u"/servicePrincipals(appId='"_s + noted[u"clientId"].toString() + u"')"_s;
    }

    std::unique_ptr<cmw::practice::Tenant> tenant;
    PracticeClient client;
    QString token;
    QJsonObject noted;
};

QString message(const PracticeClient::Reply &reply)
{
    return reply.json()[u"error"][u"message"].toString();
}

QString exchangePath()
{
    return u"/servicePrincipals(appId='"_s + QString::fromUtf16(exchangeAppId) + u"')"_s;
}

} // namespace

/// The directories that exist in life, as Graph shows and guards them.
class PracticeDirectoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalAppsHaveDatesAndOwners();
    void aDeletedAppIsShownAmongTheDeleted();
    void aGoneAppIsNowhere();
    void audiencesAreShown_data();
    void audiencesAreShown();
    void redirectUrisArePerPlatform_data();
    void redirectUrisArePerPlatform();
    void oneUriUnderTwoPlatformsIsRefused();
    void secretsThatWereNoted_data();
    void secretsThatWereNoted();
    void secretsCanBeForbidden();
    void secretsCanBeTooLong();
    void anAppCanBeExempt();
    void exchangesPrincipalCanBeMade();
    void withoutALicenceItCanNot();
    void licencesAreShown();
    void consentCanBePartial();
    void consentCanBeForOneUser();
    void theEnterpriseAppCanBeClosed();
    void aServicePrincipalTakesNoNonsense();
    void aReferenceCanBeDemanded();
    void userConsentHasItsDocumentedValues_data();
    void userConsentHasItsDocumentedValues();
    void eligibleRolesAreShown();
    void eligibleRolesNeedALicence();
    void policiesNeedARoleToBeRead();
    void aDeveloperRegistersAndOwnsApps();
    void allVerifiedDomainsAreShown();
    void securityDefaultsAreShown();
};

void PracticeDirectoryTest::severalAppsHaveDatesAndOwners()
{
    Directory directory(u"app-several"_s);
    const QJsonArray apps = directory.list(u"/applications?$filter=displayName eq 'Webex Connect Email'"_s);
    QCOMPARE(apps.size(), 2);
    QStringList owners, dates;
    for (const QJsonValue &app : apps) {
        dates << app[u"createdDateTime"].toString();
        const QJsonArray of = directory.list(u"/applications/"_s + app[u"id"].toString() + u"/owners"_s);
        QCOMPARE(of[0][u"@odata.type"].toString(), u"#microsoft.graph.user"_s);
        owners << of[0][u"userPrincipalName"].toString();
    }
    dates.sort();
    owners.sort();
    QCOMPARE(dates, (QStringList{u"2025-04-02T07:30:00Z"_s, u"2026-02-17T05:12:00Z"_s}));
    QCOMPARE(owners, (QStringList{u"adele@contoso.com"_s, u"alex@contoso.com"_s}));
}

void PracticeDirectoryTest::aDeletedAppIsShownAmongTheDeleted()
{
    Directory directory(u"app-deleted"_s);
    QVERIFY(directory.list(u"/applications"_s).isEmpty());
    const QJsonArray deleted = directory.list(u"/directory/deletedItems/microsoft.graph.application"_s);
    QCOMPARE(deleted[0][u"displayName"].toString(), u"Webex Connect Email"_s);
    QVERIFY(deleted[0][u"deletedDateTime"].isString());
}

void PracticeDirectoryTest::aGoneAppIsNowhere()
{
    Directory directory(u"app-gone"_s);
    QVERIFY(!directory.noted[u"clientId"].toString().isEmpty());
    QCOMPARE(directory.call(u"GET"_s, directory.appPath()).status, 404);
    QVERIFY(directory.list(u"/directory/deletedItems/microsoft.graph.application"_s).isEmpty());
    QCOMPARE(directory.call(u"GET"_s, directory.principalPath()).status, 404);
}

void PracticeDirectoryTest::audiencesAreShown_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("audience");
    QTest::newRow("every organisation") << u"app-multi-tenant"_s << u"AzureADMultipleOrgs"_s;
    QTest::newRow("personal accounts") << u"app-personal-only"_s << u"PersonalMicrosoftAccount"_s;
}

void PracticeDirectoryTest::audiencesAreShown()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, audience);
    Directory directory(scenario);
    QCOMPARE(directory.call(u"GET"_s, directory.appPath()).json()[u"signInAudience"].toString(), audience);
}

void PracticeDirectoryTest::redirectUrisArePerPlatform_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("platform");
    QTest::newRow("single page") << u"redirect-uri-single-page"_s << u"spa"_s;
    QTest::newRow("mobile") << u"redirect-uri-mobile"_s << u"publicClient"_s;
    QTest::newRow("none") << u"redirect-uri-missing"_s << QString();
}

void PracticeDirectoryTest::redirectUrisArePerPlatform()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, platform);
    Directory directory(scenario);
    const QJsonObject app = directory.call(u"GET"_s, directory.appPath()).json();
    for (const QString &one : {u"web"_s, u"spa"_s, u"publicClient"_s}) {
        const QJsonArray expected =
            one == platform ? QJsonArray{directory.noted[u"callbackUrl"]} : QJsonArray();
        QCOMPARE(app[one][u"redirectUris"].toArray(), expected);
    }
}

void PracticeDirectoryTest::oneUriUnderTwoPlatformsIsRefused()
{
    Directory directory(u"redirect-uri-single-page"_s);
    const QJsonObject uris{{u"redirectUris"_s, QJsonArray{directory.noted[u"callbackUrl"]}}};
    const auto twice = directory.call(u"PATCH"_s, directory.appPath(), {{u"web"_s, uris}});
    QCOMPARE(twice.status, 400);
    QCOMPARE(twice.errorCode(), u"Request_BadRequest"_s);
    QCOMPARE(message(twice), u"Redirect URIs must have distinct values."_s);
    // Moved in one request.
    const QJsonObject moved{{u"web"_s, uris}, {u"spa"_s, QJsonObject{{u"redirectUris"_s, QJsonArray()}}}};
    QCOMPARE(directory.call(u"PATCH"_s, directory.appPath(), moved).status, 204);
}

void PracticeDirectoryTest::secretsThatWereNoted_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("inTheDirectory");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("fitsHint");
    QTest::newRow("fits") << u"prepared"_s << 1 << 365 << true;
    QTest::newRow("expires soon") << u"secret-expires-soon"_s << 1 << 10 << true;
    QTest::newRow("differs") << u"secret-differs"_s << 1 << 365 << false;
    QTest::newRow("gone") << u"secret-gone"_s << 0 << 365 << false;
}

void PracticeDirectoryTest::secretsThatWereNoted()
{
    QFETCH(const QString, scenario);
    QFETCH(const int, inTheDirectory);
    QFETCH(const int, days);
    QFETCH(const bool, fitsHint);
    Directory directory(scenario);
    const QJsonArray secrets =
        directory.call(u"GET"_s, directory.appPath()).json()[u"passwordCredentials"].toArray();
    QCOMPARE(secrets.size(), inTheDirectory);
    const QString text = directory.noted[u"secret"].toString();
    QVERIFY(text.size() >= 16);
    const QString hint = secrets[0][u"hint"].toString();
    QCOMPARE(!hint.isEmpty() && text.startsWith(hint), fitsHint);
    if (inTheDirectory > 0) {
        QCOMPARE(secrets[0][u"keyId"], directory.noted[u"secretKeyId"]);
        const QDateTime end = QDateTime::fromString(secrets[0][u"endDateTime"].toString(), Qt::ISODate);
        QCOMPARE(QDateTime::currentDateTimeUtc().addSecs(60).daysTo(end), days);
    }
}

void PracticeDirectoryTest::secretsCanBeForbidden()
{
    Directory directory(u"secret-forbidden"_s);
    QVERIFY(!directory.noted.contains(u"secretKeyId"));
    const QJsonObject policy = directory.call(u"GET"_s, u"/policies/defaultAppManagementPolicy"_s).json();
    QVERIFY(policy[u"isEnabled"].toBool());
    const QJsonValue restriction = policy[u"applicationRestrictions"][u"passwordCredentials"][0];
    QCOMPARE(restriction[u"restrictionType"].toString(), u"passwordAddition"_s);
    QCOMPARE(restriction[u"state"].toString(), u"enabled"_s);
    const auto refused = directory.call(u"POST"_s, directory.appPath() + u"/addPassword"_s);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), u"CredentialTypeNotAllowedAsPerAppPolicy"_s);
    QVERIFY(directory.list(directory.appPath() + u"/appManagementPolicies"_s).isEmpty());
}

void PracticeDirectoryTest::secretsCanBeTooLong()
{
    Directory directory(u"secret-too-long"_s);
    const auto add = [&directory](int days) {
        const QString end = QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODate);
        return directory.call(u"POST"_s, directory.appPath() + u"/addPassword"_s,
            {{u"passwordCredential"_s, QJsonObject{{u"endDateTime"_s, end}}}});
    };
    const auto policy = directory.call(u"GET"_s, u"/policies/defaultAppManagementPolicy"_s).json();
    QCOMPARE(
        policy[u"applicationRestrictions"][u"passwordCredentials"][0][u"maxLifetime"].toString(), u"P30D"_s);
    QCOMPARE(add(180).errorCode(), u"CredentialInvalidLifetimeAsPerAppPolicy"_s);
    // Two years without an end.
    QCOMPARE(directory.call(u"POST"_s, directory.appPath() + u"/addPassword"_s).status, 400);
    QCOMPARE(add(30).status, 200);
}

void PracticeDirectoryTest::anAppCanBeExempt()
{
    Directory directory(u"secret-exempt"_s);
    const QJsonArray own = directory.list(directory.appPath() + u"/appManagementPolicies"_s);
    QCOMPARE(own[0][u"restrictions"][u"passwordCredentials"][0][u"state"].toString(), u"disabled"_s);
    QCOMPARE(directory.call(u"POST"_s, directory.appPath() + u"/addPassword"_s).status, 200);
}

void PracticeDirectoryTest::exchangesPrincipalCanBeMade()
{
    Directory directory(u"exchange-principal-missing"_s);
    QCOMPARE(directory.call(u"GET"_s, exchangePath()).status, 404);
    const auto made =
        directory.call(u"POST"_s, u"/servicePrincipals"_s, {{u"appId"_s, QString::fromUtf16(exchangeAppId)}});
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json()[u"displayName"].toString(), u"Office 365 Exchange Online"_s);
    const QJsonArray roles = directory.call(u"GET"_s, exchangePath()).json()[u"appRoles"].toArray();
    QVERIFY(std::any_of(roles.begin(), roles.end(), [](const QJsonValue &role) {
        return role[u"value"].toString() == u"Mail.Send"
            && role[u"id"].toString() == u"b633e1c5-b582-4048-a93e-9f11b44c7e96";
    }));
}

void PracticeDirectoryTest::withoutALicenceItCanNot()
{
    Directory directory(u"no-exchange"_s);
    const QJsonArray plans = directory.list(u"/organization"_s)[0][u"assignedPlans"].toArray();
    QVERIFY(std::none_of(plans.begin(), plans.end(),
        [](const QJsonValue &plan) { return plan[u"service"].toString() == u"exchange"; }));
    const auto refused =
        directory.call(u"POST"_s, u"/servicePrincipals"_s, {{u"appId"_s, QString::fromUtf16(exchangeAppId)}});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), u"Request_BadRequest"_s);
}

void PracticeDirectoryTest::licencesAreShown()
{
    Directory directory(u"happy"_s);
    const QJsonArray skus = directory.list(u"/subscribedSkus"_s);
    QCOMPARE(skus.size(), 2);
    QCOMPARE(skus[0][u"skuPartNumber"].toString(), u"ENTERPRISEPACK"_s);
    QCOMPARE(skus[0][u"servicePlans"][0][u"servicePlanName"].toString(), u"EXCHANGE_S_ENTERPRISE"_s);
    QVERIFY(skus[0][u"prepaidUnits"][u"enabled"].toInt() > 0);
    const QJsonArray plans = directory.list(u"/organization"_s)[0][u"assignedPlans"].toArray();
    QCOMPARE(plans[0][u"servicePlanId"], skus[0][u"servicePlans"][0][u"servicePlanId"]);
}

void PracticeDirectoryTest::consentCanBePartial()
{
    Directory directory(u"consent-partial"_s);
    const QJsonArray grants = directory.list(directory.principalPath() + u"/oauth2PermissionGrants"_s);
    QCOMPARE(grants.size(), 1);
    QCOMPARE(grants[0][u"scope"].toString(), u"User.Read"_s);
    QVERIFY(directory.list(directory.principalPath() + u"/appRoleAssignments"_s).isEmpty());
}

void PracticeDirectoryTest::consentCanBeForOneUser()
{
    Directory directory(u"consent-one-user"_s);
    const QJsonArray grants = directory.list(directory.principalPath() + u"/oauth2PermissionGrants"_s);
    QCOMPARE(grants.size(), 2);
    const QJsonObject alex = directory.call(u"GET"_s, u"/users/alex@contoso.com"_s).json();
    for (const QJsonValue &grant : grants) {
        QCOMPARE(grant[u"consentType"].toString(), u"Principal"_s);
        QCOMPARE(grant[u"principalId"], alex[u"id"]);
    }
}

void PracticeDirectoryTest::theEnterpriseAppCanBeClosed()
{
    Directory assignment(u"assignment-required"_s);
    const QString path = assignment.principalPath();
    QVERIFY(assignment.call(u"GET"_s, path).json()[u"appRoleAssignmentRequired"].toBool());
    QCOMPARE(assignment.call(u"PATCH"_s, path, {{u"appRoleAssignmentRequired"_s, false}}).status, 204);
    QVERIFY(!assignment.call(u"GET"_s, path).json()[u"appRoleAssignmentRequired"].toBool());

    Directory disabled(u"app-disabled"_s);
    QVERIFY(!disabled.call(u"GET"_s, disabled.principalPath()).json()[u"accountEnabled"].toBool());
    QCOMPARE(disabled.call(u"PATCH"_s, disabled.principalPath(), {{u"accountEnabled"_s, true}}).status, 204);
    QVERIFY(disabled.call(u"GET"_s, disabled.principalPath()).json()[u"accountEnabled"].toBool());

    Directory none(u"enterprise-app-missing"_s);
    QCOMPARE(none.call(u"GET"_s, none.principalPath()).status, 404);
}

void PracticeDirectoryTest::aServicePrincipalTakesNoNonsense()
{
    Directory directory(u"prepared"_s);
    const QString path = directory.principalPath();
    QCOMPARE(directory.call(u"PATCH"_s, path, {{u"isEnabled"_s, true}}).status, 400);
    QCOMPARE(directory.call(u"PATCH"_s, path, {{u"accountEnabled"_s, u"yes"_s}}).status, 400);
}

void PracticeDirectoryTest::aReferenceCanBeDemanded()
{
    Directory directory(u"service-management-reference"_s);
    QJsonObject app{{u"displayName"_s, u"x"_s}};
    const auto refused = directory.call(u"POST"_s, u"/applications"_s, app);
    QCOMPARE(refused.status, 400);
    QVERIFY(message(refused).startsWith(
        u"ServiceManagementReference field is required for Create, but is missing in the request"_s));
    app[u"serviceManagementReference"] = u"12345"_s;
    const auto made = directory.call(u"POST"_s, u"/applications"_s, app);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json()[u"serviceManagementReference"].toString(), u"12345"_s);
    const auto taken = directory.call(u"PATCH"_s, u"/applications/"_s + made.json()[u"id"].toString(),
        {{u"serviceManagementReference"_s, QJsonValue()}});
    QVERIFY(message(taken).startsWith(u"ServiceManagementReference field is required for Update"_s));
}

void PracticeDirectoryTest::userConsentHasItsDocumentedValues_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("policy");
    QTest::newRow("nobody") << u"user-consent-forbidden"_s << QString();
    QTest::newRow("verified publishers")
        << u"user-consent-verified-publishers"_s << u"microsoft-user-default-low"_s;
    QTest::newRow("Microsoft") << u"user-consent-microsoft-managed"_s
                               << u"microsoft-user-default-recommended"_s;
    QTest::newRow("mail clients") << u"user-consent-mail-clients"_s
                                  << u"microsoft-user-default-allow-consent-apps"_s;
    QTest::newRow("all") << u"user-consent-allowed"_s << u"microsoft-user-default-legacy"_s;
    QTest::newRow("custom") << u"user-consent-custom"_s << u"contoso-mail-apps"_s;
}

void PracticeDirectoryTest::userConsentHasItsDocumentedValues()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, policy);
    Directory directory(scenario);
    const QStringList assigned =
        directory.call(u"GET"_s, u"/policies/authorizationPolicy"_s)
            .json()[u"defaultUserRolePermissions"][u"permissionGrantPoliciesAssigned"]
            .toVariant()
            .toStringList();
    const QStringList own = assigned.filter(u"ForSelf."_s);
    QCOMPARE(
        own, policy.isEmpty() ? QStringList() : QStringList{u"ManagePermissionGrantsForSelf."_s + policy});
}

void PracticeDirectoryTest::eligibleRolesAreShown()
{
    Directory directory(u"role-eligible"_s);
    QVERIFY(directory.list(u"/me/transitiveMemberOf/microsoft.graph.directoryRole"_s).isEmpty());
    const QString id = directory.call(u"GET"_s, u"/me"_s).json()[u"id"].toString();
    const QString path = u"/roleManagement/directory/roleEligibilityScheduleInstances"_s;
    const QString mine = path + u"?$filter=principalId eq '"_s + id + u'\'';
    const QJsonArray eligible = directory.list(mine);
    QCOMPARE(eligible.size(), 2);
    QCOMPARE(eligible[0][u"principalId"].toString(), id);
    QVERIFY(!eligible[0].toObject().contains(u"roleDefinition"_s));
    const QJsonArray named = directory.list(mine + u"&$expand=roleDefinition"_s);
    QCOMPARE(named[0][u"roleDefinition"][u"displayName"].toString(), u"Application Administrator"_s);
    QCOMPARE(named[0][u"roleDefinition"][u"templateId"], eligible[0][u"roleDefinitionId"]);
    // Without a role that reads all only one's own are shown.
    QCOMPARE(directory.call(u"GET"_s, path).status, 403);
}

void PracticeDirectoryTest::eligibleRolesNeedALicence()
{
    Directory directory(u"no-premium"_s);
    const auto refused =
        directory.call(u"GET"_s, u"/roleManagement/directory/roleEligibilityScheduleInstances"_s);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), u"AadPremiumLicenseRequired"_s);
}

void PracticeDirectoryTest::policiesNeedARoleToBeRead()
{
    Directory directory(u"policies-unreadable"_s);
    for (const QString &policy : {u"authorizationPolicy"_s, u"defaultAppManagementPolicy"_s,
             u"identitySecurityDefaultsEnforcementPolicy"_s})
        QCOMPARE(
            directory.call(u"GET"_s, u"/policies/"_s + policy).errorCode(), u"Authorization_RequestDenied"_s);
}

void PracticeDirectoryTest::aDeveloperRegistersAndOwnsApps()
{
    Directory directory(u"policies-unreadable"_s);
    const QJsonObject app =
        directory.call(u"POST"_s, u"/applications"_s, {{u"displayName"_s, u"Mine"_s}}).json();
    const QString path = u"/applications/"_s + app[u"id"].toString();
    QCOMPARE(directory.list(path + u"/owners"_s)[0][u"mail"].toString(), QString::fromUtf16(admin));
    const auto principal = directory.call(u"POST"_s, u"/servicePrincipals"_s, {{u"appId"_s, app[u"appId"]}});
    QCOMPARE(principal.status, 201);
    // Own it as one may, consent for everyone is another matter.
    const QJsonObject graph =
        directory.call(u"GET"_s, u"/servicePrincipals(appId='"_s + QString::fromUtf16(graphAppId) + u"')"_s)
            .json();
    QCOMPARE(directory
                 .call(u"POST"_s, u"/oauth2PermissionGrants"_s,
                     {{u"clientId"_s, principal.json()[u"id"]}, {u"consentType"_s, u"AllPrincipals"_s},
                         {u"resourceId"_s, graph[u"id"]}, {u"scope"_s, u"User.Read"_s}})
                 .status,
        403);
    Directory none(u"no-role"_s);
    QCOMPARE(none.call(u"POST"_s, u"/applications"_s, {{u"displayName"_s, u"Mine"_s}}).status, 403);
}

void PracticeDirectoryTest::allVerifiedDomainsAreShown()
{
    Directory directory(u"many-domains"_s);
    QStringList names;
    const QJsonArray domains = directory.list(u"/organization"_s)[0][u"verifiedDomains"].toArray();
    for (const QJsonValue &domain : domains) {
        names << domain[u"name"].toString();
        QCOMPARE(domain[u"isDefault"].toBool(), names.last() == u"contoso.com");
        QCOMPARE(domain[u"isInitial"].toBool(), names.last() == u"contoso.onmicrosoft.com");
    }
    QVERIFY(names.contains(u"contoso.co.kr"_s));
    QCOMPARE(names.size(), 4);
}

void PracticeDirectoryTest::securityDefaultsAreShown()
{
    Directory directory(u"security-defaults-on"_s);
    QVERIFY(directory.call(u"GET"_s, u"/policies/identitySecurityDefaultsEnforcementPolicy"_s)
                .json()[u"isEnabled"]
                .toBool());
}

QTEST_GUILESS_MAIN(PracticeDirectoryTest)
#include "tst_practice_directory.moc"

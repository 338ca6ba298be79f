// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "diagnosis/catalogue.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto appId = u"azure.app-registration"_s;
const auto permissionsId = u"azure.permissions"_s;
const auto consentId = u"azure.admin-consent"_s;

QJsonArray applications(Office &office)
{
    return office.graph(u"/applications"_s)[u"value"].toArray();
}

QString principalPath(const Office &office)
{
    return u"/servicePrincipals(appId='%1')"_s.arg(office.setup.clientId);
}

/// What the app was granted for everybody, by resource.
QMap<QString, QString> grantsForAll(Office &office)
{
    QMap<QString, QString> scopes;
    const QJsonArray grants =
        office.graph(principalPath(office) + u"/oauth2PermissionGrants"_s)[u"value"].toArray();
    for (const QJsonValue &grant : grants) {
        if (grant[u"consentType"].toString() == u"AllPrincipals")
            scopes[grant[u"resourceId"].toString()] += grant[u"scope"].toString();
    }
    return scopes;
}

} // namespace

/// Step 2 in directories that aren't the friendly one: what is there already, what the organisation demands and
/// forbids, what the person has to agree to.
class AzureDirectoriesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalAppsAreTakenApart();
    void aChosenAppIsUsed();
    void anAppOfItsOwnIsMadeBesideOthers();
    void multitenantIsMadeOnChoiceAlone();
    void anAppIsOpenedAndClosedAgain();
    void theOrganisationsReferenceIsAskedForAndSent();

    void exchangeIsBroughtIntoTheDirectory();
    void withoutALicenceThereIsNothingToBring();

    void anOlderConsentIsCompleted_data();
    void anOlderConsentIsCompleted();
    void whatSomebodyHasSetIsChangedOnAYesAlone_data();
    void whatSomebodyHasSetIsChangedOnAYesAlone();

    void rolesAreTold_data();
    void rolesAreTold();
    void whoHoldsTheRoleIsNamed();
    void conditionsAreFacts_data();
    void conditionsAreFacts();
    void domainsComeWithTheIds();
};

void AzureDirectoriesTest::severalAppsAreTakenApart()
{
    Office office(u"app-several"_s);
    const Finding finding = office.check(appId);
    QCOMPARE(finding.code, u"azure/app-ambiguous"_s);
    QCOMPARE(finding.state, State::ForPerson);
    const QVariantList choices = finding.args.value(u"choices"_s).toList();
    QVERIFY(choices.size() > 1);
    QSet<QString> ids, owners;
    for (const QVariant &choice : choices) {
        const QVariantMap app = choice.toMap();
        ids.insert(app.value(u"clientId"_s).toString());
        owners.insert(app.value(u"owners"_s).toStringList().value(0));
        QVERIFY(QDate::fromString(app.value(u"created"_s).toString(), Qt::ISODate).isValid());
    }
    QCOMPARE(ids.size(), choices.size());
    QCOMPARE(owners, (QSet<QString>{u"alex@contoso.com"_s, u"adele@contoso.com"_s}));
    const auto applied = office.apply(appId);
    QVERIFY(!applied);
    QVERIFY(office.intended.isEmpty());
}

void AzureDirectoriesTest::aChosenAppIsUsed()
{
    Office office(u"app-several"_s);
    const QVariantMap second = office.check(appId).args.value(u"choices"_s).toList().constLast().toMap();
    office.setup.clientId = second.value(u"clientId"_s).toString();
    office.setup.appObjectId = second.value(u"objectId"_s).toString();
    QCOMPARE(office.check(appId).code, u"azure/app-ready"_s);
    QVERIFY(office.apply(u"azure.redirect-uri"_s));
    QCOMPARE(applicationOf(office)[u"appId"].toString(), second.value(u"clientId"_s).toString());
}

void AzureDirectoriesTest::anAppOfItsOwnIsMadeBesideOthers()
{
    Office office(u"app-several"_s);
    const auto before = applications(office).size();
    office.setup.newApp = true;
    QCOMPARE(office.check(appId).code, u"azure/app-missing"_s);
    QVERIFY(office.apply(appId));
    QCOMPARE(applications(office).size(), before + 1);
    QCOMPARE(office.check(appId).code, u"azure/app-ready"_s);
    // Its ids count from then on: no third one.
    QVERIFY(office.apply(appId)->what.isEmpty());
    QCOMPARE(applications(office).size(), before + 1);
}

void AzureDirectoriesTest::multitenantIsMadeOnChoiceAlone()
{
    Office office;
    office.setup.accountType = AccountType::AnyOrganisation;
    QCOMPARE(office.check(appId).code, u"azure/app-missing-multi-tenant"_s);
    QVERIFY(office.apply(appId));
    QCOMPARE(applicationOf(office)[u"signInAudience"].toString(), u"AzureADMultipleOrgs"_s);
    QCOMPARE(office.check(appId).state, State::Done);
}

void AzureDirectoriesTest::anAppIsOpenedAndClosedAgain()
{
    Office office(u"prepared"_s);
    office.setup.accountType = AccountType::AnyOrganisation;
    QCOMPARE(office.check(appId).code, u"azure/app-single-tenant"_s);
    const auto opened = office.apply(appId);
    QVERIFY(opened);
    QCOMPARE(opened->what, u"azure/app-opened"_s);
    QCOMPARE(applicationOf(office)[u"signInAudience"].toString(), u"AzureADMultipleOrgs"_s);
    QVERIFY(office.undo(*opened));
    QCOMPARE(applicationOf(office)[u"signInAudience"].toString(), u"AzureADMyOrg"_s);
    // The app itself stays known.
    QVERIFY(office.forgotten(*opened).isEmpty());
}

void AzureDirectoriesTest::theOrganisationsReferenceIsAskedForAndSent()
{
    Office office(u"service-management-reference"_s);
    const auto refused = office.apply(appId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"azure/service-management-reference"_s);
    QVERIFY(applications(office).isEmpty());
    office.setup.serviceManagementReference = u"c1f2a3b4-0000-4000-8000-123456789abc"_s;
    QVERIFY(office.apply(appId));
    QCOMPARE(applicationOf(office)[u"serviceManagementReference"].toString(),
        office.setup.serviceManagementReference);
}

void AzureDirectoriesTest::exchangeIsBroughtIntoTheDirectory()
{
    Office office(u"exchange-principal-missing"_s);
    office.setup.appObjectId.clear();
    office.setup.clientId.clear();
    office.setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    office.setup.appName = u"Another"_s;
    QCOMPARE(office.check(permissionsId).code, u"azure/exchange-principal-missing"_s);
    QVERIFY(office.apply(appId));
    const auto added = office.apply(permissionsId);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().code + added.error().evidence));
    QCOMPARE(office.check(permissionsId).code, u"azure/permissions-ready"_s);
    QCOMPARE(applicationOf(office)[u"requiredResourceAccess"].toArray().size(), 2);
    QVERIFY(office.apply(consentId));
    QCOMPARE(office.check(consentId).state, State::Done);
    // Both changes are in the journal; Microsoft's own API stays when they are taken back.
    QStringList whats;
    for (const Change &change : std::as_const(office.intended))
        whats.append(change.what);
    QVERIFY(whats.contains(u"azure/exchange-principal-added"_s));
    while (!office.intended.isEmpty())
        QVERIFY(office.undo(office.intended.takeLast()));
    QVERIFY(!office.graph(u"/servicePrincipals(appId='00000002-0000-0ff1-ce00-000000000000')"_s)[u"id"]
                 .toString()
                 .isEmpty());
}

void AzureDirectoriesTest::withoutALicenceThereIsNothingToBring()
{
    Office office(u"no-exchange"_s);
    QCOMPARE(office.check(permissionsId).code, u"azure/no-exchange"_s);
    QCOMPARE(office.check(permissionsId).state, State::ForPerson);
    QCOMPARE(office.check(u"azure.licences"_s).code, u"azure/licence-missing"_s);
}

void AzureDirectoriesTest::anOlderConsentIsCompleted_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("some scopes") << u"consent-partial"_s;
    QTest::newRow("for one user") << u"consent-one-user"_s;
    QTest::newRow("no enterprise application") << u"enterprise-app-missing"_s;
}

void AzureDirectoriesTest::anOlderConsentIsCompleted()
{
    QFETCH(const QString, scenario);
    Office office(scenario);
    QCOMPARE(office.check(consentId).code, u"azure/consent-missing"_s);
    const auto before = grantsForAll(office);
    const auto given = office.apply(consentId);
    QVERIFY2(given, qPrintable(given ? QString() : given.error().code + given.error().evidence));
    QCOMPARE(office.check(consentId).state, State::Done);
    const auto after = grantsForAll(office);
    QCOMPARE(after.size(), 2); // one for each API, none doubled
    for (auto old = before.begin(); old != before.end(); ++old)
        QVERIFY(after.value(old.key()).contains(*old));
    QVERIFY(office.apply(consentId)->what.isEmpty());
    QVERIFY(office.undo(*given));
    QCOMPARE(grantsForAll(office), before);
}

void AzureDirectoriesTest::whatSomebodyHasSetIsChangedOnAYesAlone_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("property");
    QTest::addColumn<bool>("bad");
    QTest::newRow("assignment required")
        << u"assignment-required"_s << u"appRoleAssignmentRequired"_s << true;
    QTest::newRow("sign-in turned off") << u"app-disabled"_s << u"accountEnabled"_s << false;
}

void AzureDirectoriesTest::whatSomebodyHasSetIsChangedOnAYesAlone()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, property);
    QFETCH(const bool, bad);
    Office office(scenario);
    const Finding finding = office.check(consentId);
    QCOMPARE(finding.code, QString(u"azure/"_s + scenario));
    QVERIFY(!Catalogue::builtIn().words(finding, u"ko"_s).choice.isEmpty());
    QVERIFY(office.apply(consentId)->what.isEmpty());
    QCOMPARE(office.graph(principalPath(office))[property].toBool(), bad);

    office.setup.agreed = {finding.code};
    const auto repaired = office.apply(consentId);
    QVERIFY2(repaired, qPrintable(repaired ? QString() : repaired.error().code));
    QCOMPARE(office.graph(principalPath(office))[property].toBool(), !bad);
    QCOMPARE(office.check(consentId).state, State::Done);
    QVERIFY(office.undo(*repaired));
    QCOMPARE(office.graph(principalPath(office))[property].toBool(), bad);
}

void AzureDirectoriesTest::rolesAreTold_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("state");
    QTest::newRow("held") << u"happy"_s << u"azure/roles-enough"_s << State::Done;
    QTest::newRow("eligible") << u"role-eligible"_s << u"azure/role-eligible"_s << State::ForPerson;
    QTest::newRow("missing") << u"role-missing"_s << u"azure/role-missing"_s << State::ForPerson;
}

void AzureDirectoriesTest::rolesAreTold()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, code);
    QFETCH(const State, state);
    Office office(scenario);
    const Finding finding = office.check(u"azure.roles"_s);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, state);
}

void AzureDirectoriesTest::whoHoldsTheRoleIsNamed()
{
    Office office(u"role-held-by-another"_s);
    const Finding finding = office.check(u"azure.roles"_s);
    QCOMPARE(finding.code, u"azure/role-missing-held-by"_s);
    QCOMPARE(finding.args.value(u"holders"_s).toStringList(), QStringList{u"alex@contoso.com"_s});
}

void AzureDirectoriesTest::conditionsAreFacts_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("code");
    const auto defaults = u"azure.security-defaults"_s;
    QTest::newRow("off") << u"happy"_s << defaults << u"azure/security-defaults-off"_s;
    QTest::newRow("on") << u"security-defaults-on"_s << defaults << u"azure/security-defaults-on"_s;
    QTest::newRow("unreadable") << u"policies-unreadable"_s << defaults << u"graph/denied"_s;
    QTest::newRow("bought") << u"happy"_s << u"azure.licences"_s << u"azure/licence-exchange"_s;
}

void AzureDirectoriesTest::conditionsAreFacts()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, task);
    QFETCH(const QString, code);
    Office office(scenario);
    const Finding finding = office.check(task);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, code == u"graph/denied" ? State::Unknown : State::Done);
}

void AzureDirectoriesTest::domainsComeWithTheIds()
{
    Office office(u"many-domains"_s);
    (void)office.check(u"azure.ids"_s);
    QCOMPARE(office.setup.organisation, u"Contoso Ltd"_s);
    QCOMPARE(office.setup.verifiedDomains.constFirst(), u"contoso.com"_s);
    QVERIFY(office.setup.verifiedDomains.contains(u"contoso.co.kr"_s));
}

QTEST_GUILESS_MAIN(AzureDirectoriesTest)

#include "tst_azure_directories.moc"

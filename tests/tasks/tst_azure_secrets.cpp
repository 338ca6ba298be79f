// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include <QtTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const auto secretId = u"azure.client-secret"_s;

QJsonArray secretsOf(Office &office)
{
    return applicationOf(office)[u"passwordCredentials"].toArray();
}

bool hasSecret(Office &office, const QString &keyId)
{
    const QJsonArray all = secretsOf(office);
    return std::any_of(all.begin(), all.end(),
        [&keyId](const QJsonValue &secret) { return secret[u"keyId"].toString() == keyId; });
}

/// As Session::startRenewal() gives it to the task.
void beginRenewal(Setup &setup)
{
    setup.retiringKeyId = std::exchange(setup.secretKeyId, QString());
    setup.clientSecret = Secret();
}

} // namespace

/// Client secrets: what the organisation allows, which one is ours, and how one takes another's place.
class AzureSecretsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPolicyAgainstSecretsIsToldBefore();
    void aPolicyCapsTheLife();
    void anExemptAppMayHaveOne();
    void aRefusalTellsWhatCouldNotBeRead();
    void aDateIsKept();

    void aSecretOfAnotherAppIsTold();
    void aGivenSecretIsRecognised();
    void aGivenSecretWithoutHintsIsTaken();

    void theOldOneStaysUntilTheNewOneIsInUse();
    void aRenewalCanBeTakenBack();
    void aSecretIsNeverRemovedUnasked();
};

void AzureSecretsTest::aPolicyAgainstSecretsIsToldBefore()
{
    Office office(u"secret-forbidden"_s);
    const Finding finding = office.check(secretId);
    QCOMPARE(finding.code, u"azure/secret-forbidden"_s);
    QCOMPARE(finding.state, State::Wrong);
    const auto applied = office.apply(secretId);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, u"azure/secret-forbidden"_s);
    QVERIFY(office.intended.isEmpty()); // nothing was even tried
}

void AzureSecretsTest::aPolicyCapsTheLife()
{
    Office office(u"secret-too-long"_s);
    const Finding finding = office.check(secretId);
    QCOMPARE(finding.code, u"azure/secret-too-long"_s);
    QCOMPARE(finding.state, State::ToDo);
    QCOMPARE(finding.args.value(u"days"_s).toInt(), 30);
    const auto added = office.apply(secretId);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().code + added.error().evidence));
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(office.setup.secretExpires);
    QVERIFY(days == 29 || days == 30);
    QCOMPARE(office.check(secretId).code, u"azure/secret-expires-soon"_s);
}

void AzureSecretsTest::anExemptAppMayHaveOne()
{
    Office office(u"secret-exempt"_s);
    QCOMPARE(office.check(secretId).code, u"azure/secret-missing"_s);
    QVERIFY(office.apply(secretId));
    QCOMPARE(secretsOf(office).size(), 1);
}

void AzureSecretsTest::aRefusalTellsWhatCouldNotBeRead()
{
    // Who may not read the policy learns of it by the secret's own refusal.
    Office office(u"secret-policy-unreadable"_s);
    const auto app = office.apply(u"azure.app-registration"_s);
    QVERIFY2(app, qPrintable(app ? QString() : app.error().code + app.error().evidence));
    QCOMPARE(office.check(secretId).code, u"azure/secret-missing"_s);
    const auto refused = office.apply(secretId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"azure/secret-lifetime-refused"_s);
}

void AzureSecretsTest::aDateIsKept()
{
    Office office(u"prepared"_s);
    beginRenewal(office.setup);
    office.setup.secretUntil = QDateTime::currentDateTimeUtc().addDays(45);
    QVERIFY(office.apply(secretId));
    QCOMPARE(office.setup.secretExpires.date(), office.setup.secretUntil.date());
}

void AzureSecretsTest::aSecretOfAnotherAppIsTold()
{
    Office office(u"secret-differs"_s);
    const Finding finding = office.check(secretId);
    QCOMPARE(finding.code, u"azure/secret-differs"_s);
    QCOMPARE(finding.state, State::Wrong);
}

void AzureSecretsTest::aGivenSecretIsRecognised()
{
    Office office(u"prepared"_s);
    const QString keyId = std::exchange(office.setup.secretKeyId, QString());
    QCOMPARE(office.check(secretId).code, u"azure/secret-ready"_s);
    QCOMPARE(office.setup.secretKeyId, keyId);
    QVERIFY(office.setup.secretExpires.isValid());

    office.setup.secretKeyId.clear();
    office.setup.clientSecret = Secret("not~one-of-the-app's");
    QCOMPARE(office.check(secretId).code, u"azure/secret-differs"_s);
}

void AzureSecretsTest::aGivenSecretWithoutHintsIsTaken()
{
    Office office;
    QVERIFY(office.apply(u"azure.app-registration"_s));
    office.setup.clientSecret = Secret("given~by-hand");
    QCOMPARE(office.check(secretId).code, u"azure/secret-given"_s);
}

void AzureSecretsTest::theOldOneStaysUntilTheNewOneIsInUse()
{
    Office office(u"prepared"_s);
    office.setup.tokenGenerated = true;
    (void)office.check(secretId);
    const QString old = office.setup.secretKeyId;
    beginRenewal(office.setup);
    const auto added = office.apply(secretId);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().code));
    QVERIFY(office.setup.secretKeyId != old);
    QVERIFY(!office.setup.tokenGenerated); // Webex Connect doesn't have this one
    QCOMPARE(secretsOf(office).size(), 2);
    const Finding pending = office.check(secretId);
    QCOMPARE(pending.code, u"azure/secret-renewed"_s);
    QCOMPARE(pending.state, State::ForPerson);
    QVERIFY(office.apply(secretId)->what.isEmpty());
    QVERIFY(hasSecret(office, old));

    office.setup.tokenGenerated = true;
    QCOMPARE(office.check(secretId).code, u"azure/secret-retired"_s);
    const auto retired = office.apply(secretId);
    QVERIFY(retired);
    QCOMPARE(retired->what, u"azure/secret-removed"_s);
    QVERIFY(!hasSecret(office, old));
    QVERIFY(hasSecret(office, office.setup.secretKeyId));
    QVERIFY(office.setup.retiringKeyId.isEmpty());
    QCOMPARE(office.check(secretId).code, u"azure/secret-ready"_s);
    // Nobody can bring it back, and the present one isn't touched by trying.
    QVERIFY(office.undo(*retired));
    QVERIFY(hasSecret(office, office.setup.secretKeyId));
    QVERIFY(office.forgotten(*retired).isEmpty());
}

void AzureSecretsTest::aRenewalCanBeTakenBack()
{
    Office office(u"prepared"_s);
    const QString old = office.setup.secretKeyId;
    beginRenewal(office.setup);
    const auto added = office.apply(secretId);
    QVERIFY(added);
    QVERIFY(office.undo(*added));
    office.forgotten(*added).mergeInto(office.setup);
    QCOMPARE(office.setup.secretKeyId, old);
    QVERIFY(office.setup.retiringKeyId.isEmpty());
    QCOMPARE(secretsOf(office).size(), 1);
    QVERIFY(hasSecret(office, old));
}

void AzureSecretsTest::aSecretIsNeverRemovedUnasked()
{
    Office office(u"secret-expired"_s);
    const QString expired = office.setup.secretKeyId;
    QCOMPARE(office.check(secretId).code, u"azure/secret-expired"_s);
    QVERIFY(office.apply(secretId));
    QVERIFY(hasSecret(office, expired));
    const Finding now = office.check(secretId);
    QCOMPARE(now.code, u"azure/secret-ready"_s);
    QVERIFY(now.evidence.contains(expired)); // and it is named
}

QTEST_GUILESS_MAIN(AzureSecretsTest)

#include "tst_azure_secrets.moc"

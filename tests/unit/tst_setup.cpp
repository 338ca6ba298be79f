// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/setup.h"

#include <QJsonDocument>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestSetup final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten();
    void secretIsNotWritten();
    void newerFileIsRefused();
    void brokenFileIsRefused_data();
    void brokenFileIsRefused();
    void learnedValuesAreMerged();
    void signInNameIsTheLoginIdWhereThereIsOne();
};

namespace {

Setup sample()
{
    Setup setup;
    setup.name = u"Support"_s;
    setup.mailbox = u"support@contoso.com"_s;
    setup.forwardingAddress = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;
    setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    setup.secretMonths = 18;
    setup.permissions = Permissions::OnlyUsed;
    setup.implicitTokens = false;
    setup.userConsent = UserConsent::Forbidden;
    setup.secretExpires = QDateTime({2027, 11, 24}, {12, 0}, Qt::UTC);
    setup.tokenGenerated = true;
    setup.clientSecret = Secret("L1e8Q~B5rzySjA6wI3PqgNqZkdVd1zpTJ");
    return setup;
}

} // namespace

void TestSetup::comesBackAsItWasWritten()
{
    const Setup written = sample();
    const Result<Setup> read = Setup::fromJson(written.toJson());
    QVERIFY(read.ok());
    QCOMPARE(read->toJson(), written.toJson());
    QCOMPARE(read->secretMonths, 18);
    QCOMPARE(read->permissions, Permissions::OnlyUsed);
    QCOMPARE(read->secretExpires, written.secretExpires);
}

void TestSetup::secretIsNotWritten()
{
    const QByteArray text = QJsonDocument(sample().toJson()).toJson();
    QVERIFY(!text.contains("L1e8Q"));
}

void TestSetup::newerFileIsRefused()
{
    const Result<Setup> read = Setup::fromJson({{u"schema"_s, 2}});
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, u"setup/newer"_s);
}

void TestSetup::brokenFileIsRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("no version") << QJsonObject();
    QTest::newRow("number for a text") << QJsonObject{{u"schema"_s, 1}, {u"mailbox"_s, 5}};
    QTest::newRow("months") << QJsonObject{{u"schema"_s, 1}, {u"secretMonths"_s, 400}};
    QTest::newRow("permissions") << QJsonObject{{u"schema"_s, 1}, {u"permissions"_s, u"all"_s}};
    QTest::newRow("date") << QJsonObject{{u"schema"_s, 1}, {u"secretExpires"_s, u"soon"_s}};
}

void TestSetup::brokenFileIsRefused()
{
    QFETCH(QJsonObject, json);
    const Result<Setup> read = Setup::fromJson(json);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, u"setup/broken"_s);
}

void TestSetup::learnedValuesAreMerged()
{
    Setup setup = sample();
    Learned learned;
    learned.set(&Setup::clientId, u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s).set(&Setup::tenantId, u"t"_s);
    learned.userConsent = UserConsent::Allowed;
    learned.mergeInto(setup);
    QCOMPARE(setup.clientId, u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s);
    QCOMPARE(setup.tenantId, u"t"_s);
    QCOMPARE(setup.userConsent, UserConsent::Allowed);
    QCOMPARE(setup.name, u"Support"_s);
}

void TestSetup::signInNameIsTheLoginIdWhereThereIsOne()
{
    Setup setup = sample();
    QCOMPARE(setup.signInName(), u"support@contoso.com"_s);
    setup.mailboxUpn = u"s@contoso.onmicrosoft.com"_s;
    QCOMPARE(setup.signInName(), u"s@contoso.onmicrosoft.com"_s);
    setup.loginId = u"agent@contoso.com"_s;
    QCOMPARE(setup.signInName(), u"agent@contoso.com"_s);
}

QTEST_GUILESS_MAIN(TestSetup)
#include "tst_setup.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/address.h"

#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestAddress final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callbackUrlIsJudged_data();
    void callbackUrlIsJudged();
    void forwardingAddressIsJudged_data();
    void forwardingAddressIsJudged();
    void mailboxIsJudged_data();
    void mailboxIsJudged();
    void secretIdInsteadOfTheValueIsNamed();
    void sampleTenantIsNamed();
    void receiversAreReadApart();
    void receiverThatIsTheMailboxIsWarnedOf();
    void underscoreInAnAssetNameIsWarnedOf();
};

namespace {

void judge(const Judgement &judgement)
{
    QFETCH(QString, code);
    QFETCH(bool, refused);
    QCOMPARE(judgement ? judgement->code : QString(), code);
    if (judgement)
        QCOMPARE(judgement->weight == Objection::Weight::Refusal, refused);
}

void columns()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("refused");
}

} // namespace

void TestAddress::callbackUrlIsJudged_data()
{
    columns();
    QTest::newRow("us") << u"https://contoso.us.webexconnect.io/callback"_s << QString() << false;
    QTest::newRow("practice tenant") << u"http://localhost:5000/callback"_s << QString() << false;
    QTest::newRow("empty") << QString() << u"callback-url/empty"_s << true;
    QTest::newRow("white space") << u"https://contoso.us.webexconnect.io/callback "_s
                                 << u"callback-url/white-space"_s << true;
    QTest::newRow("http") << u"http://contoso.us.webexconnect.io/callback"_s << u"callback-url/not-https"_s
                          << true;
    QTest::newRow("sample") << u"https://yourwebexconnectname.us.webexconnect.io/callback"_s
                            << u"callback-url/sample"_s << true;
    QTest::newRow("placeholder") << u"https://<tenant>.us.webexconnect.io/callback"_s
                                 << u"callback-url/sample"_s << true;
    QTest::newRow("the other field") << u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s
                                     << u"callback-url/is-address"_s << true;
    QTest::newRow("trailing slash") << u"https://contoso.us.webexconnect.io/callback/"_s
                                    << u"callback-url/trailing-slash"_s << false;
    QTest::newRow("another host") << u"https://contact.example.org/callback"_s << u"callback-url/unusual"_s
                                  << false;
    QTest::newRow("no url") << u"callback"_s << u"callback-url/malformed"_s << true;
    QTest::newRow("too long") << u"https://contoso.us.webexconnect.io/"_s + QString(256, u'a')
                              << u"callback-url/too-long"_s << true;
    QTest::newRow("characters that Entra refuses") << u"https://contoso.us.webexconnect.io/call(back)"_s
                                                   << u"callback-url/forbidden-characters"_s << true;
}

void TestAddress::callbackUrlIsJudged()
{
    QFETCH(QString, text);
    judge(judgeCallbackUrl(text));
}

void TestAddress::forwardingAddressIsJudged_data()
{
    columns();
    QTest::newRow("us") << u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s << QString() << false;
    QTest::newRow("another region") << u"a41a0ba3566ed2091155f13e48e6d4f8@mail-eu.imiconnect.io"_s
                                    << QString() << false;
    QTest::newRow("empty") << QString() << u"forwarding-address/empty"_s << true;
    QTest::newRow("the other field") << u"https://contoso.us.webexconnect.io/callback"_s
                                     << u"forwarding-address/is-url"_s << true;
    QTest::newRow("the mailbox itself")
        << u"Support@contoso.com"_s << u"forwarding-address/is-mailbox"_s << true;
    QTest::newRow("unusual") << u"abc@example.org"_s << u"forwarding-address/unusual"_s << false;
    QTest::newRow("white space") << u"abc @example.org"_s << u"forwarding-address/white-space"_s << true;
    QTest::newRow("no address") << u"abc"_s << u"forwarding-address/malformed"_s << true;
}

void TestAddress::forwardingAddressIsJudged()
{
    QFETCH(QString, text);
    judge(judgeForwardingAddress(text, u"support@contoso.com"_s));
}

void TestAddress::mailboxIsJudged_data()
{
    columns();
    QTest::newRow("plain") << u"support@contoso.com"_s << QString() << false;
    QTest::newRow("plus and dots") << u"customer.care+mail@mail.contoso.co.kr"_s << QString() << false;
    QTest::newRow("empty") << QString() << u"mailbox-address/empty"_s << true;
    QTest::newRow("display name") << u"Support<support@contoso.com>"_s << u"mailbox-address/malformed"_s
                                  << true;
    QTest::newRow("no domain") << u"support"_s << u"mailbox-address/malformed"_s << true;
    QTest::newRow("two dots") << u"a..b@contoso.com"_s << u"mailbox-address/malformed"_s << true;
    QTest::newRow("65 characters before the at")
        << QString(65, u'a') + u"@contoso.com"_s << u"mailbox-address/malformed"_s << true;
    QTest::newRow("the forwarding address") << u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s
                                            << u"mailbox-address/is-forwarding-address"_s << true;
}

void TestAddress::mailboxIsJudged()
{
    QFETCH(QString, text);
    judge(judgeMailbox(text));
}

void TestAddress::secretIdInsteadOfTheValueIsNamed()
{
    QCOMPARE(judgeClientSecret(u"5f7981e4-9b3e-43ff-b2cf-297606955fff"_s)->code, u"client-secret/is-id"_s);
    QVERIFY(!judgeClientSecret(u"L1e8Q~B5rzySjA6wI3PqgNqZkdVd1zpTJabcdefg"_s));
}

void TestAddress::sampleTenantIsNamed()
{
    QCOMPARE(judgeTenantId(u"tenant_abcd_123"_s)->code, u"tenant-id/sample"_s);
    QCOMPARE(judgeTenantId(u"contoso"_s)->code, u"tenant-id/malformed"_s);
    QVERIFY(!judgeTenantId(u"0f47778c-61c2-4b0a-8e94-3f05e737a1dd"_s));
}

void TestAddress::receiversAreReadApart()
{
    const QStringList two{u"adele@contoso.com"_s, u"alex@contoso.com"_s};
    QCOMPARE(addressesIn(u" adele@contoso.com,alex@contoso.com; ADELE@contoso.com\n"_s), two);
    QCOMPARE(addressesIn(u"adele@contoso.com alex@contoso.com"_s), two);
    QCOMPARE(addressesIn(u" ,; "_s), QStringList());
    QVERIFY(!judgeReceivers(two.join(u"; "_s), {}, {}));
    QCOMPARE(judgeReceivers(u" , "_s, {}, {})->code, u"receiver/empty"_s);
    const Judgement malformed = judgeReceivers(u"adele@contoso.com, alex"_s, {}, {});
    QCOMPARE(malformed->weight, Objection::Weight::Refusal);
    QCOMPARE(malformed->args.value(u"address"_s).toString(), u"alex"_s);
}

void TestAddress::receiverThatIsTheMailboxIsWarnedOf()
{
    const QStringList own{u"support@contoso.com"_s, u"help@contoso.com"_s};
    for (const QString &receivers :
        {u"SUPPORT@contoso.com"_s, u"adele@contoso.com, help@contoso.com"_s, u"help@contoso.com"_s}) {
        const Judgement judgement = judgeReceivers(receivers, own, u"adele@contoso.com"_s);
        QVERIFY(judgement);
        QCOMPARE(judgement->weight, Objection::Weight::Warning);
    }
    QCOMPARE(judgeReceivers(u"help@contoso.com"_s, own, {})->code, u"receiver/is-mailbox"_s);
    QCOMPARE(judgeReceivers(u"alex@contoso.com;Adele@contoso.com"_s, own, u"adele@contoso.com"_s)->code,
        u"receiver/is-login"_s);
    QVERIFY(!judgeReceivers(u"adele@contoso.com"_s, own, {}));
}

void TestAddress::underscoreInAnAssetNameIsWarnedOf()
{
    QCOMPARE(judgeAssetName(u"Support_Mail"_s)->weight, Objection::Weight::Warning);
    QVERIFY(!judgeAssetName(u"Support Mail"_s));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"

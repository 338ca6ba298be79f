// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/address.h"
#include "report/calendar.h"
#include "report/mask.h"
#include "report/report.h"
#include "report/reportjson.h"
#include "report/summary.h"
#include "tasks/mailbox/fence.h"
#include "tasks/mailbox/ownpolicy.h"

#include <QJsonDocument>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestReport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reminderIsTwoWeeksBeforeTheSecretExpires();
    void reminderLinesAreShortEnough();
    void noReminderWithoutAnExpiry();
    void addressesAreMasked();
    void aNameWithinANameIsMaskedWhole();
    void theMailboxIsMaskedInOurOwnNames();
    void whoAFenceNamesIsMasked();
    void theTicketBeginsWithWhatIsKnown();
    void anEndIsToldAsItIsOnThatDay_data();
    void anEndIsToldAsItIsOnThatDay();
};

namespace {

const QDateTime made({2026, 11, 27}, {21, 30}, Qt::UTC);

Setup sample()
{
    Setup setup;
    setup.mailbox = u"support@contoso.com"_s;
    setup.appName = u"Webex Connect Email"_s;
    setup.clientId = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    setup.secretKeyId = u"5f7981e4-9b3e-43ff-b2cf-297606955fff"_s;
    setup.secretExpires = QDateTime({2027, 11, 24}, {12, 0}, Qt::UTC);
    return setup;
}

} // namespace

void TestReport::reminderIsTwoWeeksBeforeTheSecretExpires()
{
    const QByteArray text = secretReminder(sample(), u"en"_s, QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC));
    QVERIFY(text.contains("DTSTART;VALUE=DATE:20271110\r\n"));
    QVERIFY(text.contains("support@contoso.com"));
    QVERIFY(text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("END:VCALENDAR\r\n"));
}

void TestReport::reminderLinesAreShortEnough()
{
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const QByteArray text = secretReminder(sample(), language, QDateTime::currentDateTimeUtc());
        for (const QByteArray &line : text.split('\n')) {
            QVERIFY(line.size() <= 76);
            QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter)); // no character was cut
        }
    }
}

void TestReport::noReminderWithoutAnExpiry()
{
    Setup setup = sample();
    setup.secretExpires = {};
    QVERIFY(secretReminder(setup, u"en"_s, QDateTime::currentDateTimeUtc()).isEmpty());
}

void TestReport::addressesAreMasked()
{
    QCOMPARE(maskedAddresses(u"from support@contoso.com to a.b@mail.example.org."_s),
        u"from s•••@contoso.com to a•••@mail.example.org."_s);
}

void TestReport::aNameWithinANameIsMaskedWhole()
{
    Mask mask(Redaction::Addresses, {u"Alex"_s, u"Alex Wilber"_s});
    QCOMPARE(mask.text(u"Alex Wilber and Alex"_s), u"A••• and A•••2"_s);
}

void TestReport::theMailboxIsMaskedInOurOwnNames()
{
    ReportMaterial material;
    material.setup.mailbox = u"support@contoso.com"_s;
    material.setup.mailboxAliases = u"o'brien+help@contoso.com"_s;
    const QString policy = u"Webex Connect - support"_s,
                  alias = OwnPolicy::names(u"o'brien+help@contoso.com"_s)[0];
    Finding found(State::Done, u"mailbox/policy-created"_s, {{u"newPolicy"_s, policy}});
    found.evidence =
        u"The policy '%1' and '%2' of Webex Connect sender - support.contoso.com"_s.arg(policy, alias);
    found.at = made;
    material.findings.insert(u"mailbox.outbound-policy"_s, found);
    found.state = State::Wrong;
    found.args.insert(u"policies"_s, QStringList{policy, Fence::groupName(material.setup.mailbox)});
    material.findings.insert(u"mailbox.send-fence"_s, found);
    const Change change{u"mailbox.outbound-policy"_s, u"mailbox/policy-created"_s, {{u"newPolicy"_s, policy}},
        {{u"policy"_s, policy}, {u"rule"_s, QJsonObject{{u"Name"_s, policy}}}}, made, {}};
    material.changes = {{u"1"_s, change, JournalEntry::Outcome::Made}};
    const Report report = reportOf(material, {u"en"_s, Redaction::Addresses, made});
    const QString json = QString::fromUtf8(QJsonDocument(reportJson(report)).toJson());
    for (const QString &text : {json, summaryText(report)}) {
        QVERIFY2(!text.contains(u"- support"_s) && !text.contains(u"brien"_s), qPrintable(text));
        QVERIFY(text.contains(u"Webex Connect - s•••"_s));
        QVERIFY(text.contains(u"sender - s•••"_s));
        QVERIFY(text.contains(u"Webex Connect - o•••"_s));
    }
    QCOMPARE(report.changes.constFirst().before.value(u"policy").toString(), u"Webex Connect - s•••"_s);
}

void TestReport::whoAFenceNamesIsMasked()
{
    ReportMaterial material;
    material.setup.mailbox = u"support@contoso.com"_s;
    Finding found(State::Done, u"mailbox/fence-shared"_s,
        {{u"mailbox"_s, material.setup.mailbox}, {u"others"_s, QStringList{u"Megan Bowen"_s, u"Senders"_s}}});
    found.at = made;
    material.findings.insert(u"mailbox.send-fence"_s, found);
    const QString text = summaryText(reportOf(material, {u"en"_s, Redaction::Addresses, made}));
    QVERIFY2(text.contains(u"others: M•••, S•••"_s), qPrintable(text));
    QVERIFY(!text.contains(u"Megan"_s) && !text.contains(u"Senders"_s));
}

void TestReport::theTicketBeginsWithWhatIsKnown()
{
    const auto text = [](const Setup &setup) {
        ReportMaterial material;
        material.setup = setup;
        return summaryText(reportOf(material, {u"en"_s, Redaction::Addresses, made}));
    };
    const QString tenant = u"5f7981e4-9b3e-43ff-b2cf-297606955fff"_s;
    Setup setup;
    QCOMPARE(text(setup).section(u'\n', 0, 0), u"Connect Mail Wizard: report"_s);
    setup.mailbox = u"support@contoso.com"_s;
    QCOMPARE(text(setup).section(u'\n', 0, 0), u"Connect Mail Wizard: s•••@contoso.com"_s);
    setup.tenantId = tenant;
    setup.secretExpires = made.addDays(2);
    QCOMPARE(
        text(setup).section(u'\n', 0, 0), u"Connect Mail Wizard: s•••@contoso.com, tenant ID "_s + tenant);
    QVERIFY(text(setup).contains(u"The client secret expires on "_s));
    setup.secretExpires = made.addSecs(-1);
    QVERIFY(text(setup).contains(u"The client secret expired on "_s));
}

void TestReport::anEndIsToldAsItIsOnThatDay_data()
{
    QTest::addColumn<QDateTime>("end");
    QTest::addColumn<QString>("told");
    const QDateTime noon({2026, 11, 27}, {12, 0});
    QTest::newRow("earlier today") << noon.addSecs(-3600) << u"expired"_s;
    QTest::newRow("now") << noon << u"expired"_s;
    QTest::newRow("later today") << noon.addSecs(3600) << u"today"_s;
    QTest::newRow("early tomorrow") << noon.addSecs(13 * 3600) << u"tomorrow"_s;
    QTest::newRow("late tomorrow") << noon.addSecs(35 * 3600) << u"tomorrow"_s;
    QTest::newRow("the day after") << noon.addSecs(37 * 3600) << u"in 2 days"_s;
}

void TestReport::anEndIsToldAsItIsOnThatDay()
{
    QFETCH(const QDateTime, end);
    ReportMaterial material;
    material.setup.secretExpires = end.toUTC();
    const QDateTime noon = QDateTime({2026, 11, 27}, {12, 0}).toUTC();
    QTEST(reportOf(material, {u"en"_s, Redaction::Addresses, noon}).expiries.constFirst().when, "told");
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailflow.h"
#include "practice/scenario.h"
#include "practice/state.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

/// What a scenario's mail flow rules forbid doesn't arrive, and the bounce says so.
class TestPracticeMailRules final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesDecideWhatArrives_data()
    {
        QTest::addColumn<bool>("reachesWebexConnect");
        QTest::addColumn<bool>("reachesCustomer");
        QTest::addColumn<QString>("bounce");
        QTest::newRow("prepared") << true << true << QString();
        QTest::newRow("rule-rejects-forwards")
            << false << true << u"5.7.1 TRANSPORT.RULES.RejectMessage; Auto-forwarding is not allowed."_s;
        QTest::newRow("rule-deletes-forwards") << false << true << QString();
        QTest::newRow("rule-redirects-customers") << false << true << QString();
        QTest::newRow("rule-rejects-replies")
            << true << false
            << u"5.7.1 TRANSPORT.RULES.RejectMessage; This mailbox may not write to the outside."_s;
        QTest::newRow("rule-about-content") << true << true << QString();
        QTest::newRow("rule-being-tried") << true << true << QString();
        QTest::newRow("rule-with-exception") << true << true << QString();
        QTest::newRow("inbox-rule-moves-copy") << true << true << QString();
    }

    void rulesDecideWhatArrives()
    {
        QFETCH(bool, reachesWebexConnect);
        QFETCH(bool, reachesCustomer);
        QFETCH(QString, bounce);
        const auto scenario = scenarioNamed(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(scenario);
        State state;
        const ScenarioValues values{u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s,
            u"https://contoso.us.webexconnect.io/callback"_s};
        QVERIFY(furnish(state, *scenario, values));
        state.assets[u"1"_s].forwardingAddress = values.forwardingAddress;

        MailFlow flow(state);
        const auto mailbox = u"support@contoso.com"_s, customer = u"customer@example.org"_s;
        flow.accept(customer, {mailbox}, "Subject: Help\r\n\r\n");
        QCOMPARE(count(state, u"webex-connect"_s), reachesWebexConnect ? 1 : 0);
        if (QByteArray(QTest::currentDataTag()) == "rule-redirects-customers")
            QCOMPARE(count(state, u"adele@contoso.com"_s), 1);

        const int before = count(state, u"outside"_s);
        flow.accept(mailbox, {customer}, "Subject: Answer\r\n\r\n");
        QCOMPARE(count(state, u"outside"_s) - before, reachesCustomer ? 1 : 0);
        const auto bounced = std::find_if(state.mails.begin(), state.mails.end(),
            [](const Mail &mail) { return mail.folder == u"bounced"; });
        QCOMPARE(bounced == state.mails.end() ? QString() : bounced->note, bounce);
    }

private:
    static int count(const State &state, const QString &folder)
    {
        return int(std::count_if(state.mails.begin(), state.mails.end(),
            [&folder](const Mail &mail) { return mail.folder == folder; }));
    }
};

QTEST_GUILESS_MAIN(TestPracticeMailRules)
#include "tst_practice_mailrules.moc"

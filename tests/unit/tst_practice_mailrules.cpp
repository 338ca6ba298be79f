// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/mailflow.h"
#include "practice/scenario.h"
#include "practice/state.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

/// What a scenario's rules, limits, domains and connectors forbid doesn't arrive, and the bounce says so.
class TestPracticeMailRules final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsDecideWhatArrives_data()
    {
        QTest::addColumn<int>("atWebexConnect");
        QTest::addColumn<bool>("reachesCustomer");
        QTest::addColumn<QString>("bounce"); // how it begins; the first
        const auto none = QString();
        QTest::newRow("prepared") << 1 << true << none;
        QTest::newRow("rule-rejects-forwards") << 1 << true << none; // by the type that it hasn't
        QTest::newRow("rule-deletes-forwards") << 0 << true << none;
        QTest::newRow("rule-redirects-customers") << 0 << true << none;
        QTest::newRow("rule-rejects-replies")
            << 1 << false
            << u"5.7.1 TRANSPORT.RULES.RejectMessage; This mailbox may not write to the outside."_s;
        QTest::newRow("rule-about-content") << 1 << true << none;
        QTest::newRow("rule-being-tried") << 1 << true << none;
        QTest::newRow("rule-expired") << 1 << true << none;
        QTest::newRow("rule-with-exception") << 1 << true << none;
        QTest::newRow("rule-excepted-before") << 1 << true << none;
        QTest::newRow("rule-about-members")
            << 1 << false
            << u"5.7.1 TRANSPORT.RULES.RejectMessage; This group may not write to the outside."_s;
        QTest::newRow("rule-excepts-members") << 1 << true << none;
        QTest::newRow("rule-wants-approval") << 0 << true << none;
        QTest::newRow("rule-routes-elsewhere") << 0 << false << none;
        QTest::newRow("inbox-rule-moves-copy") << 1 << true << none;
        QTest::newRow("inbox-rule-forwards-twice") << 2 << true << none;

        QTest::newRow("remote-domain-blocked") << 0 << true << none;
        QTest::newRow("remote-domain-own-blocked") << 0 << true << none;
        QTest::newRow("remote-domain-parent-blocked") << 0 << true << none;
        QTest::newRow("remote-domain-exception") << 1 << true << none;

        QTest::newRow("mailbox-internal-senders-only")
            << 0 << true << u"5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; "_s;
        QTest::newRow("mailbox-listed-senders-only")
            << 0 << true << u"5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; "_s;
        QTest::newRow("mailbox-some-senders-refused") << 1 << true << none;
        QTest::newRow("mailbox-moderated") << 0 << true << none;
        QTest::newRow("mailbox-full") << 1 << false << u"5.2.2 STOREDRV.Deliver; mailbox full"_s;
        QTest::newRow("mailbox-on-hold") << 1 << true << none;

        QTest::newRow("domain-takes-no-mail") << 0 << true << u"5.7.1 Delivery not authorized"_s;
        QTest::newRow("domain-sends-no-mail") << 1 << false << u"5.7.1 Delivery not authorized"_s;
        QTest::newRow("domain-shared") << 1 << true << none;
        QTest::newRow("forwarding-domain-accepted")
            << 0 << true << u"5.1.10 RESOLVER.ADR.RecipientNotFound; "_s;
        QTest::newRow("connector-takes-forwards") << 0 << true << none;
        QTest::newRow("connector-takes-all") << 0 << false << none;
        QTest::newRow("connector-takes-all-unnamed") << 0 << false << none;
        QTest::newRow("connectors-elsewhere") << 1 << true << none;
    }

    void settingsDecideWhatArrives()
    {
        QFETCH(int, atWebexConnect);
        QFETCH(bool, reachesCustomer);
        QFETCH(QString, bounce);
        const QByteArray name = QTest::currentDataTag();
        furnishWith(QString::fromUtf8(name));
        MailFlow flow(*m_state);
        flow.accept(customer, {mailbox}, "Subject: Help\r\n\r\n");
        QCOMPARE(count(u"webex-connect"_s), atWebexConnect);
        if (name == "rule-redirects-customers" || name == "rule-wants-approval"
            || name == "mailbox-moderated")
            QCOMPARE(count(u"adele@contoso.com"_s), 1);
        if (name == "connector-takes-forwards")
            QCOMPARE(count(u"smart-host"_s), 1);

        const int before = count(u"outside"_s);
        flow.accept(mailbox, {customer}, "Subject: Answer\r\n\r\n");
        QCOMPARE(count(u"outside"_s) - before, reachesCustomer ? 1 : 0);
        QVERIFY2(firstBounce().startsWith(bounce), qPrintable(firstBounce()));
        QCOMPARE(firstBounce().isEmpty(), bounce.isEmpty());
    }

    void colleaguesMayWriteWhereCustomersMayNot_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("bounce");
        const auto adele = u"adele@contoso.com"_s, billing = u"billing@contoso.com"_s,
                   alex = u"alex@contoso.com"_s;
        QTest::newRow("mailbox-internal-senders-only") << billing << QString();
        QTest::newRow("mailbox-listed-senders-only adele") << adele << QString();
        QTest::newRow("mailbox-listed-senders-only billing") << billing << u"5.7.129 "_s;
        QTest::newRow("mailbox-some-senders-refused alex") << alex << u"5.7.1 RESOLVER.RST.NotAuthorized; "_s;
        QTest::newRow("mailbox-some-senders-refused billing") << billing << QString();
    }

    void colleaguesMayWriteWhereCustomersMayNot()
    {
        QFETCH(QString, sender);
        QFETCH(QString, bounce);
        furnishWith(QString::fromUtf8(QTest::currentDataTag()).section(u' ', 0, 0));
        MailFlow flow(*m_state);
        flow.accept(sender, {mailbox}, "Subject: Hello\r\n\r\n");
        QCOMPARE(count(mailbox), bounce.isEmpty() ? 1 : 0);
        QVERIFY(firstBounce().startsWith(bounce));
        QCOMPARE(firstBounce().isEmpty(), bounce.isEmpty());
    }

    void largeMailsAreRefusedWhereTheMailboxSaysSo_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("prepared") << QString() << QString();
        QTest::newRow("mailbox-receive-size-tiny")
            << u"5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient"_s << QString();
        QTest::newRow("mailbox-send-size-tiny")
            << QString() << u"5.2.11 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender"_s;
    }

    void largeMailsAreRefusedWhereTheMailboxSaysSo()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        const QByteArray large = "Subject: Photo\r\n\r\n" + QByteArray(100'000, 'x') + "\r\n";
        furnishWith(QString::fromUtf8(QTest::currentDataTag()));
        MailFlow flow(*m_state);
        flow.accept(customer, {mailbox}, "Subject: Short\r\n\r\n");
        flow.accept(mailbox, {customer}, "Subject: Short\r\n\r\n");
        QCOMPARE(firstBounce(), QString());
        flow.accept(customer, {mailbox}, large);
        QCOMPARE(firstBounce(), in);
        m_state->mails.clear();
        flow.accept(mailbox, {customer}, large);
        QCOMPARE(firstBounce(), out);
    }

    void whatAnInboxRuleMayNotForwardIsToldToCustomersAlone_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("customer") << customer << true;
        QTest::newRow("colleague") << u"adele@contoso.com"_s << false;
    }

    void whatAnInboxRuleMayNotForwardIsToldToCustomersAlone()
    {
        QFETCH(QString, sender);
        QFETCH(bool, isTold);
        furnishWith(u"happy"_s); // whose policy forbids forwarding
        m_state->account(mailbox)->inboxRules = {QJsonObject{{u"Name"_s, u"Out"_s}, {u"Enabled"_s, true},
            {u"RedirectTo"_s, QJsonArray{u"Webex [SMTP:"_s + forwarding + u']'}}}};
        MailFlow(*m_state).accept(sender, {mailbox}, "Subject: Help\r\n\r\n");
        QCOMPARE(count(mailbox), 1);
        QCOMPARE(count(u"webex-connect"_s), 0);
        QCOMPARE(firstBounce().startsWith(u"5.7.520 "), isTold);
    }

private:
    void furnishWith(const QString &name)
    {
        m_state = std::make_unique<State>();
        const auto scenario = scenarioNamed(name);
        QVERIFY(scenario);
        QVERIFY(furnish(*m_state, *scenario, {forwarding, u"https://contoso.us.webexconnect.io/callback"_s}));
        m_state->assets[u"1"_s].forwardingAddress = forwarding;
    }

    int count(const QString &folder) const
    {
        return int(std::count_if(m_state->mails.begin(), m_state->mails.end(),
            [&folder](const Mail &mail) { return mail.folder == folder; }));
    }

    QString firstBounce() const
    {
        const auto bounced = std::find_if(m_state->mails.begin(), m_state->mails.end(),
            [](const Mail &mail) { return mail.folder == u"bounced"; });
        return bounced == m_state->mails.end() ? QString() : bounced->note;
    }

    const QString forwarding = u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s;
    const QString mailbox = u"support@contoso.com"_s;
    const QString customer = u"customer@example.org"_s;
    std::unique_ptr<State> m_state;
};

QTEST_GUILESS_MAIN(TestPracticeMailRules)
#include "tst_practice_mailrules.moc"

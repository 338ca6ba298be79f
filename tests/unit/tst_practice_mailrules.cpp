// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/exchange.h"
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

    void theTraceTellsWhatBecameOfACustomersMail_data()
    {
        QTest::addColumn<QString>("statuses"); // of the mailbox, of the forwarding address; "-": no row
        QTest::addColumn<QString>("reason"); // in the last one's last event
        const auto good = u"The message was successfully delivered."_s;
        QTest::newRow("prepared") << u"Delivered Delivered"_s
                                  << u"Message sent to mx.mail-us.imiconnect.io"_s;
        QTest::newRow("forwarding-blocked")
            << u"Delivered Failed"_s << u"[{LED=550 5.7.520 Access denied, Your organization"_s;
        QTest::newRow("remote-domain-blocked") << u"Delivered -"_s << good;
        QTest::newRow("rule-deletes-forwards")
            << u"Delivered Failed"_s << u"[{LED=550 5.2.1 Message deleted by the transport rules agent}"_s;
        QTest::newRow("rule-redirects-customers") << u"- -"_s << QString();
        QTest::newRow("mailbox-moderated") << u"Pending -"_s << u"Message received by: "_s;
        QTest::newRow("rule-wants-approval") << u"Pending -"_s << u"Transport rule: '"_s;
        QTest::newRow("mailbox-internal-senders-only") << u"Failed -"_s << u"[{LED=550 5.7.134 RESOLVER"_s;
        QTest::newRow("forwarding-without-copy") << u"- Delivered"_s << u"Message sent to mx."_s;
        QTest::newRow("mail-quarantined") << u"Quarantined -"_s << u"Spam confidence level: 8"_s;
        QTest::newRow("mail-junked") << u"FilteredAsSpam Delivered"_s << u"Message sent to mx."_s;
        QTest::newRow("mail-lost") << u"- -"_s << QString();
    }

    void theTraceTellsWhatBecameOfACustomersMail()
    {
        QFETCH(QString, statuses);
        QFETCH(QString, reason);
        furnishWith(QString::fromUtf8(QTest::currentDataTag()));
        MailFlow(*m_state).accept(
            customer, {mailbox}, "Subject: Help\r\nMessage-ID: <1@example.org>\r\n\r\n");
        // Somebody else's mail is none of this.
        MailFlow(*m_state).accept(customer, {u"billing@contoso.com"_s}, "Subject: Other\r\n\r\n");
        const auto ask = [this](const QJsonObject &parameters) {
            return *getMessageTrace(*m_state, parameters);
        };
        const QJsonObject both{{u"RecipientAddress"_s, QJsonArray{mailbox, forwarding}}};
        QVERIFY(ask(both).isEmpty()); // not there yet
        const QJsonArray rows = ask(both);
        QStringList found;
        QString last;
        for (const QString &recipient : {mailbox, forwarding}) {
            QString status = u"-"_s;
            for (const QJsonValue &row : rows) {
                if (row[u"RecipientAddress"].toString() != recipient)
                    continue;
                status = row[u"Status"].toString();
                QCOMPARE(row[u"SenderAddress"].toString(), customer);
                QCOMPARE(row[u"MessageId"].toString(), u"<1@example.org>"_s);
                QCOMPARE(row[u"MessageTraceId"], rows[0][u"MessageTraceId"]);
                const QJsonArray events = *getMessageTraceDetail(*m_state,
                    {{u"MessageTraceId"_s, row[u"MessageTraceId"]}, {u"RecipientAddress"_s, recipient}});
                QCOMPARE(events[0][u"Event"].toString(), u"Receive"_s);
                last = events.last()[u"Detail"].toString();
            }
            found.append(status);
        }
        QCOMPARE(found.join(u' '), statuses);
        QVERIFY2(last.contains(reason) && last.isEmpty() == reason.isEmpty(), qPrintable(last));
    }

    void theTraceIsAskedAsExchangeTakesIt()
    {
        furnishWith(u"prepared"_s);
        m_state->faults[u"unseenTrace"] = 0;
        MailFlow(*m_state).accept(customer, {mailbox}, "Subject: Test CMW-7F3K\r\n\r\n");
        const auto count = [this](const QJsonObject &parameters) {
            const Rows rows = getMessageTrace(*m_state, parameters);
            return rows ? int(rows->size()) : -1;
        };
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto in = [&now](qint64 from, qint64 until) {
            const QString form = u"yyyy-MM-dd'T'HH:mm:ss"_s;
            return QJsonObject{{u"StartDate"_s, now.addSecs(from).toString(form)},
                {u"EndDate"_s, now.addSecs(until).toString(form)}};
        };
        QCOMPARE(count({}), 2);
        QCOMPARE(count(in(-60, 60)), 2);
        QCOMPARE(count(in(60, 120)), 0);
        QCOMPARE(count(in(60, -60)), -1);
        QCOMPARE(count(in(-11 * 86400, 0)), -1);
        QCOMPARE(count(in(-95 * 86400, -94 * 86400)), -1);
        QCOMPARE(count({{u"StartDate"_s, u"2026-11-27T00:00:00"_s}}), -1); // an EndDate belongs to it
        QCOMPARE(count({{u"Subject"_s, u"7F3K"_s}, {u"SubjectFilterType"_s, u"EndsWith"_s}}), 2);
        QCOMPARE(count({{u"Subject"_s, u"7F3K"_s}, {u"SubjectFilterType"_s, u"StartsWith"_s}}), 0);
        QCOMPARE(count({{u"RecipientAddress"_s, mailbox}}), 1);
        QCOMPARE(count({{u"SenderAddress"_s, mailbox}}), 0);
        QCOMPARE(count({{u"Status"_s, u"Failed"_s}}), 0);
        QCOMPARE(count({{u"Status"_s, u"Gone"_s}}), -1);
        QCOMPARE(count({{u"ResultSize"_s, 1}}), 1);
        QCOMPARE(count({{u"ResultSize"_s, 5001}}), -1);
        QVERIFY(!getMessageTraceDetail(*m_state, {{u"RecipientAddress"_s, mailbox}}));
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

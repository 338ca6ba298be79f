// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/certificates.h"
#include "practice/exchange.h"
#include "practice/mailflow.h"
#include "practice/smtp.h"
#include "practice/smtpdialogue.h"
#include "practice/state.h"

#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

const QString mailbox = u"support@contoso.com"_s;
const QString admin = u"admin@contoso.com"_s;
const QString forwarding = u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s;

void furnish(State &state)
{
    state.domain = u"contoso.com"_s;
    state.initialDomain = u"contoso.onmicrosoft.com"_s;
    for (const QString &user : {mailbox, admin}) {
        Account account;
        account.id = u"id-of-"_s + user;
        account.user = user;
        state.accounts.append(account);
    }
    Grant grant;
    grant.token = u"good"_s;
    grant.audience = u"https://outlook.office.com"_s;
    grant.userId = u"id-of-"_s + mailbox;
    grant.scopes = QStringList{u"SMTP.Send"_s};
    grant.expires = QDateTime::currentDateTimeUtc().addSecs(3600);
    state.tokens.insert(grant.token, grant);
    state.outboundPolicies = {
        {{u"Name"_s, u"Default"_s}, {u"IsDefault"_s, true}, {u"AutoForwardingMode"_s, u"Automatic"_s}}};
    state.remoteDomains = {{{u"DomainName"_s, u"*"_s}, {u"AutoForwardEnabled"_s, true}}};
}

QByteArray xoauth2(const QString &user, const QString &token)
{
    return (u"user=%1\x01"_s.arg(user) + u"auth=Bearer %1\x01\x01"_s.arg(token)).toUtf8().toBase64();
}

/// A blocking SMTP client: one command, one whole reply.
class Talk {
public:
    explicit Talk(const SmtpServer &server, const QByteArray &ca)
    {
        QSslConfiguration tls = socket.sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(ca));
        socket.setSslConfiguration(tls);
        socket.connectToHost(u"localhost"_s, server.port());
    }

    QByteArray reply()
    {
        QByteArray whole;
        for (;;) {
            while (!socket.canReadLine()) {
                if (!socket.waitForReadyRead(5000))
                    return whole + "<nothing>";
            }
            const QByteArray line = socket.readLine();
            whole += line;
            if (line.size() < 4 || line.at(3) == ' ')
                return whole;
        }
    }

    QByteArray say(const QByteArray &line)
    {
        socket.write(line + "\r\n");
        return reply();
    }

    bool encrypt()
    {
        if (!reply().startsWith("220 ") || !say("EHLO localhost").startsWith("250-")
            || !say("STARTTLS").startsWith("220 2.0.0"))
            return false;
        socket.startClientEncryption();
        return socket.waitForEncrypted(5000) && say("EHLO localhost").contains("AUTH LOGIN XOAUTH2");
    }

    QSslSocket socket;
};

} // namespace

class TestPracticeSmtp final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = makeCertificate({u"localhost"_s, u"127.0.0.1"_s});
        QVERIFY(made);
        m_certificate = *made;
    }

    void init()
    {
        m_state = std::make_unique<State>();
        furnish(*m_state);
        m_mailFlow = std::make_unique<MailFlow>(*m_state);
        auto started = SmtpServer::start(*m_state, *m_mailFlow, m_certificate, {});
        QVERIFY(started);
        m_server = std::move(started).value();
    }

    void cleanup() { m_server.reset(); }

    void loginIsNotOfferedBeforeTls()
    {
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.reply().startsWith("220 "));
        const QByteArray offer = talk.say("EHLO localhost");
        QVERIFY(offer.contains("250-STARTTLS"));
        QVERIFY(!offer.contains("AUTH"));
        QVERIFY(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)).startsWith("504 5.7.4"));
        QVERIFY(talk.say("MAIL FROM:<support@contoso.com>").startsWith("451 5.7.3 STARTTLS is required"));
    }

    void mailTravelsFromLoginToInbox()
    {
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QCOMPARE(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)),
            "235 2.7.0 Authentication successful\r\n");
        QVERIFY(talk.say("MAIL FROM:<support@contoso.com> SIZE=100").startsWith("250 2.1.0"));
        QVERIFY(talk.say("RCPT TO:<admin@contoso.com>").startsWith("250 2.1.5"));
        QVERIFY(talk.say("DATA").startsWith("354 "));
        const QByteArray done =
            talk.say("From: Support <support@contoso.com>\r\nSubject: Hello\r\n\r\n..dot\r\n.");
        QVERIFY2(done.startsWith("250 2.0.0 OK <") && done.contains("[Hostname="), done);
        QVERIFY(talk.say("QUIT").startsWith("221 "));

        const std::scoped_lock lock(m_state->mutex);
        QCOMPARE(m_state->mails.size(), 1);
        QCOMPARE(m_state->mails.first().folder, admin);
        QVERIFY(done.contains(m_state->mails.first().id.toUtf8()));
        QVERIFY(m_state->mails.first().content.endsWith("\r\n\r\n.dot\r\n"));
    }

    void tokenMayComeAfterTheChallenge()
    {
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QCOMPARE(talk.say("AUTH XOAUTH2"), "334 \r\n");
        QVERIFY(talk.say(xoauth2(mailbox, u"good"_s)).startsWith("235 "));
    }

    void badLoginIsRefused_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<qint64>("lasts");
        const QString good = u"https://outlook.office.com"_s;
        const QString owner = u"id-of-"_s + mailbox;
        QTest::newRow("other user") << admin << good << u"SMTP.Send"_s << owner << qint64{3600};
        QTest::newRow("Graph token") << mailbox << u"https://graph.microsoft.com"_s << u"SMTP.Send"_s << owner
                                     << qint64{3600};
        QTest::newRow("no scope") << mailbox << good << u"Mail.Send"_s << owner << qint64{3600};
        QTest::newRow("app-only") << mailbox << good << u"SMTP.Send"_s << QString() << qint64{3600};
        QTest::newRow("expired") << mailbox << good << u"SMTP.Send"_s << owner << qint64{-1};
    }

    void badLoginIsRefused()
    {
        QFETCH(QString, user);
        QFETCH(QString, audience);
        QFETCH(QString, scope);
        QFETCH(QString, owner);
        QFETCH(qint64, lasts);
        {
            const std::scoped_lock lock(m_state->mutex);
            Grant &grant = m_state->tokens[u"good"_s];
            grant.audience = audience;
            grant.scopes = QStringList{scope};
            grant.userId = owner;
            grant.expires = QDateTime::currentDateTimeUtc().addSecs(lasts);
        }
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        const QByteArray reply = talk.say("AUTH XOAUTH2 " + xoauth2(user, u"good"_s));
        QVERIFY2(reply.startsWith("535 5.7.3 Authentication unsuccessful ["), reply);
        QVERIFY(talk.say("MAIL FROM:<support@contoso.com>").startsWith("530 5.7.57"));
    }

    void switchedOffLoginNamesWhere_data()
    {
        QTest::addColumn<bool>("organisationOff");
        QTest::addColumn<QVariant>("mailboxOff");
        QTest::addColumn<QByteArray>("reply");
        const QByteArray off =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ";
        const QByteArray more = ". Visit https://aka.ms/smtp_auth_disabled for more information.";
        QTest::newRow("organisation") << true << QVariant() << QByteArray(off + "Tenant" + more);
        QTest::newRow("mailbox") << false << QVariant(true) << QByteArray(off + "Mailbox" + more);
        QTest::newRow("mailbox wins") << true << QVariant(false) << QByteArray("235 2.7.0");
        QTest::newRow("both on") << false << QVariant() << QByteArray("235 2.7.0");
    }

    void switchedOffLoginNamesWhere()
    {
        QFETCH(bool, organisationOff);
        QFETCH(QVariant, mailboxOff);
        QFETCH(QByteArray, reply);
        {
            const std::scoped_lock lock(m_state->mutex);
            m_state->smtpAuthDisabled = organisationOff;
            if (mailboxOff.isValid())
                m_state->account(mailbox)->smtpAuthDisabled = mailboxOff.toBool();
        }
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        const QByteArray said = talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s));
        QVERIFY2(said.startsWith(reply), said);
    }

    void passwordsAreRefused()
    {
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QCOMPARE(talk.say("AUTH LOGIN"), "334 VXNlcm5hbWU6\r\n");
        QCOMPARE(talk.say("c3VwcG9ydA=="), "334 UGFzc3dvcmQ6\r\n");
        QVERIFY(
            talk.say("cGFzcw==")
                .startsWith("535 5.7.139 Authentication unsuccessful, basic authentication is disabled."));
    }

    void securityDefaultsRefusePasswordsAndLetOAuthPass()
    {
        {
            const std::scoped_lock lock(m_state->mutex);
            m_state->securityDefaults = true;
        }
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QVERIFY(talk.say("AUTH LOGIN c3VwcG9ydA==").startsWith("334 "));
        QVERIFY(talk.say("cGFzcw==")
                    .startsWith("535 5.7.139 Authentication unsuccessful, user is locked by "
                                "your organization's security defaults policy."));
        QVERIFY(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)).startsWith("235 2.7.0"));
    }

    void aChangedSwitchTakesItsLogins()
    {
        m_state->faults = {{u"unseenSmtpAuth"_s, 2}};
        const auto turn = [this](bool disabled) {
            const std::scoped_lock lock(m_state->mutex);
            setSmtpAuth(*m_state, *m_state->account(mailbox), disabled);
        };
        const auto login = [this] {
            Talk talk(*m_server, m_certificate.caPem);
            return talk.encrypt() ? talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)) : QByteArray();
        };
        turn(true);
        turn(true); // the same again is no change
        for (int i = 0; i < 2; ++i)
            QVERIFY(login().startsWith("235 2.7.0"));
        QVERIFY(login().contains("disabled for the Mailbox"));
        turn(false);
        QVERIFY(login().contains("disabled for the Mailbox"));
        turn(true); // while that wasn't known everywhere
        for (int i = 0; i < 3; ++i)
            QVERIFY(login().contains("disabled for the Mailbox"));
    }

    void sendingAsSomeoneElseIsDenied_data()
    {
        QTest::addColumn<QByteArray>("envelope");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("envelope") << QByteArray("admin@contoso.com") << QByteArray("support@contoso.com");
        QTest::newRow("header") << QByteArray("support@contoso.com")
                                << QByteArray("Boss <admin@contoso.com>");
    }

    void sendingAsSomeoneElseIsDenied()
    {
        QFETCH(QByteArray, envelope);
        QFETCH(QByteArray, header);
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QVERIFY(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)).startsWith("235 "));
        QVERIFY(talk.say("MAIL FROM:<" + envelope + ">").startsWith("250 "));
        QVERIFY(talk.say("RCPT TO:<someone@example.org>").startsWith("250 "));
        QVERIFY(talk.say("DATA").startsWith("354 "));
        const QByteArray reply = talk.say("From: " + header + "\r\n\r\nHello\r\n.");
        QVERIFY2(
            reply.startsWith("554 5.2.252 SendAsDenied; support@contoso.com not allowed to send as admin@"),
            reply);
        QVERIFY(m_state->mails.isEmpty());
    }

    void aFullMailboxSendsNothing()
    {
        Account &account = *m_state->account(mailbox);
        account.limits = {{u"ProhibitSendQuota"_s, u"1 GB (1,073,741,824 bytes)"_s}};
        account.used = qint64(1) << 30;
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QVERIFY(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)).startsWith("235 "));
        QVERIFY(talk.say("MAIL FROM:<support@contoso.com>").startsWith("250 "));
        QVERIFY(talk.say("RCPT TO:<someone@example.org>").startsWith("250 "));
        QVERIFY(talk.say("DATA").startsWith("354 "));
        const QByteArray reply = talk.say("From: Support <support@contoso.com>\r\n\r\nHello\r\n.");
        QVERIFY2(reply.startsWith("554 5.2.2 mailbox full; STOREDRV.Submission.Exception:"), reply);
        QVERIFY(m_state->mails.isEmpty());
    }

    void commandsOutOfOrderAreRefused()
    {
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QVERIFY(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)).startsWith("235 "));
        QVERIFY(talk.say("RCPT TO:<admin@contoso.com>").startsWith("503 "));
        QVERIFY(talk.say("DATA").startsWith("503 "));
        QVERIFY(talk.say("MAIL FROM:<support@contoso.com>").startsWith("250 "));
        QVERIFY(talk.say("RCPT TO:<nobody@contoso.com>").startsWith("550 5.1.10"));
        QVERIFY(talk.say("RCPT TO:nonsense").startsWith("501 "));
        QVERIFY(talk.say("DATA").startsWith("503 "));
        QVERIFY(talk.say("FLY").startsWith("500 5.3.3 Unrecognized command 'FLY'"));
    }

    void scenarioAnswersInPlaceOfAStage()
    {
        m_state->faults = {
            {u"smtp"_s, QJsonObject{{u"auth"_s, u"432 4.3.2 Concurrent connections limit exceeded"_s}}}};
        Talk talk(*m_server, m_certificate.caPem);
        QVERIFY(talk.encrypt());
        QCOMPARE(talk.say("AUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s)),
            "432 4.3.2 Concurrent connections limit exceeded\r\n");
    }

    void aSenderIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<bool>("alsoInside");
        const auto row = [](const char *name, const char *reply, const char *stage, bool alsoInside) {
            QTest::newRow(name) << QByteArray(reply) << QByteArray(stage) << alsoInside;
        };
        row("sender-restricted", "550 5.1.8 Access denied, bad outbound sender", "data", false);
        row("sender-banned", "550 5.7.502 Access denied, banned sender", "data", false);
        row("tenant-new", "550 5.7.708 Service unavailable. Access denied, traffic not accepted", "data",
            false);
        row("tenant-threshold", "550 5.7.705 Service unavailable. Access denied, tenant has", "data", false);
        row("domain-unregistered", "550 5.7.750 Service unavailable. Client blocked", "data", false);
        row("daily-limit", "550 5.1.90 Your message can't be sent", "data", true);
        row("submission-quota", "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceeded", "data",
            true);
        row("tenant-limit", "550 5.7.233 ", "data", false);
        row("receiver-blocked", "550 5.7.703 Your message can't be delivered", "data", true);
        row("too-many-connections", "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit", "data", true);
        row("suspicious", "451 4.7.500 Access denied, please try again later", "data", true);
        row("temporary", "451 4.7.0 Temporary server error", "mail", true);
        row("not-signed-in", "530 5.7.57 Client not authenticated", "mail", true);
        row("submission", "554 5.2.0 STOREDRV.Submission.Exception:", "data", true);
    }

    void aSenderIsRefusedByName()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const QByteArray, stage);
        QFETCH(const bool, alsoInside);
        m_state->faults = {
            {u"smtp"_s, QJsonObject{{u"refuses"_s, QString::fromLatin1(QTest::currentDataTag())}}}};
        for (const bool isInside : {false, true}) {
            SmtpDialogue dialogue(*m_state, *m_mailFlow);
            dialogue.encrypted();
            dialogue.take("EHLO a\r\nAUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s) + "\r\n");
            const QByteArray sender = dialogue.take("MAIL FROM:<support@contoso.com>\r\n");
            QCOMPARE(sender.startsWith(reply), stage == "mail");
            if (stage == "mail")
                continue;
            dialogue.take(isInside ? "RCPT TO:<admin@contoso.com>\r\nDATA\r\n"
                                   : "RCPT TO:<someone@example.org>\r\nDATA\r\n");
            const QByteArray end = dialogue.take("From: Support <support@contoso.com>\r\n\r\nHello\r\n.\r\n");
            QVERIFY2(end.startsWith(isInside && !alsoInside ? QByteArray("250 2.0.0 OK") : reply), end);
        }
    }

    void commandsBeforeTlsAreNotObeyedInside()
    {
        SmtpDialogue dialogue(*m_state, *m_mailFlow);
        dialogue.take("EHLO a\r\n");
        QCOMPARE(dialogue.take("STARTTLS\r\nNOOP\r\n"), "220 2.0.0 SMTP server ready\r\n");
        QVERIFY(dialogue.wantsEncryption());
        dialogue.encrypted();
        QCOMPARE(dialogue.take("NOOP\r\n"), "250 2.0.0 OK\r\n");
    }

    void chunksArePutTogether()
    {
        SmtpDialogue dialogue(*m_state, *m_mailFlow);
        dialogue.encrypted();
        dialogue.take("EHLO a\r\nAUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s) + "\r\n");
        dialogue.take("MAIL FROM:<support@contoso.com>\r\nRCPT TO:<admin@contoso.com>\r\n");
        QCOMPARE(dialogue.take("BDAT 5\r\nA: b\r"), "250 2.0.0 Chunk received OK\r\n");
        QVERIFY(dialogue.take("BDAT 6 LAST\r\n\n\r\n.\r\n").startsWith("250 2.0.0 OK"));
        QCOMPARE(m_state->mails.first().content, "A: b\r\n\r\n.\r\n");
    }

    void loneLineFeedDoesNotEndAMail()
    {
        SmtpDialogue dialogue(*m_state, *m_mailFlow);
        dialogue.encrypted();
        dialogue.take("EHLO a\r\nAUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s) + "\r\n");
        dialogue.take("MAIL FROM:<support@contoso.com>\r\nRCPT TO:<admin@contoso.com>\r\nDATA\r\n");
        QCOMPARE(dialogue.take("one\n.\nMAIL FROM:<x@y>\r\n"), QByteArray());
        QVERIFY(dialogue.take(".\r\n").startsWith("250 2.0.0 OK"));
        QCOMPARE(m_state->mails.size(), 1);
    }

    void tooMuchIsRefusedWithoutKeepingIt()
    {
        SmtpDialogue dialogue(*m_state, *m_mailFlow);
        dialogue.encrypted();
        QVERIFY(dialogue.take(QByteArray(40000, 'x')).isEmpty());
        QCOMPARE(dialogue.take("\r\n"), "500 5.5.2 Line too long\r\n");
        dialogue.take("EHLO a\r\nAUTH XOAUTH2 " + xoauth2(mailbox, u"good"_s) + "\r\n");
        dialogue.take("MAIL FROM:<support@contoso.com>\r\nRCPT TO:<admin@contoso.com>\r\nDATA\r\n");
        const QByteArray megabyte(1024 * 1024, 'x');
        for (int i = 0; i < 36; ++i)
            QVERIFY(dialogue.take(megabyte).isEmpty());
        QVERIFY(dialogue.take("\r\n.\r\n").startsWith("552 5.3.4"));
        QVERIFY(m_state->mails.isEmpty());
    }

    void garbageNeverBreaksTheTalk()
    {
        QRandomGenerator random(4711);
        const QByteArrayList words{"EHLO a\r\n", "AUTH XOAUTH2 ", "AUTH LOGIN\r\n", "MAIL FROM:<", ">\r\n",
            "RCPT TO:<", "DATA\r\n", ".\r\n", "BDAT 7\r\n", "BDAT -1\r\n", "*\r\n", "\r\n", "\n", "RSET\r\n"};
        for (int round = 0; round < 300; ++round) {
            SmtpDialogue dialogue(*m_state, *m_mailFlow);
            dialogue.encrypted();
            for (int i = 0; i < 60 && !dialogue.isOver(); ++i) {
                QByteArray bytes = words.at(random.bounded(int(words.size())));
                if (random.bounded(3) == 0) {
                    bytes.resize(random.bounded(50));
                    for (char &byte : bytes)
                        byte = static_cast<char>(random.bounded(256));
                }
                const QByteArray answer = dialogue.take(bytes);
                QVERIFY(answer.isEmpty()
                    || (answer.endsWith("\r\n") && answer.at(0) >= '2' && answer.at(0) <= '5'));
            }
        }
        QVERIFY(m_state->mails.isEmpty());
    }

    void forwardingObeysThePolicy_data()
    {
        QTest::addColumn<QString>("defaultMode");
        QTest::addColumn<QString>("ruleFrom"); // empty: no rule
        QTest::addColumn<QString>("ruleState");
        QTest::addColumn<bool>("remoteAllows");
        QTest::addColumn<bool>("arrives");
        QTest::newRow("automatic is off") << u"Automatic"_s << QString() << QString() << true << false;
        QTest::newRow("default on") << u"On"_s << QString() << QString() << true << true;
        QTest::newRow("rule for the mailbox") << u"Automatic"_s << mailbox << u"Enabled"_s << true << true;
        QTest::newRow("rule for another") << u"Automatic"_s << admin << u"Enabled"_s << true << false;
        QTest::newRow("rule switched off") << u"Automatic"_s << mailbox << u"Disabled"_s << true << false;
        QTest::newRow("remote domain blocks") << u"On"_s << mailbox << u"Enabled"_s << false << false;
    }

    void forwardingObeysThePolicy()
    {
        QFETCH(QString, defaultMode);
        QFETCH(QString, ruleFrom);
        QFETCH(QString, ruleState);
        QFETCH(bool, remoteAllows);
        QFETCH(bool, arrives);
        m_state->assets[u"1"_s].forwardingAddress = forwarding;
        m_state->account(mailbox)->forwardingSmtpAddress = forwarding;
        m_state->account(mailbox)->deliverAndForward = true;
        m_state->outboundPolicies[0][u"AutoForwardingMode"] = defaultMode;
        if (!ruleFrom.isEmpty()) {
            m_state->outboundPolicies.append({{u"Name"_s, u"Webex"_s}, {u"AutoForwardingMode"_s, u"On"_s}});
            m_state->outboundRules.append(
                {{u"Name"_s, u"Webex"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"Webex"_s},
                    {u"State"_s, ruleState}, {u"Priority"_s, 0}, {u"From"_s, QJsonArray{ruleFrom}}});
        }
        m_state->remoteDomains.append(
            {{u"DomainName"_s, u"*.imiconnect.io"_s}, {u"AutoForwardEnabled"_s, remoteAllows}});

        m_mailFlow->accept(u"customer@example.org"_s, {mailbox}, "Subject: Help\r\n\r\n");
        QStringList folders;
        for (const Mail &mail : std::as_const(m_state->mails))
            folders.append(mail.folder);
        if (arrives) {
            QCOMPARE(folders, (QStringList{mailbox, u"webex-connect"_s}));
            return;
        }
        if (!remoteAllows) { // which says nothing
            QCOMPARE(folders, QStringList{mailbox});
            return;
        }
        QCOMPARE(folders, (QStringList{mailbox, u"bounced"_s, u"outside"_s}));
        QVERIFY(m_state->mails.at(1).note.startsWith(u"5.7.520 Access denied"));
        QCOMPARE(m_state->mails.at(2).to, u"customer@example.org"_s);
        QVERIFY(m_state->mails.at(2).content.contains("AS(7555)"));
    }

    void internalForwardingWinsAndKeepsNoCopy()
    {
        Account &account = *m_state->account(mailbox);
        account.forwardingAddress = admin;
        account.forwardingSmtpAddress = forwarding;
        m_mailFlow->accept(u"customer@example.org"_s, {mailbox}, "\r\n");
        QCOMPARE(m_state->mails.size(), 1);
        QCOMPARE(m_state->mails.first().folder, admin);
    }

    void forwardingLoopEndsInABounce()
    {
        m_state->account(mailbox)->forwardingAddress = admin;
        m_state->account(admin)->forwardingAddress = mailbox;
        m_mailFlow->accept(u"customer@example.org"_s, {mailbox}, "\r\n");
        QCOMPARE(m_state->mails.size(), 2);
        QVERIFY(m_state->mails.first().note.startsWith(u"5.4.14"));
    }

private:
    Certificate m_certificate;
    std::unique_ptr<State> m_state;
    std::unique_ptr<MailFlow> m_mailFlow;
    std::unique_ptr<SmtpServer> m_server;
};

QTEST_GUILESS_MAIN(TestPracticeSmtp)
#include "tst_practice_smtp.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailserver.h"
#include "middlecertificates.h"

#include "practice/proxy.h"
#include "services/middlebox.h"
#include "services/smtp.h"
#include "services/smtpwire.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

const auto account = u"support@contoso.com"_s;
constexpr char token[] = "a-token-that-nobody-may-see";
const MailToSend mail{account, {u"someone@example.com"_s}, "Subject: x\r\n\r\nDear customer\r\n"};

Delivery send(const MailServer &server, std::chrono::milliseconds timeout = 5s, std::stop_token stop = {})
{
    return sendMail(
        {u"localhost"_s, server.port(), server.ca()}, account, Secret(token), mail, std::move(stop), timeout);
}

QStringList names(const Delivery &delivery)
{
    QStringList result;
    for (const auto &stage : delivery.stages)
        result.append(stage.name);
    return result;
}

QStringList allStages()
{
    return {u"lookup"_s, u"connect"_s, u"greeting"_s, u"tls"_s, u"auth"_s, u"sender"_s, u"recipient"_s,
        u"data"_s, u"accepted"_s};
}

/// Makes it this machine's proxy for as long as the result lives.
auto useProxy(quint16 port)
{
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port});
    return qScopeGuard([] { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); });
}

QByteArray told(const Delivery &delivery)
{
    return (delivery.error ? delivery.error->code + u' ' + delivery.error->evidence : u"accepted"_s).toUtf8()
        + '\n' + delivery.transcript.toUtf8();
}

} // namespace

class TestSmtp final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The first TLS of a process reads the system's roots, which takes its time.
        MailServer server;
        QVERIFY(send(server, 30s).accepted());
    }

    void mailIsAccepted()
    {
        MailServer server;
        QStringList progress;
        const auto delivery = sendMail({u"localhost"_s, server.port(), server.ca()}, account, Secret(token),
            mail, {}, 5s, [&progress](const Stage &stage) { progress.append(stage.name); });
        QVERIFY2(delivery.accepted(), told(delivery));
        QCOMPARE(names(delivery), allStages());
        QCOMPARE(progress, allStages());
        for (const auto &stage : delivery.stages)
            QVERIFY(stage.ok && !stage.reply.isEmpty());
        QVERIFY(delivery.stages.at(3).reply.startsWith(u"TLSv1."_s));
        QCOMPARE(delivery.queueId, u"abc@prod.outlook.com"_s);

        QByteArrayList expected{"EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]", "AUTH XOAUTH2",
            QByteArray("user=support@contoso.com\x01"
                       "auth=Bearer "
                       "a-token-that-nobody-may-see\x01\x01")
                .toBase64(),
            "MAIL FROM:<support@contoso.com>", "RCPT TO:<someone@example.com>", "DATA", "Subject: x", "",
            "Dear customer", ".", "QUIT"};
        QCOMPARE(server.heard(), expected);
    }

    void transcriptHidesTokenAndNames()
    {
        MailServer server;
        const auto delivery = send(server);
        QVERIFY(delivery.accepted());
        const auto &text = delivery.transcript;
        QVERIFY(!text.contains(QString::fromLatin1(token)));
        for (const auto &line : server.heard()) {
            if (line.size() > 60) // the login
                QVERIFY(!text.contains(QString::fromLatin1(line)));
        }
        QVERIFY(text.contains(u"C: AUTH XOAUTH2\nS: 334 \nC: ••••••••\nS: 235"_s));
        QVERIFY(text.contains(u"MAIL FROM:<s•••@contoso.com>"_s));
        QVERIFY(text.contains(u"RCPT TO:<s•••@example.com>"_s));
        QVERIFY(!text.contains(u"support@"_s));
        QVERIFY(!text.contains(u"customer"_s));
    }

    void transcriptHidesWhatTheServerSaysAgain()
    {
        const QByteArray login = QByteArray("user=support@contoso.com\x01"
                                            "auth=Bearer a-token-that-nobody-may-see\x01\x01")
                                     .toBase64();
        const QByteArray jwt = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJ4In0.c2lnbmF0dXJl";
        MailServer server({{"token", "535 5.7.3 no " + login + " by " + jwt + "\r\n"}});
        const auto refused = send(server);
        const QString text = refused.transcript + refused.error->evidence + refused.stages.last().reply;
        QVERIFY2(!text.contains(QString::fromLatin1(login)) && !text.contains(u"eyJ"_s), qPrintable(text));
        // In what it misses, and in what is no answer at all.
        MailServer missing({{"token", "334 " + ("{\"heard\":\"" + jwt + "\"}").toBase64() + "\r\n"}});
        const auto missed = send(missing);
        QVERIFY2(missed.error->evidence.contains(u"heard"_s), told(missed));
        QVERIFY2(!missed.error->evidence.contains(u"eyJ"_s), told(missed));
        // A part of it may be all that fits.
        MailServer strange({{"token", QByteArray(45, ' ') + login + "\r\n"}});
        const auto odd = send(strange);
        QVERIFY2(odd.error && odd.error->code == "smtp/not-smtp"_L1, told(odd));
        QVERIFY2(!odd.error->evidence.contains(QString::fromLatin1(login.left(8))), told(odd));
        MailServer another({{"MAIL", "550 5.1.1 Support is unknown, user=someone isn't\r\n"}});
        const QString bare = send(another).transcript;
        QVERIFY2(!bare.contains(u"support"_s, Qt::CaseInsensitive), qPrintable(bare));
        QVERIFY2(!bare.contains(u"someone"_s, Qt::CaseInsensitive), qPrintable(bare));
        QVERIFY2(bare.contains(u"550 5.1.1 s••• is unknown, user=s••• isn't"_s), qPrintable(bare));
    }

    void oneReceiverOfSeveralIsRefused()
    {
        MailServer server({{"RCPT TO:<b@example.com>", "550 5.1.1 no such user\r\n"}});
        const MailToSend several{
            account, {u"a@example.com"_s, u"b@example.com"_s, u"c@example.org"_s}, "Subject: x\r\n\r\n"};
        const auto delivery =
            sendMail({u"localhost"_s, server.port(), server.ca()}, account, Secret(token), several, {}, 5s);
        QVERIFY2(delivery.accepted(), told(delivery));
        QCOMPARE(names(delivery), allStages());
        QCOMPARE(delivery.receivers.size(), 3);
        QVERIFY(delivery.receivers.at(0).accepted && delivery.receivers.at(2).accepted);
        QCOMPARE(delivery.receivers.at(1).address, u"b@example.com"_s);
        QVERIFY(!delivery.receivers.at(1).accepted);
        QCOMPARE(delivery.receivers.at(1).reply, u"550 5.1.1 no such user"_s);
        QCOMPARE(delivery.stages.at(6).reply,
            u"a@example.com: 250 2.1.5 Recipient OK; b@example.com: 550 5.1.1 no such user; "
            "c@example.org: 250 2.1.5 Recipient OK"_s);
        const QByteArrayList heard = server.heard();
        QCOMPARE(heard.count("MAIL FROM:<support@contoso.com>"), 1);
        QCOMPARE(heard.mid(heard.indexOf("RCPT TO:<a@example.com>"), 4),
            QByteArrayList(
                {"RCPT TO:<a@example.com>", "RCPT TO:<b@example.com>", "RCPT TO:<c@example.org>", "DATA"}));
    }

    void allReceiversRefusedSendNothing()
    {
        MailServer server({{"RCPT", "550 5.1.1 no such user\r\n"}});
        const MailToSend several{account, {u"a@example.com"_s, u"b@example.com"_s}, "Subject: x\r\n\r\n"};
        const auto delivery =
            sendMail({u"localhost"_s, server.port(), server.ca()}, account, Secret(token), several, {}, 5s);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/recipient"_L1, told(delivery));
        QVERIFY2(delivery.error->evidence.contains(u"b@example.com: 550 5.1.1"_s), told(delivery));
        QVERIFY(!server.heard().contains("DATA"));
    }

    void dotsAreDoubled()
    {
        MailServer server;
        const MailToSend dotted{account, {u"b@example.com"_s}, ".first\r\n.\r\n..two\r\nin.side\r\nlast"};
        QVERIFY(sendMail({u"localhost"_s, server.port(), server.ca()}, account, Secret(token), dotted, {}, 5s)
                    .accepted());
        const auto heard = server.heard();
        QCOMPARE(heard.mid(heard.indexOf("DATA") + 1, 6),
            QByteArrayList({"..first", "..", "...two", "in.side", "last", "."}));
    }

    void refusalsHaveTheirCodes_data()
    {
        QTest::addColumn<QByteArray>("point");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("stage");
        const auto row = [](const char *name, const char *point, const char *reply, const char *code,
                             const char *stage) {
            QTest::newRow(name) << QByteArray(point) << QByteArray(reply) + "\r\n"
                                << QString::fromLatin1(code) << QString::fromLatin1(stage);
        };
        row("busy", "connect", "421 4.3.2 Service not available", "smtp/greeting", "greeting");
        row("many lines of no", "connect", "554-Go\r\n554-away\r\n554 now", "smtp/greeting", "greeting");
        row("not SMTP", "connect", "SSH-2.0-OpenSSH_9.2", "smtp/not-smtp", "greeting");
        row("web server", "connect", "HTTP/1.1 400 Bad Request", "smtp/http-answer", "greeting");
        row("no hello", "EHLO", "502 5.5.1 What", "smtp/greeting", "tls");
        row("no TLS offered", "EHLO", "250-mail.test\r\n250 8BITMIME", "smtp/no-starttls", "tls");
        row("TLS struck out", "EHLO", "250-mail.test\r\n250-XXXXXXXA\r\n250 8BITMIME",
            "smtp/starttls-stripped", "tls");
        row("no TLS today", "STARTTLS", "454 4.3.0 TLS not available", "smtp/no-starttls", "tls");
        row("mixed lines", "EHLO", "250-mail.test\r\n550 STARTTLS", "smtp/not-smtp", "tls");
        row("no XOAUTH2", "EHLO, safe", "250-mail.test\r\n250 AUTH LOGIN PLAIN", "smtp/no-xoauth2", "auth");
        row("no AUTH", "EHLO, safe", "250 mail.test", "smtp/no-xoauth2", "auth");
        row("unknown mechanism", "AUTH", "504 5.7.4 Unrecognized authentication type", "smtp/no-xoauth2",
            "auth");
        row("bad token", "token", "535 5.7.3 Authentication unsuccessful [X]", "smtp/auth", "auth");
        row("tenant", "token",
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
            "Visit "
            "https://aka.ms/smtp_auth_disabled for more information.",
            "smtp/auth-disabled-tenant", "auth");
        row("mailbox", "token",
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.",
            "smtp/auth-disabled-mailbox", "auth");
        row("conditional access", "token",
            "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be "
            "authenticated "
            "successfully.",
            "smtp/auth-criteria", "auth");
        row("security defaults", "token",
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security "
            "defaults policy. Contact your administrator.",
            "smtp/auth-security-defaults", "auth");
        row("basic", "token", "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
            "smtp/auth-basic", "auth");
        row("temporary", "token", "454 4.7.0 Temporary authentication failure", "smtp/auth-temporary",
            "auth");
        row("closing", "token", "421 4.4.2 Connection dropped", "smtp/auth-temporary", "auth");
        row("sender", "MAIL", "550 5.1.8 Access denied, bad outbound sender", "smtp/sender", "sender");
        row("foreign sender", "MAIL",
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "smtp/send-as-denied",
            "sender");
        row("recipient", "RCPT", "550 5.4.1 Recipient address rejected: Access denied", "smtp/recipient",
            "recipient");
        row("data", "DATA", "503 5.5.2 Need rcpt command", "smtp/data", "data");
        row("content", ".", "552 5.3.4 Message too big", "smtp/data", "accepted");
        row("full", ".", "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
            "smtp/mailbox-full", "accepted");
        row("daily limit", ".", "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
            "smtp/data", "accepted");
        row("foreign sender, late", ".",
            "554 5.2.252 SendAsDenied; a@contoso.com not allowed to send as b@contoso.com",
            "smtp/send-as-denied", "accepted");
    }
    void refusalsHaveTheirCodes()
    {
        QFETCH(QByteArray, point);
        QFETCH(QByteArray, reply);
        QFETCH(QString, code);
        QFETCH(QString, stage);
        MailServer server({{point, reply}});
        const auto delivery = send(server);
        QVERIFY(!delivery.accepted());
        QVERIFY2(delivery.error->code == code, told(delivery));
        QCOMPARE(delivery.stages.last().name, stage);
        QCOMPARE(delivery.error->args.value(u"stage"_s).toString(), stage);
        QCOMPARE(delivery.error->args.value(u"port"_s).toInt(), server.port());
        QVERIFY(!delivery.stages.last().ok);
        if (code != "smtp/not-smtp"_L1 && code != "smtp/http-answer"_L1)
            QCOMPARE(delivery.error->args.value(u"reply"_s).toString().toUtf8(), reply.left(3));
    }

    void challengeIsAnsweredAndTold()
    {
        MailServer server(
            {{"token", "334 " + QByteArray(R"({"status":"401","scope":"mail"})").toBase64() + "\r\n"}});
        const auto delivery = send(server);
        QCOMPARE(delivery.error->code, u"smtp/auth"_s);
        QCOMPARE(delivery.error->evidence,
            uR"(535 5.7.3 Authentication unsuccessful {"status":"401","scope":"mail"})"_s);
        QCOMPARE(delivery.error->args.value(u"reply"_s).toInt(), 535);
        QVERIFY(server.heard().contains(""));
    }

    void cutIsToldAtEachStage_data()
    {
        QTest::addColumn<QByteArray>("point");
        QTest::addColumn<QString>("stage");
        QTest::newRow("greeting") << QByteArray("connect") << u"greeting"_s;
        QTest::newRow("hello") << QByteArray("EHLO") << u"tls"_s;
        QTest::newRow("second hello") << QByteArray("EHLO, safe") << u"auth"_s;
        QTest::newRow("auth") << QByteArray("AUTH") << u"auth"_s;
        QTest::newRow("token") << QByteArray("token") << u"auth"_s;
        QTest::newRow("sender") << QByteArray("MAIL") << u"sender"_s;
        QTest::newRow("recipient") << QByteArray("RCPT") << u"recipient"_s;
        QTest::newRow("data") << QByteArray("DATA") << u"data"_s;
        QTest::newRow("content") << QByteArray(".") << u"accepted"_s;
    }
    void cutIsToldAtEachStage()
    {
        QFETCH(QByteArray, point);
        QFETCH(QString, stage);
        MailServer server({{point, MailServer::Cut}});
        const auto delivery = send(server);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/cut-off"_L1, told(delivery));
        QCOMPARE(delivery.stages.last().name, stage);
    }

    void silenceEndsAtTheDeadline_data() { cutIsToldAtEachStage_data(); }
    void silenceEndsAtTheDeadline()
    {
        QFETCH(QByteArray, point);
        QFETCH(QString, stage);
        MailServer server({{point, MailServer::Silence}});
        const auto delivery = send(server, 700ms);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/timeout"_L1, told(delivery));
        QCOMPARE(delivery.stages.last().name, stage);
        QVERIFY(delivery.stages.last().time >= 690ms && delivery.stages.last().time < 3s);
    }

    void stopEndsAWait_data() { cutIsToldAtEachStage_data(); }
    void stopEndsAWait()
    {
        QFETCH(QByteArray, point);
        QFETCH(QString, stage);
        std::stop_source stop;
        MailServer server({{point, MailServer::Silence}});
        server.at = [&](const QByteArray &reached) {
            if (reached == point)
                stop.request_stop();
        };
        QElapsedTimer timer;
        timer.start();
        const auto delivery = send(server, 30s, stop.get_token());
        QVERIFY2(delivery.error && delivery.error->isCancelled(), told(delivery));
        // The server's thread may see the connection first.
        QVERIFY(delivery.stages.last().name == stage || point == "connect");
        QVERIFY(timer.elapsed() < 2000);
    }

    void stopBeforeTheStartSendsNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        MailServer server;
        QVERIFY(send(server, 30s, stop.get_token()).error->isCancelled());
        QCOMPARE(server.heard(), QByteArrayList());
    }

    void lostFarewellDoesntMatter()
    {
        MailServer server({{"QUIT", MailServer::Cut}});
        QVERIFY(send(server).accepted());
    }

    void longLinesAndRepliesEnd_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("line") << QByteArray(100000, '2');
        QTest::newRow("line with an end") << "220 " + QByteArray(100000, 'x') + "\r\n";
        QTest::newRow("reply") << QByteArray("220-again\r\n").repeated(10000);
    }
    void longLinesAndRepliesEnd()
    {
        QFETCH(QByteArray, greeting);
        MailServer server({{"connect", greeting}});
        QCOMPARE(send(server).error->code, u"smtp/not-smtp"_s);
    }

    void unknownCertificateIsRefused()
    {
        MailServer server;
        const auto delivery =
            sendMail({u"localhost"_s, server.port(), {}}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.error->code == "smtp/tls"_L1, told(delivery));
        QVERIFY2(delivery.error->evidence.contains(u"issuer"_s), told(delivery));
        QCOMPARE(server.heard(), QByteArrayList({"EHLO [127.0.0.1]", "STARTTLS"}));
    }

    void certificatesAreShown()
    {
        MailServer server;
        const auto delivery = send(server);
        const QList<StageDetail> &details = delivery.stages.at(3).details;
        QVERIFY(!details.isEmpty());
        QCOMPARE(details.first().code, u"detail/certificate"_s);
        QVERIFY(!details.first().args.value(u"issuer"_s).toString().isEmpty());
        QVERIFY(details.first().args.value(u"until"_s).toDateTime() > QDateTime::currentDateTimeUtc());
        QVERIFY(delivery.notes.isEmpty());
    }

    void aSwappedCertificateNamesItsIssuer()
    {
        MailServer server({}, u"smtp.office365.com"_s);
        const auto proxy = practice::Proxy::start({{u"smtp.office365.com:587"_s, server.port()}});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        const auto delivery =
            sendMail({u"smtp.office365.com"_s, 587, {}}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/tls-middle-box"_L1, told(delivery));
        const QString issuer = delivery.error->args.value(u"issuer"_s).toString();
        QVERIFY(!issuer.isEmpty());
        QVERIFY(!delivery.stages.last().details.isEmpty());
        QVERIFY(!server.heard().contains("AUTH XOAUTH2"));
    }

    void aSwappedCertificateThatIsTrustedIsNoted()
    {
        MailServer server({}, u"smtp.office365.com"_s);
        const auto proxy = practice::Proxy::start({{u"smtp.office365.com:587"_s, server.port()}});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        // As an organisation installs its own root on its computers.
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration installed = before;
        installed.setCaCertificates(QSslCertificate::fromData(server.ca()));
        QSslConfiguration::setDefaultConfiguration(installed);
        const auto back = qScopeGuard([&before] { QSslConfiguration::setDefaultConfiguration(before); });
        const auto delivery =
            sendMail({u"smtp.office365.com"_s, 587, {}}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.accepted(), told(delivery));
        QCOMPARE(delivery.notes.size(), 1);
        QCOMPARE(delivery.notes.first().code, u"smtp/tls-inspected"_s);
        QVERIFY(!delivery.notes.first().args.value(u"issuer"_s).toString().isEmpty());
        // An address file's own CA is no middle box, nor is another name's certificate.
        QVERIFY(sendMail({u"smtp.office365.com"_s, 587, server.ca()}, account, Secret(token), mail, {}, 5s)
                    .notes.isEmpty());
    }

    void aCertificateIsJudgedByItsIssuer_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<int>("complaint");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isInspected");
        const auto office = u"smtp.office365.com"_s;
        const int unknown = QSslError::UnableToGetLocalIssuerCertificate;
        QTest::newRow("Microsoft's issuer")
            << office << QByteArray(byDigiCert) << unknown << u"smtp/tls-root-missing"_s << false;
        QTest::newRow("an organisation's")
            << office << QByteArray(byContoso) << unknown << u"smtp/tls-middle-box"_s << true;
        QTest::newRow("a product of Microsoft's")
            << office << QByteArray(byForefront) << unknown << u"smtp/tls-middle-box"_s << true;
        QTest::newRow("another cloud")
            << u"smtp.office365.us"_s << QByteArray(byContoso) << unknown << u"smtp/tls-middle-box"_s << true;
        QTest::newRow("an address file's server")
            << u"mail.contoso.com"_s << QByteArray(byContoso) << unknown << u"smtp/tls"_s << false;
        QTest::newRow("a name that only ends alike")
            << u"notoffice365.com"_s << QByteArray(byContoso) << unknown << u"smtp/tls"_s << false;
        QTest::newRow("time") << office << QByteArray(byDigiCert) << int(QSslError::CertificateNotYetValid)
                              << u"smtp/tls-clock"_s << false;
        // The chain is whole, and its root is known.
        QTest::newRow("taken back") << office << QByteArray(byDigiCert) << int(QSslError::CertificateRevoked)
                                    << u"smtp/tls"_s << false;
        QTest::newRow("for another purpose")
            << office << QByteArray(byDigiCert) << int(QSslError::InvalidPurpose) << u"smtp/tls"_s << false;
        QTest::newRow("a root that isn't known")
            << office << QByteArray(byDigiCert) << int(QSslError::SelfSignedCertificateInChain)
            << u"smtp/tls-root-missing"_s << false;
        QTest::newRow("an organisation's, taken back")
            << office << QByteArray(byContoso) << int(QSslError::CertificateRevoked)
            << u"smtp/tls-middle-box"_s << true;
        QTest::newRow("name") << office << QByteArray(byDigiCert) << int(QSslError::HostNameMismatch)
                              << u"smtp/tls"_s << false;
    }
    void aCertificateIsJudgedByItsIssuer()
    {
        QFETCH(const QString, host);
        QFETCH(const QByteArray, pem);
        QFETCH(const int, complaint);
        QFETCH(const QString, code);
        QFETCH(const bool, isInspected);
        const QSslCertificate certificate(pem);
        QVERIFY(!certificate.isNull());
        const QSslError error(static_cast<QSslError::SslError>(complaint), certificate);
        QCOMPARE(meaningOfCertificate(host, {error}, {certificate}).code, code);
        QCOMPARE(inspection(host, {certificate}).has_value(), isInspected);
    }

    void aFirewallsAsterisksAreKnown()
    {
        MailServer server({{"connect", "220 ****************************2****\r\n"},
            {"EHLO", "250-mail.test\r\n250 8BITMIME\r\n"}});
        const auto delivery = send(server);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/starttls-stripped"_L1, told(delivery));
        QVERIFY(delivery.error->args.value(u"sign"_s).toString().startsWith(u"****"_s));
        QVERIFY(!server.heard().contains("STARTTLS"));
    }

    void anotherServerInMicrosoftsPlaceIsNamed()
    {
        MailServer server({{"connect", "220 gateway.example ESMTP Postfix\r\n"},
                              {"EHLO", "250-gateway.example\r\n250 AUTH PLAIN LOGIN\r\n"}},
            u"smtp.office365.com"_s);
        const auto proxy = practice::Proxy::start({{u"smtp.office365.com:587"_s, server.port()}});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        const auto delivery =
            sendMail({u"smtp.office365.com"_s, 587, server.ca()}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/other-server"_L1, told(delivery));
        QCOMPARE(delivery.error->args.value(u"greeting"_s).toString(), u"gateway.example ESMTP Postfix"_s);
    }

    void certificateOfAnotherHostIsRefused()
    {
        MailServer server({}, u"other.test"_s);
        QCOMPARE(send(server).error->code, u"smtp/tls"_s);
    }

    void textBeforeTlsIsNotTakenForAnAnswer()
    {
        MailServer server({{"STARTTLS", "220 2.0.0 ready\r\n250-AUTH XOAUTH2\r\n"}});
        QCOMPARE(send(server).error->code, u"smtp/tls"_s);
    }

    void lineBreakInAnAddressIsNotSent()
    {
        MailServer server;
        const MailToSend evil{account, {u"b@example.com>\r\nRSET\r\nMAIL FROM:<c@example.com"_s}, "x"};
        const auto delivery =
            sendMail({u"localhost"_s, server.port(), server.ca()}, account, Secret(token), evil, {}, 5s);
        QCOMPARE(delivery.error->code, u"smtp/recipient"_s);
        QCOMPARE(server.heard(), QByteArrayList());
    }

    void refusedConnectionIsTold()
    {
        quint16 closed = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            closed = server.serverPort();
        }
        const auto delivery = sendMail({u"localhost"_s, closed, {}}, account, Secret(token), mail, {}, 5s);
        QCOMPARE(delivery.error->code, u"smtp/connect"_s);
        QVERIFY(delivery.error->evidence.contains(u"127.0.0.1"_s));
        QCOMPARE(delivery.stages.last().name, u"connect"_s);
    }

    void silentPortIsNoConnection()
    {
        // With its queue full, the system drops what knocks, as a firewall does.
        QTcpServer server;
        server.setListenBacklogSize(1);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.pauseAccepting();
        QTcpSocket inTheQueue[4];
        for (auto &socket : inTheQueue) {
            socket.connectToHost(QHostAddress::LocalHost, server.serverPort());
            socket.waitForConnected(200);
        }
        const auto delivery =
            sendMail({u"127.0.0.1"_s, server.serverPort(), {}}, account, Secret(token), mail, {}, 500ms);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/connect"_L1, told(delivery));
        QVERIFY2(delivery.error->evidence.startsWith(u"127.0.0.1: no answer (0."_s), told(delivery));
    }

    void aSilentFamilyLeavesTimeForTheOther()
    {
        MailServer server;
        QTcpServer silent;
        silent.setListenBacklogSize(1);
        QHostAddress nowhere(QHostAddress::LocalHostIPv6);
        if (!silent.listen(nowhere, server.port())) {
            nowhere = QHostAddress(u"127.0.0.2"_s); // no IPv6 on this machine
            QVERIFY(silent.listen(nowhere, server.port()));
        }
        silent.pauseAccepting();
        QTcpSocket inTheQueue[4];
        for (auto &socket : inTheQueue) {
            socket.connectToHost(nowhere, server.port());
            socket.waitForConnected(200);
        }
        const bool isOther = nowhere.protocol() == QAbstractSocket::IPv6Protocol;
        const QList<QHostAddress> several(isOther ? 3 : 1, nowhere);
        SmtpWire wire({}, 2s);
        const auto connected =
            wire.connectTo(several + QList<QHostAddress>{QHostAddress::LocalHost}, server.port());
        QVERIFY2(connected, qPrintable(wire.attempts().join(u'\n')));
        QCOMPARE(wire.attempts().size(), 2);
        QVERIFY2(wire.attempts().at(0).startsWith(nowhere.toString() + u": no answer ("_s),
            qPrintable(wire.attempts().at(0)));
        QVERIFY2(wire.attempts().at(1).startsWith(u"127.0.0.1:%1: connected ("_s.arg(server.port())),
            qPrintable(wire.attempts().at(1)));
    }

    void mailGoesThroughTheProxy()
    {
        MailServer server({}, u"smtp.office365.com"_s);
        const auto proxy = practice::Proxy::start({{u"smtp.office365.com:587"_s, server.port()}});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        const auto delivery =
            sendMail({u"smtp.office365.com"_s, 587, server.ca()}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.accepted(), told(delivery));
        QCOMPARE(delivery.stages.at(0).reply, u"proxy 127.0.0.1:%1"_s.arg((*proxy)->port()));
        QCOMPARE(delivery.stages.at(1).reply, u"smtp.office365.com:587"_s);
    }

    void aProxyForTheWebAloneIsLeftAside()
    {
        MailServer server({}, u"0.0.0.0"_s);
        const auto proxy = practice::Proxy::start({});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        // This machine by an address that isn't loopback's, for which no proxy is asked.
        const auto delivery =
            sendMail({u"0.0.0.0"_s, server.port(), server.ca()}, account, Secret(token), mail, {}, 5s);
        QVERIFY2(delivery.accepted(), told(delivery));
        QVERIFY(delivery.stages.at(0).reply.startsWith(u"proxy "_s));
        const QString &reply = delivery.stages.at(1).reply;
        QVERIFY2(reply.startsWith(u"proxy 127.0.0.1:%1: "_s.arg((*proxy)->port())), told(delivery));
        QVERIFY2(reply.contains(u":%1: connected ("_s.arg(server.port())), told(delivery));
    }

    void aProxyThatRefusesIsTold()
    {
        const auto proxy = practice::Proxy::start({});
        QVERIFY(proxy);
        const auto reset = useProxy((*proxy)->port());
        const auto delivery =
            sendMail({u"nothing.invalid"_s, 587, {}}, account, Secret(token), mail, {}, 20s);
        QVERIFY2(delivery.error && delivery.error->code == "smtp/connect"_L1, told(delivery));
        QVERIFY2(!delivery.error->evidence.isEmpty(), told(delivery));
        QCOMPARE(delivery.stages.last().name, u"connect"_s);
    }

    void unknownHostIsTold()
    {
        const auto delivery =
            sendMail({u"nothing.invalid"_s, 587, {}}, account, Secret(token), mail, {}, 20s);
        QCOMPARE(delivery.error->code, u"smtp/lookup"_s);
        QCOMPARE(delivery.error->args.value(u"host"_s).toString(), u"nothing.invalid"_s);
    }
};

QTEST_GUILESS_MAIN(TestSmtp)

#include "tst_smtp.moc"

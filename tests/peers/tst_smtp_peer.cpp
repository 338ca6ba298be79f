// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/mime.h"
#include "services/smtp.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

QDir peers()
{
    return QDir(QStringLiteral(CMW_SOURCE_DIR "/tests/peers"));
}

const auto account = u"support@contoso.com"_s;

/// Nodemailer's smtp-server in a process of its own, which ends with this object.
class MailPeer final {
public:
    explicit MailPeer(const QStringList &arguments)
    {
        m_process.setWorkingDirectory(peers().path());
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(
            peers().filePath(u"node_modules/.bin/node"_s), QStringList{u"smtp-server.mjs"_s} + arguments);
        m_place = next();
    }
    ~MailPeer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
    }

    quint16 port() const { return static_cast<quint16>(m_place.value(u"port"_s).toInt()); }
    QByteArray ca() const { return m_place.value(u"ca"_s).toString().toUtf8(); }
    QByteArray complaint() { return m_process.readAllStandardError(); }

    /// The next line of its output.
    QJsonObject next()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20000)) { }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

private:
    QProcess m_process;
    QJsonObject m_place;
};

Delivery send(const MailPeer &peer, const QByteArray &content, const Secret &token = Secret("good-token"))
{
    return sendMail({u"localhost"_s, peer.port(), peer.ca()}, account, token,
        {account, {u"someone@example.com"_s}, content}, {}, 20s);
}

} // namespace

/// Our mail client with a server that we did not write.
class TestSmtpPeer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(peers().filePath(u"node_modules/.bin/node"_s))
                && QFile::exists(peers().filePath(u"node_modules/smtp-server/package.json"_s)),
            "The npm packages of tests/peers are missing: './dev test' installs them.");
    }

    void testMailArrives()
    {
        MailPeer peer({u"--token"_s, u"good-token"_s});
        QVERIFY2(peer.port() != 0, peer.complaint());
        const auto content =
            testMessage({account, {u"someone@example.com"_s}, newMailId(), QDateTime::currentDateTimeUtc()});
        QVERIFY(content);
        const auto delivery = send(peer, *content);
        QVERIFY2(delivery.accepted(), qPrintable(delivery.transcript));
        QCOMPARE(delivery.stages.size(), 9);

        const auto auth = peer.next().value(u"auth"_s).toObject();
        QCOMPARE(auth.value(u"user"_s).toString(), account);
        QCOMPARE(auth.value(u"token"_s).toString(), u"good-token"_s);
        QVERIFY(auth.value(u"tls"_s).toBool());
        const auto mail = peer.next().value(u"mail"_s).toObject();
        QCOMPARE(mail.value(u"from"_s).toString(), account);
        QCOMPARE(mail.value(u"to"_s).toArray(), QJsonArray{u"someone@example.com"_s});
        QCOMPARE(mail.value(u"content"_s).toString().toUtf8(), *content);
        QVERIFY(!delivery.queueId.isEmpty());
    }

    void oneReceiverOfSeveralIsRefused()
    {
        MailPeer peer({u"--mode"_s, u"rcpt-some"_s});
        QVERIFY2(peer.port() != 0, peer.complaint());
        const QStringList receivers{u"a@example.com"_s, u"nobody@example.com"_s, u"b@example.org"_s};
        const auto content = testMessage({account, receivers, newMailId(), QDateTime::currentDateTimeUtc()});
        QVERIFY(content);
        const auto delivery = sendMail({u"localhost"_s, peer.port(), peer.ca()}, account,
            Secret("good-token"), {account, receivers, *content}, {}, 20s);
        QVERIFY2(delivery.accepted(), qPrintable(delivery.transcript));
        QCOMPARE(delivery.receivers.size(), 3);
        QVERIFY(delivery.receivers.at(0).accepted && delivery.receivers.at(2).accepted);
        QVERIFY(!delivery.receivers.at(1).accepted);
        QVERIFY(delivery.receivers.at(1).reply.startsWith(u"550 "_s));
        peer.next();
        const auto mail = peer.next().value(u"mail"_s).toObject();
        QCOMPARE(mail.value(u"to"_s).toArray(), (QJsonArray{u"a@example.com"_s, u"b@example.org"_s}));
        QVERIFY(mail.value(u"content"_s)
                    .toString()
                    .contains(u"To: <a@example.com>,\r\n <nobody@example.com>,\r\n <b@example.org>\r\n"_s));
    }

    void dotsSurvive()
    {
        MailPeer peer({});
        QVERIFY2(peer.port() != 0, peer.complaint());
        const QByteArray content = "Subject: dots\r\n\r\n.\r\n..\r\n.three\r\nin.side\r\n";
        QVERIFY(send(peer, content).accepted());
        peer.next();
        QCOMPARE(peer.next().value(u"mail"_s)[u"content"_s].toString().toUtf8(), content);
    }

    void refusalsAreUnderstood_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("challenge") << u"token-refused"_s << u"smtp/auth"_s << u"SMTP.Send"_s;
        QTest::newRow("535") << u"direct-535"_s << u"smtp/auth"_s << u"535 5.7.3"_s;
        QTest::newRow("454") << u"454"_s << u"smtp/auth-temporary"_s << u"454 4.7.0"_s;
        QTest::newRow("sender") << u"sender-550"_s << u"smtp/sender"_s << u"550"_s;
        QTest::newRow("recipient") << u"rcpt-550"_s << u"smtp/recipient"_s << u"550"_s;
        QTest::newRow("send as") << u"data-554"_s << u"smtp/send-as-denied"_s << u"5.2.252"_s;
        QTest::newRow("no STARTTLS") << u"no-starttls"_s << u"smtp/no-starttls"_s << u"250"_s;
        QTest::newRow("no XOAUTH2") << u"no-xoauth2"_s << u"smtp/no-xoauth2"_s << u"AUTH PLAIN"_s;
    }
    void refusalsAreUnderstood()
    {
        QFETCH(QString, mode);
        QFETCH(QString, code);
        QFETCH(QString, words);
        MailPeer peer({u"--mode"_s, mode});
        QVERIFY2(peer.port() != 0, peer.complaint());
        const auto delivery = send(peer, "Subject: x\r\n\r\nx\r\n");
        QVERIFY(!delivery.accepted());
        QVERIFY2(delivery.error->code == code, qPrintable(delivery.transcript));
        QVERIFY2(delivery.error->evidence.contains(words), qPrintable(delivery.error->evidence));
        QVERIFY(!delivery.transcript.contains(u"good-token"_s));
    }

    void certificateOfItsOwnIsRefused()
    {
        MailPeer peer({});
        QVERIFY2(peer.port() != 0, peer.complaint());
        const auto delivery = sendMail({u"localhost"_s, peer.port(), {}}, account, Secret("good-token"),
            {account, {u"someone@example.com"_s}, "x"}, {}, 20s);
        QCOMPARE(delivery.error->code, u"smtp/tls"_s);
    }
};

QTEST_GUILESS_MAIN(TestSmtpPeer)

#include "tst_smtp_peer.moc"

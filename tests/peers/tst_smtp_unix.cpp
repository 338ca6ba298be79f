// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/address.h"
#include "peer.h"
#include "services/mime.h"
#include "services/smtp.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

namespace {

const auto account = u"support@contoso.com"_s;
const auto receiver = u"someone@example.com"_s;
constexpr char goodToken[] = "good-token-0123456789";

QByteArray mailContent()
{
    return *testMessage(
        {account, {receiver}, u"0123-4567"_s, QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::UTC)});
}

/// What both sides said, up to the farewell: "C: …" and "S: …". Left out is what may differ from run to run, what we mask,
/// and how curl announces the size.
QStringList withoutChance(const QStringList &lines)
{
    static const QRegularExpression token(u"^C: (?:[A-Za-z0-9+/=]{24,}|•+.*|\\(.*\\))$"_s);
    static const QRegularExpression id(u"(queued as )\\w+"_s);
    static const QRegularExpression name(u"^C: EHLO .*"_s);
    static const QRegularExpression size(u" SIZE=\\d+$"_s);
    QStringList result;
    for (const QString &line : lines) {
        if (line.startsWith(u"C: QUIT"))
            break;
        if (line.contains(u" bytes)"))
            continue;
        QString said = maskedAddresses(line.trimmed());
        said.replace(name, u"C: EHLO"_s).replace(token, u"C: (token)"_s).replace(id, u"\\1ID"_s).remove(size);
        result.append(said);
    }
    return result;
}

} // namespace

/// Our mail client with the two mail servers that most of the world runs.
class TestSmtpUnix final : public QObject {
    Q_OBJECT

private:
    void start(const QString &server)
    {
        m_peer = std::make_unique<Peer>(u"unix-mail.mjs"_s,
            QStringList{
                u"--server"_s, server, u"--token"_s, QString::fromLatin1(goodToken), u"--user"_s, account});
        m_place = m_peer->next();
        QVERIFY2(m_place.contains(u"port"), "The server doesn't start: see above.");
    }
    Delivery send(const QString &from, const QString &to, const QByteArray &token = goodToken)
    {
        return sendMail({u"localhost"_s, static_cast<quint16>(m_place.value(u"port").toInt()),
                            m_place.value(u"ca").toString().toUtf8()},
            account, Secret(token), {from, {to}, mailContent()}, {}, 20s);
    }

    std::unique_ptr<Peer> m_peer;
    QJsonObject m_place;
    bool m_missing = false;

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"dovecot"_s, u"postfix"_s})
            m_missing = m_missing
                || QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/usr/bin"_s}).isEmpty();
        if (!qEnvironmentVariableIsSet("CI") && (m_missing || geteuid() != 0))
            QSKIP("Needs Debian's dovecot-submissiond and postfix, and root to start them.");
        QVERIFY2(!m_missing, "A mail server is missing.");
    }
    void cleanup() { m_peer.reset(); }

    void theMailArrives_data()
    {
        QTest::addColumn<QString>("server");
        QTest::newRow("Dovecot") << u"dovecot"_s;
        QTest::newRow("Postfix") << u"postfix"_s;
    }
    void theMailArrives()
    {
        QFETCH(const QString, server);
        start(server);
        const Delivery delivery = send(account, receiver);
        QVERIFY2(delivery.accepted(), qPrintable(delivery.transcript));
        QCOMPARE(delivery.stages.size(), 9);
        QVERIFY2(!delivery.queueId.isEmpty(), qPrintable(delivery.transcript));
        const QJsonObject mail = m_peer->next().value(u"mail").toObject();
        QCOMPARE(mail.value(u"from").toString(), account);
        QCOMPARE(mail.value(u"to").toArray(), QJsonArray{receiver});
        QVERIFY(mail.value(u"content").toString().contains(u"0123-4567"));
    }

    void aRefusalIsUnderstood_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const QByteArray good = goodToken;
        QTest::newRow("Dovecot, token")
            << u"dovecot"_s << account << receiver << QByteArray("bad") << u"smtp/auth"_s << u"bearer"_s;
        QTest::newRow("Postfix, token")
            << u"postfix"_s << account << receiver << QByteArray("bad") << u"smtp/auth"_s << u"535"_s;
        QTest::newRow("Dovecot, receiver") << u"dovecot"_s << account << u"nobody@example.com"_s << good
                                           << u"smtp/recipient"_s << u"nobody there"_s;
        QTest::newRow("Postfix, sender") << u"postfix"_s << u"boss@contoso.com"_s << receiver << good
                                         << u"smtp/recipient"_s << u"not owned by user"_s;
    }
    void aRefusalIsUnderstood()
    {
        QFETCH(const QString, server);
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QByteArray, token);
        QFETCH(const QString, code);
        QFETCH(const QString, words);
        start(server);
        const Delivery delivery = send(from, to, token);
        QVERIFY2(!delivery.accepted(), qPrintable(delivery.transcript));
        QVERIFY2(delivery.error->code == code, qPrintable(delivery.error->code + delivery.transcript));
        QVERIFY2(delivery.error->evidence.contains(words), qPrintable(delivery.error->evidence));
        QVERIFY(!delivery.transcript.contains(QString::fromLatin1(goodToken)));
    }

    void oneReceiverOfSeveralIsRefused_data() { theMailArrives_data(); }
    void oneReceiverOfSeveralIsRefused()
    {
        QFETCH(const QString, server);
        start(server);
        const QStringList receivers{receiver, u"nobody@example.com"_s, u"other@example.org"_s};
        const Delivery delivery =
            sendMail({u"localhost"_s, static_cast<quint16>(m_place.value(u"port").toInt()),
                         m_place.value(u"ca").toString().toUtf8()},
                account, Secret(goodToken), {account, receivers, mailContent()}, {}, 20s);
        QVERIFY2(delivery.accepted(), qPrintable(delivery.transcript));
        QStringList taken;
        for (const ReceiverReply &one : delivery.receivers) {
            if (one.accepted)
                taken.append(one.address);
        }
        QCOMPARE(taken, (QStringList{receiver, u"other@example.org"_s}));
        QVERIFY2(delivery.receivers.at(1).reply.contains(u"nobody there"_s), qPrintable(delivery.transcript));
        QStringList arrived;
        while (arrived.size() < 2) { // Postfix may deliver them one by one
            const QJsonArray to = m_peer->next().value(u"mail").toObject().value(u"to").toArray();
            QVERIFY(!to.isEmpty());
            for (const QJsonValue &one : to)
                arrived.append(one.toString());
        }
        arrived.sort();
        QCOMPARE(arrived, (QStringList{u"other@example.org"_s, receiver}));
    }

    void anUnknownCertificateIsRefused()
    {
        start(u"dovecot"_s);
        m_place.remove(u"ca"_s);
        QCOMPARE(send(account, receiver).error->code, u"smtp/tls"_s);
    }

    void theDialogueIsThatOfCurl_data() { theMailArrives_data(); }
    void theDialogueIsThatOfCurl()
    {
        QFETCH(const QString, server);
        start(server);
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &content) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(
            write(u"ca.pem"_s, m_place.value(u"ca").toString().toUtf8()) && write(u"mail"_s, mailContent()));
        QProcess curl;
        curl.setProcessChannelMode(QProcess::MergedChannels);
        curl.start(u"curl"_s,
            {u"-sv"_s, u"--ssl-reqd"_s, u"--cacert"_s, folder.filePath(u"ca.pem"_s), u"--user"_s,
                account + u':', u"--oauth2-bearer"_s, QString::fromLatin1(goodToken), u"--login-options"_s,
                u"AUTH=XOAUTH2"_s, u"--mail-from"_s, account, u"--mail-rcpt"_s, receiver, u"--upload-file"_s,
                folder.filePath(u"mail"_s), u"smtp://localhost:%1"_s.arg(m_place.value(u"port").toInt())});
        QVERIFY(curl.waitForFinished(30000));
        QCOMPARE(curl.exitCode(), 0);
        QStringList theirs;
        const QStringList lines = QString::fromUtf8(curl.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (line.startsWith(u"> ") || line.startsWith(u"< "))
                theirs.append((line.at(0) == u'>' ? u"C: "_s : u"S: "_s) + line.mid(2).trimmed());
        }
        const Delivery delivery = send(account, receiver);
        QVERIFY2(delivery.accepted(), qPrintable(delivery.transcript));
        const QStringList ours = delivery.transcript.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(withoutChance(ours).join(u'\n'), withoutChance(theirs).join(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestSmtpUnix)
#include "tst_smtp_unix.moc"

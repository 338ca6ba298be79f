// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/mime.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

TestMail usual()
{
    return {u"support@contoso.com"_s, {u"someone@example.com"_s}, u"0f8fad5b-d9cb-469f-a165-70867728950e"_s,
        QDateTime({2026, 11, 4}, {9, 5, 7}, QTimeZone(9 * 3600))};
}

/// What a reader makes of an RFC 2047 text.
QString decodedHeader(const QByteArray &text)
{
    QByteArray utf8;
    for (auto word : text.split('\n')) {
        word = word.trimmed();
        if (!word.startsWith("=?UTF-8?B?") || !word.endsWith("?="))
            return QString::fromLatin1(text);
        const auto part = QByteArray::fromBase64(word.mid(10, word.size() - 12));
        // No character is split between two words: each is valid by itself.
        if (QString::fromUtf8(part).contains(QChar::ReplacementCharacter))
            return {};
        utf8 += part;
    }
    return QString::fromUtf8(utf8);
}

/// The decoded bodies of the parts, by type.
QHash<QByteArray, QString> parts(const QByteArray &mail)
{
    const qsizetype at = mail.indexOf("boundary=\"") + 10;
    const QByteArray boundary = mail.mid(at, mail.indexOf('"', at) - at);
    QHash<QByteArray, QString> result;
    qsizetype from = mail.indexOf("\r\n--" + boundary + "\r\n");
    while (from >= 0) {
        from += boundary.size() + 6;
        const qsizetype to = mail.indexOf("\r\n--" + boundary, from);
        const QByteArray part = mail.mid(from, to - from);
        const qsizetype body = part.indexOf("\r\n\r\n");
        const QByteArray head = part.left(body);
        if (head.contains("Content-Transfer-Encoding: base64"))
            result.insert(head.mid(14, head.indexOf(';') - 14),
                QString::fromUtf8(QByteArray::fromBase64(part.mid(body))));
        from = mail.indexOf("\r\n--" + boundary + "\r\n", to);
    }
    return result;
}

} // namespace

class TestMime final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreAsRfc5322HasThem()
    {
        const auto mail = testMessage(usual());
        QVERIFY(mail);
        const QByteArray head = mail->left(mail->indexOf("\r\n\r\n"));
        QVERIFY(head.contains("Date: Wed, 04 Nov 2026 00:05:07 +0000\r\n"));
        QVERIFY(head.contains("\r\nFrom: <support@contoso.com>\r\nTo: <someone@example.com>\r\n"));
        QVERIFY(head.contains("\r\nMessage-ID: <0f8fad5b-d9cb-469f-a165-70867728950e@contoso.com>\r\n"));
        QVERIFY(head.contains("\r\nX-Connect-Mail-Wizard-Id: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n"));
        QVERIFY(head.contains("\r\nMIME-Version: 1.0\r\n"));
        QVERIFY(head.contains("\r\nContent-Type: multipart/alternative;\r\n boundary="));
    }

    void everyReceiverIsNamed()
    {
        TestMail one = usual();
        one.to = QStringList{u"a@example.com"_s, u"b@example.org"_s};
        const auto mail = testMessage(one);
        QVERIFY(mail);
        QVERIFY2(mail->contains("\r\nTo: <a@example.com>,\r\n <b@example.org>\r\nSubject: "), *mail);
    }

    void everyLineCanTravel()
    {
        const auto mail = testMessage(usual());
        QVERIFY(mail);
        QVERIFY(mail->endsWith("\r\n"));
        for (const auto &line : mail->split('\n')) {
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
            QVERIFY2(line.size() <= 77, line);
            for (const char c : line)
                QVERIFY(c > 0);
        }
    }

    void subjectSpeaksBothLanguages()
    {
        const auto mail = testMessage(usual());
        QVERIFY(mail);
        const qsizetype at = mail->indexOf("\r\nSubject: ") + 11;
        const QString subject = decodedHeader(mail->mid(at, mail->indexOf("\r\nMessage-ID") - at));
        QVERIFY(subject.contains(u"Test email"_s));
        QVERIFY(subject.contains(u"시험 메일"_s));
    }

    void textSaysWhoSentItInBothLanguages()
    {
        const auto mail = testMessage(usual());
        QVERIFY(mail);
        const auto found = parts(*mail);
        QCOMPARE(found.size(), 2);
        for (const auto &type : {"text/plain", "text/html"}) {
            const QString text = found.value(type);
            QCOMPARE(text.count(u"support@contoso.com"_s), 2);
            QVERIFY(text.contains(u"This is a test email"_s));
            QVERIFY(text.contains(u"시험 메일입니다"_s));
            QVERIFY(text.contains(usual().id));
        }
    }

    void addressesCantBeginAHeader_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("line break") << u"a@contoso.com\r\nBcc: b@example.com"_s;
        QTest::newRow("line break at the end") << u"a@contoso.com\n"_s;
        QTest::newRow("two") << u"a@contoso.com, b@contoso.com"_s;
        QTest::newRow("bracket") << u"a@contoso.com>"_s;
        QTest::newRow("not ASCII") << u"지원@contoso.com"_s;
        QTest::newRow("none") << QString();
    }
    void addressesCantBeginAHeader()
    {
        QFETCH(QString, address);
        auto mail = usual();
        mail.from = address;
        QCOMPARE(testMessage(mail).error().code, u"mail/address"_s);
        mail = usual();
        mail.to = QStringList{address};
        QCOMPARE(testMessage(mail).error().code, u"mail/address"_s);
        mail.to = QStringList{u"a@contoso.com"_s, address};
        QCOMPARE(testMessage(mail).error().code, u"mail/address"_s);
        mail.to.clear();
        QCOMPARE(testMessage(mail).error().code, u"mail/address"_s);
    }

    void idCantBeginAHeader()
    {
        auto mail = usual();
        for (const auto &id : {u"a\r\nX: y"_s, u"a\n"_s, u"a>"_s, u""_s}) {
            mail.id = id;
            QCOMPARE(testMessage(mail).error().code, u"mail/id"_s);
        }
        mail.id = newMailId();
        QVERIFY(testMessage(mail).ok());
        QVERIFY(newMailId() != mail.id);
    }

    void headersAreEncodedWhereNeeded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Just plain"_s;
        QTest::newRow("long Korean") << u"연결 시험 "_s.repeated(30);
        QTest::newRow("beyond the plane") << u"📨"_s.repeated(40);
    }
    void headersAreEncodedWhereNeeded()
    {
        QFETCH(QString, text);
        const QByteArray encoded = encodedHeader(text);
        for (const auto &line : encoded.split('\n'))
            QVERIFY(line.trimmed().size() <= 75);
        QCOMPARE(decodedHeader(encoded), text);
    }
};

QTEST_GUILESS_MAIN(TestMime)

#include "tst_mime.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/address.h"
#include "report/calendar.h"
#include "report/summary.h"

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
};

namespace {

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

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "tasks/inforce.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cmw;

namespace {

const auto smtpAuth = u"mailbox.smtp-auth"_s;

QDateTime noon()
{
    return {QDate(2026, 11, 27), QTime(12, 0), Qt::UTC};
}

Change change(const QString &task, const QDateTime &at)
{
    return {task, u"mailbox/smtp-auth-turned-on"_s, {}, {}, at, {}};
}

Finding refusal(const QString &code)
{
    Finding finding{State::Wrong, code, {{u"account"_s, u"support@contoso.com"_s}}};
    finding.evidence = u"535 5.7.139 Authentication unsuccessful"_s;
    return finding;
}

} // namespace

/// When a change starts to work, counted from when it was made.
class InForceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangeSettlesForItsTime_data();
    void aChangeSettlesForItsTime();
    void theNewestChangeCounts();
    void whatAppsChangeIsNotCounted();

    void aFreshSwitchExplainsARefusal_data();
    void aFreshSwitchExplainsARefusal();
    void anOldSwitchExplainsNothing();
    void onlyWhatTheRefusalIsAboutExplainsIt_data();
    void onlyWhatTheRefusalIsAboutExplainsIt();

    void aSwitchTurnedOnElsewhereMayBeFresh_data();
    void aSwitchTurnedOnElsewhereMayBeFresh();

    void aMomentIsShownWithItsZone();
};

void InForceTest::aChangeSettlesForItsTime_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("isDocumented");
    QTest::newRow("authenticated SMTP") << smtpAuth << 60 << true;
    QTest::newRow("outbound policy") << u"mailbox.outbound-policy"_s << 30 << true;
    QTest::newRow("fence") << u"mailbox.send-fence"_s << 120 << true;
    QTest::newRow("forwarding") << u"mailbox.forwarding"_s << 60 << false;
}

void InForceTest::aChangeSettlesForItsTime()
{
    QFETCH(const QString, task);
    QFETCH(const int, minutes);
    QFETCH(const bool, isDocumented);
    const QList<Change> changes{change(task, noon())};
    const QDateTime end = noon().addSecs(minutes * 60);
    for (const QDateTime &now : {noon(), end.addSecs(-1)}) {
        const auto found = settling(changes, now);
        QVERIFY(found);
        QCOMPARE(found->since, noon());
        QCOMPARE(found->until, isDocumented ? end : QDateTime());
    }
    QVERIFY(!settling(changes, end));
}

void InForceTest::theNewestChangeCounts()
{
    const QList<Change> changes{change(smtpAuth, noon()), change(smtpAuth, noon().addSecs(600)),
        change(u"mailbox.outbound-policy"_s, noon().addSecs(1200))};
    const auto found = settling(changes, noon().addSecs(1800));
    QVERIFY(found);
    QCOMPARE(found->until, noon().addSecs(600 + 3600));
    QVERIFY(!settling({}, noon()));
}

void InForceTest::whatAppsChangeIsNotCounted()
{
    QVERIFY(!settling({change(u"azure.client-secret"_s, noon())}, noon()));
}

void InForceTest::aFreshSwitchExplainsARefusal_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("explained");
    QTest::newRow("mailbox") << u"smtp/auth-disabled-mailbox"_s << u"smtp/auth-not-yet"_s;
    QTest::newRow("organisation") << u"smtp/auth-disabled-tenant"_s << u"smtp/auth-not-yet"_s;
    QTest::newRow("no reason") << u"smtp/auth"_s << u"smtp/auth-perhaps-not-yet"_s;
}

void InForceTest::aFreshSwitchExplainsARefusal()
{
    QFETCH(const QString, code);
    QFETCH(const QString, explained);
    const Finding found =
        explainedByAge(refusal(code), {change(smtpAuth, noon())}, noon().addSecs(600), State::Done);
    QCOMPARE(found.code, explained);
    QCOMPARE(found.state, State::ToDo);
    QCOMPARE(found.args.value(u"account"_s).toString(), u"support@contoso.com"_s);
    QCOMPARE(found.args.value(u"until"_s).toDateTime(), noon().addSecs(3600));
    QCOMPARE(found.evidence, refusal(code).evidence);
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const Words words = Catalogue::builtIn().words(found, language);
        QVERIFY2(words.repair.contains(QLocale(language).toString(
                     noon().addSecs(3600).toLocalTime().time(), QLocale::ShortFormat)),
            qPrintable(words.repair));
    }
}

void InForceTest::anOldSwitchExplainsNothing()
{
    const Finding found = explainedByAge(refusal(u"smtp/auth-disabled-mailbox"_s), {change(smtpAuth, noon())},
        noon().addSecs(3600), State::Done);
    QCOMPARE(found.code, u"smtp/auth-disabled-mailbox"_s);
    QCOMPARE(found.state, State::Wrong);
}

void InForceTest::onlyWhatTheRefusalIsAboutExplainsIt_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("task");
    QTest::newRow("another line") << u"smtp/auth-disabled-mailbox"_s << u"mailbox.forwarding"_s;
    QTest::newRow("sender") << u"smtp/send-as-denied"_s << smtpAuth;
    QTest::newRow("network") << u"network/timeout"_s << smtpAuth;
    QTest::newRow("security defaults") << u"smtp/auth-security-defaults"_s << smtpAuth;
}

void InForceTest::onlyWhatTheRefusalIsAboutExplainsIt()
{
    QFETCH(const QString, code);
    QFETCH(const QString, task);
    QCOMPARE(explainedByAge(refusal(code), {change(task, noon())}, noon(), State::Wrong).code, code);
}

void InForceTest::aSwitchTurnedOnElsewhereMayBeFresh_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("smtpAuth");
    QTest::addColumn<QString>("explained");
    QTest::newRow("on") << u"smtp/auth-disabled-mailbox"_s << State::Done << u"smtp/auth-on-by-hand"_s;
    QTest::newRow("off") << u"smtp/auth-disabled-mailbox"_s << State::Wrong
                         << u"smtp/auth-disabled-mailbox"_s;
    QTest::newRow("not looked") << u"smtp/auth-disabled-tenant"_s << State::Unknown
                                << u"smtp/auth-disabled-tenant"_s;
    QTest::newRow("another refusal") << u"smtp/auth"_s << State::Done << u"smtp/auth"_s;
}

void InForceTest::aSwitchTurnedOnElsewhereMayBeFresh()
{
    QFETCH(const QString, code);
    QFETCH(const State, smtpAuth);
    const Finding found = explainedByAge(refusal(code), {}, noon(), smtpAuth);
    QTEST(found.code, "explained");
    QCOMPARE(found.state, found.code == code ? State::Wrong : State::ToDo);
}

void InForceTest::aMomentIsShownWithItsZone()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime local = now.toLocalTime();
    const auto say = [](const QVariant &until, const QString &language) {
        return Catalogue::builtIn().words(u"in-force/until"_s, {{u"until"_s, until}}, language).summary;
    };
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const QString time = QLocale(language).toString(local.time(), QLocale::ShortFormat);
        QVERIFY2(say(now, language).contains(time + u' ' + local.timeZoneAbbreviation()),
            qPrintable(say(now, language)));
        // As the set-up file keeps it.
        QCOMPARE(say(now.toString(Qt::ISODateWithMs), language), say(now, language));
        // Another day is named.
        const QDateTime past = local.addDays(-3);
        QVERIFY2(say(past, language).contains(QLocale(language).toString(past, QLocale::ShortFormat)),
            qPrintable(say(past, language)));
    }
}

QTEST_GUILESS_MAIN(InForceTest)
#include "tst_in_force.moc"

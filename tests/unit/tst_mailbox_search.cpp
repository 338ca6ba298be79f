// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include "session/mailboxsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The search beside a session's work, on a practice tenant.
class TestMailboxSearch final : public QObject, private PracticeSessions {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void nobodyIsSignedInByIt();
    void theLastWordsWin();
    void workGoesFirst();
    void aTokenThatEndedIsRenewed();
    void claimsAskNobody();
    void exchangeIsAskedWhereGraphDenies();
    void throttlingIsTold();
    void anotherMailboxIsLookedAtAnew();

private:
    /// What came last; an error as its code.
    struct Heard {
        explicit Heard(MailboxSearch &search);
        QStringList texts; ///< "typed: name, name"
        QStringList waits;
    };
    static constexpr int soon = 20000;
};

TestMailboxSearch::Heard::Heard(MailboxSearch &search)
{
    QObject::connect(
        &search, &MailboxSearch::found, &search, [this](const QString &typed, const FoundMailboxes &found) {
            QStringList names;
            for (const FoundMailbox &one : found.mailboxes)
                names.append(one.name);
            texts.append(typed + u": "_s + names.join(u", "_s));
        });
    QObject::connect(&search, &MailboxSearch::failed, &search,
        [this](const QString &typed, const Error &error) { texts.append(typed + u": "_s + error.code); });
    QObject::connect(&search, &MailboxSearch::waiting, &search,
        [this](const Error &reason, int) { waits.append(reason.code); });
}

void TestMailboxSearch::nobodyIsSignedInByIt()
{
    startTenant(u"happy"_s);
    int opened = 0;
    Session session(surroundings([&opened](const QUrl &) { return ++opened > 0; }));
    MailboxSearch search(session);
    search.setPause(1ms);
    Heard heard(search);
    QSignalSpy started(&search, &MailboxSearch::started);
    QVERIFY(!search.isPossible());
    search.look(u"cust"_s);
    // Until another one that began later has found somebody.
    Session later(surroundings());
    RUN(later, startSignIn());
    MailboxSearch there(later);
    there.setPause(1ms);
    Heard heardThere(there);
    there.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return !heardThere.texts.isEmpty(); }, soon));
    QCOMPARE(started.size(), 0);
    QCOMPARE(opened, 0);
}

void TestMailboxSearch::theLastWordsWin()
{
    startTenant(u"happy"_s);
    Session session(surroundings());
    RUN(session, startSignIn());
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    QSignalSpy started(&search, &MailboxSearch::started);
    search.look(u"meg"_s);
    QVERIFY(QTest::qWaitFor([&] { return started.size() == 1; }, soon)); // under way
    search.look(u"billing"_s);
    QVERIFY(QTest::qWaitFor([&] { return started.size() == 2; }, soon));
    search.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return !heard.texts.isEmpty(); }, soon));
    QCOMPARE(heard.texts, QStringList{u"cust: Customer Support"_s});
    search.look(u"c"_s); // too little
    MailboxSearch next(session);
    next.setPause(0ms);
    Heard heardNext(next);
    next.look(u"cust"_s); // what was asked for before it has begun by its end
    QVERIFY(QTest::qWaitFor([&] { return !heardNext.texts.isEmpty(); }, soon));
    QCOMPARE(started.size(), 3);
    search.look(u"지"_s); // enough
    QVERIFY(QTest::qWaitFor([&] { return heard.texts.size() == 2; }, soon));
    QCOMPARE(heard.texts.last(), u"지: 고객 지원팀"_s);
    QVERIFY(!session.isBusy());
}

void TestMailboxSearch::workGoesFirst()
{
    startTenant(u"happy"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startSignIn());
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    QSignalSpy started(&search, &MailboxSearch::started);
    search.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return started.size() == 1; }, soon));
    QVERIFY(session.startCheck(stepThree())); // in the middle of it
    QVERIFY(!wait(session));
    QCOMPARE(heard.texts, QStringList());
    QVERIFY(QTest::qWaitFor([&] { return !heard.texts.isEmpty(); }, soon));
    QCOMPARE(heard.texts, QStringList{u"cust: Customer Support"_s});

    QVERIFY(session.startCheck(stepThree()));
    search.look(u"meg"_s);
    search.look(u"billing"_s);
    QVERIFY(!wait(session));
    QCOMPARE(heard.texts.size(), 1);
    QVERIFY(QTest::qWaitFor([&] { return heard.texts.size() > 1; }, soon));
    QCOMPARE(heard.texts.last(), u"billing: Billing Questions"_s);

    search.look(u"meg"_s);
    search.stop();
    RUN(session, startCheck(stepThree()));
    QCOMPARE(heard.texts.size(), 2);
}

void TestMailboxSearch::aTokenThatEndedIsRenewed()
{
    startTenant(u"token-expires"_s);
    int opened = 0;
    Session session(surroundings([&](const QUrl &address) {
        ++opened;
        m_visitor->open(address);
        return true;
    }));
    RUN(session, startSignIn());
    const int before = opened;
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    for (int round = 1; round <= 6; ++round) {
        search.look(u"cust"_s);
        QVERIFY(QTest::qWaitFor([&] { return heard.texts.size() == round; }, soon));
        QCOMPARE(heard.texts.last(), u"cust: Customer Support"_s);
    }
    QCOMPARE(opened, before);
}

void TestMailboxSearch::claimsAskNobody()
{
    startTenant(u"search-claims"_s);
    int opened = 0;
    Session session(surroundings([&](const QUrl &address) {
        ++opened;
        m_visitor->open(address);
        return true;
    }));
    RUN(session, startSignIn());
    const int before = opened;
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    search.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return !heard.texts.isEmpty(); }, soon));
    QCOMPARE(heard.texts.last(), u"cust: search/not-signed-in"_s);
    QCOMPARE(opened, before);
}

void TestMailboxSearch::exchangeIsAskedWhereGraphDenies()
{
    startTenant(u"search-denied"_s);
    Session session(surroundings());
    fillStepOne(session);
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    RUN(session, startSignIn());
    search.look(u"cust"_s); // no token for Exchange yet
    QVERIFY(QTest::qWaitFor([&] { return heard.texts.size() == 1; }, soon));
    QCOMPARE(heard.texts.last(), u"cust: graph/denied"_s);
    (void)session.startCheck(stepThree());
    wait(session);
    search.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return heard.texts.size() == 2; }, soon));
    QCOMPARE(heard.texts.last(), u"cust: Customer Support"_s);
}

void TestMailboxSearch::throttlingIsTold()
{
    startTenant(u"search-throttled"_s);
    Session session(surroundings());
    RUN(session, startSignIn());
    MailboxSearch search(session);
    search.setPause(0ms);
    Heard heard(search);
    search.look(u"cust"_s);
    QVERIFY(QTest::qWaitFor([&] { return !heard.texts.isEmpty(); }, soon));
    QCOMPARE(heard.texts.last(), u"cust: Customer Support"_s);
    QCOMPARE(heard.waits.value(0), u"graph/throttled"_s);
}

void TestMailboxSearch::anotherMailboxIsLookedAtAnew()
{
    startTenant(u"happy"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startCheck(stepThree()));
    const QString line = stepThree().constFirst();
    QVERIFY(session.finding(line).code != u"not-looked");
    QVERIFY(!session.setup().mailboxName.isEmpty());
    session.edit(&Setup::loginId, u"agent@contoso.com"_s);
    session.edit(&Setup::tokenGenerated, true);

    session.edit(&Setup::mailbox, session.setup().mailbox.toUpper()); // the same one
    QVERIFY(session.finding(line).code != u"not-looked");
    QVERIFY(session.setup().tokenGenerated);

    session.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    for (const QString &task : stepThree())
        QCOMPARE(session.finding(task).code, u"not-looked"_s);
    QCOMPARE(session.setup().mailboxName, QString());
    QCOMPARE(session.setup().loginId, QString());
    QVERIFY(!session.setup().tokenGenerated);
    RUN(session, startCheck(stepThree()));
    QVERIFY(session.finding(line).code != u"not-looked");
}

QTEST_MAIN(TestMailboxSearch)
#include "tst_mailbox_search.moc"

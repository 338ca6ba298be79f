// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QLockFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

QString assetIn(const QString &file)
{
    const Result<StoredSetup> stored = Store::load(file);
    return stored ? stored->setup.assetName : stored.error().code;
}

} // namespace

/// When a session writes its set-up's file, and what it does while another window or command works on it.
class TestSessionSaving final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aFileThatIsWorkedOnIsWrittenLater();
    void whatAnotherWindowHoldsForLongIsTold();
    void leavingASetupSavesIt();
    void theEndOfASessionSavesIt();
    void anAppThatAnotherWindowMadeStays();
    void aLookAtLocalLinesSavesOnce();
};

void TestSessionSaving::aFileThatIsWorkedOnIsWrittenLater()
{
    Session session(surroundings());
    fillStepOne(session);
    QLockFile work(session.file() + u".lock"_s);
    QVERIFY(work.tryLock());
    session.edit(&Setup::assetName, u"Desk"_s);
    session.checkLocal();
    QCOMPARE(assetIn(session.file()), u"Support"_s);
    work.unlock();
    QTRY_COMPARE(assetIn(session.file()), u"Desk"_s);
    QVERIFY(!session.saveError());
}

void TestSessionSaving::whatAnotherWindowHoldsForLongIsTold()
{
    Session session(surroundings());
    fillStepOne(session);
    QLockFile work(session.file() + u".lock"_s);
    QVERIFY(work.tryLock());
    session.edit(&Setup::assetName, u"Desk"_s);
    QSignalSpy changed(&session, &Session::changed);
    QTRY_VERIFY(session.saveError());
    QCOMPARE(session.saveError()->code, u"setup/in-use"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(assetIn(session.file()), u"Support"_s);
    work.unlock();
    QTRY_VERIFY(!session.saveError());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(assetIn(session.file()), u"Desk"_s);
    // Work writes it, too.
    QVERIFY(work.tryLock());
    session.edit(&Setup::assetName, u"Counter"_s);
    work.unlock();
    QVERIFY(session.startCheck({u"connect.form"_s}));
    QCOMPARE(assetIn(session.file()), u"Counter"_s);
    QVERIFY(!wait(session));
}

void TestSessionSaving::leavingASetupSavesIt()
{
    Session session(surroundings());
    fillStepOne(session);
    const QString file = session.file();
    QLockFile work(file + u".lock"_s);
    QVERIFY(work.tryLock());
    session.edit(&Setup::assetName, u"Desk"_s);
    session.begin();
    QCOMPARE(assetIn(file), u"Desk"_s);
    QVERIFY(session.open(file).ok());
    session.edit(&Setup::assetName, u"Counter"_s);
    QVERIFY(session.open(file).ok());
    QCOMPARE(session.setup().assetName, u"Counter"_s);
}

void TestSessionSaving::theEndOfASessionSavesIt()
{
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        file = session.file();
        QLockFile work(file + u".lock"_s);
        QVERIFY(work.tryLock());
        session.edit(&Setup::assetName, u"Desk"_s);
    }
    QCOMPARE(assetIn(file), u"Desk"_s);
}

void TestSessionSaving::anAppThatAnotherWindowMadeStays()
{
    Session one(surroundings());
    fillStepOne(one);
    Session other(surroundings());
    QVERIFY(other.open(one.file()).ok());
    QVERIFY(one.startApply(stepTwo()));
    other.edit(&Setup::assetName, u"Desk"_s); // waits for its turn
    QVERIFY(!wait(one));
    QTRY_COMPARE(assetIn(one.file()), u"Desk"_s);
    const Result<StoredSetup> stored = Store::load(one.file());
    QVERIFY(stored);
    QCOMPARE(stored->setup.clientId, one.setup().clientId);
    QCOMPARE(stored->setup.secretKeyId, one.setup().secretKeyId);
    QCOMPARE(other.setup().clientId, one.setup().clientId);
    RUN(other, startCheck({u"azure.client-secret"_s}));
    QVERIFY(other.setup().clientSecret == one.setup().clientSecret);
}

void TestSessionSaving::aLookAtLocalLinesSavesOnce()
{
    Session session(surroundings());
    fillStepOne(session);
    const QList<const Task *> tasks = session.plan().tasks();
    const auto lines = std::count_if(tasks.begin(), tasks.end(),
        [](const Task *task) { return task->info().local && !task->info().byMail; });
    QVERIFY(lines > 1);
    // All of them are in the file before the first one is told.
    QList<qsizetype> filed;
    connect(&session, &Session::foundTask, this, [&] {
        const Result<StoredSetup> stored = Store::load(session.file());
        filed.append(stored ? stored->findings.size() : -1);
    });
    session.checkLocal();
    QCOMPARE(filed, QList<qsizetype>(lines, lines));
}

QTEST_GUILESS_MAIN(TestSessionSaving)

#include "tst_session_saving.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychains.h"
#include "practicesessions.h"

#include <QSignalSpy>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString &secretTask()
{
    static const QString id = u"azure.client-secret"_s;
    return id;
}

QString keyOf(const Setup &setup)
{
    return u"client-secret/%1/%2"_s.arg(setup.clientId, setup.secretKeyId);
}

/// Where one goes that the person brought, until its id is known.
QString ownKeyOf(const Setup &setup)
{
    return u"client-secret/%1/own"_s.arg(setup.clientId);
}

} // namespace

/// Keychains that wait for the person or take nothing.
class TestSessionKeychain final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aSecretThatNoKeychainTookIsHeldAndRemoved();
    void aSecretThatNoKeychainTookHoldsItsSetup();
    void nothingGoesBeforeTheNewOneIsKept();
    void cancelEndsTheWaitForTheKeychain();
    void cancelEndsTheQuestionWhetherThereIsOne();
    void cancelEndsTheKeepingOfASecret();
    void cancelDoesNotBeatAnAnswer();
    void aSecretThatIsTakenBackIsNotKeptLate();
    void aSecretThatIsKeptLateIsItsOwnSetups();

private:
    std::shared_ptr<AskingKeychain> useAsking();
    /// Makes a secret; the keychain is asked to keep it.
    void makeUntilAsked(Session &session, AskingKeychain &keychain);
    /// Whether the work ends so, and at once.
    static bool cancelled(Session &session);
};

void TestSessionKeychain::aSecretThatNoKeychainTookIsHeldAndRemoved()
{
    m_keychain = std::make_shared<BrokenKeychain>();
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    QCOMPARE(session.finding(secretTask()).code, u"keychain/failed"_s);
    COMPARE_STATE(session, secretTask(), State::Wrong);
    QVERIFY(session.secretIsUnkept());
    QVERIFY(!session.setup().clientSecret.isEmpty()); // for the person to save it
    RUN(session, startUndo({secretTask()}));
    QVERIFY(!session.secretIsUnkept());
    QVERIFY(session.setup().clientSecret.isEmpty());
    QVERIFY(session.setup().secretKeyId.isEmpty());
}

void TestSessionKeychain::aSecretThatNoKeychainTookHoldsItsSetup()
{
    Session other(surroundings());
    other.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    m_keychain = std::make_shared<BrokenKeychain>();
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    QVERIFY(session.secretIsUnkept());
    const QString file = session.file();
    const Result<void> opened = session.open(other.file());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"setup/secret-unkept"_s);
    session.begin();
    session.beginAnother();
    QCOMPARE(session.file(), file);
    QVERIFY(session.secretIsUnkept());
    QVERIFY(!session.setup().clientSecret.isEmpty());
    session.keepSecretInMemory(); // for this run
    QTRY_VERIFY(!session.secretIsUnkept());
    QVERIFY(session.open(other.file()).ok());
}

void TestSessionKeychain::nothingGoesBeforeTheNewOneIsKept()
{
    const auto full = std::make_shared<FullKeychain>(m_keychain);
    m_keychain = full;
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    session.takeSecret(Secret("a slip of the hand"));
    full->isFull = true;
    RUN(session, startApply({secretTask()}));
    QVERIFY(session.secretIsUnkept());
    QVERIFY(isKept(keyOf(made)));
    QVERIFY(isKept(ownKeyOf(made)));
}

std::shared_ptr<AskingKeychain> TestSessionKeychain::useAsking()
{
    auto asking = std::make_shared<AskingKeychain>(m_keychain);
    m_keychain = asking;
    return asking;
}

void TestSessionKeychain::makeUntilAsked(Session &session, AskingKeychain &keychain)
{
    keychain.passing = 1; // the question whether there is one
    fillStepOne(session);
    QVERIFY(session.startApply({u"azure.app-registration"_s, secretTask()}));
    QTRY_VERIFY_WITH_TIMEOUT(
        keychain.isAsking() && session.isBusy() && session.wasChanged(secretTask()), 20000);
}

bool TestSessionKeychain::cancelled(Session &session)
{
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    if (ended.isEmpty() && !ended.wait(2000))
        return false;
    const auto error = ended.first().first().value<std::optional<Error>>();
    return !session.isBusy() && error && error->isCancelled();
}

void TestSessionKeychain::cancelEndsTheWaitForTheKeychain()
{
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        file = session.file();
    }
    const auto asking = useAsking();
    Session session(surroundings());
    QVERIFY(session.open(file).ok());
    QVERIFY(session.startCheck({secretTask()}));
    QTRY_VERIFY(asking->isAsking());
    QVERIFY(cancelled(session));
    // The person gives the password after all: nobody waits for it any more.
    QSignalSpy ended(&session, &Session::workFinished);
    asking->answer();
    asking->passing = 1;
    RUN(session, startCheck({secretTask()}));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(session.finding(secretTask()).code, u"azure/secret-ready"_s);
}

void TestSessionKeychain::cancelEndsTheQuestionWhetherThereIsOne()
{
    const auto asking = useAsking();
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startApply(stepTwo()));
    QTRY_VERIFY_WITH_TIMEOUT(asking->isAsking(), 20000);
    QVERIFY(cancelled(session));
    asking->answer();
    RUN(session, startCheck(stepTwo()));
    COMPARE_STATE(session, secretTask(), State::ToDo); // nothing was made late
}

void TestSessionKeychain::cancelEndsTheKeepingOfASecret()
{
    const auto asking = useAsking();
    Session session(surroundings());
    makeUntilAsked(session, *asking);
    QSignalSpy kept(&session, &Session::secretKept);
    QVERIFY(cancelled(session));
    QVERIFY(session.secretIsUnkept()); // for the person to save it, or to take it back
    QVERIFY(!session.setup().clientSecret.isEmpty());
    // The person gives the password after all.
    QCOMPARE(session.finding(secretTask()).code, u"keychain/unavailable"_s);
    asking->answer();
    QTRY_COMPARE(kept.size(), 1);
    QVERIFY(!session.secretIsUnkept());
    COMPARE_STATE(session, secretTask(), State::Unknown);
    const Result<StoredSetup> stored = Store::load(session.file());
    QVERIFY(stored);
    QVERIFY(!stored->findings.contains(secretTask()));
}

void TestSessionKeychain::cancelDoesNotBeatAnAnswer()
{
    const auto asking = useAsking();
    Session session(surroundings());
    makeUntilAsked(session, *asking);
    QSignalSpy kept(&session, &Session::secretKept);
    asking->answer(); // is on its way when the person presses Cancel
    QVERIFY(cancelled(session));
    QCOMPARE(kept.size(), 1);
    QVERIFY(!session.secretIsUnkept());
    QVERIFY(session.finding(secretTask()).code != u"keychain/unavailable");
}

void TestSessionKeychain::aSecretThatIsTakenBackIsNotKeptLate()
{
    const auto asking = useAsking();
    Session session(surroundings());
    makeUntilAsked(session, *asking);
    const Setup made = session.setup();
    QVERIFY(cancelled(session));
    RUN(session, startRemovingUnkeptSecret());
    QSignalSpy kept(&session, &Session::secretKept);
    asking->passing = 1000;
    asking->answer();
    QTRY_VERIFY(!isKept(keyOf(made)));
    QVERIFY(kept.isEmpty());
    QVERIFY(!session.secretIsUnkept());
}

void TestSessionKeychain::aSecretThatIsKeptLateIsItsOwnSetups()
{
    Session session(surroundings());
    session.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    const QString other = session.file();
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    const QString file = session.file();
    const auto asking = useAsking();
    Session again(surroundings());
    QVERIFY(again.open(file).ok());
    again.takeSecret(made.clientSecret);
    QVERIFY(asking->isAsking());
    QVERIFY(again.open(other).ok());
    asking->passing = 1000;
    asking->answer();
    QTRY_VERIFY(isKept(ownKeyOf(made)));
    QTest::qWait(0); // what follows from the answer
    QVERIFY(isKept(ownKeyOf(made)));
    QVERIFY(again.open(file).ok());
    RUN(again, startCheck({secretTask()}));
    QVERIFY(again.setup().clientSecret == made.clientSecret);
}

QTEST_GUILESS_MAIN(TestSessionKeychain)

#include "tst_session_keychain.moc"

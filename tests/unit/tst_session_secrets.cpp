// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

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

/// Asks the person for its password, as it seems: answers when the test says so, or never.
class AskingKeychain final : public Keychain {
public:
    explicit AskingKeychain(std::shared_ptr<Keychain> behind) : m_behind(std::move(behind)) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        hold([this, context, answer] { m_behind->probe(context, answer); });
    }
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        hold([this, key, secret, context, answer] { m_behind->write(key, secret, context, answer); });
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        hold([this, key, context, answer] { m_behind->read(key, context, answer); });
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->remove(key, context, std::move(answer));
    }

    bool isAsking() const { return m_held != nullptr; }
    void answer() { std::exchange(m_held, {})(); }
    int passing = 0; ///< so many are answered without a question

private:
    void hold(std::function<void()> call)
    {
        if (passing-- > 0)
            call();
        else
            m_held = std::move(call);
    }

    std::shared_ptr<Keychain> m_behind;
    std::function<void()> m_held;
};

/// Takes no more secrets from some moment on.
class FullKeychain final : public Keychain {
public:
    explicit FullKeychain(std::shared_ptr<Keychain> behind) : m_behind(std::move(behind)) { }

    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->probe(context, std::move(answer));
    }
    void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) override
    {
        if (isFull)
            answer(Error{u"keychain/not-stored"_s, {}, {}});
        else
            m_behind->write(key, secret, context, std::move(answer));
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        m_behind->read(key, context, std::move(answer));
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) override
    {
        m_behind->remove(key, context, std::move(answer));
    }

    bool isFull = false;

private:
    std::shared_ptr<Keychain> m_behind;
};

/// Says that it can keep secrets, and can't.
class BrokenKeychain final : public Keychain {
public:
    void probe(QObject *, std::function<void(Result<void>)> answer) override { answer({}); }
    void write(const QString &, const Secret &, QObject *, std::function<void(Result<void>)> answer) override
    {
        answer(Error{u"keychain/failed"_s, {}, {}});
    }
    void read(const QString &, QObject *, std::function<void(Result<Secret>)> answer) override
    {
        answer(Error{u"keychain/not-found"_s, {}, {}});
    }
    void remove(const QString &, QObject *, std::function<void(Result<void>)> answer) override { answer({}); }
};

} // namespace

/// The client secret between directory, keychain and memory: one takes another's place, and none is lost silently.
class TestSessionSecrets final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aNewSecretTakesThePlaceOfTheOldOne();
    void aRenewalIsTakenBack();
    void aSecretThatNoKeychainTookIsHeldAndRemoved();
    void aSecretThatNoKeychainTookHoldsItsSetup();
    void aSecretFromThePersonIsKeptUnderItsId();
    void agreementIsForOneRun();
    void aPastedSecretThatIsTakenBackLeavesNothing();
    void aPastedSecretLeavesTheOneBeforeUntilItIsKnown();
    void nothingGoesBeforeTheNewOneIsKept();
    void cancelEndsTheWaitForTheKeychain();
    void cancelEndsTheQuestionWhetherThereIsOne();
    void cancelEndsTheKeepingOfASecret();
    void aSecretThatIsTakenBackIsNotKeptLate();

private:
    /// Whether the work ends so, and at once.
    static bool cancelled(Session &session);
};

void TestSessionSecrets::aNewSecretTakesThePlaceOfTheOldOne()
{
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    session.edit(&Setup::tokenGenerated, true);
    const Setup old = session.setup();
    RUN(session, startRenewal());
    QCOMPARE(session.finding(secretTask()).code, u"azure/secret-renewed"_s);
    QVERIFY(session.setup().secretKeyId != old.secretKeyId);
    QCOMPARE(session.setup().retiringKeyId, old.secretKeyId);
    QVERIFY(!session.setup().tokenGenerated);
    QVERIFY(isKept(keyOf(old)));
    QVERIFY(isKept(keyOf(session.setup())));

    // Not before Webex Connect has it.
    RUN(session, startApply({secretTask()}));
    QCOMPARE(session.setup().retiringKeyId, old.secretKeyId);
    session.edit(&Setup::tokenGenerated, true);
    RUN(session, startApply({secretTask()}));
    QCOMPARE(session.finding(secretTask()).code, u"azure/secret-ready"_s);
    QVERIFY(session.setup().retiringKeyId.isEmpty());
    QVERIFY(!isKept(keyOf(old)));
    QVERIFY(isKept(keyOf(session.setup())));
}

void TestSessionSecrets::aRenewalIsTakenBack()
{
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup old = session.setup();
    RUN(session, startRenewal());
    const Setup renewed = session.setup();
    const QList<JournalEntry> changes = session.changes();
    QCOMPARE(std::count_if(changes.begin(), changes.end(),
                 [](const JournalEntry &entry) { return entry.change.task == secretTask(); }),
        2);
    RUN(session, startUndo({secretTask()})); // both of them
    QVERIFY(session.setup().clientSecret.isEmpty());
    COMPARE_STATE(session, secretTask(), State::ToDo);
    QVERIFY(!isKept(keyOf(renewed)));
    QVERIFY(!isKept(keyOf(old)));
}

void TestSessionSecrets::aSecretThatNoKeychainTookIsHeldAndRemoved()
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

void TestSessionSecrets::aSecretThatNoKeychainTookHoldsItsSetup()
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

void TestSessionSecrets::aSecretFromThePersonIsKeptUnderItsId()
{
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const QString keyId = session.setup().secretKeyId;
    const Secret value = session.setup().clientSecret;
    session.takeSecret(value);
    QVERIFY(session.setup().secretKeyId.isEmpty());
    QVERIFY(isKept(ownKeyOf(session.setup())));
    RUN(session, startCheck(stepTwo()));
    QCOMPARE(session.setup().secretKeyId, keyId);
    QVERIFY(isKept(keyOf(session.setup())));
    QVERIFY(!isKept(ownKeyOf(session.setup())));
    QVERIFY(session.setup().clientSecret == value);
}

void TestSessionSecrets::agreementIsForOneRun()
{
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    session.edit(&Setup::agreed, QStringList{u"azure/app-disabled"_s});
    RUN(session, startCheck(stepTwo()));
    QVERIFY(!session.setup().agreed.isEmpty());
    RUN(session, startApply(stepTwo()));
    QVERIFY(session.setup().agreed.isEmpty());
}

void TestSessionSecrets::aPastedSecretThatIsTakenBackLeavesNothing()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    session.takeSecret(made.clientSecret);
    RUN(session, startUndo({secretTask()}));
    QVERIFY(session.setup().clientSecret.isEmpty());
    QVERIFY(!isKept(ownKeyOf(made)));
    QVERIFY(!isKept(keyOf(made)));
}

void TestSessionSecrets::aPastedSecretLeavesTheOneBeforeUntilItIsKnown()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    session.takeSecret(Secret("a slip of the hand"));
    RUN(session, startCheck(stepTwo()));
    QCOMPARE(session.finding(secretTask()).code, u"azure/secret-differs"_s);
    QVERIFY(isKept(keyOf(made)));
    RUN(session, startApply({secretTask()}));
    QVERIFY(session.setup().secretKeyId != made.secretKeyId);
    QVERIFY(isKept(keyOf(session.setup())));
    QVERIFY(!isKept(ownKeyOf(made)));
    QVERIFY(!isKept(keyOf(made)));
}

void TestSessionSecrets::nothingGoesBeforeTheNewOneIsKept()
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

bool TestSessionSecrets::cancelled(Session &session)
{
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    if (ended.isEmpty() && !ended.wait(2000))
        return false;
    const auto error = ended.first().first().value<std::optional<Error>>();
    return !session.isBusy() && error && error->isCancelled();
}

void TestSessionSecrets::cancelEndsTheWaitForTheKeychain()
{
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        file = session.file();
    }
    const auto asking = std::make_shared<AskingKeychain>(m_keychain);
    m_keychain = asking;
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

void TestSessionSecrets::cancelEndsTheQuestionWhetherThereIsOne()
{
    const auto asking = std::make_shared<AskingKeychain>(m_keychain);
    m_keychain = asking;
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startApply(stepTwo()));
    QTRY_VERIFY_WITH_TIMEOUT(asking->isAsking(), 20000);
    QVERIFY(cancelled(session));
    asking->answer();
    RUN(session, startCheck(stepTwo()));
    COMPARE_STATE(session, secretTask(), State::ToDo); // nothing was made late
}

void TestSessionSecrets::cancelEndsTheKeepingOfASecret()
{
    const auto asking = std::make_shared<AskingKeychain>(m_keychain);
    asking->passing = 1; // the question whether there is one
    m_keychain = asking;
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startApply({u"azure.app-registration"_s, secretTask()}));
    QTRY_VERIFY_WITH_TIMEOUT(
        asking->isAsking() && session.isBusy() && session.wasChanged(secretTask()), 20000);
    QSignalSpy kept(&session, &Session::secretKept);
    QVERIFY(cancelled(session));
    QVERIFY(session.secretIsUnkept()); // for the person to save it, or to take it back
    QVERIFY(!session.setup().clientSecret.isEmpty());
    // The person gives the password after all.
    asking->answer();
    QTRY_COMPARE(kept.size(), 1);
    QVERIFY(!session.secretIsUnkept());
}

void TestSessionSecrets::aSecretThatIsTakenBackIsNotKeptLate()
{
    const auto asking = std::make_shared<AskingKeychain>(m_keychain);
    asking->passing = 1; // the question whether there is one
    m_keychain = asking;
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startApply({u"azure.app-registration"_s, secretTask()}));
    QTRY_VERIFY_WITH_TIMEOUT(asking->isAsking() && session.wasChanged(secretTask()), 20000);
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

QTEST_GUILESS_MAIN(TestSessionSecrets)

#include "tst_session_secrets.moc"

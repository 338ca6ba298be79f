// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QTest>

#include <algorithm>

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
}

void TestSessionSecrets::aRenewalIsTakenBack()
{
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup old = session.setup();
    RUN(session, startRenewal());
    const QList<JournalEntry> changes = session.changes();
    QCOMPARE(std::count_if(changes.begin(), changes.end(),
                 [](const JournalEntry &entry) { return entry.change.task == secretTask(); }),
        2);
    RUN(session, startUndo({secretTask()})); // both of them
    QVERIFY(session.setup().clientSecret.isEmpty());
    COMPARE_STATE(session, secretTask(), State::ToDo);
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
    RUN(session, startCheck(stepTwo()));
    QCOMPARE(session.setup().secretKeyId, keyId);
    QVERIFY(isKept(keyOf(session.setup())));
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

QTEST_GUILESS_MAIN(TestSessionSecrets)

#include "tst_session_secrets.moc"

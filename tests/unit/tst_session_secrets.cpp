// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychains.h"
#include "practicesessions.h"

#include <QTest>

#include <algorithm>
#include <optional>

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

/// The client secret between directory, keychain and memory: one takes another's place, and none is lost silently.
class TestSessionSecrets final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aNewSecretTakesThePlaceOfTheOldOne();
    void aRenewalIsTakenBack();
    void aSecretFromThePersonIsKeptUnderItsId();
    void agreementIsForOneRun();
    void aPastedSecretThatIsTakenBackLeavesNothing();
    void aPastedSecretLeavesTheOneBeforeUntilItIsKnown();
    void aPastedSlipTakesNothingFromAnotherSetup();
    void aSecretOfTheirsOutlivesTheOneThatIsTakenBack_data();
    void aSecretOfTheirsOutlivesTheOneThatIsTakenBack();
    void undoLeavesNothingInTheKeychain();
    void aRenewalLeavesOneInTheKeychain();

private:
    /// One that was made in the portal, behind the wizard's back.
    static Secret madeElsewhere(Session &session);
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

void TestSessionSecrets::aPastedSlipTakesNothingFromAnotherSetup()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    session.takeSecret(Secret("a slip of the hand"));
    QTRY_VERIFY(isKept(ownKeyOf(made)));
    session.begin();
    fillStepOne(session);
    session.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    session.edit(&Setup::newApp, true);
    RUN(session, startApply(stepTwo()));
    QVERIFY(session.setup().clientId != made.clientId);
    QVERIFY(isKept(keyOf(session.setup())));
    QVERIFY(isKept(keyOf(made)));
}

Secret TestSessionSecrets::madeElsewhere(Session &session)
{
    std::optional<AdminTokens> tokens;
    session.admin().ensure(
        {Resource::Graph, {u"Application.ReadWrite.All"_s}}, [&](const Result<AdminTokens> &result) {
            if (result)
                tokens = *result;
        });
    if (!QTest::qWaitFor([&] { return tokens.has_value(); }, 20000))
        return {};
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, std::chrono::seconds(20), {}, {}, {}});
    const auto made =
        cloud.graph.addPassword(session.setup().appObjectId, u"Portal"_s, session.now().addMonths(3));
    return made ? Secret(made->value(u"secretText").toString().toUtf8()) : Secret();
}

void TestSessionSecrets::aSecretOfTheirsOutlivesTheOneThatIsTakenBack_data()
{
    QTest::addColumn<bool>("isLookedAt");
    QTest::newRow("its id is known") << true;
    QTest::newRow("its id isn't known") << false;
}

void TestSessionSecrets::aSecretOfTheirsOutlivesTheOneThatIsTakenBack()
{
    QFETCH(bool, isLookedAt);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const Setup made = session.setup();
    const Secret theirs = madeElsewhere(session);
    QVERIFY(!theirs.isEmpty());
    session.takeSecret(theirs);
    if (isLookedAt) {
        RUN(session, startCheck(stepTwo()));
        QVERIFY(!session.setup().secretKeyId.isEmpty());
    }
    RUN(session, startUndo({secretTask()}));
    QVERIFY(session.setup().clientSecret == theirs);
    QVERIFY(!session.setup().secretKeyId.isEmpty());
    COMPARE_STATE(session, secretTask(), State::Done);
    QVERIFY(isKept(keyOf(session.setup())));
    QVERIFY(!isKept(keyOf(made)));
}

void TestSessionSecrets::undoLeavesNothingInTheKeychain()
{
    const auto open = std::make_shared<OpenKeychain>(m_keychain);
    m_keychain = open;
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        QCOMPARE(open->keys.size(), 1);
        file = session.file();
    }
    {
        Session session(surroundings());
        QVERIFY(session.open(file).ok());
        RUN(session, startRenewal());
        QCOMPARE(open->keys.size(), 2);
    }
    Session session(surroundings());
    QVERIFY(session.open(file).ok());
    RUN(session, startUndo({}));
    QVERIFY2(open->keys.isEmpty(), qPrintable(open->keys.values().join(u' ')));
}

void TestSessionSecrets::aRenewalLeavesOneInTheKeychain()
{
    const auto open = std::make_shared<OpenKeychain>(m_keychain);
    m_keychain = open;
    QString file;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        file = session.file();
    }
    {
        Session session(surroundings());
        QVERIFY(session.open(file).ok());
        RUN(session, startRenewal());
    }
    {
        Session session(surroundings());
        QVERIFY(session.open(file).ok());
        session.edit(&Setup::tokenGenerated, true); // --confirmed
        RUN(session, startApply({u"azure.app-registration"_s, secretTask()}));
        QVERIFY(session.setup().retiringKeyId.isEmpty());
        QCOMPARE(open->keys, QSet<QString>{keyOf(session.setup())});
    }
    Session session(surroundings());
    QVERIFY(session.open(file).ok());
    RUN(session, startUndo({}));
    QVERIFY2(open->keys.isEmpty(), qPrintable(open->keys.values().join(u' ')));
}

QTEST_GUILESS_MAIN(TestSessionSecrets)

#include "tst_session_secrets.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace cmw;
using namespace Qt::StringLiterals;

/// The middle of the house against the practice tenant: what pages and commands call, and nothing below.
class TestSession final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void wholeJobEndsInADeliveredTestEmail();
    void applyTwiceChangesNothingTwice();
    void undoTakesBackWhatWasMade();
    void loopbackAddressIsGoneAfterTheTestEmail();
    void loopbackAddressOfAKilledTestEmailIsTakenAway();
    void cancelEndsTheSignInAtOnce();
    void secretIsInKeychainAndInNoFile();
    void withoutKeychainTheSecretIsNotMade();
    void nextSessionGoesOnFromTheFile();
    void onlyOneThingRuns();
};

namespace {

/// A keychain that isn't there.
class NoKeychain final : public Keychain {
public:
    void probe(QObject *context, std::function<void(Result<void>)> answer) override
    {
        refuse(context, std::move(answer));
    }
    void write(
        const QString &, const Secret &, QObject *context, std::function<void(Result<void>)> answer) override
    {
        refuse(context, std::move(answer));
    }
    void read(const QString &, QObject *context, std::function<void(Result<Secret>)> answer) override
    {
        refuse(context, std::move(answer));
    }
    void remove(const QString &, QObject *context, std::function<void(Result<void>)> answer) override
    {
        refuse(context, std::move(answer));
    }

private:
    template <class Answer> static void refuse(QObject *context, Answer answer)
    {
        QMetaObject::invokeMethod(
            context,
            [answer = std::move(answer)] {
                answer(Error{u"keychain/unavailable"_s, {}, u"no bus"_s});
            },
            Qt::QueuedConnection);
    }
};

} // namespace

void TestSession::wholeJobEndsInADeliveredTestEmail()
{
    Session session(surroundings());
    fillStepOne(session);
    session.checkLocal();
    COMPARE_STATE(session, u"connect.callback-url"_s, State::Done);
    RUN(session, startCheck(stepTwo()));
    COMPARE_STATE(session, u"azure.app-registration"_s, State::ToDo);
    RUN(session, startApply(stepTwo()));
    for (const QString &task : stepTwo())
        COMPARE_STATE(session, task, State::Done);
    RUN(session, startApply(stepThree()));
    for (const QString &task : stepThree()) {
        const State state = session.finding(task).state;
        QVERIFY2(state == State::Done || state == State::Waiting || state == State::NotNeeded,
            qPrintable(task + u' ' + session.finding(task).code + u' ' + session.finding(task).evidence));
    }
    RUN(session, startCheck({u"verify.secret"_s}));
    COMPARE_STATE(session, u"verify.secret"_s, State::Done);

    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    COMPARE_STATE(session, u"verify.test-email"_s, State::Done);
    QVERIFY(session.testEmail()->accepted);
    QVERIFY(!session.testEmail()->queueId.isEmpty());
    QStringList stages;
    for (const Stage &stage : session.testEmail()->stages) {
        QVERIFY2(stage.ok, qPrintable(stage.name + stage.reply));
        stages.append(stage.name);
    }
    QCOMPARE(stages,
        (QStringList{u"token"_s, u"lookup"_s, u"connect"_s, u"greeting"_s, u"tls"_s, u"auth"_s, u"sender"_s,
            u"recipient"_s, u"data"_s, u"accepted"_s}));
}

void TestSession::applyTwiceChangesNothingTwice()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const qsizetype changes = session.changes().size();
    QVERIFY(changes > 0);
    const QString clientId = session.setup().clientId;
    const QString secret = session.setup().secretKeyId;
    RUN(session, startApply(stepTwo()));
    QCOMPARE(session.changes().size(), changes);
    QCOMPARE(session.setup().clientId, clientId);
    QCOMPARE(session.setup().secretKeyId, secret);
}

void TestSession::undoTakesBackWhatWasMade()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    QVERIFY(session.changes().size() > 3);
    const QString key = u"client-secret/%1/%2"_s.arg(session.setup().clientId, session.setup().secretKeyId);
    QVERIFY(isKept(key));
    RUN(session, startUndo({}));
    QVERIFY(!isKept(key));
    QVERIFY(session.changes().isEmpty());
    RUN(session, startCheck(stepTwo() + stepThree()));
    COMPARE_STATE(session, u"azure.app-registration"_s, State::ToDo);
    COMPARE_STATE(session, u"mailbox.forwarding"_s, State::ToDo);
    QVERIFY(session.finding(u"mailbox.smtp-auth"_s).state == State::ToDo
        || session.finding(u"mailbox.smtp-auth"_s).state == State::Wrong);
}

void TestSession::loopbackAddressIsGoneAfterTheTestEmail()
{
    QStringList during;
    Session *running = nullptr;
    Session session(surroundings([&, this](const QUrl &address) {
        // While the mailbox's sign-in is open, its redirect URI is what the address names.
        if (running && address.query().contains(u"SMTP.Send"))
            during.append(QUrlQuery(address).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
        m_visitor->open(address);
        return true;
    }));
    running = &session;
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    QCOMPARE(during.size(), 1);
    QVERIFY(during.first().startsWith(u"http://localhost:"));
    QCOMPARE(redirectUris(session), QStringList{session.setup().callbackUrl});
}

void TestSession::loopbackAddressOfAKilledTestEmailIsTakenAway()
{
    Session first(surroundings());
    fillStepOne(first);
    RUN(first, startApply(stepTwo()));
    const QString left = u"http://localhost:40404"_s;
    QCOMPARE(redirectUris(first, {left}).size(), 2);
    const QString journal = QString(first.file()).replace(u".json"_s, u".journal.jsonl"_s);
    Change change{
        u"verify.test-redirect"_s, u"verify/redirect-added"_s, {}, {}, QDateTime::currentDateTimeUtc(), {}};
    change.before = {{u"objectId"_s, first.setup().appObjectId}, {u"uri"_s, left}};
    QVERIFY(Journal(journal).intend(change).ok());

    Session next(surroundings());
    QVERIFY(next.open(first.file()).ok());
    RUN(next, startCheck(stepTwo()));
    QCOMPARE(redirectUris(next), QStringList{next.setup().callbackUrl});
}

void TestSession::cancelEndsTheSignInAtOnce()
{
    Session session(surroundings([](const QUrl &) { return true; })); // a person who never comes back
    fillStepOne(session);
    QSignalSpy waiting(&session, &Session::waitingForPerson);
    QVERIFY(session.startCheck(stepTwo()));
    QVERIFY(waiting.wait(10000));
    QElapsedTimer time;
    time.start();
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    QVERIFY(!ended.isEmpty() || ended.wait(5000));
    QVERIFY(time.elapsed() < 2000);
    QCOMPARE(ended.first().first().value<std::optional<Error>>()->code, u"cancelled"_s);
    QVERIFY(!session.isBusy());
}

void TestSession::secretIsInKeychainAndInNoFile()
{
    Session session(surroundings());
    fillStepOne(session);
    QSignalSpy kept(&session, &Session::secretKept);
    RUN(session, startApply(stepTwo()));
    QCOMPARE(kept.size(), 1);
    const QByteArray secret = session.setup().clientSecret.unwrap();
    QVERIFY(secret.size() >= 16);
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(secret), qPrintable(file.fileName()));
        QVERIFY2(!content.contains("eyJ"), qPrintable(file.fileName())); // how every access token begins
        ++read;
    }
    QVERIFY(read >= 2); // the set-up and its journal
}

void TestSession::withoutKeychainTheSecretIsNotMade()
{
    m_keychain = std::make_shared<NoKeychain>();
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    COMPARE_STATE(session, u"azure.client-secret"_s, State::Wrong);
    QCOMPARE(session.finding(u"azure.client-secret"_s).code, u"keychain/unavailable"_s);
    QVERIFY(session.setup().clientSecret.isEmpty());
    COMPARE_STATE(session, u"azure.admin-consent"_s, State::Done);

    session.keepSecretInMemory();
    RUN(session, startApply(stepTwo()));
    COMPARE_STATE(session, u"azure.client-secret"_s, State::Done);
    QVERIFY(!session.setup().clientSecret.isEmpty());
    QVERIFY(session.secretIsInMemoryOnly());
}

void TestSession::nextSessionGoesOnFromTheFile()
{
    QString file;
    QByteArray secret;
    {
        Session session(surroundings());
        fillStepOne(session);
        RUN(session, startApply(stepTwo()));
        file = session.file();
        secret = session.setup().clientSecret.unwrap();
    }
    Session next(surroundings());
    QVERIFY(next.open(file).ok());
    COMPARE_STATE(next, u"azure.client-secret"_s, State::Done); // as it was last seen
    RUN(next, startCheck(stepTwo()));
    for (const QString &task : stepTwo())
        COMPARE_STATE(next, task, State::Done);
    QCOMPARE(next.setup().clientSecret.unwrap(), secret);
}

void TestSession::onlyOneThingRuns()
{
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startCheck(stepTwo()));
    QVERIFY(!session.startApply(stepTwo()));
    QVERIFY(!session.startTestEmail(u"adele@contoso.com"_s));
    QVERIFY(!wait(session));
    QVERIFY(!session.isBusy());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include "session/sharedsignin.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString &appTask()
{
    static const QString id = u"azure.app-registration"_s;
    return id;
}

QString keyOf(const Setup &setup)
{
    return u"client-secret/%1/%2"_s.arg(setup.clientId, setup.secretKeyId);
}

Setup loaded(const QString &file)
{
    const Result<StoredSetup> stored = Store::load(file);
    return stored ? stored->setup : Setup();
}

} // namespace

/// What sessions share: one app for several mailboxes, and one sign-in for those that work side by side.
class TestSessionSharing final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anotherMailboxTakesTheAppOver();
    void anotherMailboxOnlyLooksAtTheApp();
    void takingBackTheAppNamesWhoElseUsesIt();
    void aRenewedSecretReachesTheOthers();
    void oneIsAskedForAll();
    void whatIsOfTheOrganisationIsReadOnce();
    void onePersonIsAskedAtATime();
    void anotherOrganisationIsAskedForItself();
    void whoseItIsMustBeKnown();
    void onlyTheLastOrganisationsReadsAreKept();
    void eachAdminThatIsNamedIsAskedOnce();
    void whoSignsInElsewhereIsNotShared();
    void aSecretThatIsBroughtChangesNoOtherFile();
    void theOldSecretStaysForTheOthers();
    void aRenewalReachesAnOpenMateBeforeItSaves();
    void aRenewalReachesAnOpenMateBeforeItWorks();
    void aRenewalReachesASecondWindowOfItsSetup();
    void aMateAtWorkIsToldLater();

private:
    /// Whether it ends then; some of what a session does ends within the call.
    static bool cancelled(Session &session);
    /// Sets up step 2 and goes on with billing@.
    void setUpTwo(Session &session, QString &first);
    /// Two windows, each with one of these; Webex Connect has the secret in the mate's asset.
    void setUpMates(Session &owner, Session &mate);
    OpenAddress counting(bool answers = true);

    int m_opened = 0;
};

OpenAddress TestSessionSharing::counting(bool answers)
{
    m_opened = 0;
    return [this, answers](const QUrl &address) {
        ++m_opened;
        if (answers)
            m_visitor->open(address);
        return true;
    };
}

bool TestSessionSharing::cancelled(Session &session)
{
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    return !ended.isEmpty() || ended.wait(20000);
}

void TestSessionSharing::setUpTwo(Session &session, QString &first)
{
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    first = session.file();
    session.beginAnother();
    session.edit(&Setup::mailbox, u"billing@contoso.com"_s);
}

void TestSessionSharing::setUpMates(Session &owner, Session &mate)
{
    QString first;
    setUpTwo(mate, first);
    mate.edit(&Setup::tokenGenerated, true);
    QVERIFY(owner.open(first).ok());
}

void TestSessionSharing::anotherMailboxTakesTheAppOver()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    const QString first = session.file();
    const Setup owner = session.setup();
    session.beginAnother();
    QVERIFY(session.file().isEmpty());
    const Setup next = session.setup();
    QCOMPARE(next.clientId, owner.clientId);
    QCOMPARE(next.secretKeyId, owner.secretKeyId);
    QCOMPARE(next.callbackUrl, owner.callbackUrl);
    QCOMPARE(next.sharedAppWith, u"support@contoso.com"_s);
    QVERIFY(next.clientSecret == owner.clientSecret);
    // Each asset has a Forwarding Address of its own, and each mailbox its own name.
    QVERIFY((next.mailbox + next.forwardingAddress + next.mailboxUpn + next.mailboxAddress).isEmpty());
    QVERIFY(!next.tokenGenerated);
    QVERIFY(session.changes().isEmpty());

    session.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    QVERIFY(session.file() != first);
    // In another run the secret comes from the same place.
    Session later(surroundings());
    QVERIFY(later.open(session.file()).ok());
    RUN(later, startCheck({u"azure.client-secret"_s}));
    QCOMPARE(later.finding(u"azure.client-secret"_s).code, u"azure/secret-ready"_s);
    // A third one is of the same owner.
    later.beginAnother();
    QCOMPARE(later.setup().sharedAppWith, u"support@contoso.com"_s);
}

void TestSessionSharing::anotherMailboxOnlyLooksAtTheApp()
{
    Session session(surroundings());
    QString first;
    setUpTwo(session, first);
    const QString own = u"https://own.example.org/callback"_s;
    session.edit(&Setup::callbackUrl, own);
    session.edit(&Setup::forwardingAddress, u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s);
    RUN(session, startApply(stepTwo() + stepThree()));
    COMPARE_STATE(session, appTask(), State::Done);
    QVERIFY(!session.wasChanged(u"azure.redirect-uri"_s));
    QVERIFY(!redirectUris(session).contains(own));
    QVERIFY(session.wasChanged(u"mailbox.forwarding"_s)); // its own lines are changed
    QVERIFY(!session.startRenewal());
    // So there is nothing of the app to take back, and it outlives this set-up.
    RUN(session, startUndo({}));
    COMPARE_STATE(session, appTask(), State::Done);
    QVERIFY(isKept(keyOf(loaded(first))));
}

void TestSessionSharing::takingBackTheAppNamesWhoElseUsesIt()
{
    Session session(surroundings());
    QString first;
    setUpTwo(session, first);
    QVERIFY(session.othersThatLose({}).isEmpty()); // nothing of the app is its doing
    QVERIFY(session.open(first).ok());
    QCOMPARE(session.othersThatLose({}), QStringList{u"billing@contoso.com"_s});
    QCOMPARE(session.othersThatLose({appTask()}), QStringList{u"billing@contoso.com"_s});
    QVERIFY(session.othersThatLose({u"mailbox.forwarding"_s}).isEmpty());
}

void TestSessionSharing::aRenewedSecretReachesTheOthers()
{
    Session session(surroundings());
    QString first;
    setUpTwo(session, first);
    session.edit(&Setup::tokenGenerated, true);
    const QString second = session.file();
    QVERIFY(session.open(first).ok());
    const QString old = session.setup().secretKeyId;
    RUN(session, startRenewal());
    QVERIFY(session.setup().secretKeyId != old);
    QCOMPARE(loaded(second).secretKeyId, session.setup().secretKeyId);
    QCOMPARE(loaded(second).secretExpires, session.setup().secretExpires);
    QVERIFY(!loaded(second).tokenGenerated); // Webex Connect doesn't have it in that asset
    Session other(surroundings());
    QVERIFY(other.open(second).ok());
    RUN(other, startCheck({u"azure.client-secret"_s}));
    QCOMPARE(other.finding(u"azure.client-secret"_s).code, u"azure/secret-ready"_s);
}

void TestSessionSharing::oneIsAskedForAll()
{
    Surroundings at = surroundings(counting());
    at.shared = std::make_shared<SharedSignIn>();
    std::vector<std::unique_ptr<Session>> sessions;
    for (const QString &name : {u"support"_s, u"billing"_s, u"alex"_s}) {
        sessions.push_back(std::make_unique<Session>(at));
        sessions.back()->edit(&Setup::mailbox, name + u"@contoso.com"_s);
    }
    int ended = 0;
    for (const auto &session : sessions) {
        connect(session.get(), &Session::workFinished, this, [&ended] { ++ended; });
        QVERIFY(session->startCheck({appTask(), u"mailbox.smtp-auth"_s}));
    }
    QVERIFY(QTest::qWaitFor([&] { return ended == 3; }, 60000));
    QCOMPARE(m_opened, 2); // for Graph, and for Exchange
    for (const auto &session : sessions) {
        COMPARE_STATE(*session, appTask(), State::ToDo);
        QVERIFY(session->finding(u"mailbox.smtp-auth"_s).state != State::Unknown);
        QCOMPARE(session->setup().adminAccount, u"adele@contoso.com"_s);
        QCOMPARE(session->setup().organisation, u"Contoso Ltd"_s);
    }
}

void TestSessionSharing::whatIsOfTheOrganisationIsReadOnce()
{
    end();
    std::atomic<int> calls = 0;
    auto tenant = practice::Tenant::start(
        {{}, {}, [&calls](const QString &, const QString &path, practice::Moment moment) {
             if (moment == practice::Moment::Asked && !path.contains(u"oauth2"))
                 ++calls;
         }});
    QVERIFY(tenant.ok());
    m_tenant = std::move(tenant).value();
    m_visitor = std::make_unique<practice::Visitor>(m_tenant->cloud().value(u"practice").toObject());
    Surroundings together = surroundings();
    together.shared = std::make_shared<SharedSignIn>(SharedSignIn::Reads::Shared);
    const auto callsOf = [&](const Surroundings &at, const QString &mailbox) {
        Session session(at);
        session.edit(&Setup::mailbox, mailbox);
        const int before = calls;
        if (!session.startCheck({}) || wait(session))
            return -1;
        return calls - before;
    };
    QVERIFY(callsOf(together, u"support@contoso.com"_s) > 0);
    const int shared = callsOf(together, u"billing@contoso.com"_s);
    const int alone = callsOf(surroundings(), u"billing@contoso.com"_s);
    QVERIFY2(shared > 0 && shared < alone, qPrintable(u"%1 of %2"_s.arg(shared).arg(alone)));
    qInfo("%d requests for one more mailbox, %d for one alone", shared, alone);
    end();
}

void TestSessionSharing::onePersonIsAskedAtATime()
{
    Surroundings at = surroundings(counting(false));
    at.shared = std::make_shared<SharedSignIn>();
    Session first(at), second(at);
    first.edit(&Setup::mailbox, u"support@contoso.com"_s);
    second.edit(&Setup::mailbox, u"somebody@example.net"_s); // another organisation's
    QSignalSpy secondAsks(&second, &Session::waitingForPerson);
    QVERIFY(first.startSignIn());
    QVERIFY(QTest::qWaitFor([this] { return m_opened == 1; }));
    QVERIFY(second.startSignIn());
    // Meanwhile somebody who began later, and alone, has signed in.
    Session alone(surroundings());
    alone.edit(&Setup::mailbox, u"alex@contoso.com"_s);
    RUN(alone, startSignIn());
    QVERIFY(second.isBusy());
    QCOMPARE(secondAsks.size(), 0);
    QCOMPARE(m_opened, 1);
    // Who waits for its turn can be stopped, and the next one's turn comes with the end of the one before.
    QVERIFY(cancelled(second));
    QVERIFY(second.startSignIn());
    first.cancel();
    QVERIFY(QTest::qWaitFor([this] { return m_opened == 2; }));
    QVERIFY(cancelled(second));
}

void TestSessionSharing::anotherOrganisationIsAskedForItself()
{
    Surroundings at = surroundings(counting());
    at.shared = std::make_shared<SharedSignIn>();
    Session ours(at), elsewhere(at);
    ours.edit(&Setup::mailbox, u"support@contoso.com"_s);
    RUN(ours, startSignIn());
    QCOMPARE(m_opened, 1);
    // Bound to a directory that this person isn't in: what was got for the first one is no use.
    elsewhere.edit(&Setup::mailbox, u"desk@contoso.com"_s);
    elsewhere.edit(&Setup::tenantId, u"0f3c1d5e-8a4b-4f3e-9c11-6b0f5f6b7a12"_s);
    elsewhere.edit(&Setup::clientId, u"2c1f0a3d-5f0e-4b8a-8f45-7d2f1b0c9e3a"_s);
    QVERIFY(elsewhere.startSignIn());
    QVERIFY(QTest::qWaitFor([this] { return m_opened == 2; }, 20000));
    QVERIFY(cancelled(elsewhere));
}

void TestSessionSharing::whoseItIsMustBeKnown()
{
    Surroundings at = surroundings(counting());
    at.shared = std::make_shared<SharedSignIn>(SharedSignIn::Reads::Shared);
    Session one(at), other(at); // no mailbox: they can be two customers'
    RUN(one, startSignIn());
    QCOMPARE(m_opened, 1);
    RUN(other, startSignIn());
    QCOMPARE(m_opened, 2);
    QVERIFY(!at.shared->reads(QString()));
}

void TestSessionSharing::onlyTheLastOrganisationsReadsAreKept()
{
    SharedSignIn shared(SharedSignIn::Reads::Shared);
    const std::weak_ptr<ReadCache> first = shared.reads(u"first"_s);
    const std::weak_ptr<ReadCache> used = shared.reads(u"used"_s);
    for (int number = 0; number < 100; ++number) {
        shared.reads(u"organisation %1"_s.arg(number));
        QVERIFY(used.lock() == shared.reads(u"used"_s));
    }
    QVERIFY(first.expired());
}

void TestSessionSharing::eachAdminThatIsNamedIsAskedOnce()
{
    const QString gone = u"formerly@contoso.com"_s;
    OpenAddress open = counting();
    Surroundings at = surroundings([gone, open](QUrl address) {
        // Whoever is here signs in as Adele instead.
        QUrlQuery query(address);
        if (query.queryItemValue(u"login_hint"_s, QUrl::FullyDecoded) == gone)
            query.removeQueryItem(u"login_hint"_s);
        address.setQuery(query);
        return open(address);
    });
    at.shared = std::make_shared<SharedSignIn>();
    auto signedIn = [&at, number = 0](const QString &admin) mutable {
        Session session(at);
        session.edit(&Setup::mailbox, u"desk%1@contoso.com"_s.arg(++number));
        session.edit(&Setup::adminAccount, admin);
        const bool began = session.startSignIn();
        return began && !wait(session) ? session.setup().adminAccount : QString();
    };
    QCOMPARE(signedIn(u"adele@contoso.com"_s), u"adele@contoso.com"_s);
    QCOMPARE(signedIn(u"Adele@contoso.com"_s), u"adele@contoso.com"_s);
    QCOMPARE(signedIn({}), u"adele@contoso.com"_s);
    QCOMPARE(m_opened, 1);
    QCOMPARE(signedIn(gone), u"adele@contoso.com"_s); // somebody else was named: who is asked
    QCOMPARE(m_opened, 2);
    QCOMPARE(signedIn(gone), u"adele@contoso.com"_s);
    QCOMPARE(m_opened, 2);
}

void TestSessionSharing::whoSignsInElsewhereIsNotShared()
{
    startTenant(u"other-organisation"_s);
    OpenAddress open = counting();
    Surroundings at = surroundings([this, open](QUrl address) {
        QUrlQuery query(address);
        query.removeAllQueryItems(u"login_hint"_s);
        query.addQueryItem(u"login_hint"_s, m_opened == 0 ? u"mia@fabrikam.com"_s : u"adele@contoso.com"_s);
        address.setQuery(query);
        return open(address);
    });
    at.shared = std::make_shared<SharedSignIn>();
    Session slip(at), next(at);
    slip.edit(&Setup::mailbox, u"support@contoso.com"_s);
    QVERIFY(slip.startSignIn());
    const std::optional<Error> refused = wait(slip);
    QVERIFY(refused);
    QCOMPARE(refused->code, u"identity/other-organisation"_s);
    next.edit(&Setup::mailbox, u"billing@contoso.com"_s);
    RUN(next, startSignIn());
    QCOMPARE(m_opened, 2);
    QCOMPARE(next.setup().adminAccount, u"adele@contoso.com"_s);
}

void TestSessionSharing::aSecretThatIsBroughtChangesNoOtherFile()
{
    Session session(surroundings());
    QString first;
    setUpTwo(session, first);
    session.edit(&Setup::tokenGenerated, true);
    const QString second = session.file();
    QVERIFY(session.open(first).ok());
    RUN(session, startCheck({u"azure.client-secret"_s})); // and the secret is there
    const Setup before = loaded(second);
    const Secret same = session.setup().clientSecret;
    session.takeSecret(same);
    RUN(session, startCheck({u"azure.client-secret"_s}));
    QCOMPARE(session.setup().secretKeyId, before.secretKeyId);
    QCOMPARE(loaded(second).secretKeyId, before.secretKeyId);
    QCOMPARE(loaded(second).secretExpires, before.secretExpires);
    QVERIFY(loaded(second).tokenGenerated);
}

void TestSessionSharing::theOldSecretStaysForTheOthers()
{
    Session session(surroundings());
    QString first;
    setUpTwo(session, first);
    const QString second = session.file();
    QVERIFY(session.open(first).ok());
    const QString old = session.setup().secretKeyId;
    RUN(session, startRenewal());
    session.edit(&Setup::tokenGenerated, true); // in this asset, and not in the other one
    const QStringList line{u"azure.client-secret"_s};
    RUN(session, startApply(line));
    QCOMPARE(session.finding(line.constFirst()).code, u"azure/secret-renewed"_s);
    QCOMPARE(session.setup().retiringKeyId, old);
    QVERIFY(session.setup().tokenGenerated);
    Session other(surroundings());
    QVERIFY(other.open(second).ok());
    other.edit(&Setup::tokenGenerated, true); // writes its file
    RUN(session, startApply(line));
    QCOMPARE(session.setup().retiringKeyId, QString());
}

void TestSessionSharing::aRenewalReachesAnOpenMateBeforeItSaves()
{
    Session owner(surroundings()), mate(surroundings());
    setUpMates(owner, mate);
    RUN(owner, startRenewal());
    mate.edit(&Setup::assetName, u"Billing"_s); // writes its file
    QCOMPARE(loaded(mate.file()).assetName, u"Billing"_s);
    QCOMPARE(loaded(mate.file()).secretKeyId, owner.setup().secretKeyId);
    QCOMPARE(loaded(mate.file()).secretExpires, owner.setup().secretExpires);
    QVERIFY(!loaded(mate.file()).tokenGenerated); // Webex Connect doesn't have it in that asset
    QCOMPARE(mate.setup().secretKeyId, owner.setup().secretKeyId);
    QVERIFY(!mate.setup().tokenGenerated);
    // From now on it is the person who says so.
    mate.edit(&Setup::tokenGenerated, true);
    QVERIFY(loaded(mate.file()).tokenGenerated);
}

void TestSessionSharing::aRenewalReachesAnOpenMateBeforeItWorks()
{
    Session owner(surroundings()), mate(surroundings());
    setUpMates(owner, mate);
    RUN(owner, startRenewal());
    QVERIFY(mate.setup().clientSecret != owner.setup().clientSecret);
    RUN(mate, startCheck({u"azure.client-secret"_s}));
    QVERIFY(mate.setup().clientSecret == owner.setup().clientSecret);
    QCOMPARE(mate.finding(u"azure.client-secret"_s).code, u"azure/secret-ready"_s);
    QVERIFY(!mate.setup().tokenGenerated);
}

void TestSessionSharing::aRenewalReachesASecondWindowOfItsSetup()
{
    Session one(surroundings());
    fillStepOne(one);
    RUN(one, startApply(stepTwo()));
    Session other(surroundings());
    QVERIFY(other.open(one.file()).ok());
    RUN(one, startRenewal());
    other.edit(&Setup::assetName, u"Desk"_s); // writes the file
    QCOMPARE(loaded(one.file()).assetName, u"Desk"_s);
    QCOMPARE(loaded(one.file()).secretKeyId, one.setup().secretKeyId);
    QCOMPARE(loaded(one.file()).retiringKeyId, one.setup().retiringKeyId);
    // The next set-up of the app begins with what is there now.
    RUN(one, startRenewal());
    other.beginAnother();
    QCOMPARE(other.setup().secretKeyId, one.setup().secretKeyId);
}

void TestSessionSharing::aMateAtWorkIsToldLater()
{
    Session owner(surroundings()), mate(surroundings());
    setUpMates(owner, mate);
    const QString old = owner.setup().secretKeyId;
    QSignalSpy doubted(&owner, &Session::doubted);
    QLockFile work(mate.file() + u".lock"_s);
    QVERIFY(work.tryLock());
    RUN(owner, startRenewal());
    QCOMPARE(doubted.size(), 1);
    owner.edit(&Setup::tokenGenerated, true); // in its own asset
    const QStringList line{u"azure.client-secret"_s};
    RUN(owner, startApply(line));
    QCOMPARE(owner.setup().retiringKeyId, old); // the mate's works with it still
    work.unlock();
    RUN(owner, startApply(line));
    QCOMPARE(owner.setup().retiringKeyId, old);
    QCOMPARE(loaded(mate.file()).secretKeyId, owner.setup().secretKeyId);
    QVERIFY(!loaded(mate.file()).tokenGenerated);
    mate.edit(&Setup::assetName, u"Billing"_s);
    mate.edit(&Setup::tokenGenerated, true);
    RUN(owner, startApply(line));
    QCOMPARE(owner.setup().retiringKeyId, QString());
}

QTEST_GUILESS_MAIN(TestSessionSharing)
#include "tst_session_sharing.moc"

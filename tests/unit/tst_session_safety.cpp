// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QFile>
#include <QJsonDocument>
#include <QLockFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace cmw;
using namespace Qt::StringLiterals;

/// What keeps one customer's tenant apart from another's, and a change from being lost or doubled.
class TestSessionSafety final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anotherTenantsSetupIsNotRunHere();
    void setupOfAnotherCloudIsRefused();
    void setupThatIsWorkedOnElsewhereIsLeftAlone();
    void refusedChangeDoesNotStand();
    void secretMadeAfterALostOneIsKept();
    void cancelWhileTheKeychainIsReadOpensNoBrowser();
    void forwardingThatThisSetupSetMayBeSetAnew();
    void aYesIsToWhatWasShown();
    void linesThatStoodOnWhatIsUndoneAreLookedAtAgain();
    void aRefusalIsStillSaidAfterTheLastLook();
    void whatTheTestEmailFoundOutlivesACheck();
    void aCheckWithoutSignInCannotTell();

private:
    /// A set-up file as another window would have written it.
    QString written(const QJsonObject &setup) const;
    /// Past the session, as another admin would.
    static bool forwardTo(const QString &address, Session &session);
};

namespace {

/// Answers when it is told to, like one that waits for its password.
class SlowKeychain final : public Keychain {
public:
    void probe(QObject *, std::function<void(Result<void>)> answer) override { answer({}); }
    void write(const QString &, const Secret &, QObject *, std::function<void(Result<void>)> answer) override
    {
        answer({});
    }
    void read(const QString &, QObject *, std::function<void(Result<Secret>)> answer) override
    {
        reading = std::move(answer);
    }
    void remove(const QString &, QObject *, std::function<void(Result<void>)> answer) override { answer({}); }

    std::function<void(Result<Secret>)> reading;
};

} // namespace

QString TestSessionSafety::written(const QJsonObject &setup) const
{
    QFile file(m_folder->filePath(u"other.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QJsonDocument(setup).toJson());
    return file.fileName();
}

void TestSessionSafety::anotherTenantsSetupIsNotRunHere()
{
    const QString elsewhere = u"11111111-2222-3333-4444-555555555555"_s;
    QUrl asked;
    Session session(surroundings([&](const QUrl &address) {
        asked = address;
        if (!address.path().contains(elsewhere))
            m_visitor->open(address);
        return true;
    }));
    fillStepOne(session);
    RUN(session, startSignIn());
    QVERIFY(session.admin().person());

    Session fresh(surroundings());
    fillStepOne(fresh);
    QJsonObject other = fresh.setup().toJson();
    other.insert(u"tenantId"_s, elsewhere);
    other.insert(u"clientId"_s, u"99999999-2222-3333-4444-555555555555"_s);
    const QString file = written(other);
    const Result<void> opened = session.open(file);
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().code + opened.error().evidence));
    QVERIFY(!session.admin().person());
    asked.clear();
    QVERIFY(session.startApply(stepTwo()));
    QTRY_VERIFY(!asked.isEmpty());
    QVERIFY2(asked.path().contains(elsewhere), qPrintable(asked.toString()));
    QSignalSpy ended(&session, &Session::workFinished);
    session.cancel();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(session.setup().tenantId, elsewhere);
    QVERIFY(session.changes().isEmpty());
}

void TestSessionSafety::setupOfAnotherCloudIsRefused()
{
    Session session(surroundings());
    QJsonObject other = session.setup().toJson();
    other.insert(u"cloud"_s, u"usgov"_s);
    other.insert(u"mailbox"_s, u"support@contoso.com"_s);
    const QString file = written(other);
    const Result<void> opened = session.open(file);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, u"setup/other-cloud"_s);
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains("usgov"));
}

void TestSessionSafety::setupThatIsWorkedOnElsewhereIsLeftAlone()
{
    Session session(surroundings());
    fillStepOne(session);
    QLockFile other(session.file() + u".lock"_s);
    QVERIFY(other.tryLock());
    QVERIFY(session.startApply(stepTwo()));
    const std::optional<Error> refused = wait(session);
    QVERIFY(refused);
    QCOMPARE(refused->code, u"setup/in-use"_s);
    QVERIFY(session.changes().isEmpty());
    other.unlock();
    RUN(session, startApply(stepTwo()));
    QVERIFY(!session.changes().isEmpty());
    QVERIFY(other.tryLock()); // and it is given back
}

void TestSessionSafety::refusedChangeDoesNotStand()
{
    startTenant(u"no-role"_s);
    Session session(surroundings());
    fillStepOne(session);
    QVERIFY(session.startApply(stepTwo()));
    wait(session);
    COMPARE_STATE(session, u"azure.app-registration"_s, State::Wrong);
    QVERIFY2(session.changes().isEmpty(), qPrintable(session.changes().value(0).change.task));
}

void TestSessionSafety::secretMadeAfterALostOneIsKept()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    const QString file = session.file();
    // As after a kill: the answer with the secret never came here.
    m_keychain = memoryKeychain();
    QFile stored(file);
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QJsonObject whole = QJsonDocument::fromJson(stored.readAll()).object();
    stored.close();
    whole.remove(u"secretKeyId"_s);
    whole.remove(u"secretExpires"_s);
    QVERIFY(stored.open(QIODevice::WriteOnly | QIODevice::Truncate));
    stored.write(QJsonDocument(whole).toJson());
    stored.close();

    Session next(surroundings());
    QVERIFY(next.open(file).ok());
    RUN(next, startApply(stepTwo()));
    COMPARE_STATE(next, u"azure.client-secret"_s, State::Done);
    QVERIFY(!next.setup().clientSecret.isEmpty());
    const QString keyId = next.setup().secretKeyId;
    QVERIFY(!keyId.isEmpty());
    RUN(next, startApply(stepTwo()));
    QCOMPARE(next.setup().secretKeyId, keyId);
}

void TestSessionSafety::cancelWhileTheKeychainIsReadOpensNoBrowser()
{
    const auto slow = std::make_shared<SlowKeychain>();
    m_keychain = slow;
    bool opened = false;
    Session session(surroundings([&opened](const QUrl &) {
        opened = true;
        return true;
    }));
    fillStepOne(session);
    session.edit(&Setup::clientId, u"99999999-2222-3333-4444-555555555555"_s);
    QVERIFY(session.startCheck(stepTwo()));
    QTRY_VERIFY(slow->reading);
    session.cancel();
    QSignalSpy ended(&session, &Session::workFinished);
    slow->reading(Error{u"keychain/missing"_s, {}, {}});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!opened);
}

void TestSessionSafety::forwardingThatThisSetupSetMayBeSetAnew()
{
    const QString line = u"mailbox.forwarding"_s;
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply({u"mailbox.outbound-policy"_s, line}));
    COMPARE_STATE(session, line, State::Done);

    // The saved form shows another address than it did at the start.
    const QString saved = session.setup().forwardingAddress.section(u'@', 1).prepend(u"other@"_s);
    session.edit(&Setup::forwardingAddress, saved);
    RUN(session, startApply({line}));
    COMPARE_STATE(session, line, State::Done);

    // What somebody else set stays.
    Session stranger(surroundings());
    fillStepOne(stranger);
    RUN(stranger, startApply({line}));
    COMPARE_STATE(stranger, line, State::Wrong);
}

bool TestSessionSafety::forwardTo(const QString &address, Session &session)
{
    std::optional<AdminTokens> tokens;
    session.admin().ensure({Resource::Exchange, {}}, [&](const Result<AdminTokens> &result) {
        if (result)
            tokens = *result;
    });
    if (!QTest::qWaitFor([&] { return tokens.has_value(); }, 20000))
        return false;
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, std::chrono::seconds(20), {}, {}, {}});
    cloud.exchange.setTenant(session.setup().tenantId, session.setup().adminAccount);
    return cloud.exchange.setForwarding(session.setup().mailbox, address, true).ok();
}

void TestSessionSafety::aYesIsToWhatWasShown()
{
    const QString line = u"mailbox.forwarding"_s, code = u"mailbox/forwarding-elsewhere"_s;
    startTenant(u"forwarding-elsewhere"_s);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startCheck({line}));
    QCOMPARE(session.finding(line).code, code);
    session.edit(&Setup::agreed, QStringList{code});
    QVERIFY(forwardTo(u"legal@fabrikam.com"_s, session));
    RUN(session, startApply({line}));
    COMPARE_STATE(session, line, State::Wrong);
    QCOMPARE(session.finding(line).args[u"found"_s].toString(), u"legal@fabrikam.com"_s);
    QVERIFY(session.setup().agreed.isEmpty());

    session.edit(&Setup::agreed, QStringList{code});
    RUN(session, startApply({line}));
    COMPARE_STATE(session, line, State::Done);
}

void TestSessionSafety::linesThatStoodOnWhatIsUndoneAreLookedAtAgain()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    session.edit(&Setup::tokenGenerated, true);
    session.checkLocal();
    COMPARE_STATE(session, u"connect.form"_s, State::Done);

    RUN(session, startUndo({}));
    for (const QString &task : {u"azure.app-registration"_s, u"azure.redirect-uri"_s, u"azure.permissions"_s,
             u"azure.client-secret"_s, u"mailbox.forwarding"_s})
        COMPARE_STATE(session, task, State::ToDo);
    QVERIFY(session.finding(u"connect.form"_s).state != State::Done);
    QVERIFY(!session.setup().tokenGenerated);
    RUN(session, startApply(stepTwo() + stepThree()));
    COMPARE_STATE(session, u"connect.generate-token"_s, State::ForPerson);
}

void TestSessionSafety::aRefusalIsStillSaidAfterTheLastLook()
{
    startTenant(u"no-role"_s);
    Session session(surroundings());
    fillStepOne(session);
    const QString line = u"azure.app-registration"_s;
    QVERIFY(session.startApply(stepTwo()));
    wait(session);
    const QString why = session.finding(line).code;
    RUN(session, startCheck(stepTwo(), Session::Refusals::Keep));
    COMPARE_STATE(session, line, State::Wrong);
    QCOMPARE(session.finding(line).code, why);
    RUN(session, startCheck(stepTwo()));
    COMPARE_STATE(session, line, State::ToDo);
}

void TestSessionSafety::whatTheTestEmailFoundOutlivesACheck()
{
    const QString line = u"verify.test-email"_s;
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo() + stepThree()));
    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    COMPARE_STATE(session, line, State::Done);

    Session next(surroundings());
    QVERIFY(next.open(session.file()).ok());
    RUN(next, startCheck({}));
    COMPARE_STATE(next, line, State::Done);
    // Of another app it would say nothing.
    RUN(next, startUndo({}));
    COMPARE_STATE(next, line, State::ToDo);
}

void TestSessionSafety::aCheckWithoutSignInCannotTell()
{
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startApply(stepTwo()));
    Surroundings nowhere = surroundings();
    nowhere.endpoints.authority = nowhere.endpoints.browserAuthority = QUrl(u"https://localhost:1"_s);
    nowhere.open = [](const QUrl &) { return false; };

    Session next(nowhere);
    QVERIFY(next.open(session.file()).ok());
    QSignalSpy waiting(&next, &Session::waitingForPerson);
    QVERIFY(next.startCheck(stepTwo()));
    QTRY_COMPARE(waiting.size(), 1);
    // The person's browser comes back with a code that nobody takes.
    const QUrlQuery asked(waiting.first().first().toUrl());
    QUrl back(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    back.setQuery(u"code=x&state="_s + asked.queryItemValue(u"state"_s));
    QNetworkAccessManager browser;
    const std::unique_ptr<QNetworkReply> reply(browser.get(QNetworkRequest(back)));
    const std::optional<Error> failure = wait(next);
    QVERIFY(failure);
    QVERIFY2(failure->code.startsWith(u"network/"), qPrintable(failure->code));
    COMPARE_STATE(next, u"azure.app-registration"_s, State::Unknown);
    QCOMPARE(next.finding(u"azure.app-registration"_s).code, failure->code);
    QVERIFY(next.setup().clientId == session.setup().clientId);
}

QTEST_GUILESS_MAIN(TestSessionSafety)
#include "tst_session_safety.moc"

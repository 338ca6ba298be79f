// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"
#include "services/pastedaddress.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

#include <mutex>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString callback = u"https://contoso.us.webexconnect.io/callback"_s;
const QString ownState = u"cWFzd2VyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A"_s;
const QString good = callback + u"?code=1.AXoA-b_c.d&session_state=7e0b&state="_s + ownState;

/// "ok: code" or the error's code.
QString reading(const QString &pasted)
{
    const Result<SignInAnswer> answer =
        pastedAnswer(pasted, {callback, ownState, u"login.microsoftonline.com"_s});
    if (!answer)
        return answer.error().code;
    return answer->contains(u"error"_s) ? answer->value(u"error"_s) : u"ok: "_s + answer->value(u"code"_s);
}

} // namespace

/// The mailbox's own sign-in for the test email where it doesn't go to a redirect URI of the wizard's: an address that
/// the person pastes, and none at all.
class TestMailboxSignIn final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_ends.clear();
        m_last.clear();
    }
    void cleanup() { end(); }

    void pastedAddressIsRead_data();
    void pastedAddressIsRead();
    void nothingOfThePastedTextIsInAnError();
    void chosenPastingLeavesTheAppAsItIs();
    void lackOfTheRightLeadsToPasting();
    void refusedAdminLeadsToPasting();
    void setUpByHandNeedsNoAdmin();
    void tenantIsFoundByTheMailboxesDomain();
    void appOfAnotherSetUpStaysAsItIs();
    void addressOfAnotherSignInIsSaidAndTheWaitGoesOn();
    void refusedSignInIsDiagnosed();
    void anotherAccountIsNamed();
    void usedCodeIsExplained();
    void codeIsNowhereAfterwards();
    void cancelEndsTheWait();
    void leftToWebexConnectNothingButTheServerIsTried();
    void leftToWebexConnectAServerOutOfReachIsNamed();

private:
    /// Opens as the visitor does, and keeps where each sign-in ended.
    OpenAddress bringing(const QString &insteadOf = {}, const QString &account = {});
    void fillPrepared(Session &session) const;
    void startByHand(Session &session) const;
    bool waitForAddress(
        Session &session, const QString &to = u"alex@contoso.com"_s, MailboxWay way = MailboxWay::ByItself);
    /// Where the browser ended, once it has.
    QString broughtBack();

    std::mutex m_mutex;
    QHash<QUrl, QUrl> m_ends;
    QUrl m_last;
    std::optional<Error> m_because;
};

OpenAddress TestMailboxSignIn::bringing(const QString &insteadOf, const QString &account)
{
    m_visitor->tellEnds([this](const QUrl &opened, const QUrl &end) {
        const std::scoped_lock lock(m_mutex);
        m_ends.insert(opened, end);
    });
    return [this, insteadOf, account](const QUrl &address) {
        QUrl theirs(address);
        if (QUrlQuery query(address);
            !account.isEmpty() && query.queryItemValue(u"login_hint"_s, QUrl::FullyDecoded) == insteadOf) {
            query.removeAllQueryItems(u"login_hint"_s);
            query.addQueryItem(u"login_hint"_s, account);
            theirs.setQuery(query);
        }
        m_last = theirs;
        m_visitor->open(theirs);
        return true;
    };
}

QString TestMailboxSignIn::broughtBack()
{
    const auto end = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_ends.value(m_last);
    };
    return QTest::qWaitFor([&] { return !end().isEmpty(); }, 20000) ? end().toString(QUrl::FullyEncoded)
                                                                    : QString();
}

void TestMailboxSignIn::fillPrepared(Session &session) const
{
    const QJsonObject prepared =
        m_tenant->cloud().value(u"practice").toObject().value(u"prepared").toObject();
    session.edit(&Setup::mailbox, u"support@contoso.com"_s);
    session.takeSecret(Secret(prepared.value(u"secret").toString().toUtf8()));
    session.edit(&Setup::clientId, prepared.value(u"clientId").toString());
    session.edit(&Setup::appObjectId, prepared.value(u"appObjectId").toString());
    session.edit(&Setup::callbackUrl, prepared.value(u"callbackUrl").toString());
    session.edit(&Setup::forwardingAddress, prepared.value(u"forwardingAddress").toString());
    session.edit(&Setup::tenantId, m_tenant->addresses().tenantId);
}

void TestMailboxSignIn::startByHand(Session &session) const
{
    fillPrepared(session);
    session.edit(&Setup::appObjectId, QString());
}

bool TestMailboxSignIn::waitForAddress(Session &session, const QString &to, MailboxWay way)
{
    QSignalSpy waiting(&session, &Session::waitingForAddress);
    if (!session.startTestEmail(to, way) || !waiting.wait(30000))
        return false;
    m_because = waiting.first().at(2).value<std::optional<Error>>();
    return session.isWaitingForAddress();
}

void TestMailboxSignIn::pastedAddressIsRead_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("expected");
    const QString ok = u"ok: 1.AXoA-b_c.d"_s;
    QTest::newRow("as it is") << good << ok;
    QTest::newRow("space around it") << u"  \n"_s + good + u"\r\n"_s << ok;
    QTest::newRow("without the scheme") << good.mid(8) << ok;
    QTest::newRow("the host in capitals") << QString(good).replace(u"contoso"_s, u"CONTOSO"_s) << ok;
    QTest::newRow("& as HTML has it") << QString(good).replace(u"&"_s, u"&amp;"_s) << ok;
    QTest::newRow("broken into lines") << QString(good).insert(60, u"\n"_s).insert(90, u"\r\n  "_s) << ok;
    QTest::newRow("zero-width space") << QString(good).insert(50, QChar(0x200b)) << ok;
    QTest::newRow("in angle brackets") << u'<' + good + u'>' << ok;
    QTest::newRow("in quotes") << u'"' + good + u"\"."_s << ok;
    QTest::newRow("among words") << u"here it is: "_s + good + u" thanks!"_s << ok;
    QTest::newRow("with a # behind it") << good + u'#' << ok;
    QTest::newRow("as a fragment") << QString(good).replace(u'?', u'#') << ok;
    QTest::newRow("wrapped by a mail filter") << u"https://eur01.safelinks.protection.outlook.com/?url="_s
            + QString::fromLatin1(QUrl::toPercentEncoding(good))
            + u"&data=05%7C02&reserved=0"_s << ok;
    QTest::newRow("escaped values") << QString(good).replace(u"1.AXoA"_s, u"1%2EAXoA"_s) << ok;
    QTest::newRow("refused") << callback
            + u"?error=access_denied&error_description=AADSTS65004%3a+declined&state="_s
            + ownState << u"access_denied"_s;
    // Brackets as they are, as Microsoft sends them.
    const QString refusal = callback
        + u"?error=interaction_required&error_description=AADSTS50105%3a+assigned+to+%27a%27(Webex).&state="_s;
    QTest::newRow("refused, with brackets in it") << refusal + ownState << u"interaction_required"_s;
    QTest::newRow("the same in brackets")
        << u"(see "_s + refusal + ownState + u")."_s << u"interaction_required"_s;
    QTest::newRow("the same of another") << refusal + u"another"_s << u"pasted/other-sign-in"_s;
    QTest::newRow("in round brackets") << u"("_s + good + u") that's it"_s << ok;
    QTest::newRow("cut off in brackets") << u"["_s + good.chopped(4) + u"]"_s << u"pasted/cut-off"_s;
    QTest::newRow("nothing") << u" \n"_s << u"pasted/empty"_s;
    QTest::newRow("another's state") << callback + u"?code=1.A&state=another"_s << u"pasted/other-sign-in"_s;
    QTest::newRow("another's refusal")
        << callback + u"?error=access_denied&state=another"_s << u"pasted/other-sign-in"_s;
    QTest::newRow("our state, and more") << good + u"x"_s << u"pasted/other-sign-in"_s;
    QTest::newRow("cut off in the state") << good.chopped(4) << u"pasted/cut-off"_s;
    QTest::newRow("cut off in the code") << callback + u"?code=1.AXo"_s << u"pasted/cut-off"_s;
    QTest::newRow("no code") << callback + u"?state="_s + ownState << u"pasted/cut-off"_s;
    QTest::newRow("an empty code") << callback + u"?code=&state="_s + ownState << u"pasted/cut-off"_s;
    QTest::newRow("no values") << callback << u"pasted/cut-off"_s;
    QTest::newRow("a broken percent sign")
        << QString(good).replace(u"AXoA"_s, u"AX%2"_s) << u"pasted/damaged"_s;
    QTest::newRow("Microsoft's page")
        << u"https://login.microsoftonline.com/5d3ca94e/oauth2/v2.0/authorize?client_id=1"_s
        << u"pasted/sign-in-page"_s;
    QTest::newRow("another page") << u"https://contoso.us.webexconnect.io/login"_s << u"pasted/elsewhere"_s;
    QTest::newRow("another host") << QString(good).replace(u"contoso.us"_s, u"contoso.eu"_s)
                                  << u"pasted/elsewhere"_s;
    QTest::newRow("Microsoft's number")
        << u"Sorry, but we're having trouble signing you in. AADSTS50011: The redirect URI"_s
        << u"pasted/refused"_s;
}

void TestMailboxSignIn::pastedAddressIsRead()
{
    QFETCH(const QString, pasted);
    QFETCH(const QString, expected);
    QCOMPARE(reading(pasted), expected);
}

void TestMailboxSignIn::nothingOfThePastedTextIsInAnError()
{
    const QString secret = u"1.AXoA-very-secret"_s;
    for (const QString &pasted :
        {callback + u"?state=x&code="_s + secret, secret, u"https://example.org/?code="_s + secret,
            callback + u"?code=%2&x="_s + secret, u"AADSTS50011 "_s + secret}) {
        const Result<SignInAnswer> answer = pastedAnswer(pasted, {callback, ownState, {}});
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().evidence.isEmpty());
        for (const QVariant &value : answer.error().args)
            QVERIFY2(!value.toString().contains(u"secret"), qPrintable(value.toString()));
    }
}

void TestMailboxSignIn::chosenPastingLeavesTheAppAsItIs()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    fillPrepared(session);
    QVERIFY(waitForAddress(session, u"alex@contoso.com"_s, MailboxWay::Paste));
    QVERIFY(!m_because);
    const QUrlQuery asked(m_last);
    QCOMPARE(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), session.setup().callbackUrl);
    QCOMPARE(asked.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(asked.queryItemValue(u"login_hint"_s, QUrl::FullyDecoded), u"support@contoso.com"_s);
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
    COMPARE_STATE(session, u"verify.test-email"_s, State::Done);
    QVERIFY(!session.admin().person()); // nobody was asked to administer anything
    QVERIFY(session.changes().isEmpty());
}

void TestMailboxSignIn::lackOfTheRightLeadsToPasting()
{
    startTenant(u"app-of-others"_s);
    Session session(surroundings(bringing()));
    fillPrepared(session);
    QVERIFY(waitForAddress(session));
    QVERIFY(m_because);
    QCOMPARE(m_because->code, u"graph/denied"_s);
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
    QVERIFY(session.changes().isEmpty());
}

void TestMailboxSignIn::refusedAdminLeadsToPasting()
{
    startTenant(u"prepared"_s);
    Session session(surroundings([this, mailbox = bringing()](const QUrl &address) {
        const QUrlQuery query(address);
        if (query.queryItemValue(u"scope"_s, QUrl::FullyDecoded).contains(u"SMTP.Send"))
            return mailbox(address);
        // The organisation lets nobody use the wizard's client.
        m_visitor->open(QUrl(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded)
            + u"?error=access_denied&error_description=AADSTS90094%3a+approval&state="_s
            + query.queryItemValue(u"state"_s)));
        return true;
    }));
    fillPrepared(session);
    QVERIFY(waitForAddress(session));
    QVERIFY(m_because);
    QCOMPARE(m_because->code, u"identity/needs-approval"_s);
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
}

void TestMailboxSignIn::setUpByHandNeedsNoAdmin()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    QVERIFY(m_because);
    QCOMPARE(m_because->code, u"pasted/no-admin"_s);
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
}

void TestMailboxSignIn::tenantIsFoundByTheMailboxesDomain()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    session.edit(&Setup::tenantId, QString());
    QVERIFY(waitForAddress(session));
    QVERIFY2(m_last.path().contains(m_tenant->addresses().tenantId), qPrintable(m_last.path()));
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
}

void TestMailboxSignIn::appOfAnotherSetUpStaysAsItIs()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    fillPrepared(session);
    session.edit(&Setup::sharedAppWith, u"billing@contoso.com"_s);
    QVERIFY(waitForAddress(session));
    QVERIFY(m_because);
    QCOMPARE(m_because->code, u"pasted/app-of-another"_s);
    session.cancel();
    QVERIFY(wait(session));
}

void TestMailboxSignIn::addressOfAnotherSignInIsSaidAndTheWaitGoesOn()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    const QString first = broughtBack();
    session.cancel();
    QVERIFY(wait(session));
    QVERIFY(waitForAddress(session));
    const Judgement wrong = session.takePastedAddress(first);
    QVERIFY(wrong);
    QCOMPARE(wrong->code, u"pasted/other-sign-in"_s);
    QVERIFY(session.isWaitingForAddress());
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);
}

void TestMailboxSignIn::refusedSignInIsDiagnosed()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    const QString state = QUrlQuery(m_last).queryItemValue(u"state"_s);
    QVERIFY(!session.takePastedAddress(session.setup().callbackUrl
        + u"?error=invalid_client&error_description=AADSTS650052%3a+The+app+needs+access&state="_s + state));
    QVERIFY(!wait(session));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"identity/refused"_s);
    QCOMPARE(finding.args.value(u"aadsts"_s).toString(), u"650052"_s);
    QVERIFY(finding.evidence.contains(u"The app needs access"));
}

void TestMailboxSignIn::anotherAccountIsNamed()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing(u"support@contoso.com"_s, u"adele@contoso.com"_s)));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    QVERIFY(!session.takePastedAddress(broughtBack()));
    QVERIFY(!wait(session));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"verify/wrong-account"_s);
    QCOMPARE(finding.args.value(u"account"_s).toString(), u"adele@contoso.com"_s);
    QCOMPARE(finding.args.value(u"wanted"_s).toString(), u"support@contoso.com"_s);
}

void TestMailboxSignIn::usedCodeIsExplained()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    QUrl used(broughtBack());
    QVERIFY(!session.takePastedAddress(used.toString(QUrl::FullyEncoded)));
    QVERIFY(!wait(session));
    QVERIFY(session.testEmail()->accepted);

    QVERIFY(waitForAddress(session));
    QUrlQuery query(used);
    query.removeAllQueryItems(u"state"_s);
    query.addQueryItem(u"state"_s, QUrlQuery(m_last).queryItemValue(u"state"_s));
    used.setQuery(query);
    QVERIFY(!session.takePastedAddress(used.toString(QUrl::FullyEncoded)));
    QVERIFY(!wait(session));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"pasted/code-used"_s);
    QVERIFY(finding.evidence.contains(u"AADSTS54005"));
}

void TestMailboxSignIn::codeIsNowhereAfterwards()
{
    startTenant(u"app-of-others"_s);
    Session session(surroundings(bringing()));
    fillPrepared(session);
    QVERIFY(waitForAddress(session));
    const QString address = broughtBack();
    const QString code = QUrlQuery(QUrl(address)).queryItemValue(u"code"_s);
    QVERIFY(!code.isEmpty());
    QVERIFY(!session.takePastedAddress(address));
    QVERIFY(!wait(session));
    QString all = session.testEmail()->transcript + session.finding(u"verify.test-email"_s).evidence;
    for (const Stage &stage : session.testEmail()->stages)
        all += stage.reply;
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::Hidden);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += QString::fromUtf8(file.readAll());
    }
    QVERIFY(!all.contains(code));
}

void TestMailboxSignIn::cancelEndsTheWait()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QVERIFY(waitForAddress(session));
    session.cancel();
    const std::optional<Error> error = wait(session);
    QVERIFY(error);
    QVERIFY(error->isCancelled());
    QVERIFY(!session.isWaitingForAddress());
}

void TestMailboxSignIn::leftToWebexConnectNothingButTheServerIsTried()
{
    startTenant(u"prepared"_s);
    Session session(surroundings(bringing()));
    startByHand(session);
    QSignalSpy asked(&session, &Session::waitingForPerson);
    RUN(session, startTestEmail({}, MailboxWay::WebexConnect));
    QVERIFY(asked.isEmpty());
    QVERIFY(m_last.isEmpty());
    const Finding finding = session.finding(u"verify.test-email"_s);
    QCOMPARE(finding.code, u"verify/left-to-webex-connect"_s);
    QCOMPARE(finding.state, State::ForPerson);
    QStringList stages;
    for (const Stage &stage : session.testEmail()->stages)
        stages.append(stage.ok ? stage.name : u"failed "_s + stage.name);
    QCOMPARE(stages, QStringList({u"lookup"_s, u"connect"_s, u"greeting"_s, u"tls"_s}));
    QVERIFY(!session.testEmail()->accepted);
}

void TestMailboxSignIn::leftToWebexConnectAServerOutOfReachIsNamed()
{
    startTenant(u"prepared"_s);
    Surroundings elsewhere = surroundings(bringing());
    elsewhere.endpoints.extraCa.clear(); // as where something in between shows a certificate of its own
    Session session(elsewhere);
    startByHand(session);
    RUN(session, startTestEmail({}, MailboxWay::WebexConnect));
    const Finding finding = session.finding(u"verify.test-email"_s);
    QVERIFY2(finding.code.startsWith(u"smtp/tls"), qPrintable(finding.code));
    QCOMPARE(finding.state, State::Wrong);
}

QTEST_GUILESS_MAIN(TestMailboxSignIn)
#include "tst_mailbox_signin.moc"

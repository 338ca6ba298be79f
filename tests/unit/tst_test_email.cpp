// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <functional>
#include <future>
#include <utility>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString receiver = u"alex@contoso.com"_s;
const QString secretTask = u"verify.secret"_s;
const QString testTask = u"verify.test-email"_s;

/// Where this process listens, the practice tenant's ports included.
QSet<quint16> openPorts()
{
    QSet<QString> own;
    const QFileInfoList files = QDir(u"/proc/self/fd"_s).entryInfoList(QDir::System | QDir::Files);
    for (const QFileInfo &file : files) {
        const QString target = file.symLinkTarget().section(u'/', -1);
        if (target.startsWith(u"socket:["))
            own.insert(target.mid(8).chopped(1));
    }
    QSet<quint16> ports;
    QFile sockets(u"/proc/self/net/tcp"_s);
    if (!sockets.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromLatin1(sockets.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList columns = line.simplified().split(u' ');
        if (columns.value(3) == u"0A" && own.contains(columns.value(9))) // 0A: it listens
            ports.insert(columns.value(1).section(u':', 1).toUShort(nullptr, 16));
    }
    return ports;
}

/// As any page or program of this machine can. Blocking, and never in the session's own thread.
void knock(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(5000))
        return;
    socket.write("GET /?code=x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    socket.waitForDisconnected(5000);
}

} // namespace

/// How a test email ends: once, whenever it is stopped, and nothing of it acts on what comes after it.
class TestTestEmail final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup()
    {
        m_onRequest = {};
        end();
        m_whileChanging = {};
    }

    void cancelEndsItOnceAtEveryMoment_data();
    void cancelEndsItOnceAtEveryMoment();
    void cancelBetweenTheRefusalAndItsNewsEndsItOnce();
    void testThatIsOverCannotBeCancelled();
    void afterTheFallbackNobodyListens();
    void knockBeforeAnybodyIsAskedEndsNothing();

private:
    /// One whose requests are told to m_onRequest, in this thread.
    void startWatched(const QString &scenario);
    /// Asks nobody as the mailbox, where that is said; the admin is there.
    OpenAddress opening(bool asMailbox);
    void fillPrepared(Session &session) const;

    std::function<void(const QString &method, const QString &path)> m_onRequest;
    std::function<void()> m_whileChanging; ///< in the practice tenant's thread, before Graph changes anything
};

void TestTestEmail::startWatched(const QString &scenario)
{
    m_visitor.reset();
    auto tenant = practice::Tenant::start(
        {scenario, {}, [this](const QString &method, const QString &path, practice::Moment moment) {
             if (moment != practice::Moment::Asked)
                 return;
             if (method == u"PATCH" && m_whileChanging)
                 m_whileChanging();
             QMetaObject::invokeMethod(
                 this,
                 [this, method, path] {
                     if (m_onRequest)
                         m_onRequest(method, path);
                 },
                 Qt::QueuedConnection);
         }});
    QVERIFY(tenant.ok());
    m_tenant = std::move(tenant).value();
    m_visitor = std::make_unique<practice::Visitor>(m_tenant->cloud().value(u"practice").toObject());
}

OpenAddress TestTestEmail::opening(bool asMailbox)
{
    return [this, asMailbox](const QUrl &address) {
        const bool isMailbox = QUrlQuery(address).queryItemValue(u"scope"_s).contains(u"SMTP.Send");
        if (!isMailbox || asMailbox)
            m_visitor->open(address);
        return true;
    };
}

void TestTestEmail::fillPrepared(Session &session) const
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

void TestTestEmail::cancelEndsItOnceAtEveryMoment_data()
{
    QTest::addColumn<QString>("moment");
    for (const char *moment :
        {"start", "admin", "adding", "mailbox", "redeeming", "pasting", "pasted", "taking back", "1 stages",
            "2 stages", "3 stages", "4 stages", "5 stages", "6 stages", "7 stages"})
        QTest::newRow(moment) << QString::fromLatin1(moment);
}

void TestTestEmail::cancelEndsItOnceAtEveryMoment()
{
    QFETCH(const QString, moment);
    startWatched(u"prepared"_s);
    const QSet<quint16> before = openPorts();
    Session session(
        surroundings(opening(moment != u"mailbox" && moment != u"pasting" && moment != u"pasted")));
    fillPrepared(session);
    QSignalSpy ends(&session, &Session::workFinished);
    bool wasMet = false;
    QObject context; // what is awaited goes with it
    const auto cancel = [&] {
        if (!std::exchange(wasMet, true))
            session.cancel();
    };
    int asked = 0, changes = 0, stages = 0;
    connect(&session, &Session::waitingForPerson, &context, [&] {
        ++asked;
        if ((moment == u"admin" && asked == 1) || (moment == u"mailbox" && asked == 2))
            cancel();
    });
    connect(&session, &Session::waitingForAddress, &context, [&](const QUrl &address) {
        if (moment == u"pasted") {
            const QString state = QUrlQuery(address).queryItemValue(u"state"_s);
            QVERIFY(!session.takePastedAddress(session.setup().callbackUrl + u"?code=x&state="_s + state));
        }
        cancel();
    });
    connect(&session, &Session::stageEnded, &context, [&] {
        if (moment == u"%1 stages"_s.arg(++stages))
            cancel();
    });
    m_onRequest = [&](const QString &method, const QString &path) {
        if (method == u"PATCH" && path.contains(u"/applications"))
            ++changes;
        const bool isToken = path.endsWith(u"/token") && asked == 2;
        if ((moment == u"adding" && changes == 1) || (moment == u"taking back" && changes == 2)
            || (moment == u"redeeming" && isToken))
            cancel();
    };
    QVERIFY(session.startTestEmail(
        receiver, moment.startsWith(u"past") ? MailboxWay::Paste : MailboxWay::Wizard));
    if (moment == u"start")
        cancel();
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, 60000);
    m_onRequest = {};
    context.disconnect();
    QVERIFY(wasMet);
    QVERIFY(!session.isBusy());
    // The mail may have been on its way already.
    const auto error = ends.first().first().value<std::optional<Error>>();
    QVERIFY2((error && error->isCancelled()) || session.testEmail()->accepted,
        error ? qPrintable(error->code) : "");
    QCOMPARE(openPorts(), before);

    // What comes after it goes its own way.
    m_visitor->tellEnds({});
    RUN(session, startCheck({secretTask}));
    COMPARE_STATE(session, secretTask, State::Done);
    QCOMPARE(ends.size(), 2);
}

void TestTestEmail::cancelBetweenTheRefusalAndItsNewsEndsItOnce()
{
    startWatched(u"prepared"_s);
    Session session(surroundings());
    fillPrepared(session);
    session.edit(&Setup::callbackUrl, QString());
    QSignalSpy ends(&session, &Session::workFinished);
    connect(
        &session, &Session::taskStarted, this,
        [&session](const QString &task) {
            if (task == testTask)
                QMetaObject::invokeMethod(&session, &Session::cancel, Qt::QueuedConnection);
        },
        Qt::SingleShotConnection);
    QVERIFY(session.startTestEmail(receiver, MailboxWay::Paste));
    QVERIFY(ends.wait(20000));
    RUN(session, startCheck({secretTask}));
    COMPARE_STATE(session, secretTask, State::Done);
    QCOMPARE(ends.size(), 2);
}

void TestTestEmail::testThatIsOverCannotBeCancelled()
{
    startWatched(u"prepared"_s);
    Session session(surroundings());
    fillPrepared(session);
    QSignalSpy ends(&session, &Session::workFinished);
    RUN(session, startTestEmail(u"nobody"_s, MailboxWay::Paste));
    COMPARE_STATE(session, testTask, State::Wrong);
    const QString code = session.finding(testTask).code;
    connect(
        &session, &Session::taskStarted, this, [&session] { session.cancel(); }, Qt::SingleShotConnection);
    QVERIFY(session.startCheck({secretTask}));
    QVERIFY(wait(session));
    RUN(session, startCheck({secretTask}));
    COMPARE_STATE(session, secretTask, State::Done);
    QCOMPARE(ends.size(), 3);
    QCOMPARE(session.finding(testTask).code, code);
}

void TestTestEmail::afterTheFallbackNobodyListens()
{
    startWatched(u"app-of-others"_s);
    const QSet<quint16> before = openPorts();
    if (before.isEmpty())
        QSKIP("this system doesn't say which ports are open");
    Session session(surroundings(opening(false)));
    fillPrepared(session);
    QSet<quint16> loopback;
    m_whileChanging = [&] { loopback = openPorts() - before; };
    QSignalSpy waiting(&session, &Session::waitingForAddress);
    QSignalSpy ends(&session, &Session::workFinished);
    QVERIFY(session.startTestEmail(receiver));
    QVERIFY(waiting.wait(30000));
    QCOMPARE(loopback.size(), 1); // so it did listen
    const auto knocked = std::async(std::launch::async, knock, *loopback.constBegin());
    QTRY_VERIFY(knocked.wait_for(0s) == std::future_status::ready);
    QCOMPARE(openPorts(), before);
    QVERIFY(session.isWaitingForAddress());
    QVERIFY(ends.isEmpty());
    session.cancel();
    QVERIFY(wait(session));
}

void TestTestEmail::knockBeforeAnybodyIsAskedEndsNothing()
{
    startWatched(u"prepared"_s);
    const QSet<quint16> before = openPorts();
    if (before.isEmpty())
        QSKIP("this system doesn't say which ports are open");
    Session session(surroundings(opening(true)));
    fillPrepared(session);
    QSet<quint16> loopback;
    m_whileChanging = [&] {
        if (!loopback.isEmpty())
            return;
        loopback = openPorts() - before;
        for (const quint16 port : std::as_const(loopback))
            knock(port);
    };
    QSignalSpy ends(&session, &Session::workFinished);
    QVERIFY(session.startTestEmail(receiver));
    QVERIFY(ends.wait(60000));
    QCOMPARE(loopback.size(), 1);
    COMPARE_STATE(session, testTask, State::Done);
    QCOMPARE(ends.size(), 1);
}

QTEST_GUILESS_MAIN(TestTestEmail)
#include "tst_test_email.moc"

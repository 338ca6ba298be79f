// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QElapsedTimer>
#include <QHash>
#include <QMutex>
#include <QTest>

#include <algorithm>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How many requests of Graph had to wait for one another: each begins after the answer to the one before.
class Chain final {
public:
    void note(const QString &path, practice::Moment moment)
    {
        if (!path.startsWith(u"/v1.0/"))
            return;
        const QMutexLocker lock(&m_mutex);
        if (moment == practice::Moment::Asked)
            m_open[path].append(m_answered + 1);
        else
            m_answered = std::max(m_answered, m_open[path].takeFirst());
        m_told.append(
            u"%1 %2 %3"_s.arg(moment == practice::Moment::Asked ? u">"_s : u"<"_s).arg(m_answered).arg(path));
    }
    int length() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_answered;
    }
    /// For a person who wants to see why it is longer.
    QString told() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_told.join(u'\n');
    }
    void reset()
    {
        const QMutexLocker lock(&m_mutex);
        m_answered = 0;
        m_told.clear();
    }

private:
    mutable QMutex m_mutex;
    QHash<QString, QList<int>> m_open;
    int m_answered = 0;
    QStringList m_told;
};

/// What is there of the app, counted: more than one of anything was made twice.
struct Made {
    qsizetype apps = 0, secrets = 0, roles = 0, grants = 0;
    bool operator==(const Made &) const = default;
};

} // namespace

/// Whole runs on directories that are slow or unwilling, and how few round trips they take on a good one.
class TestSessionWeather final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void weatherIsOutlived_data();
    void weatherIsOutlived();
    void roundTripsAreAsFewAsTheDependenciesAllow();
    void cancelWorksWhileItWaits();

private:
    Made made(const Session &session);
};

Made TestSessionWeather::made(const Session &session)
{
    // With a sign-in of its own: the session's may be used up.
    Session counting(surroundings());
    counting.begin();
    std::optional<AdminTokens> tokens;
    counting.admin().ensure(
        {Resource::Graph, {u"Directory.Read.All"_s}}, [&](const Result<AdminTokens> &result) {
            if (result)
                tokens = *result;
        });
    if (!QTest::qWaitFor([&] { return tokens.has_value(); }, 20000))
        return {};
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, 20s, {}, {}, {}});
    const QString clientId = session.setup().clientId;
    const auto apps = cloud.graph.applicationsByName(session.setup().appName);
    if (!apps || apps->isEmpty())
        return {};
    return {apps->size(), apps->constFirst().value(u"passwordCredentials").toArray().size(),
        cloud.graph.appRoleAssignments(clientId)->size(), cloud.graph.permissionGrants(clientId)->size()};
}

void TestSessionWeather::weatherIsOutlived_data()
{
    QTest::addColumn<QString>("scenario");
    for (const auto *name : {"throttled-without-time", "busy", "gateway-timeout", "server-error",
             "slow-directory", "slow-principal", "fresh-forbidden", "lost-answer", "lost-answer-secret",
             "lost-answer-principal", "lost-answer-consent", "reset-before", "reset-after", "batch-mixed",
             "token-expires", "claims-challenge", "broken-json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSessionWeather::weatherIsOutlived()
{
    QFETCH(const QString, scenario);
    startTenant(scenario);
    Surroundings around = surroundings();
    around.pace = 20;
    Session session(around);
    session.begin();
    fillStepOne(session);
    QVERIFY(session.startApply(stepTwo()));
    (void)wait(session); // what was cut off may be told; a second run finds what is there
    RUN(session, startApply(stepTwo()));
    for (const QString &task : stepTwo()) {
        const State state = session.finding(task).state;
        QVERIFY2(state == State::Done || state == State::NotNeeded,
            qPrintable(task + u' ' + session.finding(task).code + u' ' + session.finding(task).evidence));
    }
    QCOMPARE(made(session), (Made{1, 1, 1, 2}));
    // What was taken back or never carried out doesn't stand in the journal, either.
    RUN(session, startUndo({}));
    QVERIFY(session.changes().isEmpty());
}

// The dependencies of step 2 on a directory that has nothing yet, one round trip each:
//   1 what is there ($batch)  2 the app  3 seen again
//   4 the policies on its secrets | whether it has an enterprise application ($batch)
//   5 its secret | its enterprise application  6 seen again | the grants ($batch)  7 seen again ($batch)
void TestSessionWeather::roundTripsAreAsFewAsTheDependenciesAllow()
{
    Chain chain;
    m_visitor.reset();
    auto tenant = practice::Tenant::start(
        {{}, 120ms, [&chain](const QString &, const QString &path, practice::Moment moment) {
             chain.note(path, moment);
         }});
    QVERIFY(tenant);
    m_tenant = std::move(tenant).value();
    m_visitor = std::make_unique<practice::Visitor>(m_tenant->cloud().value(u"practice").toObject());
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    RUN(session, startCheck(stepTwo()));
    QVERIFY2(chain.length() <= 2, qPrintable(chain.told()));
    chain.reset();
    RUN(session, startApply(stepTwo()));
    for (const QString &task : stepTwo())
        COMPARE_STATE(session, task, State::Done);
    QVERIFY2(chain.length() <= 7, qPrintable(chain.told()));
    chain.reset();
    RUN(session, startCheck(stepTwo()));
    QVERIFY2(chain.length() <= 2, qPrintable(chain.told()));
}

void TestSessionWeather::cancelWorksWhileItWaits()
{
    startTenant(u"throttled-long"_s);
    Session session(surroundings());
    session.begin();
    fillStepOne(session);
    QObject context;
    QElapsedTimer since;
    connect(&session, &Session::taskWaiting, &context, [&] {
        if (!since.isValid()) {
            since.start();
            session.cancel();
        }
    });
    QVERIFY(session.startApply(stepTwo()));
    const std::optional<Error> end = wait(session);
    QVERIFY(end && end->isCancelled());
    QVERIFY(since.isValid());
    QVERIFY2(since.elapsed() < 1000, qPrintable(QString::number(since.elapsed())));
}

QTEST_GUILESS_MAIN(TestSessionWeather)

#include "tst_session_weather.moc"

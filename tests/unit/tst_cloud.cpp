// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cloud.h"
#include "services/patience.h"
#include "services/readcache.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cmw;
using namespace std::chrono_literals;

class TestCloud final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pauseLastsAndTells()
    {
        QString reason;
        std::chrono::seconds told{0};
        const Patience patience{{}, [&](const Error &error, std::chrono::seconds next) {
                                    reason = error.code;
                                    told = next;
                                }};
        QElapsedTimer timer;
        timer.start();
        QVERIFY(patience.pause(150ms, Error{u"graph/throttled"_s, {}, {}}).ok());
        QVERIFY(timer.elapsed() >= 150);
        QCOMPARE(reason, u"graph/throttled"_s);
        QCOMPARE(told, 1s);
    }

    void stopEndsAPauseAtOnce()
    {
        std::stop_source stop;
        const Patience patience{stop.get_token(), {}};
        std::jthread stopper([&stop] { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        QVERIFY(patience.pause(60s, {}).error().isCancelled());
        QVERIFY(timer.elapsed() < 1000);
    }

    void cloudWaitsAndStops()
    {
        std::stop_source stop;
        RunContext context;
        context.stop = stop.get_token();
        const Cloud cloud(context);
        QVERIFY(cloud.wait(1ms).ok());
        QVERIFY(!cloud.isStopped());
        stop.request_stop();
        QVERIFY(cloud.isStopped());
        QVERIFY(cloud.wait(60s).error().isCancelled());
    }

    void clockAndJournalAreTheRuns()
    {
        RunContext context;
        const QDateTime then({2027, 1, 2}, {3, 4}, QTimeZone::utc());
        context.clock = [then] { return then; };
        QString journalled;
        context.intend = [&journalled](
                             const QString &what, const QVariantMap &, const QJsonObject &) -> Result<void> {
            journalled = what;
            return Error{u"journal/full"_s, {}, {}};
        };
        const Cloud cloud(context);
        QCOMPARE(cloud.now(), then);
        QCOMPARE(cloud.intend(u"app/created"_s, {}, {}).error().code, u"journal/full"_s);
        QCOMPARE(journalled, u"app/created"_s);

        const Cloud plain{RunContext()};
        QVERIFY(plain.intend(u"x"_s, {}, {}).ok());
        QVERIFY(qAbs(plain.now().secsTo(QDateTime::currentDateTimeUtc())) < 5);
    }

    void errorsAreNotRemembered()
    {
        ReadCache cache;
        int reads = 0;
        const auto read = [&reads]() -> Result<QJsonObject> {
            if (++reads == 1)
                return Error{u"network/cut-off"_s, {}, {}};
            return QJsonObject{{u"n"_s, reads}};
        };
        QVERIFY(!cache.get(u"a"_s, read).ok());
        QCOMPARE(cache.get(u"a"_s, read)->value(u"n"_s).toInt(), 2);
        QCOMPARE(cache.get(u"a"_s, read)->value(u"n"_s).toInt(), 2);
        QCOMPARE(cache.get(u"b"_s, read)->value(u"n"_s).toInt(), 3);
    }

    void readThatAWriteOvertookIsForgotten()
    {
        ReadCache cache;
        const auto stale = [&cache]() -> Result<QJsonObject> {
            cache.forget(); // as a write in another thread does
            return QJsonObject{{u"age"_s, u"old"_s}};
        };
        QCOMPARE(cache.get(u"a"_s, stale)->value(u"age"_s).toString(), u"old"_s);
        const auto fresh = []() -> Result<QJsonObject> { return QJsonObject{{u"age"_s, u"new"_s}}; };
        QCOMPARE(cache.get(u"a"_s, fresh)->value(u"age"_s).toString(), u"new"_s);
    }

    void failureOfAnOldReadLeavesTheNewOne()
    {
        ReadCache cache;
        const auto fresh = []() -> Result<QJsonObject> { return QJsonObject{{u"age"_s, u"new"_s}}; };
        const auto failing = [&]() -> Result<QJsonObject> {
            cache.forget();
            if (!cache.get(u"a"_s, fresh))
                return QJsonObject();
            return Error{u"network/cut-off"_s, {}, {}};
        };
        QVERIFY(!cache.get(u"a"_s, failing).ok());
        int reads = 0;
        const auto counting = [&reads]() -> Result<QJsonObject> {
            ++reads;
            return QJsonObject();
        };
        QCOMPARE(cache.get(u"a"_s, counting)->value(u"age"_s).toString(), u"new"_s);
        QCOMPARE(reads, 0);
    }

    void secondThreadWaitsForTheFirstOnesAnswer()
    {
        ReadCache cache;
        std::latch reading(1);
        std::latch goOn(1);
        std::jthread first([&] {
            std::ignore = cache.get(u"a"_s, [&]() -> Result<QJsonObject> {
                reading.count_down();
                goOn.wait();
                return QJsonObject{{u"by"_s, u"first"_s}};
            });
        });
        reading.wait();
        QString by;
        std::jthread second([&] {
            by = cache
                     .get(u"a"_s,
                         []() -> Result<QJsonObject> {
                             return QJsonObject{{u"by"_s, u"second"_s}};
                         })
                     ->value(u"by"_s)
                     .toString();
        });
        goOn.count_down();
        second.join();
        QCOMPARE(by, u"first"_s);
    }
};

QTEST_GUILESS_MAIN(TestCloud)

#include "tst_cloud.moc"

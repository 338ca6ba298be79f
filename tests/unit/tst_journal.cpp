// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace cmw;
using namespace Qt::StringLiterals;

class TestJournal final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intentSurvivesAKill();
    void whatWasMadeStandsUntilItIsUndone();
    void newestStandsFirst();
    void damagedLineIsSkippedAndKept();
    void journalThatCannotBeWrittenSaysSo();
    void lineAfterAHalfWrittenOneIsRead();
};

namespace {

using Outcome = JournalEntry::Outcome;

Change change(const QString &task)
{
    return {task, u"azure/redirect-added"_s, {{u"uri"_s, u"http://localhost:5"_s}},
        {{u"objectId"_s, u"42"_s}}, QDateTime::currentDateTimeUtc(), {}};
}

} // namespace

void TestJournal::intentSurvivesAKill()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"j.jsonl"_s);
    QVERIFY(Journal(file)
                .intend(change(u"azure.redirect-uri"_s))
                .ok()); // the object is gone now, as after a kill
    const Journal next(file);
    const QList<JournalEntry> standing = next.standing();
    QCOMPARE(standing.size(), 1);
    QCOMPARE(standing.first().outcome, Outcome::Intended);
    QCOMPARE(standing.first().change.task, u"azure.redirect-uri"_s);
    QCOMPARE(standing.first().change.before.value(u"objectId").toString(), u"42"_s);
    QCOMPARE(standing.first().change.args.value(u"uri"_s).toString(), u"http://localhost:5"_s);
}

void TestJournal::whatWasMadeStandsUntilItIsUndone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"j.jsonl"_s);
    Journal journal(file);
    const Result<QString> id = journal.intend(change(u"a"_s));
    QVERIFY(id.ok());
    QVERIFY(journal.settle(*id, Outcome::Made).ok());
    QCOMPARE(Journal(file).standing().size(), 1);
    QVERIFY(journal.settle(*id, Outcome::Undone).ok());
    QCOMPARE(journal.standing().size(), 0);
    QCOMPARE(Journal(file).standing().size(), 0);
    QCOMPARE(Journal(file).entries().size(), 1);
}

void TestJournal::newestStandsFirst()
{
    const QTemporaryDir folder;
    Journal journal(folder.filePath(u"j.jsonl"_s));
    QVERIFY(journal.intend(change(u"first"_s)).ok());
    QVERIFY(journal.intend(change(u"second"_s)).ok());
    QCOMPARE(journal.standing().constFirst().change.task, u"second"_s);
}

void TestJournal::damagedLineIsSkippedAndKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"j.jsonl"_s);
    QVERIFY(Journal(file).intend(change(u"a"_s)).ok());
    {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::Append));
        damaged.write("{\"id\": \"cut off by a");
    }
    Journal journal(file);
    QCOMPARE(journal.standing().size(), 1);
    QVERIFY(journal.intend(change(u"b"_s)).ok());
    QCOMPARE(Journal(file).standing().size(), 2);
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains("cut off by a"));
}

void TestJournal::journalThatCannotBeWrittenSaysSo()
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"x"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Journal journal(folder.filePath(u"x/j.jsonl"_s));
    QCOMPARE(journal.intend(change(u"a"_s)).error().code, u"journal/not-written"_s);
    QVERIFY(journal.standing().isEmpty());
}

void TestJournal::lineAfterAHalfWrittenOneIsRead()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"j.jsonl"_s);
    Journal journal(file);
    QVERIFY(journal.intend(change(u"a"_s)).ok());
    // The disk is full in the middle of the second line.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit full = before;
    full.rlim_cur = static_cast<rlim_t>(QFileInfo(file).size() + 20);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const Result<QString> refused = journal.intend(change(u"b"_s));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(refused.error().code, u"journal/not-written"_s);
    QVERIFY(journal.intend(change(u"c"_s)).ok());
    QCOMPARE(Journal(file).standing().size(), 2);
    QCOMPARE(Journal(file).standing().constFirst().change.task, u"c"_s);
#else
    QSKIP("no limit of a file's size here");
#endif
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setUpComesBackWithItsFindings();
    void secretIsInNoFile();
    void brokenFileIsKeptAndListedWithItsReason();
    void newerFileIsKept();
    void fileThatCannotBeWrittenIsNamed();
    void newFileNeverTakesAnothersName();
    void summaryCountsWhatIsDone();

private:
    static void write(const QString &file, const QByteArray &content);
    static QByteArray read(const QString &file);
};

namespace {

StoredSetup sample()
{
    StoredSetup stored;
    stored.setup.mailbox = u"support@contoso.com"_s;
    stored.setup.clientSecret = Secret("L1e8Q~B5rzySjA6wI3PqgNqZkdVd1zpTJ");
    stored.findings.insert(
        u"connect.email-app"_s, Finding(State::Done, u"connect/named"_s, {{u"name"_s, u"Support"_s}}));
    stored.findings.insert(u"azure.redirect-uri"_s, Finding(State::Wrong, u"azure/redirect-missing"_s));
    return stored;
}

} // namespace

void TestStore::write(const QString &file, const QByteArray &content)
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(content), content.size());
}

QByteArray TestStore::read(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void TestStore::setUpComesBackWithItsFindings()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.json"_s);
    QVERIFY(Store::save(file, sample()).ok());
    const Result<StoredSetup> loaded = Store::load(file);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->setup.mailbox, u"support@contoso.com"_s);
    const Finding finding = loaded->findings.value(u"connect.email-app"_s);
    QCOMPARE(finding.state, State::Done);
    QCOMPARE(finding.args.value(u"name"_s).toString(), u"Support"_s);
}

void TestStore::secretIsInNoFile()
{
    const QTemporaryDir folder;
    QVERIFY(Store::save(folder.filePath(u"a.json"_s), sample()).ok());
    const QStringList files = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(files, QStringList{u"a.json"_s});
    QVERIFY(!read(folder.filePath(u"a.json"_s)).contains("L1e8Q"));
}

void TestStore::brokenFileIsKeptAndListedWithItsReason()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.json"_s);
    write(file, "{ not json");
    QCOMPARE(Store::load(file).error().code, u"setup/broken"_s);
    const QList<StoredSummary> list = Store(folder.path()).list();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().readable.error().code, u"setup/broken"_s);
    QCOMPARE(read(file), QByteArray("{ not json"));
}

void TestStore::newerFileIsKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.json"_s);
    write(file, R"({"schema": 99})");
    const Result<StoredSetup> loaded = Store::load(file);
    QCOMPARE(loaded.error().code, u"setup/newer"_s);
    QVERIFY(loaded.error().args.value(u"file"_s).toString().endsWith(u"a.json"));
    QCOMPARE(read(file), QByteArray(R"({"schema": 99})"));
}

void TestStore::fileThatCannotBeWrittenIsNamed()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"in-the-way"_s), "x");
    const Result<void> saved = Store::save(folder.filePath(u"in-the-way/a.json"_s), sample());
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().code, u"setup/not-written"_s);
}

void TestStore::newFileNeverTakesAnothersName()
{
    const QTemporaryDir folder;
    const Store store(folder.path());
    const QString first = store.newFile(u"support@contoso.com"_s);
    QVERIFY(first.endsWith(u"support@contoso.com.json"));
    write(first, "{}");
    QVERIFY(store.newFile(u"support@contoso.com"_s) != first);
    QVERIFY(!store.newFile(u"../../etc/passwd"_s).contains(u"/etc/"));
}

void TestStore::summaryCountsWhatIsDone()
{
    const QTemporaryDir folder;
    QVERIFY(Store::save(folder.filePath(u"a.json"_s), sample()).ok());
    const StoredSummary summary = Store(folder.path()).list().first();
    QVERIFY(summary.readable.ok());
    QCOMPARE(summary.done, 1);
    QCOMPARE(summary.step, u"1"_s);
    QVERIFY(summary.total > 10);
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CommandsUsage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHelps_data()
    {
        QTest::addColumn<QString>("command");
        for (const QString &command : {u"setup"_s, u"plan"_s, u"apply"_s, u"check"_s, u"undo"_s,
                 u"send-test"_s, u"receive"_s, u"explain"_s, u"practice"_s, u"tasks"_s})
            QTest::newRow(qPrintable(command)) << command;
    }
    void everyCommandHelps()
    {
        QFETCH(const QString, command);
        const Ran ran = Program::run({command, u"--help"_s});
        QCOMPARE(ran.exit, 0);
        QCOMPARE(ran.err, "");
        QVERIFY(ran.out.contains(command.toUtf8()));
        QVERIFY(ran.out.contains("--language"));
        QVERIFY(Program::run({u"--help"_s}).out.contains("  " + command.toUtf8() + ' '));
    }

    void wrongUsageIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const QStringList &arguments, const char *said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        row("unknown option of the window", {u"--bogus"_s}, "bogus");
        row("unknown option of a command", {u"check"_s, u"--bogus"_s}, "bogus");
        row("unknown command", {u"nonsense"_s}, "nonsense");
        row("option of another command", {u"check"_s, u"--practice"_s, u"--yes"_s}, "--yes");
        row("option of a command at the window", {u"--list"_s}, "--list");
        row("word too many", {u"check"_s, u"--practice"_s, u"more"_s}, "more");
        row("no set-up", {u"check"_s}, "--setup");
        row("no value", {u"check"_s, u"--setup"_s}, "setup");
        row("unknown task", {u"check"_s, u"--practice"_s, u"--only"_s, u"nope"_s}, "nope");
        row("unknown language", {u"tasks"_s, u"--language"_s, u"fr"_s}, "fr");
        row("unknown keychain", {u"check"_s, u"--practice"_s, u"--keychain"_s, u"file"_s}, "file");
        row("unknown scenario", {u"check"_s, u"--practice=nope"_s}, "nope");
        row("unknown scenario of the server", {u"practice"_s, u"--scenario"_s, u"nope"_s}, "nope");
        row("unknown cloud", {u"check"_s, u"--cloud"_s, u"nope"_s, u"--setup"_s, u"setup.json"_s},
            "setup.json");
        row("time limit that is none", {u"check"_s, u"--practice"_s, u"--timeout"_s, u"0"_s}, "--timeout");
        row("code that is none", {u"receive"_s, u"--practice"_s, u"--code"_s, u"7F3K"_s}, "--code");
        row("code of a mail that isn't there yet",
            {u"receive"_s, u"--practice"_s, u"--send"_s, u"--code"_s, u"CMW-7F3K"_s}, "--code");
        row("latency that is none", {u"practice"_s, u"--latency"_s, u"fast"_s}, "--latency");
        row("two places", {u"check"_s, u"--practice"_s, u"--cloud"_s, u"global"_s}, "--practice");
        row("visitor in a real cloud", {u"check"_s, u"--setup"_s, u"x.json"_s, u"--browser"_s, u"visitor"_s},
            "visitor");
        row("set-up that isn't there", {u"check"_s, u"--setup"_s, u"/nowhere/x.json"_s}, "/nowhere/x.json");
        row("cloud file that isn't there",
            {u"check"_s, u"--practice"_s, u"--cloud-file"_s, u"/nowhere/c.json"_s}, "--cloud-file");
        row("changes without a yes", {u"apply"_s, u"--practice"_s}, "--yes");
        row("the whole job without a yes", {u"setup"_s, u"--practice"_s}, "--yes");
        row("undo without a yes", {u"undo"_s, u"--practice"_s}, "--yes");
        row("one secret for several set-ups",
            {u"check"_s, u"--setup"_s, u"a.json"_s, u"--setup"_s, u"b.json"_s, u"--secret-from-stdin"_s},
            "--secret-from-stdin");
        row("scenario as a word", {u"check"_s, u"--practice"_s, u"no-role"_s}, "--practice=no-role");
    }
    void wrongUsageIsTold()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, said);
        const Ran ran = Program::run(arguments);
        QVERIFY2(ran.err.contains(said), ran.err.constData());
        QCOMPARE(ran.exit, 2);
        QCOMPARE(ran.out, "");
    }

    void aSecretIsNoArgument()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice"_s, u"--client-secret"_s, u"abc"_s});
        QCOMPARE(ran.exit, 2);
    }

    void aScenarioStandsBehindItsSign()
    {
        const Ran ran = Program::run({u"setup"_s, u"--help"_s});
        QVERIFY2(ran.out.contains("--practice[=SCENARIO]"), ran.out);
        QVERIFY2(!ran.out.contains("<SCENARIO>"), ran.out);
    }

    void versionIsTold()
    {
        const Ran ran = Program::run({u"--version"_s});
        QCOMPARE(ran.exit, 0);
        QVERIFY(ran.out.startsWith("connect-mail-wizard "));
    }

    void tasksAreListed()
    {
        const Ran ran = Program::run({u"tasks"_s, u"--json"_s});
        QCOMPARE(ran.exit, 0);
        QCOMPARE(complaint(ran.json(), u"output:tasks"_s), "");
        QVERIFY(ran.task(u"azure.redirect-uri"_s)
                    .value(u"needs")
                    .toArray()
                    .contains(u"azure.app-registration"_s));
        QVERIFY(Program::run({u"tasks"_s}).out.contains("azure.redirect-uri"));
    }

    void textsAreInTheLanguage()
    {
        const auto title = [](const QString &language) {
            const Ran ran = Program::run({u"tasks"_s, u"--json"_s, u"--language"_s, language});
            return ran.task(u"azure.client-secret"_s).value(u"title").toString();
        };
        QCOMPARE(title(u"en"_s), u"Client secret"_s);
        QVERIFY(!title(u"ko"_s).isEmpty());
        QVERIFY(title(u"ko"_s) != title(u"en"_s));
        QVERIFY(Program::run({u"check"_s, u"--help"_s, u"--language"_s, u"ko"_s}).out
            != Program::run({u"check"_s, u"--help"_s, u"--language"_s, u"en"_s}).out);
    }

    void scenariosAreListed()
    {
        const Ran ran = Program::run({u"practice"_s, u"--list"_s, u"--json"_s});
        QCOMPARE(ran.exit, 0);
        QCOMPARE(complaint(ran.json(), u"output:practice"_s), "");
        QCOMPARE(ran.json().value(u"scenarios").toArray().size(),
            QDir(QStringLiteral(CMW_SOURCE_DIR "/resources/scenarios")).entryList({u"*.json"_s}).size());
        QVERIFY(Program::run({u"practice"_s, u"--list"_s}).out.contains("smtp-auth-disabled"));
    }

    void setupThatCantBeReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("not JSON") << QByteArray("{\"schema\": 1, \"mailbox\": \"supp") << u"setup/broken"_s;
        QTest::newRow("empty") << QByteArray() << u"setup/broken"_s;
        QTest::newRow("not an object") << QByteArray("[]") << u"setup/broken"_s;
        QTest::newRow("wrong type") << QByteArray("{\"schema\": 1, \"mailbox\": 7}") << u"setup/broken"_s;
        QTest::newRow("newer") << QByteArray("{\"schema\": 999}") << u"setup/newer"_s;
    }
    void setupThatCantBeReadIsKept()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, code);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"setup.json"_s);
        QVERIFY(write(path, file));
        for (const QStringList &command : {QStringList{u"check"_s}, QStringList{u"apply"_s, u"--yes"_s},
                 QStringList{u"setup"_s, u"--yes"_s}, QStringList{u"undo"_s, u"--yes"_s},
                 QStringList{u"send-test"_s}}) {
            const Ran ran = Program::run(command + QStringList{u"--json"_s, u"--setup"_s, path});
            QCOMPARE(ran.exit, 1);
            QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), code);
            QVERIFY(!ran.json().value(u"ok").toBool());
            QVERIFY(ran.err.contains("setup.json"));
            QCOMPARE(content(path), file);
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        }
    }

    void theSummaryOfAFolderTellsWhy()
    {
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"a.json"_s), "{\"schema\": 1}"));
        QVERIFY(write(folder.filePath(u"c.json"_s), "[]"));
        const Ran ran = Program::run({u"check"_s, u"--practice=prepared"_s, u"--setup"_s, folder.path()});
        const QList<QByteArray> lines = ran.out.trimmed().split('\n');
        QVERIFY2(lines.last().contains("c.json") && lines.last().contains("is damaged"), ran.out);
        QVERIFY2(ran.err.contains("not a JSON object"), ran.err);
        QVERIFY2(!ran.err.contains("no error occurred"), ran.err);
    }

    void aPracticeSetupNeedsItsTenant()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"setup.json"_s);
        QVERIFY(write(path, "{\"schema\": 1, \"cloud\": \"practice\"}"));
        const Ran ran = Program::run({u"check"_s, u"--json"_s, u"--setup"_s, path});
        QCOMPARE(ran.exit, 2);
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"cloud/practice"_s);
        QVERIFY2(ran.err.contains("--practice") && ran.err.contains("--cloud-file"), ran.err);
    }

    void withoutADisplayTheWindowSaysSo()
    {
        const Ran ran = Program::run({});
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.err.contains("setup --practice --yes") && ran.err.contains("--help"), ran.err);
        const Ran korean = Program::run({u"--practice"_s, u"--language"_s, u"ko"_s});
        QCOMPARE(korean.exit, 3);
        QVERIFY2(QString::fromUtf8(korean.err).contains(u"창 없이"), korean.err);
    }

    void anEndedWindowLeavesNoFiles_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void anEndedWindowLeavesNoFiles()
    {
        QFETCH(const int, signal);
        const QTemporaryDir temporary;
        QProcessEnvironment more;
        more.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        more.insert(u"TMPDIR"_s, temporary.path());
        Program program({u"--practice"_s}, {}, Program::Input::Pipe, more);
        const auto left = [folder = QDir(temporary.path())] {
            return folder.entryList({u"connect-mail-wizard-*"_s}, QDir::AllEntries | QDir::NoDotAndDotDot);
        };
        QVERIFY(program.waitUntil([&left] { return !left().isEmpty(); }));
        program.signal(signal);
        QCOMPARE(program.end().exit, 130);
        QCOMPARE(left(), QStringList());
    }

    void unknownCloudOfASetupIsTold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"setup.json"_s);
        QVERIFY(write(path, "{\"schema\": 1, \"cloud\": \"nowhere\"}"));
        const Ran ran = Program::run({u"check"_s, u"--json"_s, u"--setup"_s, path});
        QCOMPARE(ran.exit, 2);
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"cloud/unknown"_s);
    }
};

QTEST_GUILESS_MAIN(CommandsUsage)
#include "tst_commands_usage.moc"

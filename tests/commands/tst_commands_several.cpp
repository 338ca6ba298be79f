// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "program.h"
#include "server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

/// So many set-ups of the practice organisation's desks: the folder that they are in.
QString desks(const Server &server, int number)
{
    QDir(server.folder.path()).mkdir(u"desks"_s);
    for (int desk = 1; desk <= number; ++desk) {
        const QString name = u"desk%1"_s.arg(desk);
        const QString file = u"desks/"_s + name;
        if (server.newSetup(file, {{u"mailbox"_s, name + u"@contoso.com"_s}}).isEmpty())
            qFatal("no set-up file");
    }
    return server.folder.filePath(u"desks"_s);
}

/// Takes away what a process has written into its files of that folder, which may have no name any more. False where
/// there are none.
bool emptyFilesOf(qint64 process, const QString &folder)
{
    bool hasSome = false;
    const QFileInfoList open = QDir(u"/proc/%1/fd"_s.arg(process)).entryInfoList(QDir::System | QDir::Files);
    for (const QFileInfo &file : open) {
        if (file.symLinkTarget().startsWith(folder))
            hasSome = QFile::resize(file.filePath(), 0) || hasSome;
    }
    return hasSome;
}

/// The columns of a terminal that come before a word.
qsizetype columnsBefore(const QString &line, const QString &word)
{
    const QString before = line.left(line.indexOf(word));
    return before.size() + std::count_if(before.begin(), before.end(), [](QChar letter) {
        return letter.script() == QChar::Script_Hangul;
    });
}

} // namespace

/// Several set-ups at once: what they may not do to each other, and what they share.
class CommandsSeveral final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSignInIsForAnOrganisation_data()
    {
        QTest::addColumn<QStringList>("way");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("browser") << QStringList() << QByteArray("Signing in: ");
        QTest::newRow("code") << QStringList{u"--device-code"_s} << QByteArray("To sign in, open ");
    }
    void oneSignInIsForAnOrganisation()
    {
        QFETCH(const QStringList, way);
        QFETCH(const QByteArray, asked);
        const Server server({u"--scenario"_s, u"many-throttled"_s});
        const QStringList graph{u"--only"_s, u"azure.app-registration"_s};
        const Ran ran = Program::run(server.on(u"check"_s, desks(server, 9)) + way + graph);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 9);
        for (const QJsonValue &setup : setups)
            QCOMPARE(setup[u"tasks"][0][u"code"].toString(), u"azure/app-missing"_s);
        QVERIFY2(ran.err.count(asked) == 1, ran.err);
    }

    void aSignInThatWasRefusedIsNotAskedForAgain()
    {
        const Server server({u"--scenario"_s, u"sign-in-needs-approval"_s});
        QStringList check = server.on(u"check"_s, server.newSetup(u"first"_s));
        for (const QString &name : {u"second"_s, u"third"_s, u"fourth"_s, u"fifth"_s})
            check += {u"--setup"_s, server.newSetup(name)};
        const Ran ran = Program::run(check + QStringList{u"--only"_s, u"azure.app-registration"_s});
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 5);
        const QString code = setups[0][u"error"][u"code"].toString();
        QVERIFY2(code.startsWith(u"identity/"), ran.out);
        for (const QJsonValue &setup : setups)
            QCOMPARE(setup[u"error"][u"code"].toString(), code);
        QVERIFY2(ran.err.count("Signing in: ") == 1, ran.err);
    }

    void throttlingSlowsDownAndBreaksNothing()
    {
        const Server server({u"--scenario"_s, u"many-throttled"_s});
        const Ran ran = Program::run(server.on(u"check"_s, desks(server, 20)));
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 20);
        for (const QJsonValue &setup : setups) {
            QVERIFY2(!setup.toObject().contains(u"error"), ran.err);
            const QJsonArray tasks = setup[u"tasks"].toArray();
            QVERIFY(tasks.size() > 10);
            for (const QJsonValue &task : tasks) {
                QVERIFY2(!task[u"code"].toString().endsWith(u"/throttled"), ran.err);
                QVERIFY2(task[u"code"].toString() != u"not-looked", ran.err);
            }
        }
        QVERIFY2(ran.err.contains("Trying again in 1 s"), ran.err); // it was throttled indeed
    }

    void eachSeesWhatItHasChanged()
    {
        const Server server({u"--scenario"_s, u"many-mailboxes"_s});
        const Ran ran = Program::run(server.on(u"setup"_s, desks(server, 2)) + QStringList{u"--yes"_s});
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 2);
        for (const QJsonValue &setup : setups) {
            const QJsonArray tasks = setup[u"tasks"].toArray();
            const auto policy = std::find_if(tasks.begin(), tasks.end(),
                [](const QJsonValue &task) { return task[u"id"].toString() == u"mailbox.outbound-policy"; });
            QVERIFY(policy != tasks.end());
            QVERIFY2((*policy)[u"changed"].toBool(), ran.err);
            QVERIFY2((*policy)[u"state"].toString() == u"done", ran.err);
        }
    }

    void resultsAreInTheOrderOfTheSetups()
    {
        const Server server({u"--scenario"_s, u"many-throttled"_s});
        QStringList check = server.on(u"check"_s, desks(server, 9));
        // A broken one ends long before the others.
        const QString broken = server.folder.filePath(u"desks/desk5.json"_s);
        QVERIFY(write(broken, {}));
        check += {u"--only"_s, u"azure.app-registration"_s};
        const Ran ran = Program::run(check);
        QStringList files;
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        for (const QJsonValue &setup : setups)
            files.append(setup[u"setup"][u"file"].toString());
        QStringList sorted = files;
        sorted.sort();
        QCOMPARE(files.size(), 9);
        QCOMPARE(files, sorted);
        QCOMPARE(setups[4][u"error"][u"code"].toString(), u"setup/broken"_s);
        QCOMPARE(ran.json().value(u"ok").toBool(true), false);
    }

    void summaryNamesTheFirstReason_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("state");
        QTest::newRow("English") << u"en"_s << u"needs attention"_s;
        QTest::newRow("Korean") << u"ko"_s << u"확인 필요"_s;
    }
    void summaryNamesTheFirstReason()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, state);
        const Server server({u"--scenario"_s, u"many-throttled"_s});
        QStringList check = server.on(u"check"_s, desks(server, 2));
        check.removeAll(u"--json"_s);
        check += {u"--only"_s, u"connect.callback-url"_s, u"--language"_s, language};
        const QString broken =
            server.newSetup(u"desks/desk3"_s, {{u"callbackUrl"_s, u"http://example.org/"_s}});
        QVERIFY(!broken.isEmpty());
        const Ran ran = Program::run(check);
        const QStringList lines = QString::fromUtf8(ran.out).trimmed().split(u'\n');
        const QStringList table = lines.last(4);
        // The head and three rows, each column below the other, whatever the language.
        const auto column = columnsBefore(table[1], u"desk1@contoso.com"_s);
        QCOMPARE(columnsBefore(table[2], u"desk2@contoso.com"_s), column);
        QCOMPARE(columnsBefore(table[3], u"support@contoso.com"_s), column);
        QVERIFY2(table[3].startsWith(state), ran.out);
        // Of the three, the last one alone isn't good: it says why, behind its file.
        QVERIFY2(table[1].endsWith(u"desk1.json"), ran.out);
        QVERIFY2(!table[3].endsWith(u"desk3.json"), ran.out);
    }

    void oneAnswerIsForOneSetup()
    {
        const QTemporaryDir folder;
        QStringList apply{u"apply"_s, u"--practice"_s, u"--json"_s, u"--only"_s, u"azure.app-registration"_s};
        for (const QString &name : {u"first"_s, u"second"_s}) {
            const QString file = folder.filePath(name + u".json"_s);
            QVERIFY(write(file, {{u"schema"_s, 1}}));
            apply += {u"--setup"_s, file};
        }
        Program program(apply, {}, Program::Input::Terminal);
        const QByteArray question = "[y/N]";
        QVERIFY(program.waitUntilSaid(question));
        QVERIFY2(!program.said().contains("second: "), program.said());
        program.type("n");
        QVERIFY(program.waitUntilSaid(question, 2));
        program.type("y");
        const Ran ran = program.end();
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 2);
        QCOMPARE(setups[0][u"error"][u"code"].toString(), u"cancelled"_s);
        QVERIFY(!setups[0][u"tasks"][0][u"changed"].toBool());
        QVERIFY(setups[1][u"tasks"][0][u"changed"].toBool());
    }

    void noResultIsMissingOnAFullDisk()
    {
        const Server server({u"--scenario"_s, u"many-throttled"_s});
        Program program(server.on(u"check"_s, desks(server, 5)), {}, Program::Input::Pipe, {}, 24 * 1024);
        const Ran ran = program.end();
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QVERIFY2(setups.size() == 5, ran.out.right(300) + ran.err);
        QVERIFY(QJsonDocument(setups).toJson(QJsonDocument::Compact).size() > 24 * 1024);
    }

    void aResultThatIsLostIsTold_data()
    {
        QTest::addColumn<bool>("json");
        QTest::newRow("for programs") << true;
        QTest::newRow("for people") << false;
    }
    void aResultThatIsLostIsTold()
    {
        QFETCH(const bool, json);
        const QTemporaryDir folder, temporary;
        QStringList apply{u"apply"_s, u"--practice"_s, u"--only"_s, u"azure.app-registration"_s};
        if (json)
            apply += u"--json"_s;
        for (const QString &name : {u"first"_s, u"second"_s}) {
            const QString file = folder.filePath(name + u".json"_s);
            QVERIFY(write(file, {{u"schema"_s, 1}}));
            apply += {u"--setup"_s, file};
        }
        QProcessEnvironment here;
        here.insert(u"TMPDIR"_s, temporary.path());
        Program program(apply, {}, Program::Input::Terminal, here);
        const QByteArray question = "[y/N]";
        QVERIFY(program.waitUntilSaid(question));
        program.type("y");
        QVERIFY(program.waitUntilSaid(question, 2)); // the first one's result is in the file
        QVERIFY(emptyFilesOf(program.id(), temporary.path()));
        program.type("y");
        const Ran ran = program.end();
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.err.contains("result of a set-up"), ran.err);
        if (!json) {
            QVERIFY2(ran.out.contains("first.json"), ran.out);
            return;
        }
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QVERIFY(!ran.json().value(u"ok").toBool(true));
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 2);
        QCOMPARE(setups[0][u"error"][u"code"].toString(), u"output/result-lost"_s);
        QVERIFY(setups[1][u"tasks"][0][u"changed"].toBool());
    }

    void aResultThatCanNotBePrintedIsTold()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a.json"_s);
        QVERIFY(write(file, {{u"schema"_s, 1}}));
        QProcess shell;
        shell.start(u"/bin/sh"_s,
            {u"-c"_s, u"exec \"$0\" check --practice --only connect.callback-url --setup \"$1\" >/dev/full"_s,
                QStringLiteral(CMW_PROGRAM), file});
        QVERIFY(shell.waitForFinished(60000));
        QCOMPARE(shell.exitCode(), 3);
        QVERIFY2(shell.readAllStandardError().contains("could not be written"), "nothing is said");
    }

    void setupsOfOneTenantFollowEachOther_data()
    {
        QTest::addColumn<bool>("tenantIsKnown");
        QTest::newRow("before the first sign-in") << false;
        QTest::newRow("later") << true;
    }
    void setupsOfOneTenantFollowEachOther()
    {
        QFETCH(const bool, tenantIsKnown);
        const Server server({u"--latency"_s, u"100"_s});
        QJsonObject more;
        if (tenantIsKnown)
            more.insert(u"tenantId"_s, server.addresses.value(u"tenantId"));
        const QString first = server.newSetup(u"first"_s, more);
        more.insert(u"callbackUrl"_s, u"https://contoso.us.webexconnect.io/callback"_s);
        const QString second = server.newSetup(u"second"_s, more);
        const Ran ran = Program::run(server.on(u"apply"_s, first)
            + QStringList{u"--setup"_s, second, u"--yes"_s, u"--only"_s, u"azure.app-registration"_s,
                u"azure.redirect-uri"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        const QJsonArray apps = Observer(server.cloudFile()).tenant().value(u"applications").toArray();
        QCOMPARE(apps.size(), 1);
        QCOMPARE(apps[0][u"web"][u"redirectUris"].toArray().size(), 2);
    }

    void aFileIsWorkedOnOnce_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("twice") << QStringList{u"/a.json"_s, u"/a.json"_s};
        QTest::newRow("by another way") << QStringList{u"/a.json"_s, u"/./a.json"_s};
        QTest::newRow("by a link") << QStringList{u"/link.json"_s, u"/a.json"_s};
        QTest::newRow("by its folder") << QStringList{u"/a.json"_s, u"/"_s};
    }
    void aFileIsWorkedOnOnce()
    {
        QFETCH(const QStringList, paths);
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"a.json"_s), {{u"schema"_s, 1}}));
        QVERIFY(QFile::link(folder.filePath(u"a.json"_s), folder.filePath(u"link.json"_s)));
        QStringList check{u"check"_s, u"--practice"_s, u"--json"_s, u"--only"_s, u"azure.app-registration"_s};
        for (const QString &path : paths)
            check += {u"--setup"_s, folder.path() + path};
        const Ran ran = Program::run(check);
        QVERIFY2(ran.json().contains(u"tasks") && !ran.json().contains(u"setups"), ran.out);
    }
};

QTEST_GUILESS_MAIN(CommandsSeveral)
#include "tst_commands_several.moc"

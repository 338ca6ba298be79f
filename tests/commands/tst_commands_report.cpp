// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList reportOn(const QString &setup, const QStringList &more)
{
    return QStringList{u"report"_s, u"--setup"_s, setup} + more;
}

} // namespace

/// "report": a file for a case, and what stands in its way.
class CommandsReport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachKindOfFileIsWrittenAfterALook()
    {
        QTemporaryDir folder;
        for (const QString &suffix : {u"html"_s, u"pdf"_s, u"json"_s}) {
            const QString file = folder.filePath(u"report."_s + suffix);
            const Ran ran = Program::run(
                {u"report"_s, u"--practice=forwarding-blocked"_s, u"--check"_s, u"--output"_s, file});
            QVERIFY2(ran.exit == 1, ran.err); // as check: a line is wrong
            QCOMPARE(ran.out, "");
            QVERIFY2(ran.err.contains(file.toUtf8()), ran.err);
        }
        const QByteArray page = content(folder.filePath(u"report.html"_s));
        QVERIFY(page.startsWith("<!DOCTYPE html>") && page.contains("mailbox.outbound-policy"));
        QVERIFY(!page.contains("support@contoso.com") && page.contains("s•••@contoso.com"));
        QVERIFY(content(folder.filePath(u"report.pdf"_s)).startsWith("%PDF-"));
        const QJsonObject json = QJsonDocument::fromJson(content(folder.filePath(u"report.json"_s))).object();
        QCOMPARE(complaint(json, u"output:report"_s), "");
        QCOMPARE(json.value(u"verdict")[u"state"].toString(), u"wrong"_s);
    }

    void whatWasFoundLastIsToldWithoutASignIn()
    {
        QString setup;
        const Server server;
        setup = server.newSetup();
        QVERIFY(Program::run(server.on(u"check"_s, setup)).exit >= 0);
        const QByteArray before = content(setup);
        const Ran ran = Program::run(reportOn(setup, {u"--json"_s, u"--cloud-file"_s, server.cloudFile()}));
        QVERIFY2(ran.exit == 0, ran.err);
        QVERIFY2(!ran.err.contains("Signing in"), ran.err);
        QCOMPARE(complaint(ran.json(), u"output:report"_s), "");
        QCOMPARE(content(setup), before); // it only reads
        const QJsonArray tasks = ran.json().value(u"tasks").toArray();
        QVERIFY(std::any_of(tasks.begin(), tasks.end(), [](const QJsonValue &task) {
            return task[u"id"].toString() == u"azure.app-registration" && !task[u"at"].toString().isEmpty();
        }));
        QVERIFY(!ran.out.contains("support@"));
        const Ran readable = Program::run(
            reportOn(setup, {u"--json"_s, u"--with-addresses"_s, u"--cloud-file"_s, server.cloudFile()}));
        QVERIFY(readable.out.contains("support@contoso.com"));
        // For a ticket.
        const Ran text = Program::run(reportOn(setup, {u"--cloud-file"_s, server.cloudFile()}));
        QVERIFY2(text.exit == 0 && text.out.contains("s•••@contoso.com"), text.out);

        const Ran both = Program::run(reportOn(setup,
            {u"--setup"_s, server.newSetup(u"other"_s), u"--json"_s, u"--cloud-file"_s, server.cloudFile()}));
        QCOMPARE(complaint(both.json(), u"output:report"_s), "");
        QCOMPARE(both.json().value(u"setups").toArray().size(), 2);
    }

    void whereNobodyCanLookItIsWrittenAllTheSame()
    {
        const Server server;
        QJsonObject cloud = QJsonDocument::fromJson(content(server.cloudFile())).object();
        cloud.insert(u"authority"_s, u"https://127.0.0.1:1"_s); // where nobody gives out tokens
        const QString broken = server.folder.filePath(u"cloud.json"_s);
        QVERIFY(write(broken, cloud));
        const QString file = server.folder.filePath(u"report.html"_s);
        const Ran ran = Program::run(reportOn(server.newSetup(),
            {u"--check"_s, u"--output"_s, file, u"--json"_s, u"--cloud-file"_s, broken, u"--browser"_s,
                u"visitor"_s}));
        QCOMPARE(ran.exit, 3);
        QVERIFY(content(file).contains("</html>"));
        QCOMPARE(complaint(ran.json(), u"output:report"_s), "");
        QVERIFY(!ran.json().value(u"error")[u"code"].toString().isEmpty());
    }

    void theExitAfterALookIsThatOfCheck()
    {
        for (const QString &scenario : {u"prepared"_s, u"forwarding-blocked"_s}) {
            const QStringList on{u"--practice="_s + scenario, u"--json"_s};
            const Ran check = Program::run(QStringList{u"check"_s} + on);
            const Ran report = Program::run(QStringList{u"report"_s, u"--check"_s} + on);
            QVERIFY2(report.exit == check.exit, report.err);
            QCOMPARE(report.json().value(u"ok").toBool(), check.exit == 0);
        }
    }

    void aBrowserIsStartedWithoutOurPlatform()
    {
        const Server server;
        const QString told = server.folder.filePath(u"told"_s),
                      script = server.folder.filePath(u"browser.sh"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("echo platform=$QT_QPA_PLATFORM. > " + told.toUtf8() + ".new; mv " + told.toUtf8()
            + ".new " + told.toUtf8() + '\n');
        file.close();
        Program program(reportOn(server.newSetup(),
            {u"--check"_s, u"--cloud-file"_s, server.cloudFile(), u"--browser"_s, u"sh "_s + script}));
        QVERIFY(program.waitUntil([&told] { return QFile::exists(told); }));
        program.signal(SIGINT);
        QCOMPARE(program.end().exit, 130);
        QCOMPARE(content(told), "platform=.\n");
    }

    void aFileThatIsThereIsKept()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"report.html"_s);
        QVERIFY(write(file, {{u"mine"_s, true}}));
        const QByteArray mine = content(file);
        const QStringList arguments{u"report"_s, u"--practice"_s, u"--output"_s, file};
        const Ran kept = Program::run(arguments + QStringList{u"--json"_s});
        QCOMPARE(kept.exit, 2);
        QVERIFY2(!kept.err.contains("Step 1"), kept.err); // before anything is begun
        QCOMPARE(kept.json().value(u"error")[u"code"].toString(), u"report/exists"_s);
        QCOMPARE(complaint(kept.json(), u"output:report"_s), "");
        QCOMPARE(content(file), mine);
        QCOMPARE(Program::run(arguments + QStringList{u"--yes"_s}).exit, 0);
        QVERIFY(content(file).contains("</html>"));
    }

    void whatCannotBeWrittenIsTold()
    {
        QTemporaryDir folder;
        const auto said = [](const QString &file) {
            const Ran ran =
                Program::run({u"report"_s, u"--practice"_s, u"--yes"_s, u"--json"_s, u"--output"_s, file});
            return QPair(ran.exit, ran.json().value(u"error")[u"code"].toString());
        };
        QCOMPARE(said(folder.filePath(u"no/report.html"_s)), QPair(2, u"report/no-folder"_s));
        QCOMPARE(said(folder.filePath(u"report.doc"_s)), QPair(2, u"report/format"_s));
        QVERIFY(QDir(folder.path()).mkdir(u"taken.pdf"_s));
        QCOMPARE(said(folder.filePath(u"taken.pdf"_s)), QPair(3, u"report/not-written"_s));
        const Ran several = Program::run({u"report"_s, u"--setup"_s, u"a.json"_s, u"--setup"_s, u"b.json"_s,
            u"--output"_s, folder.filePath(u"report.html"_s)});
        QCOMPARE(several.exit, 2);
    }
};

QTEST_GUILESS_MAIN(CommandsReport)
#include "tst_commands_report.moc"

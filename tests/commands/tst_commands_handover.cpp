// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

QStringList openTasks(const Ran &ran)
{
    QStringList tasks;
    const QJsonArray lines = ran.json().value(u"tasks").toArray();
    for (const QJsonValue &line : lines)
        tasks.append(line[u"id"].toString());
    return tasks;
}

const QStringList &azureLines()
{
    static const QStringList lines{u"azure.app-registration"_s, u"azure.redirect-uri"_s,
        u"azure.implicit-tokens"_s, u"azure.client-secret"_s, u"azure.permissions"_s,
        u"azure.admin-consent"_s};
    return lines;
}

} // namespace

/// "handover": what another admin gets, and what is seen after it was done.
class CommandsHandOver final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotDoItGetsAllParts()
    {
        const Ran ran = Program::run({u"handover"_s, u"--practice=no-role"_s, u"--json"_s});
        QCOMPARE(complaint(ran.json(), u"output:handover"_s), "");
        QVERIFY2(ran.exit == 0, ran.err);
        const QStringList open = openTasks(ran);
        for (const QString &task : azureLines() + QStringList{u"mailbox.forwarding"_s})
            QVERIFY2(open.contains(task), qPrintable(task));
        QVERIFY(ran.json().value(u"az").toString().startsWith(u"#!/usr/bin/env bash\n"));
        QVERIFY(ran.json().value(u"powershell").toString().contains(u"Connect-MgGraph"));
        QVERIFY(ran.json().value(u"exchange").toString().contains(u"Connect-ExchangeOnline"));
        for (const QString &language : {u"en"_s, u"ko"_s}) {
            const QString letter = ran.json().value(u"message")[language][u"text"].toString();
            QVERIFY2(letter.contains(u"support@contoso.com") && letter.contains(u"Application Administrator"),
                qPrintable(letter));
        }
        QCOMPARE(ran.json().value(u"link").toString(), QString());
    }

    void anAppOfItsOwnIsNotLookedForByItsAddress_data()
    {
        QTest::addColumn<bool>("newApp");
        QTest::newRow("one that is there will do") << false;
        QTest::newRow("one of its own") << true;
    }
    void anAppOfItsOwnIsNotLookedForByItsAddress()
    {
        QFETCH(const bool, newApp);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"own.json"_s);
        QVERIFY(write(file, {{u"schema"_s, 1}, {u"newApp"_s, newApp}}));
        const Ran ran =
            Program::run({u"handover"_s, u"--practice=no-role"_s, u"--json"_s, u"--setup"_s, file});
        QVERIFY2(ran.exit == 0, ran.err);
        for (const QString &part : {u"az"_s, u"powershell"_s}) {
            const QString script = QUrl::fromPercentEncoding(ran.json().value(part).toString().toUtf8());
            QVERIFY2(script.contains(u"redirectUris/any(u:u eq") != newApp, qPrintable(script));
            QVERIFY2(script.contains(u"displayName eq") != newApp, qPrintable(script));
            QVERIFY2(script.contains(u"tags/any(t:t eq") == newApp, qPrintable(script));
        }
    }

    void aChangedEndpointIsHandedOverAsAScript()
    {
        const Ran ran = Program::run({u"handover"_s, u"--practice=exchange-gone"_s, u"--json"_s});
        QVERIFY2(ran.exit == 0, ran.err);
        const QStringList open = openTasks(ran);
        // The rules, too, which nothing of ours would change.
        for (const QString &task :
            {u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s,
                u"mailbox.remote-domain"_s, u"mailbox.mail-flow-rules"_s, u"mailbox.inbox-rules"_s})
            QVERIFY2(open.contains(task), qPrintable(task));
        QVERIFY(!open.contains(u"mailbox.account"_s));
        const QString script = ran.json().value(u"exchange").toString();
        QVERIFY(script.contains(u"Set-CASMailbox") && script.contains(u"Get-TransportRule"));
        const Ran one = Program::run({u"handover"_s, u"--practice=exchange-gone"_s, u"--format"_s,
            u"exchange"_s, u"--only"_s, u"mailbox.smtp-auth"_s});
        QVERIFY2(one.out.contains("Set-CASMailbox") && !one.out.contains("Set-Mailbox "), one.out);
        QCOMPARE(complaint(ran.json(), u"output:handover"_s), "");
    }

    void eachPartIsPrintedAlone()
    {
        const auto printed = [](const QString &format) {
            return Program::run({u"handover"_s, u"--practice"_s, u"--format"_s, format, u"--only"_s,
                u"azure.redirect-uri"_s});
        };
        QVERIFY(printed(u"az"_s).out.startsWith("#!/usr/bin/env bash\n"));
        QVERIFY(printed(u"powershell"_s).out.contains("Update-MgApplication"));
        QVERIFY(printed(u"message"_s).out.contains("Redirect URI"));
        // Of a part that nothing open belongs to, nothing is printed: a shell would run it.
        for (const QString &format : {u"exchange"_s, u"link"_s}) {
            const Ran none = printed(format);
            QCOMPARE(none.exit, 1);
            QCOMPARE(none.out, "");
            QVERIFY(!none.err.isEmpty());
        }
        QCOMPARE(printed(u"letter"_s).exit, 2);
        const Ran korean = Program::run({u"handover"_s, u"--practice"_s, u"--language"_s, u"ko"_s});
        QVERIFY2(korean.out.contains("부탁드리는 작업"), korean.out);
    }

    void whatIsOfferedIsHandedOverOnAYes()
    {
        const QStringList exchange{
            u"handover"_s, u"--practice=send-as-anyone"_s, u"--format"_s, u"exchange"_s};
        const auto fences = [](const Ran &ran) { return ran.out.contains("New-ApplicationAccessPolicy"); };
        QVERIFY(!fences(Program::run(exchange)));
        const Ran agreed = Program::run(exchange + QStringList{u"--agree"_s, u"mailbox/fence-none"_s});
        QVERIFY2(fences(agreed), agreed.err);
    }

    void offlineNobodySignsIn()
    {
        const Ran ran = Program::run({u"handover"_s, u"--practice"_s, u"--offline"_s, u"--json"_s});
        QCOMPARE(ran.exit, 0);
        QVERIFY2(!ran.err.contains("Signing in"), ran.err);
        QVERIFY(openTasks(ran).contains(u"mailbox.outbound-policy"_s));
        // Without a tenant ID the mailbox's domain says whose directory it has to be.
        QVERIFY(ran.json().value(u"az").toString().contains(u"tenant='contoso.com'\n"));
    }

    void whereNobodyCanSignInAllIsHandedOver()
    {
        const Server server;
        QFile file(server.cloudFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject cloud = QJsonDocument::fromJson(file.readAll()).object();
        cloud.insert(u"authority"_s, u"https://127.0.0.1:1"_s); // where nobody gives out tokens
        const QString broken = server.folder.filePath(u"cloud.json"_s);
        QVERIFY(write(broken, cloud));
        const Ran ran = Program::run({u"handover"_s, u"--setup"_s, server.newSetup(), u"--cloud-file"_s,
            broken, u"--browser"_s, u"visitor"_s, u"--format"_s, u"az"_s});
        QVERIFY2(ran.exit == 0, ran.err);
        QVERIFY(ran.out.startsWith("#!/usr/bin/env bash\n"));
        QVERIFY2(ran.err.contains("could not look first"), ran.err);
    }

    void whatTheOtherAdminDidIsSeen()
    {
        // I administer mailboxes; a colleague administers apps.
        const Server server({u"--scenario"_s, u"role-held-by-another"_s});
        const QString mine = server.newSetup(u"mine"_s, {{u"adminAccount"_s, u"adele@contoso.com"_s}});
        const Ran before = Program::run(server.on(u"handover"_s, mine));
        QVERIFY2(openTasks(before).contains(u"azure.admin-consent"_s), before.out + before.err);
        QCOMPARE(before.json().value(u"tasks")[0][u"holders"].toArray(), QJsonArray{u"alex@contoso.com"_s});
        const QString theirs = server.newSetup(u"theirs"_s, {{u"adminAccount"_s, u"alex@contoso.com"_s}});
        const Ran done = Program::run(
            server.on(u"apply"_s, theirs) + QStringList{u"--yes"_s, u"--only"_s, azureLines().join(u',')});
        QVERIFY2(done.exit == 0, done.err);

        const Ran check = Program::run(server.on(u"check"_s, mine));
        for (const QString &task : azureLines()) {
            const bool isSecret = task == u"azure.client-secret"; // they have it, I don't
            QVERIFY2(
                check.task(task).value(u"state").toString() == (isSecret ? u"todo"_s : u"done"_s), check.out);
        }
        const Ran after =
            Program::run(server.on(u"handover"_s, mine) + QStringList{u"--only"_s, azureLines().join(u',')});
        QCOMPARE(openTasks(after), QStringList{u"azure.client-secret"_s});
        QCOMPARE(complaint(after.json(), u"output:handover"_s), "");
    }

    void nothingOpenIsNothingToHandOver()
    {
        const Ran ran = Program::run({u"handover"_s, u"--practice=prepared"_s, u"--format"_s, u"az"_s});
        QCOMPARE(ran.exit, 0);
        QCOMPARE(ran.out, "");
        QVERIFY2(ran.err.contains("nothing to hand over"), ran.err);
    }
};

QTEST_GUILESS_MAIN(CommandsHandOver)
#include "tst_commands_handover.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "server.h"

#include <QJsonArray>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

/// How the commands sign in: by a code, with a client ID of the person's own, to the right cloud.
class CommandsSignIn final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesAreSaidAndTaken()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice"_s, u"--device-code"_s, u"--json"_s});
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QCOMPARE(ran.err.count("and enter the code"), qsizetype(2)); // Graph's, and Exchange's
        QCOMPARE(ran.err.count("A second code follows"), qsizetype(1));
        QCOMPARE(ran.task(u"azure.app-registration"_s).value(u"state").toString(), u"todo"_s);
        QCOMPARE(ran.task(u"mailbox.account"_s).value(u"state").toString(), u"done"_s);
    }

    void codeThatAPolicyBlocksIsNamed()
    {
        const Ran ran =
            Program::run({u"check"_s, u"--practice=device-code-blocked"_s, u"--device-code"_s, u"--json"_s});
        QCOMPARE(ran.exit, 3);
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"identity/code-blocked"_s);
    }

    void ownClientIdIsUsed()
    {
        Server server;
        const QString file = server.newSetup();
        const Ran ran = Program::run(server.on(u"check"_s, file)
            + QStringList{u"--json"_s, u"--client-id"_s, u"11111111-2222-4333-8444-555555555555"_s,
                u"--browser"_s, u"visitor"_s, u"--device-code"_s});
        QCOMPARE(ran.exit, 3);
        QCOMPARE(
            ran.json().value(u"error").toObject().value(u"code").toString(), u"identity/client-unknown"_s);
    }

    void clientIdThatIsNoneIsWrongUsage()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice"_s, u"--client-id"_s, u"mine"_s});
        QCOMPARE(ran.exit, 2);
        QVERIFY2(ran.err.contains("--client-id takes an Application (client) ID."), ran.err);
    }

    void otherCloudIsNamedBeforeTheSignIn()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice=government-tenant"_s, u"--json"_s});
        QCOMPARE(ran.exit, 2); // another --cloud is what is wanted
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"cloud/is-usgov"_s);
        QVERIFY2(!ran.err.contains("Signing in"), ran.err);
    }
};

QTEST_GUILESS_MAIN(CommandsSignIn)
#include "tst_commands_signin.moc"

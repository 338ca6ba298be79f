// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

QString code(const Ran &ran, const QString &task)
{
    return ran.task(task).value(u"code").toString();
}

const QString &secretTask()
{
    static const QString id = u"azure.client-secret"_s;
    return id;
}

QJsonObject fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// "renew-secret": the old secret stays until Webex Connect has the new one. And "--agree": what somebody has set
/// is changed on the person's word alone.
class CommandsRenew final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theVisitorTakesItThroughInOneGo()
    {
        const Ran ran = Program::run({u"renew-secret"_s, u"--practice=prepared"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QVERIFY2(ran.exit == 0, ran.err);
        QCOMPARE(code(ran, secretTask()), u"azure/secret-ready"_s);
        QVERIFY(ran.task(secretTask()).value(u"changed").toBool());
        QCOMPARE(code(ran, u"verify.secret"_s), u"verify/secret-works"_s);
    }

    void withoutAVisitorTheOldOneWaits()
    {
        // A person set everything up; the practice server is a tenant like any other to the program.
        const Server server;
        const QString file = server.newSetup();
        const auto run = [&](const QString &command, const QStringList &more = {}) {
            return Program::run(server.on(command, file) + QStringList{u"--yes"_s} + more);
        };
        const Ran made = run(u"apply"_s);
        QVERIFY2(code(made, secretTask()) == u"azure/secret-ready", made.err);
        const QString old = fileContent(file).value(u"secretKeyId").toString();
        QVERIFY(!old.isEmpty());

        const Ran renewed = run(u"renew-secret"_s);
        QVERIFY2(renewed.exit == 1, renewed.err); // something is left for the person
        QCOMPARE(code(renewed, secretTask()), u"azure/secret-renewed"_s);
        QCOMPARE(fileContent(file).value(u"retiringKeyId").toString(), old);
        QVERIFY(fileContent(file).value(u"secretKeyId").toString() != old);

        const Ran confirmed = run(u"renew-secret"_s, {u"--confirmed"_s});
        QVERIFY2(!fileContent(file).contains(u"retiringKeyId"), confirmed.err);
        QCOMPARE(code(confirmed, secretTask()), u"azure/secret-elsewhere"_s);
    }

    void aRepairOfOthersSettingsNeedsAYes()
    {
        const QStringList apply{u"apply"_s, u"--practice=assignment-required"_s, u"--yes"_s, u"--json"_s};
        const Ran unasked = Program::run(apply);
        QCOMPARE(code(unasked, u"azure.admin-consent"_s), u"azure/assignment-required"_s);
        QVERIFY(!unasked.task(u"azure.admin-consent"_s).value(u"changed").toBool());
        const Ran agreed = Program::run(apply + QStringList{u"--agree"_s, u"azure/assignment-required"_s});
        QCOMPARE(code(agreed, u"azure.admin-consent"_s), u"azure/consent-granted"_s);
        QVERIFY(agreed.task(u"azure.admin-consent"_s).value(u"changed").toBool());
    }

    void whatIsOfferedIsDoneOnAYes()
    {
        const auto fence = u"mailbox.send-fence"_s;
        const QStringList apply{
            u"apply"_s, u"--practice=send-as-anyone"_s, u"--only"_s, fence, u"--yes"_s, u"--json"_s};
        const Ran unasked = Program::run(apply);
        QCOMPARE(unasked.exit, 0); // what is only offered leaves nothing to do
        QCOMPARE(code(unasked, fence), u"mailbox/fence-none"_s);
        QVERIFY(!unasked.task(fence).value(u"changed").toBool());
        const Ran agreed = Program::run(apply + QStringList{u"--agree"_s, u"mailbox/fence-none"_s});
        QCOMPARE(code(agreed, fence), u"mailbox/fence-ready"_s);
        QVERIFY(agreed.task(fence).value(u"changed").toBool());
        // It is told where a person looks.
        const Ran looked = Program::run({u"check"_s, u"--practice=send-as-anyone"_s});
        QVERIFY2(looked.out.contains("--agree mailbox/fence-none"), looked.out);
    }

    void aFenceWithoutTheMailboxStopsNoMail()
    {
        // Webex Connect sends as the signed-in mailbox, as the test email does.
        const Ran sent = Program::run({u"send-test"_s, u"--practice=fenced-for-another"_s, u"--json"_s});
        QVERIFY2(sent.json().value(u"accepted").toBool(), sent.out);
    }

    void agreeKnowsItsCodes()
    {
        const Ran ran =
            Program::run({u"apply"_s, u"--practice"_s, u"--yes"_s, u"--agree"_s, u"azure/app-missing"_s});
        QCOMPARE(ran.exit, 2);
        QVERIFY(ran.err.contains("azure/app-missing"));
    }
};

QTEST_GUILESS_MAIN(CommandsRenew)

#include "tst_commands_renew.moc"

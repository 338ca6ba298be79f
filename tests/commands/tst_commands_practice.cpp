// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

QStringList states(const Ran &ran)
{
    QStringList states;
    const QJsonArray tasks = ran.json().value(u"tasks").toArray();
    for (const QJsonValue &task : tasks)
        states.append(task[u"state"].toString());
    return states;
}

QJsonObject contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

class CommandsPractice final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeJobIsDone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"support.json"_s);
        const Ran ran =
            Program::run({u"setup"_s, u"--practice"_s, u"--yes"_s, u"--json"_s, u"--setup"_s, file});
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY(ran.json().value(u"ok").toBool());
        QStringList allStates = states(ran);
        QVERIFY(!allStates.isEmpty());
        // A mail is followed when a person wants it.
        QCOMPARE(ran.task(u"verify.receiving"_s).value(u"code").toString(), u"verify/receive-not-tried"_s);
        allStates.removeOne(u"person"_s);
        for (const QString &state : std::as_const(allStates))
            QVERIFY2(state == u"done" || state == u"notNeeded" || state == u"waiting", ran.out);
        QVERIFY(ran.task(u"azure.app-registration"_s).value(u"changed").toBool());

        const QJsonObject test = ran.json().value(u"testEmail").toObject();
        QVERIFY(test.value(u"accepted").toBool());
        QVERIFY(!test.value(u"queueId").toString().isEmpty());
        QCOMPARE(test.value(u"stages").toArray().size(), 10);
        QVERIFY(ran.json().value(u"received").toBool());

        const QJsonObject setup = contentOf(file);
        QCOMPARE(complaint(setup, u"setup"_s), "");
        QVERIFY(setup.value(u"tokenGenerated").toBool());
        QCOMPARE(setup.value(u"savedForwardingAddress"), setup.value(u"forwardingAddress"));
    }

    void mailThatDoesNotArriveIsSaid()
    {
        const Ran ran =
            Program::run({u"setup"_s, u"--practice=rule-deletes-forwards"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QVERIFY2(ran.json().value(u"received").isBool() && !ran.json().value(u"received").toBool(), ran.out);
        const Ran text = Program::run({u"setup"_s, u"--practice=rule-deletes-forwards"_s, u"--yes"_s});
        QVERIFY2(text.out.contains("The mail did not arrive in Webex Connect."), text.out);
    }

    void wholeJobSpeaksKorean()
    {
        const Ran ran = Program::run({u"setup"_s, u"--practice"_s, u"--yes"_s, u"--language"_s, u"ko"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        const auto isHangul = [](QChar c) { return c.script() == QChar::Script_Hangul; };
        // Each line of the document has a Korean sentence.
        const QString out = QString::fromUtf8(ran.out);
        const QStringList lines = out.section(u"\n\n"_s, 1, 5).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 20);
        for (const QString &line : lines)
            QVERIFY2(std::any_of(line.begin(), line.end(), isHangul), qPrintable(line));
        // So have the stages of the test email.
        QVERIFY2(out.contains(u"이름 조회") && !out.contains(u"lookup"), qPrintable(out));
        QVERIFY2(!ran.err.contains("greeting"), ran.err);
    }

    void scenarioIsNamed_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("task");
        const auto row = [](const char *scenario, const QString &task) {
            QTest::newRow(scenario) << QString::fromLatin1(scenario) << task;
        };
        row("user-consent-forbidden", u"azure.admin-consent"_s);
        row("smtp-auth-disabled", u"mailbox.smtp-auth"_s);
        row("forwarding-blocked", u"mailbox.outbound-policy"_s);
        row("redirect-uri-wrong", u"azure.redirect-uri"_s);
        row("secret-expired", u"azure.client-secret"_s);
        row("remote-domain-blocked", u"mailbox.remote-domain"_s);
    }
    void scenarioIsNamed()
    {
        QFETCH(const QString, scenario);
        QFETCH(const QString, task);
        const Ran ran = Program::run({u"check"_s, u"--practice="_s + scenario, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        const QJsonObject found = ran.task(task);
        const QJsonArray expected =
            contentOf(QStringLiteral(CMW_SOURCE_DIR "/resources/scenarios/%1.json").arg(scenario))
                .value(u"expect")
                .toArray();
        QVERIFY2(expected.contains(found.value(u"code")), ran.out);
        QCOMPARE(found.value(u"state").toString(), u"wrong"_s);
        for (const QString &text : {u"summary"_s, u"cause"_s, u"repair"_s})
            QVERIFY2(!found.value(text).toString().isEmpty(), qPrintable(text));
        // Nothing but that line, and what comes after it, is found wrong.
        QVERIFY2(states(ran).count(u"wrong"_s) <= 2, ran.out);
        QVERIFY(!found.value(u"changed").toBool());
    }

    void scenarioIsRepaired_data()
    {
        QTest::addColumn<QString>("scenario");
        for (const QString &name : {u"user-consent-forbidden"_s, u"smtp-auth-disabled"_s,
                 u"forwarding-blocked"_s, u"prepared"_s, u"slow-directory"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void scenarioIsRepaired()
    {
        QFETCH(const QString, scenario);
        const Ran ran = Program::run({u"setup"_s, u"--practice="_s + scenario, u"--yes"_s, u"--json"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY(ran.json().value(u"testEmail").toObject().value(u"accepted").toBool());
    }

    void withoutARoleNothingHangs()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice=no-role"_s, u"--json"_s});
        QVERIFY2(ran.exit == 1 || ran.exit == 3, ran.err);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
    }

    void waitingBeforeAnyLineHasNoTitle()
    {
        const Ran ran = Program::run({u"setup"_s, u"--practice=server-error"_s, u"--yes"_s});
        QVERIFY2(ran.err.contains("Trying again in"), ran.err);
        const QList<QByteArray> lines = ran.err.split('\n');
        for (const QByteArray &line : lines)
            QVERIFY2(!line.startsWith(':'), ran.err);
    }

    void theCopySheetNamesNoSecretThatIsNot()
    {
        const Ran ran =
            Program::run({u"setup"_s, u"--practice=no-role"_s, u"--yes"_s, u"--keychain"_s, u"system"_s});
        QVERIFY2(ran.out.contains("(not on this computer)"), ran.out);
        QVERIFY2(!ran.out.contains("in the keychain"), ran.out);
    }

    void planChangesNothing()
    {
        const Ran ran = Program::run({u"plan"_s, u"--practice"_s, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QCOMPARE(ran.task(u"azure.app-registration"_s).value(u"state").toString(), u"todo"_s);
        QVERIFY(!ran.task(u"azure.app-registration"_s).value(u"then").toString().isEmpty());
        QVERIFY(!ran.out.contains("\"changed\": true"));
    }

    void onlyTheNamedTasksAreApplied()
    {
        const Ran ran = Program::run({u"apply"_s, u"--practice"_s, u"--yes"_s, u"--json"_s, u"--only"_s,
            u"azure.app-registration"_s, u"azure.redirect-uri"_s});
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QCOMPARE(ran.json().value(u"tasks").toArray().size(), 2);
        QVERIFY(ran.task(u"azure.app-registration"_s).value(u"changed").toBool());
    }

    void testEmailIsSentStageByStage()
    {
        const Ran ran = Program::run(
            {u"send-test"_s, u"--practice=prepared"_s, u"--json"_s, u"--to"_s, u"alex@contoso.com"_s});
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QCOMPARE(ran.json().value(u"to").toString(), u"alex@contoso.com"_s);
        QStringList names;
        const QJsonArray stages = ran.json().value(u"stages").toArray();
        for (const QJsonValue &stage : stages)
            names.append(stage[u"name"].toString());
        QCOMPARE(
            names.join(u' '), u"token lookup connect greeting tls auth sender recipient data accepted"_s);
    }

    void severalReceiversAreToldApart()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=prepared"_s, u"--json"_s, u"--to"_s,
            u"alex@contoso.com; nobody@contoso.com"_s, u"--to"_s, u"support@contoso.com"_s, u"--language"_s,
            u"en"_s});
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QCOMPARE(ran.json().value(u"to").toString(),
            u"alex@contoso.com, nobody@contoso.com, support@contoso.com"_s);
        QStringList taken;
        const QJsonArray receivers = ran.json().value(u"receivers").toArray();
        for (const QJsonValue &receiver : receivers) {
            if (receiver[u"accepted"].toBool())
                taken.append(receiver[u"address"].toString());
        }
        QCOMPARE(receivers.size(), 3);
        QCOMPARE(taken.join(u' '), u"alex@contoso.com support@contoso.com"_s);
        QVERIFY(receivers.at(1)[u"reply"].toString().startsWith(u"550 5."_s));
        QStringList notes;
        const QJsonArray all = ran.json().value(u"notes").toArray();
        for (const QJsonValue &note : all)
            notes.append(note[u"code"].toString());
        QCOMPARE(notes.join(u' '), u"receiver/is-mailbox verify/receiver-refused"_s);
        // Said before it is sent, too.
        const qsizetype said = ran.err.indexOf("support@contoso.com is the mailbox itself");
        QVERIFY2(said >= 0 && said < ran.err.indexOf("Authentication"), ran.err);

        const QJsonValue token = ran.json().value(u"token");
        QCOMPARE(token[u"account"].toString(), u"support@contoso.com"_s);
        QVERIFY(token[u"scopes"].toArray().contains(u"SMTP.Send"_s));
        QVERIFY(!token[u"audience"].toString().isEmpty() && !token[u"app"].toString().isEmpty()
            && !token[u"tenant"].toString().isEmpty() && !token[u"expires"].toString().isEmpty());
        const QString transcript = ran.json().value(u"transcript").toString();
        QVERIFY(transcript.contains(u"C: RCPT TO:<a•••@contoso.com>"_s));
        for (const QString &name : {u"alex"_s, u"nobody"_s, u"support"_s})
            QVERIFY2(!transcript.contains(name, Qt::CaseInsensitive), qPrintable(transcript));
    }

    void transcriptIsPrinted()
    {
        const QStringList words{u"send-test"_s, u"--practice=prepared"_s, u"--to"_s, u"alex@contoso.com"_s,
            u"--language"_s, u"en"_s};
        const Ran ran = Program::run(words + QStringList{u"--transcript"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY2(ran.out.contains("Audience: ") && ran.out.contains(", issued by "), ran.out);
        QVERIFY2(ran.out.contains("C: AUTH XOAUTH2"), ran.out);
        QVERIFY(!Program::run(words).out.contains("C: AUTH XOAUTH2"));
    }

    void appThatMayNotBeChangedLeadsToAPastedAddress()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=app-of-others"_s, u"--json"_s, u"--to"_s,
            u"alex@contoso.com"_s, u"--language"_s, u"en"_s});
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY(ran.json().value(u"accepted").toBool());
        QVERIFY2(ran.err.contains("Your account may not do this."), ran.err); // why it goes this way
        QVERIFY2(ran.err.contains("brings the address back"), ran.err);
        QVERIFY(!(ran.err + ran.out).contains("code="));
    }

    void noAddressIsSaid()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=prepared"_s, u"--json"_s, u"--browser"_s,
            u"print"_s, u"--sign-in"_s, u"paste"_s, u"--to"_s, u"alex@contoso.com"_s});
        QCOMPARE(ran.exit, 2);
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QCOMPARE(ran.json()[u"error"][u"code"].toString(), u"command/no-address"_s);
    }

    void signInLeftToWebexConnectTriesTheServerAlone()
    {
        const Ran ran = Program::run(
            {u"send-test"_s, u"--practice=prepared"_s, u"--json"_s, u"--sign-in"_s, u"webex-connect"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QCOMPARE(ran.json()[u"finding"][u"code"].toString(), u"verify/left-to-webex-connect"_s);
        QCOMPARE(ran.json()[u"finding"][u"state"].toString(), u"person"_s);
        QCOMPARE(ran.json().value(u"stages").toArray().size(), 4);
        QVERIFY2(!ran.err.contains("sign in"), ran.err);
    }

    void aMailFromOutsideIsFollowed_data()
    {
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("steps");
        QTest::newRow("prepared") << 0 << u"verify/receive-taken"_s << u"done done done"_s;
        QTest::newRow("forwarding-blocked") << 1 << u"reply/forwarding-refused"_s << u"done wrong unknown"_s;
        QTest::newRow("trace-forbidden")
            << 3 << u"verify/receive-trace-denied"_s << u"unknown unknown unknown"_s;
    }

    void aMailFromOutsideIsFollowed()
    {
        QFETCH(const int, exit);
        QFETCH(const QString, code);
        QFETCH(const QString, steps);
        const QString practice = u"--practice="_s + QString::fromUtf8(QTest::currentDataTag());
        const Ran ran = Program::run({u"receive"_s, practice, u"--within"_s, u"2"_s, u"--json"_s});
        QCOMPARE(complaint(ran.json(), u"output:receive"_s), "");
        QVERIFY2(ran.exit == exit, ran.err + ran.out);
        QCOMPARE(ran.json().value(u"finding")[u"code"].toString(), code);
        QStringList states;
        const QJsonArray all = ran.json().value(u"steps").toArray();
        for (const QJsonValue &step : all)
            states.append(step[u"state"].toString());
        QCOMPARE(states.join(u' '), steps);
        QVERIFY(ran.json().value(u"subject").toString().contains(u"CMW-"_s));
        QCOMPARE(ran.json().contains(u"mail"), exit != 3);
        QCOMPARE(ran.json().contains(u"check"), exit == 0);
        if (exit == 0)
            QCOMPARE(ran.json().value(u"check")[u"identifier"].toString(), u"support@contoso.com"_s);
        QCOMPARE(ran.err.contains("writes a mail"), exit != 3); // nobody is asked for what can't be seen
    }

    void whereWebexConnectShowsTheMailIsTold()
    {
        const Ran ran = Program::run({u"receive"_s, u"--practice=prepared"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY2(ran.out.contains("Debug Console > Channels, "), ran.out);
        QVERIFY2(ran.out.contains("identifier = support@contoso.com"), ran.out);
        QVERIFY2(ran.out.contains("Tools > Export Logs"), ran.out);
    }

    void nobodyIsAskedForAMailThatCannotCome()
    {
        const Ran ran = Program::run({u"receive"_s, u"--practice"_s, u"--json"_s});
        QCOMPARE(complaint(ran.json(), u"output:receive"_s), "");
        QVERIFY2(ran.exit == 1, ran.err + ran.out);
        QCOMPARE(ran.json().value(u"finding")[u"code"].toString(), u"verify/receive-unforwarded"_s);
        QVERIFY2(!ran.err.contains("writes a mail"), ran.err);
    }

    void theAdminsOwnMailIsFollowed()
    {
        const Ran ran = Program::run(
            {u"receive"_s, u"--practice=prepared"_s, u"--send"_s, u"--json"_s, u"--language"_s, u"en"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QCOMPARE(complaint(ran.json(), u"output:receive"_s), "");
        QCOMPARE(ran.json()[u"finding"][u"code"].toString(), u"verify/receive-taken-inside"_s);
        QCOMPARE(ran.json()[u"mail"][u"from"].toString(), u"adele@contoso.com"_s);
        QCOMPARE(ran.json()[u"mail"][u"subject"].toString(), ran.json()[u"subject"].toString());
        QVERIFY2(
            ran.err.contains("Your own account sends") && !ran.err.contains("The visitor writes"), ran.err);

        const Ran without =
            Program::run({u"receive"_s, u"--practice=admin-without-mailbox"_s, u"--send"_s, u"--json"_s});
        QCOMPARE(without.exit, 1);
        QCOMPARE(complaint(without.json(), u"output:receive"_s), "");
        QCOMPARE(without.json()[u"finding"][u"code"].toString(), u"verify/receive-send-no-mailbox"_s);
    }

    void severalCausesAreTold()
    {
        const Ran ran = Program::run({u"check"_s, u"--practice=secret-differs"_s, u"--language"_s, u"en"_s});
        QVERIFY2(ran.out.contains("Several things may be behind it, the most likely first:"), ran.out);
        QVERIFY2(ran.out.contains(" 1. The Secret ID was pasted instead of the Value. What stands"), ran.out);
        QVERIFY2(ran.out.contains(" 2. The Value was cut off"), ran.out);
    }

    void refusedTestEmailIsNamed()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=smtp-auth-disabled"_s, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        QVERIFY(!ran.json().value(u"accepted").toBool());
        const QJsonObject finding = ran.json().value(u"finding").toObject();
        QCOMPARE(finding.value(u"code").toString(), u"smtp/auth-disabled-mailbox"_s);
        QVERIFY(finding.value(u"evidence").toString().contains(u"5.7.139"_s));
        QCOMPARE(ran.json().value(u"stages").toArray().last()[u"name"].toString(), u"auth"_s);
    }

    void refusalWithoutAReasonIsJudged_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *scenario, const char *code, const char *words) {
            QTest::newRow(scenario) << QString::fromLatin1(scenario) << QString::fromLatin1(code)
                                    << QByteArray(words);
        };
        // The test email's own sign-in may not read the security defaults: they aren't ruled out.
        row("smtp-login-refused", "smtp/auth-unseen", "08DE2DA1B2C3D4E5");
        row("smtp-login-refused-by-policy", "smtp/auth-perhaps-policy", "did not meet the criteria");
        row("shared-login-nothing", "mailbox/login-lacks-both", "535 5.7.3");
        row("shared-login-without-send-as", "mailbox/login-lacks-send-as", "5.2.252");
        row("shared-login-denied", "mailbox/login-denied-send-as", "5.2.252");
    }
    void refusalWithoutAReasonIsJudged()
    {
        QFETCH(const QString, scenario);
        QFETCH(const QString, code);
        QFETCH(const QByteArray, words);
        const Ran ran = Program::run({u"send-test"_s, u"--practice="_s + scenario, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:send-test"_s), "");
        const QJsonObject finding = ran.json().value(u"finding").toObject();
        QVERIFY2(finding.value(u"code").toString() == code, ran.out);
        QCOMPARE(finding.value(u"state").toString(), u"wrong"_s);
        // The server's words and what was looked at stay beside the judgement.
        const QByteArray evidence = finding.value(u"evidence").toString().toUtf8();
        QVERIFY2(evidence.contains(words) && evidence.contains("mailbox.login: mailbox/login-"), evidence);
    }

    void wrongClockIsNamedBeforeAnythingIsSent()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=clock-ahead"_s, u"--json"_s});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(ran.json()[u"finding"][u"code"].toString(), u"verify/token-expired"_s);
        const QJsonArray stages = ran.json().value(u"stages").toArray();
        QCOMPARE(stages.size(), 1);
        QCOMPARE(stages.first()[u"name"].toString(), u"token"_s);
    }

    void refusedReceiverIsNamed()
    {
        const Ran ran = Program::run(
            {u"send-test"_s, u"--practice=prepared"_s, u"--json"_s, u"--to"_s, u"nobody@contoso.com"_s});
        QCOMPARE(ran.exit, 1);
        const QJsonObject finding = ran.json().value(u"finding").toObject();
        QVERIFY2(finding.value(u"code").toString() == u"smtp/recipient-unknown-here", ran.out);
        QVERIFY(finding.value(u"summary").toString().contains(u"nobody@contoso.com"));
    }

    void receiverIsJudged()
    {
        const Ran ran = Program::run({u"send-test"_s, u"--practice=prepared"_s, u"--to"_s, u"nobody"_s});
        QCOMPARE(ran.exit, 2);
        QVERIFY(ran.err.contains("nobody"));
    }

    void severalSetupsAreWorkedThrough()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s}) {
            QFile file(folder.filePath(name + u".json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name == u"three" ? "broken" : "{\"schema\": 1}");
        }
        const Ran ran =
            Program::run({u"check"_s, u"--practice=prepared"_s, u"--json"_s, u"--setup"_s, folder.path()});
        QCOMPARE(ran.exit, 1);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 5);
        int broken = 0, looked = 0;
        for (const QJsonValue &setup : setups) {
            broken += setup[u"error"][u"code"].toString() == u"setup/broken" ? 1 : 0;
            looked += setup[u"tasks"].toArray().size() > 20 ? 1 : 0;
        }
        QCOMPARE(broken, 1);
        QCOMPARE(looked, 4);
    }
};

QTEST_GUILESS_MAIN(CommandsPractice)
#include "tst_commands_practice.moc"

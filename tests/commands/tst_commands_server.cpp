// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "program.h"
#include "server.h"

#include "core/endpoints.h"
#include "practice/visitor.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <future>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// By a journal: that task's change was made, and its end written down.
bool wasMade(const QByteArray &journal, const QString &task)
{
    const QList<QByteArray> lines = journal.split('\n');
    QStringList ids;
    for (const QByteArray &line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value(u"task").toString() == task)
            ids.append(entry.value(u"id").toString());
        if (entry.value(u"outcome").toString() == u"made" && ids.contains(entry.value(u"id").toString()))
            return true;
    }
    return false;
}

/// Secrets, tokens and codes as the practice tenant makes them.
const QList<QRegularExpression> &secretForms()
{
    static const QList<QRegularExpression> forms{
        QRegularExpression(u"[A-Za-z0-9_-]{3}~[A-Za-z0-9_-]{36}"_s), // client secret
        QRegularExpression(u"eyJ[A-Za-z0-9_-]{10}"_s), // access token
        QRegularExpression(u"[A-Za-z0-9_-]{64}"_s), // authorization code, refresh token
    };
    return forms;
}

QString secretIn(const QByteArray &text, const QStringList &passwords)
{
    for (const QRegularExpression &form : secretForms()) {
        if (const auto match = form.match(QString::fromUtf8(text)); match.hasMatch())
            return match.captured();
    }
    for (const QString &password : passwords) {
        if (text.contains(password.toUtf8()))
            return password;
    }
    return {};
}

/// A set-up whose app the server has already, as a colleague would get it: without its secret.
QString preparedSetup(const Server &server)
{
    const QJsonObject prepared = server.addresses.value(u"prepared").toObject();
    QJsonObject values{{u"tenantId"_s, server.addresses.value(u"tenantId")}};
    for (const QString &name : {u"clientId"_s, u"appObjectId"_s, u"secretKeyId"_s, u"forwardingAddress"_s,
             u"callbackUrl"_s, u"secretExpires"_s})
        values.insert(name, prepared.value(name));
    return server.newSetup(u"setup"_s, values);
}

QByteArray secretOf(const Server &server)
{
    return server.addresses.value(u"prepared").toObject().value(u"secret").toString().toUtf8();
}

} // namespace

class CommandsServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forwardingWaitsUntilItIsAllowed_data()
    {
        QTest::addColumn<QStringList>("only");
        QTest::addColumn<QString>("code");
        const auto waitsForPolicy = u"mailbox/forwarding-waits-for-policy"_s;
        const QStringList alone{u"--only"_s, u"mailbox.forwarding"_s};
        QTest::newRow("forwarding-before-customization") << QStringList() << waitsForPolicy;
        QTest::newRow("forwarding-before-role") << alone << waitsForPolicy;
        QTest::newRow("forwarding-before-domain") << alone << u"mailbox/forwarding-waits-for-domain"_s;
        QTest::newRow("forwarding-by-recipient-admin") << QStringList() << u"mailbox/forwarding-ready"_s;
    }
    void forwardingWaitsUntilItIsAllowed()
    {
        QFETCH(const QStringList, only);
        QFETCH(const QString, code);
        const Server server({u"--scenario"_s, QString::fromUtf8(QTest::currentDataTag())});
        const QStringList apply = server.on(u"apply"_s, preparedSetup(server)) + only;
        const Ran ran = Program::run(apply + QStringList{u"--yes"_s});
        const QJsonObject forwarding = ran.task(u"mailbox.forwarding"_s);
        QVERIFY2(forwarding.value(u"code").toString() == code, ran.out + ran.err);
        const bool isSet = code == u"mailbox/forwarding-ready";
        QCOMPARE(forwarding.value(u"changed").toBool(), isSet);
        QCOMPARE(forwarding.value(u"state").toString(), isSet ? u"done"_s : u"todo"_s);
        QCOMPARE(ran.exit == 0, isSet && !only.isEmpty());
    }

    void addressesAreOneLine()
    {
        Server server;
        QCOMPARE(complaint(server.addresses, u"output:practice"_s), "");
        QVERIFY(QFile::exists(server.cloudFile()));
        QVERIFY(QFile::exists(server.addresses.value(u"caFile").toString()));
    }

    void serverEndsWithItsInput()
    {
        Server server;
        server.program.closeInput();
        QCOMPARE(server.program.end().exit, 0);
        QVERIFY(!QFile::exists(server.cloudFile()));
    }

    void serverEndsWithSigterm()
    {
        Server server;
        server.program.signal(SIGTERM);
        QCOMPARE(server.program.end().exit, 0);
    }

    void applyAndUndoLeaveTheTenantAsItWas()
    {
        const Server server;
        const QString setup = server.newSetup();
        const Observer observer(server.cloudFile());
        const QJsonObject before = observer.tenant();

        const Ran applied = Program::run(server.on(u"apply"_s, setup) + QStringList{u"--yes"_s});
        QCOMPARE(complaint(applied.json(), u"output:run"_s), "");
        QVERIFY2(applied.exit == 1, applied.err); // step 4 is a person's
        QCOMPARE(applied.task(u"mailbox.forwarding"_s).value(u"state").toString(), u"done"_s);
        QVERIFY(observer.tenant() != before);

        // Nobody can be asked here.
        const Ran refused = Program::run(server.on(u"undo"_s, setup));
        QCOMPARE(refused.exit, 2);
        QVERIFY2(refused.err.contains("--yes"), refused.err);
        QVERIFY(observer.tenant() != before);

        const Ran undone = Program::run(server.on(u"undo"_s, setup) + QStringList{u"--yes"_s});
        QCOMPARE(complaint(undone.json(), u"output:run"_s), "");
        QVERIFY2(undone.exit == 0, undone.err);
        QVERIFY(undone.task(u"azure.app-registration"_s).value(u"changed").toBool());
        QCOMPARE(observer.tenant(), before);

        const Ran again = Program::run(server.on(u"undo"_s, setup) + QStringList{u"--yes"_s});
        QCOMPARE(again.exit, 0);
        QVERIFY(!again.task(u"azure.app-registration"_s).value(u"changed").toBool());
    }

    void secondApplyChangesNothing()
    {
        const Server server;
        const QString setup = server.newSetup();
        const Observer observer(server.cloudFile());
        // The secret of the first run is gone with its memory: the others stay as they are.
        const QStringList apply = server.on(u"apply"_s, setup) + QStringList{u"--yes"_s};
        const Ran first = Program::run(apply);
        QVERIFY(first.task(u"azure.app-registration"_s).value(u"changed").toBool());
        const QJsonObject after = observer.tenant();
        const Ran second = Program::run(apply
            + QStringList{u"--only"_s, u"azure.app-registration"_s, u"azure.redirect-uri"_s,
                u"azure.implicit-tokens"_s, u"azure.permissions"_s, u"azure.admin-consent"_s,
                u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s});
        QVERIFY2(second.exit == 0, second.err + second.out);
        QVERIFY(!second.out.contains("\"changed\": true"));
        QCOMPARE(observer.tenant(), after);
    }

    void killedRunIsFinishedByTheNext_data()
    {
        QTest::addColumn<QString>("task");
        for (const auto *task : {"azure.app-registration", "azure.client-secret", "azure.admin-consent",
                 "mailbox.smtp-auth", "mailbox.forwarding", "mailbox.outbound-policy"})
            QTest::newRow(task) << QString::fromLatin1(task);
    }
    void killedRunIsFinishedByTheNext()
    {
        QFETCH(const QString, task);
        const Server server({u"--latency"_s, u"50"_s});
        const QString setup = server.newSetup();
        const QString journal = server.folder.filePath(u"setup.journal.jsonl"_s);
        const QStringList apply = server.on(u"apply"_s, setup) + QStringList{u"--yes"_s};
        {
            Program program(apply);
            // In the moment between the journal's "intended" and the answer of the other side.
            const bool intended = program.waitUntil([&] {
                const QList<QByteArray> lines = contentOf(journal).split('\n');
                return std::any_of(lines.begin(), lines.end(), [&task](const QByteArray &line) {
                    return line.contains('"' + task.toUtf8() + '"') && line.contains("\"intended\"");
                });
            });
            QVERIFY(intended);
            program.signal(SIGKILL);
            QCOMPARE(program.end().exit, -1);
        }
        // A secret whose value never arrived is taken away again. One that was made was in the memory of the killed
        // program: whether somebody uses it, nobody can tell, so it stays beside the new one.
        const int secrets = wasMade(contentOf(journal), u"azure.client-secret"_s) ? 2 : 1;
        const Ran ran = Program::run(apply);
        QVERIFY2(ran.exit == 1, ran.err);
        const QJsonArray lines = ran.json().value(u"tasks").toArray();
        for (const QJsonValue &line : lines) {
            if (line[u"step"].toInt() == 2 || line[u"step"].toInt() == 3)
                QVERIFY2(
                    QStringList({u"done"_s, u"notNeeded"_s}).contains(line[u"state"].toString()), ran.out);
        }
        const QJsonObject tenant = Observer(server.cloudFile()).tenant();
        QCOMPARE(tenant.value(u"applications").toArray().size(), 1);
        const QJsonValue app = tenant.value(u"applications").toArray().first();
        QCOMPARE(app[u"web"][u"redirectUris"].toArray().size(), 1);
        QCOMPARE(tenant.value(u"enterpriseApplications").toArray().size(), 1);
        QCOMPARE(tenant.value(u"forwardingPolicies").toArray().size(), 1);
        QCOMPARE(app[u"passwordCredentials"].toArray().size(), secrets);

        // What both runs have changed can be taken back.
        QCOMPARE(Program::run(server.on(u"undo"_s, setup) + QStringList{u"--yes"_s}).exit, 0);
        QCOMPARE(Observer(server.cloudFile()).tenant().value(u"applications").toArray().size(), 0);
    }

    void interruptedSignInIsCancelled()
    {
        const Server server;
        QStringList arguments = server.on(u"check"_s, server.newSetup());
        arguments.last() = u"print"_s;
        Program program(arguments);
        QVERIFY(program.waitUntilSaid("/oauth2/v2.0/authorize"));
        program.signal(SIGINT);
        const Ran ran = program.end();
        QCOMPARE(ran.exit, 130);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"cancelled"_s);
    }

    void interruptedRunIsCancelled_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void interruptedRunIsCancelled()
    {
        QFETCH(const int, signal);
        const Server server({u"--latency"_s, u"200"_s});
        Program program(server.on(u"apply"_s, server.newSetup()) + QStringList{u"--yes"_s});
        QVERIFY(program.waitUntilSaid("App registration"));
        program.signal(signal);
        const Ran ran = program.end();
        QCOMPARE(ran.exit, 130);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QVERIFY(ran.task(u"mailbox.outbound-policy"_s).value(u"state").toString() != u"done");
    }

    void withoutTokensItCantBeTold()
    {
        const Server server;
        QJsonObject cloud = QJsonDocument::fromJson(contentOf(server.cloudFile())).object();
        cloud.insert(u"authority"_s, u"https://localhost:1"_s);
        const QString cloudFile = server.folder.filePath(u"cloud.json"_s);
        QVERIFY(write(cloudFile, cloud));
        QStringList arguments = server.on(u"check"_s, server.newSetup());
        arguments.replace(arguments.indexOf(server.cloudFile()), cloudFile);
        const Ran ran = Program::run(arguments);
        QCOMPARE(ran.exit, 3);
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        QCOMPARE(ran.json().value(u"error").toObject().value(u"code").toString(), u"network/refused"_s);
    }

    void noSecretIsWrittenOrSaid()
    {
        const Server server;
        const QTemporaryDir home;
        QStringList passwords;
        const QJsonArray accounts = server.addresses.value(u"accounts").toArray();
        for (const QJsonValue &account : accounts)
            passwords.append(account[u"password"].toString());
        QVERIFY(!passwords.isEmpty() && !passwords.contains(QString()));

        const QString setup = server.folder.filePath(u"made.json"_s);
        Program program({u"setup"_s, u"--yes"_s, u"--verbose"_s, u"--json"_s, u"--setup"_s, setup,
                            u"--cloud-file"_s, server.cloudFile(), u"--browser"_s, u"visitor"_s},
            home.path());
        QByteArray arguments;
        program.waitUntil([&] {
            const QByteArray now = contentOf(u"/proc/%1/cmdline"_s.arg(program.id()));
            arguments = now.isEmpty() ? arguments : now;
            return false;
        });
        const Ran ran = program.end();
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY(ran.err.contains("cmw.http")); // --verbose did tell
        QVERIFY(arguments.contains("--verbose"));

        QCOMPARE(secretIn(ran.out, passwords), QString());
        QCOMPARE(secretIn(ran.err, passwords), QString());
        QCOMPARE(secretIn(arguments, passwords), QString());
        int files = 0;
        for (const QString &folder : {home.path(), server.folder.path()}) {
            QDirIterator file(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (file.hasNext()) {
                QCOMPARE(secretIn(contentOf(file.next()), passwords), QString());
                ++files;
            }
        }
        QVERIFY(files >= 2); // the set-up and its journal
    }

    void aSecretInMemoryIsNotLostSilently()
    {
        const Server server;
        QStringList setup = server.on(u"setup"_s, server.newSetup()) + QStringList{u"--yes"_s};
        setup.removeAll(u"--json"_s);
        const Ran ran = Program::run(setup);
        QVERIFY2(ran.out.contains("kept for this run only"), ran.out);
        QVERIFY2(!ran.out.contains("in the keychain"), ran.out);
        QVERIFY2(ran.err.contains("is gone at the end of this run"), ran.err);
        QVERIFY2(ran.err.contains("--keychain system"), ran.err);
        // Where the tenant ends with the run, too, there is nothing to warn of.
        const Ran practice = Program::run({u"apply"_s, u"--practice"_s, u"--yes"_s});
        QVERIFY2(!practice.err.contains("is gone at the end"), practice.err);
    }

    void aMissingSecretIsAFinding()
    {
        const Server server({u"--scenario"_s, u"prepared"_s});
        const QString setup = preparedSetup(server);
        const Ran checked =
            Program::run(server.on(u"check"_s, setup) + QStringList{u"--only"_s, u"verify.secret"_s});
        QCOMPARE(checked.task(u"verify.secret"_s).value(u"code").toString(), u"secret/not-here"_s);
        QCOMPARE(checked.exit, 1);
        const Ran sent = Program::run(server.on(u"send-test"_s, setup));
        QCOMPARE(sent.json().value(u"finding").toObject().value(u"code").toString(), u"secret/not-here"_s);
        QCOMPARE(sent.exit, 1);
    }

    void theSecretComesFromStandardInput_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("line") << QByteArray("\n");
        QTest::newRow("without a line feed") << QByteArray();
    }
    void theSecretComesFromStandardInput()
    {
        QFETCH(const QByteArray, end);
        const Server server({u"--scenario"_s, u"prepared"_s});
        const QString setup = preparedSetup(server);
        const QByteArray secret = secretOf(server);
        const QStringList given{u"--secret-from-stdin"_s, u"--keychain"_s, u"memory"_s};
        const Ran checked = Program::run(server.on(u"check"_s, setup) + given, secret + end);
        QCOMPARE(complaint(checked.json(), u"output:run"_s), "");
        QCOMPARE(checked.task(u"verify.secret"_s).value(u"state").toString(), u"done"_s);
        const Ran sent = Program::run(server.on(u"send-test"_s, setup) + given, secret + end);
        QVERIFY2(sent.exit == 0, sent.err + sent.out);
        QVERIFY(!(contentOf(setup) + sent.out + sent.err + checked.out + checked.err).contains(secret));

        const Ran nothing = Program::run(server.on(u"check"_s, setup) + given, end);
        QCOMPARE(nothing.exit, 2);
        QCOMPARE(nothing.json().value(u"error").toObject().value(u"code").toString(), u"command/no-secret"_s);
    }

    void theSecretIsAskedForUnseen()
    {
        const Server server({u"--scenario"_s, u"prepared"_s});
        Program program(
            server.on(u"send-test"_s, preparedSetup(server)) + QStringList{u"--keychain"_s, u"memory"_s}, {},
            Program::Input::Terminal);
        QVERIFY(program.waitUntilSaid("client secret (what you type is not shown)"));
        program.type(secretOf(server));
        const Ran ran = program.end();
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QCOMPARE(program.shown().trimmed(), "");
        QVERIFY(!(ran.out + ran.err).contains(secretOf(server)));
    }

    void thePastedAddressIsAskedFor()
    {
        const Server server({u"--scenario"_s, u"prepared"_s});
        const auto endpoints = cmw::Endpoints::fromFile(server.cloudFile());
        QVERIFY(endpoints);
        Program program(server.on(u"send-test"_s, preparedSetup(server))
                + QStringList{u"--keychain"_s, u"memory"_s, u"--browser"_s, u"print"_s, u"--sign-in"_s,
                    u"paste"_s, u"--to"_s, u"alex@contoso.com"_s},
            {}, Program::Input::Terminal);
        QVERIFY(program.waitUntilSaid("client secret (what you type is not shown)"));
        program.type(secretOf(server));
        QVERIFY(program.waitUntilSaid("address bar here"));
        static const QRegularExpression address(u"https?://\\S+/authorize\\?\\S+"_s);
        const QUrl signIn(address.match(QString::fromUtf8(program.said())).captured());
        QVERIFY2(!signIn.isEmpty(), program.said());
        program.type("https://example.org/?code=1");
        QVERIFY(program.waitUntilSaid("isn't an address of your Call Back URL"));

        cmw::practice::Visitor visitor(endpoints->practice);
        std::promise<QUrl> end;
        visitor.tellEnds([&end](const QUrl &, const QUrl &there) { end.set_value(there); });
        visitor.open(signIn);
        const QByteArray there = end.get_future().get().toEncoded();
        program.type(there);
        const Ran ran = program.end();
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY(ran.json().value(u"accepted").toBool());
        QVERIFY(!(ran.out + ran.err).contains(there));
    }

    void aBrowserThatFailsIsNoticed_data()
    {
        QTest::addColumn<QString>("browser");
        QTest::newRow("fails") << u"false"_s;
        QTest::newRow("isn't there") << u"/nowhere/browser"_s;
    }
    void aBrowserThatFailsIsNoticed()
    {
        QFETCH(const QString, browser);
        const Server server;
        QStringList arguments = server.on(u"check"_s, server.newSetup());
        arguments.last() = browser;
        Program program(arguments);
        QVERIFY(program.waitUntilSaid("/oauth2/v2.0/authorize"));
        program.signal(SIGINT);
        QCOMPARE(program.end().exit, 130);
    }

    void aBrowserOutlivesTheProgram()
    {
        const Server server;
        const QString told = server.folder.filePath(u"told"_s);
        const QString script = server.folder.filePath(u"browser.sh"_s);
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("echo $$ > " + told.toUtf8() + ".new; mv " + told.toUtf8() + ".new " + told.toUtf8()
            + "; exec sleep 300\n");
        file.close();
        QStringList arguments = server.on(u"check"_s, server.newSetup());
        arguments.last() = u"sh "_s + script;
        Program program(arguments);
        QVERIFY(program.waitUntil([&told] { return QFile::exists(told); }));
        program.signal(SIGINT);
        QCOMPARE(program.end().exit, 130);
        QCOMPARE(::kill(static_cast<pid_t>(contentOf(told).trimmed().toInt()), SIGKILL), 0);
    }

    void killedPracticeSetupIsFinishedByTheNext_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("in step 2") << QByteArray("App registration");
        QTest::newRow("in step 4") << QByteArray("Step 4");
    }
    void killedPracticeSetupIsFinishedByTheNext()
    {
        QFETCH(const QByteArray, said);
        const Server server({u"--latency"_s, u"50"_s});
        const QString file = server.folder.filePath(u"made.json"_s);
        const QStringList setup = server.on(u"setup"_s, file)
            + QStringList{u"--yes"_s, u"--keychain"_s, u"memory"_s, u"--language"_s, u"en"_s};
        {
            Program program(setup);
            QVERIFY(program.waitUntilSaid(said));
            program.signal(SIGKILL);
            QCOMPARE(program.end().exit, -1);
        }
        const Ran ran = Program::run(setup);
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        QVERIFY2(ran.err.contains("The mail arrived in Webex Connect."), ran.err);
    }

    void secretsWouldBeRecognised()
    {
        const Server server({u"--scenario"_s, u"prepared"_s});
        const QString secret = server.addresses.value(u"prepared").toObject().value(u"secret").toString();
        QCOMPARE(secretIn("a " + secret.toUtf8() + " b", {}), secret);
        QVERIFY(!secretIn(Observer(server.cloudFile()).accessToken(), {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CommandsServer)
#include "tst_commands_server.moc"

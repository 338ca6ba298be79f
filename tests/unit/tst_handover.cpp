// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/handover.h"
#include "report/shellquotes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QStringList &azureLines()
{
    static const QStringList lines{u"azure.app-registration"_s, u"azure.redirect-uri"_s,
        u"azure.implicit-tokens"_s, u"azure.client-secret"_s, u"azure.permissions"_s,
        u"azure.admin-consent"_s};
    return lines;
}

const QStringList &mailboxLines()
{
    static const QStringList lines{u"mailbox.login"_s, u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s,
        u"mailbox.outbound-policy"_s, u"mailbox.remote-domain"_s, u"mailbox.routes"_s, u"mailbox.limits"_s,
        u"mailbox.mail-flow-rules"_s, u"mailbox.inbox-rules"_s};
    return lines;
}

HandOverRequest request(const QStringList &tasks)
{
    HandOverRequest request;
    Setup &setup = request.setup;
    setup.mailbox = u"support@contoso.com"_s;
    setup.loginId = u"agent@contoso.com"_s;
    setup.appName = u"Webex Connect Email"_s;
    setup.secretName = u"Webex Connect"_s;
    setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    setup.forwardingAddress = u"a41a0ba3@mail-us.imiconnect.io"_s;
    setup.tenantId = u"5d3ca94e-7f1b-4c0e-9a86-2b8fd1e6c473"_s;
    setup.organisation = u"Contoso Ltd"_s;
    setup.clientSecret = Secret("Hush8Q~this-is-never-handed-over");
    for (const QString &task : tasks)
        request.lines.append({task, Finding(State::ToDo, u"graph/denied"_s)});
    request.now = QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC);
    return request;
}

Endpoints cloud(const QString &name = u"global"_s)
{
    const Result<Endpoints> endpoints = Endpoints::named(name);
    return endpoints ? *endpoints : Endpoints();
}

HandOver made(const QStringList &tasks)
{
    return handOver(request(tasks), cloud());
}

QString all(const HandOver &handOver)
{
    return handOver.az + handOver.graph + handOver.exchange + handOver.consentLink.toString()
        + handOver.subject.en + handOver.subject.ko + handOver.letter.en + handOver.letter.ko;
}

/// Writes a file into the folder, for its owner to run.
QString placed(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("no file");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

struct Ran {
    int exit = -1;
    QByteArray out, err;
    QList<QByteArrayList> calls; ///< of az: the arguments of each
};

/// Answers as Azure CLI does in a directory that has nothing yet, and keeps what it was called with.
constexpr char stub[] = R"(#!/bin/bash
printf '%s\0' "$@" >>"$CALLS"
printf '\1\0' >>"$CALLS"
case $* in
*'/organization?'*) printf '5d3ca94e-7f1b-4c0e-9a86-2b8fd1e6c473\n' ;;
*'--method POST'*'/applications --'*|*'--method POST'*'/applications '*'[[id, appId]]'*) printf 'object-1\tclient-1\n' ;;
*'ad sp create'*) printf 'principal-9\n' ;;
*addPassword*) printf 'made-secret-value\n' ;;
*'appId%20eq%20%27client-1%27'*) ;;
*'/servicePrincipals?'*) printf 'principal-1\n' ;;
*'.id | [0]'*) printf 'permission-1\n' ;;
*'web.redirectUris --output json'*) printf '[\n  "https://other.example/cb"\n]\n' ;;
*to_string*enableAccess*) printf 'false\tfalse\n' ;;
*to_string*) printf 'true\tfalse\n' ;;
esac
exit 0
)";

Ran run(const QString &script, const QStringList &arguments = {})
{
    const QTemporaryDir folder;
    placed(folder, u"az"_s, stub);
    const QString file = placed(folder, u"script.sh"_s, script.toUtf8());
    QProcess bash;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
    environment.insert(u"CALLS"_s, folder.filePath(u"calls"_s));
    bash.setProcessEnvironment(environment);
    bash.setWorkingDirectory(folder.path());
    bash.start(u"bash"_s, QStringList{file} + arguments);
    Ran ran;
    if (!bash.waitForFinished())
        return ran;
    ran.exit = bash.exitCode();
    ran.out = bash.readAllStandardOutput();
    ran.err = bash.readAllStandardError();
    QFile calls(folder.filePath(u"calls"_s));
    if (calls.open(QIODevice::ReadOnly)) {
        ran.calls.append(QByteArrayList());
        QByteArrayList words = calls.readAll().split('\0');
        words.removeLast();
        for (const QByteArray &word : std::as_const(words)) {
            if (word == "\1")
                ran.calls.append(QByteArrayList());
            else
                ran.calls.last().append(word);
        }
        ran.calls.removeLast();
    }
    if (QFile::exists(folder.filePath(u"canary"_s)))
        ran.err += "\nA value was run as a command.";
    return ran;
}

/// The body of the first request that has it and that address; empty: none was sent.
QJsonObject sent(const Ran &ran, const QByteArray &method, const QByteArray &addressEnd)
{
    for (const QByteArrayList &call : ran.calls) {
        const qsizetype body = call.indexOf("--body"), url = call.indexOf("--url");
        if (body >= 0 && url >= 0 && call.contains(method) && call.at(url + 1).endsWith(addressEnd))
            return QJsonDocument::fromJson(call.at(body + 1)).object();
    }
    return {};
}

/// What stands open at the end of a script, or is closed without having been opened, by PowerShell's rules for the
/// quotes, comments and brackets that ours use; empty: nothing.
QString unclosed(const QString &script)
{
    QString open;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script.at(i), inside = open.isEmpty() ? QChar() : open.back();
        if (c == u'`' && inside != u'\'') {
            ++i;
        } else if (inside == u'\'') {
            if (c == u'\'')
                open.chop(1);
        } else if (c == u'"') {
            inside == u'"' ? open.chop(1) : void(open += c);
        } else if (inside == u'"') {
            if (script.mid(i, 2) == u"$(")
                open += script.at(++i);
        } else if (c == u'#' && (i == 0 || script.at(i - 1).isSpace())) {
            i = script.indexOf(u'\n', i);
            if (i < 0)
                break;
        } else if (c == u'\'' || u"({["_s.contains(c)) {
            open += c;
        } else if (const qsizetype kind = u")}]"_s.indexOf(c); kind >= 0) {
            if (inside != u"({["_s.at(kind))
                return u"%1 at %2"_s.arg(c).arg(script.left(i).count(u'\n') + 1);
            open.chop(1);
        }
    }
    return open;
}

/// What PowerShell makes of an expression of ours, by its rules; a text that ends too early gives "?".
QString readByPowerShell(QString expression)
{
    constexpr QStringView call = u"([regex]::Unescape(";
    const bool isEscaped = expression.startsWith(call);
    if (isEscaped)
        expression = expression.mid(call.size()).chopped(2);
    if (expression.size() < 2 || expression.front() != u'\'' || expression.back() != u'\'')
        return u"?"_s;
    expression = expression.mid(1).chopped(1);
    // All of these end a text in single quotes; doubled, they stand for themselves.
    static const QString quotes = QString::fromUtf16(u"'\u2018\u2019\u201a\u201b");
    QString text;
    for (qsizetype i = 0; i < expression.size(); ++i) {
        if (quotes.contains(expression.at(i))) {
            if (i + 1 == expression.size() || !quotes.contains(expression.at(i + 1)))
                return u"?"_s;
            ++i;
        }
        text += expression.at(i);
    }
    if (!isEscaped)
        return text;
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\') {
            plain += text.at(i);
        } else if (text.mid(i + 1, 1) == u"u") {
            plain += QChar(text.mid(i + 2, 4).toUShort(nullptr, 16));
            i += 5;
        } else {
            plain += text.at(++i);
        }
    }
    return plain;
}

} // namespace

/// What another admin is given: the lines that are open and no others, in words and in scripts that a name can't
/// break out of.
class HandOverTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptsAreBash_data();
    void scriptsAreBash();
    void hostileValuesStayValues_data();
    void hostileValuesStayValues();
    void theSecretGoesIntoItsFileAlone();
    void withoutAFileNoSecretIsMade();
    void anotherOrganisationIsRefused();
    void powerShellReadsWhatWasMeant_data();
    void powerShellReadsWhatWasMeant();
    void onlyOpenLinesAreInTheScripts();
    void nothingIsDeletedAndTheOrganisationStays();
    void permissionsAreNamedAndNotNumbered();
    void anAppOfItsOwnIsFoundByItsTagAlone();
    void theLinkNeedsAnAppThatIsReady();
    void everyAddressFollowsTheCloud();
    void theLetterSaysWhoAndHow();
    void aLineWithoutAScriptIsLeftToAPerson();
    void exchangePowerShellIsWellFormed_data();
    void exchangePowerShellIsWellFormed();
    void exchangeCmdletsAreTheLinesOwn_data();
    void exchangeCmdletsAreTheLinesOwn();
    void whatIsOnlyLookedAtIsPrinted();
    void anothersForwardingGivesWayOnAYesAlone();
    void theFenceIsForThisAppAndMailbox();
    void noSecretIsHandedOver();
};

void HandOverTest::scriptsAreBash_data()
{
    QTest::addColumn<QStringList>("tasks");
    QTest::newRow("all") << azureLines();
    for (const QString &task : azureLines())
        QTest::newRow(qPrintable(task)) << QStringList{task};
}

void HandOverTest::scriptsAreBash()
{
    QFETCH(const QStringList, tasks);
    const QTemporaryDir folder;
    const QString file = placed(folder, u"script.sh"_s, made(tasks).az.toUtf8());
    QVERIFY(QFile(file).size() > 1000);
    QProcess bash;
    bash.start(u"bash"_s, {u"-n"_s, file});
    QVERIFY(bash.waitForFinished());
    QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError());
    const QString shellcheck = QStandardPaths::findExecutable(u"shellcheck"_s);
    if (shellcheck.isEmpty() || tasks != azureLines())
        return;
    QProcess check;
    // Functions and values that a smaller script doesn't use are no faults of it.
    check.start(shellcheck, {u"--severity=warning"_s, u"--exclude=SC2034"_s, file});
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput());
}

void HandOverTest::hostileValuesStayValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Webex Connect Email"_s;
    QTest::newRow("single quote") << u"Mia's app'; touch canary; '"_s;
    QTest::newRow("double quote") << u"\"; touch canary; \""_s;
    QTest::newRow("substitution") << u"$(touch canary) `touch canary` ${HOME} $$ !!"_s;
    QTest::newRow("backslash") << u"C:\\temp\\n \\' \\"_s;
    QTest::newRow("line") << u"one\ntouch canary\n# two"_s;
    QTest::newRow("option") << u"--output"_s;
    QTest::newRow("file") << u"@/etc/passwd"_s;
    QTest::newRow("pattern") << u"* ? [a-z] ~ {a,b} %s %n"_s;
    QTest::newRow("Korean") << u"웹엑스 커넥트 '메일' “앱”"_s;
}

void HandOverTest::hostileValuesStayValues()
{
    QFETCH(const QString, name);
    HandOverRequest hostile = request(azureLines());
    hostile.setup.appName = name;
    hostile.setup.secretName = name;
    hostile.setup.serviceManagementReference = name;
    hostile.setup.mailbox = name + u"@contoso.com"_s;
    hostile.setup.callbackUrl = u"https://contoso.us.webexconnect.io/"_s + name;
    const Ran ran = run(handOver(hostile, cloud()).az, {u"--secret-file"_s, u"secret"_s});
    QVERIFY2(ran.exit == 0 && ran.err.isEmpty(), ran.out + ran.err);

    const QJsonObject app = sent(ran, "POST", "/applications");
    QCOMPARE(app[u"displayName"].toString(), name);
    QCOMPARE(app[u"serviceManagementReference"].toString(), name);
    QVERIFY(app[u"notes"].toString().contains(hostile.setup.mailbox));
    QCOMPARE(app[u"web"][u"redirectUris"][0].toString(), hostile.setup.callbackUrl);
    // Merged with the one that is there.
    const QJsonObject web = sent(ran, "PATCH", "/applications/object-1");
    QCOMPARE(web[u"web"][u"redirectUris"].toArray(),
        (QJsonArray{u"https://other.example/cb"_s, hostile.setup.callbackUrl}));
    const QJsonObject secret = sent(ran, "POST", "/addPassword");
    QCOMPARE(secret[u"passwordCredential"][u"displayName"].toString(), name);
    QCOMPARE(secret[u"passwordCredential"][u"endDateTime"].toString(), u"2027-11-24T12:00:00Z"_s);
}

void HandOverTest::theSecretGoesIntoItsFileAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"secret"_s);
    const QString script = made({u"azure.app-registration"_s, u"azure.client-secret"_s}).az;
    const Ran ran = run(script, {u"--secret-file"_s, file});
    QVERIFY2(ran.exit == 0, ran.err);
    QVERIFY(!(ran.out + ran.err).contains("made-secret-value"));
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), "made-secret-value\n");
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(kept.permissions() & others));
    // A file that is there already may hold another secret: none is made then.
    const Ran again = run(script, {u"--secret-file"_s, file});
    QVERIFY(again.exit != 0);
    QVERIFY(sent(again, "POST", "/addPassword").isEmpty());
}

void HandOverTest::withoutAFileNoSecretIsMade()
{
    const Ran ran = run(made({u"azure.app-registration"_s, u"azure.client-secret"_s}).az);
    QVERIFY2(ran.exit == 0, ran.err);
    QVERIFY2(ran.out.contains("--secret-file FILE"), ran.out);
    QVERIFY(sent(ran, "POST", "/addPassword").isEmpty());
}

void HandOverTest::anotherOrganisationIsRefused()
{
    HandOverRequest other = request(azureLines());
    other.setup.tenantId = u"11111111-7f1b-4c0e-9a86-2b8fd1e6c473"_s;
    const Ran ran = run(handOver(other, cloud()).az);
    QCOMPARE(ran.exit, 1);
    QVERIFY2(ran.err.contains("another organisation") && ran.err.contains("az login"), ran.err);
    for (const QByteArrayList &call : ran.calls)
        QVERIFY(!call.contains("POST") && !call.contains("PATCH") && !call.contains("create"));
}

void HandOverTest::powerShellReadsWhatWasMeant_data()
{
    hostileValuesStayValues_data();
    QTest::newRow("typographic quotes") << u"‘a’ ‚b‛ “c”; Remove-Item *"_s;
    QTest::newRow("both") << u"it's ‘한글’ \\u0041 $(x) `n"_s;
    QTest::newRow("control") << u"a\tb\r\x1b[31m"_s;
}

void HandOverTest::powerShellReadsWhatWasMeant()
{
    QFETCH(const QString, name);
    const QString expression = quotedForPowerShell(name);
    QCOMPARE(readByPowerShell(expression), name);
    for (const QChar c : expression)
        QVERIFY2(c.unicode() >= 0x20 && c.unicode() < 0x7f, qPrintable(expression));

    HandOverRequest hostile = request(azureLines() + mailboxLines());
    hostile.setup.appName = name;
    hostile.setup.mailbox = name + u"@contoso.com"_s;
    const HandOver handed = handOver(hostile, cloud());
    QVERIFY(handed.graph.contains(u"displayName = "_s + expression));
    QVERIFY(handed.exchange.contains(u"$mailbox = "_s + quotedForPowerShell(hostile.setup.mailbox) + u'\n'));
    // Nowhere else: neither bare nor in a comment.
    QVERIFY(!handed.exchange.contains(hostile.setup.mailbox)
        || quotedForPowerShell(hostile.setup.mailbox).contains(hostile.setup.mailbox));
}

void HandOverTest::onlyOpenLinesAreInTheScripts()
{
    const HandOver redirect = made({u"azure.redirect-uri"_s});
    for (const QString &script : {redirect.az, redirect.graph}) {
        QVERIFY(script.contains(u"Added: the redirect URI"));
        for (const QString &other : {u"Made: the app"_s, u"addPassword"_s, u"Add-MgApplicationPassword"_s,
                 u"oauth2PermissionGrants"_s, u"Oauth2PermissionGrant"_s, u"Turned on"_s, u"Mail.Send"_s})
            QVERIFY2(!script.contains(other), qPrintable(other));
    }
    QVERIFY(redirect.exchange.isEmpty());
    const HandOver forwarding = made({u"mailbox.forwarding"_s});
    QVERIFY(forwarding.az.isEmpty() && forwarding.graph.isEmpty());
    QVERIFY(forwarding.exchange.contains(u"Set-Mailbox"));
    QVERIFY(!forwarding.exchange.contains(u"Set-CASMailbox"));
    QVERIFY(!forwarding.exchange.contains(u"OutboundSpam"));

    HandOverRequest without = request(azureLines());
    without.setup.permissions = Permissions::OnlyUsed;
    const Ran ran = run(handOver(without, cloud()).az);
    QVERIFY2(ran.exit == 0, ran.err);
    QVERIFY(!ran.out.contains("Mail.Send"));
    QVERIFY(ran.out.contains("SMTP.Send"));
}

void HandOverTest::nothingIsDeletedAndTheOrganisationStays()
{
    const HandOver handed = made(azureLines() + mailboxLines());
    for (const QString &script : {handed.az, handed.graph, handed.exchange}) {
        QVERIFY(!script.isEmpty());
        for (const QString &word : {u"DELETE"_s, u"Remove-"_s, u"Set-TransportConfig"_s,
                 u"Set-OrganizationConfig"_s, u"az ad app create"_s})
            QVERIFY2(!script.contains(word), qPrintable(word));
    }
    // The two modules break each other in one session.
    QVERIFY(!handed.graph.contains(u"Connect-ExchangeOnline"));
    QVERIFY(!handed.exchange.contains(u"Connect-MgGraph"));
}

void HandOverTest::permissionsAreNamedAndNotNumbered()
{
    const HandOver handed = made(azureLines());
    // The two resources and the tenant are the only ids in it.
    static const QRegularExpression id(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    const QStringList known{u"00000002-0000-0ff1-ce00-000000000000"_s,
        u"00000003-0000-0000-c000-000000000000"_s, request({}).setup.tenantId};
    for (const QString &script : {handed.az, handed.graph}) {
        for (auto match = id.globalMatch(script); match.hasNext();) {
            const QString found = match.next().captured();
            QVERIFY2(known.contains(found), qPrintable(found));
        }
    }
}

void HandOverTest::anAppOfItsOwnIsFoundByItsTagAlone()
{
    HandOverRequest wanted = request(azureLines());
    wanted.setup.newApp = true;
    const HandOver own = handOver(wanted, cloud());
    // The one script has it encoded for an address, the other one quoted.
    for (const QString &script : {QUrl::fromPercentEncoding(own.az.toUtf8()), own.graph}) {
        // Not what the person has rejected; and a second run finds what the first has made.
        QVERIFY(!script.contains(u"redirectUris/any(u:u eq"));
        QVERIFY(!script.contains(u"displayName eq"));
        QVERIFY(script.contains(u"tags/any(t:t eq"));
        QVERIFY(script.contains(u"webex-connect-mail:support@contoso.com"));
    }
    const QString any = QUrl::fromPercentEncoding(made(azureLines()).az.toUtf8());
    QVERIFY(any.contains(u"redirectUris/any(u:u eq") && !any.contains(u"tags/any"));
}

void HandOverTest::theLinkNeedsAnAppThatIsReady()
{
    HandOverRequest ready = request({u"azure.admin-consent"_s});
    QVERIFY(handOver(ready, cloud()).consentLink.isEmpty());
    ready.setup.clientId = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    QCOMPARE(handOver(ready, cloud()).consentLink.toString(QUrl::FullyEncoded),
        u"https://login.microsoftonline.com/5d3ca94e-7f1b-4c0e-9a86-2b8fd1e6c473/adminconsent"
        "?client_id=56ba9bac-67be-4bd2-b551-47258e7ead62"
        "&redirect_uri=https%3A%2F%2Fcontoso.us.webexconnect.io%2Fcallback&state=admin-consent"_s);
    for (const QString &earlier : {u"azure.permissions"_s, u"azure.redirect-uri"_s}) {
        HandOverRequest early = ready;
        early.lines.append({earlier, Finding(State::ToDo, u"graph/denied"_s)});
        QVERIFY2(handOver(early, cloud()).consentLink.isEmpty(), qPrintable(earlier));
    }
    HandOverRequest granted = ready;
    granted.lines = {{u"azure.client-secret"_s, Finding(State::ToDo, u"graph/denied"_s)}};
    QVERIFY(handOver(granted, cloud()).consentLink.isEmpty());
}

void HandOverTest::everyAddressFollowsTheCloud()
{
    HandOverRequest consent = request({u"azure.admin-consent"_s, u"mailbox.smtp-auth"_s});
    consent.setup.clientId = u"56ba9bac-67be-4bd2-b551-47258e7ead62"_s;
    const HandOver china = handOver(consent, cloud(u"china"_s));
    QCOMPARE(china.consentLink.host(), u"login.partner.microsoftonline.cn"_s);
    QVERIFY(china.az.contains(u"graph_url='https://microsoftgraph.chinacloudapi.cn/v1.0'"));
    QVERIFY(china.az.contains(u"az cloud set --name AzureChinaCloud"));
    QVERIFY(china.graph.contains(u"$environment = 'China'"));
    QVERIFY(china.exchange.contains(u"$environment = 'O365China'"));
    const HandOver defence = handOver(consent, cloud(u"dod"_s));
    QVERIFY(defence.az.contains(u"graph_resource='https://dod-graph.microsoft.us/'"));
    QVERIFY(defence.graph.contains(u"$environment = 'USGovDoD'"));
    for (const QString &script : {china.az, china.graph, defence.az, defence.graph})
        QVERIFY(!script.contains(u"graph.microsoft.com"));
}

void HandOverTest::theLetterSaysWhoAndHow()
{
    HandOverRequest both = request(azureLines() + mailboxLines());
    both.holders.insert(u"Exchange Administrator"_s, {u"Alex Wilber"_s, u"Mia Kim"_s});
    const HandOver handed = handOver(both, cloud());
    for (const QString &letter : {handed.letter.en, handed.letter.ko}) {
        for (const QString &word :
            {u"support@contoso.com"_s, u"Contoso Ltd"_s, u"Application Administrator"_s,
                u"Alex Wilber, Mia Kim"_s, QString(azFile), QString(graphFile), QString(exchangeFile)})
            QVERIFY2(letter.contains(word), qPrintable(word + u" is not in "_s + letter));
        QVERIFY(!letter.contains(u'{') && !letter.contains(u'?' + u" "_s + u'?'));
    }
    QVERIFY(handed.letter.en.contains(u"- Client secret: "));
    QVERIFY(handed.letter.ko.contains(u"애플리케이션 관리자"));
    QVERIFY(handed.subject.en.contains(u"support@contoso.com"));
    // Of what isn't asked, nothing is said.
    const HandOver one = made({u"mailbox.smtp-auth"_s});
    QVERIFY(!one.letter.en.contains(u"Application Administrator") && !one.letter.en.contains(azFile));
}

void HandOverTest::aLineWithoutAScriptIsLeftToAPerson()
{
    HandOverRequest account = request({});
    account.lines.append({u"mailbox.account"_s,
        Finding(State::Wrong, u"mailbox/sign-in-blocked"_s, {{u"mailbox"_s, u"support@contoso.com"_s}})});
    const HandOver handed = handOver(account, cloud());
    QCOMPARE(handed.needs.size(), 1);
    QVERIFY(!handed.needs.first().inScript && handed.exchange.isEmpty());
    QVERIFY2(handed.letter.en.contains(u"By hand, under "), qPrintable(handed.letter.en));
    // Without the address that it would need, a line has no script either.
    HandOverRequest nowhere =
        request({u"mailbox.forwarding"_s, u"mailbox.remote-domain"_s, u"mailbox.login"_s});
    nowhere.setup.forwardingAddress.clear();
    nowhere.setup.loginId.clear();
    QVERIFY(handOver(nowhere, cloud()).exchange.isEmpty());
}

void HandOverTest::exchangePowerShellIsWellFormed_data()
{
    QTest::addColumn<QStringList>("tasks");
    QTest::newRow("all") << mailboxLines();
    for (const QString &task : mailboxLines())
        QTest::newRow(qPrintable(task)) << QStringList{task};
}

void HandOverTest::exchangePowerShellIsWellFormed()
{
    QFETCH(const QStringList, tasks);
    const QString script = made(tasks).exchange;
    QVERIFY(script.size() > 1000);
    QCOMPARE(unclosed(script), QString());
    // Nothing is used that stands nowhere before it.
    QSet<QString> known{u"$true"_s, u"$false"_s, u"$null"_s, u"$_"_s, u"$ErrorActionPreference"_s, u"$text"_s,
        u"$settings"_s};
    static const QRegularExpression variable(
        uR"((?<![`\w])[$@](?:script:)?([A-Za-z_]\w*)(\s*=(?!=)| in )?)"_s);
    for (auto match = variable.globalMatch(script); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString name = u'$' + found.captured(1);
        if (!found.captured(2).isEmpty())
            known.insert(name);
        QVERIFY2(known.contains(name), qPrintable(name + u" comes from nowhere"_s));
    }
    // Another's PowerShell reads a file without a mark as its own code page.
    for (const QChar c : script)
        QVERIFY(c.unicode() < 0x7f);
    const QString pwsh = QStandardPaths::findExecutable(u"pwsh"_s);
    if (pwsh.isEmpty())
        return;
    const QTemporaryDir folder;
    const QString file = placed(folder, u"script.ps1"_s, script.toUtf8());
    QProcess check;
    check.start(pwsh,
        {u"-NoProfile"_s, u"-Command"_s,
            u"$e = $null; [System.Management.Automation.Language.Parser]::ParseFile('%1', [ref]$null, [ref]$e); exit $e.Count"_s
                .arg(file)});
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput());
}

void HandOverTest::exchangeCmdletsAreTheLinesOwn_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QStringList>("changing");
    QTest::newRow("login") << u"mailbox.login"_s
                           << QStringList{u"Add-MailboxPermission"_s, u"Add-RecipientPermission"_s};
    QTest::newRow("SMTP") << u"mailbox.smtp-auth"_s << QStringList{u"Set-CASMailbox"_s};
    QTest::newRow("forwarding") << u"mailbox.forwarding"_s << QStringList{u"Set-Mailbox"_s};
    QTest::newRow("outbound policy") << u"mailbox.outbound-policy"_s
                                     << QStringList{u"Enable-OrganizationCustomization"_s,
                                            u"New-HostedOutboundSpamFilterPolicy"_s,
                                            u"Set-HostedOutboundSpamFilterPolicy"_s,
                                            u"New-HostedOutboundSpamFilterRule"_s,
                                            u"Set-HostedOutboundSpamFilterRule"_s,
                                            u"Enable-HostedOutboundSpamFilterRule"_s};
    QTest::newRow("domain") << u"mailbox.remote-domain"_s
                            << QStringList{u"New-RemoteDomain"_s, u"Set-RemoteDomain"_s};
    QTest::newRow("routes") << u"mailbox.routes"_s << QStringList();
    QTest::newRow("limits") << u"mailbox.limits"_s << QStringList{u"Set-Mailbox"_s};
    QTest::newRow("mail flow rules") << u"mailbox.mail-flow-rules"_s << QStringList();
    QTest::newRow("inbox rules") << u"mailbox.inbox-rules"_s << QStringList();
}

void HandOverTest::exchangeCmdletsAreTheLinesOwn()
{
    QFETCH(const QString, task);
    QFETCH(const QStringList, changing);
    QSet<QString> found;
    static const QRegularExpression cmdlet(
        u"\\b(?:Set|New|Add|Remove|Enable|Disable|Update|Grant|Revoke|Clear)-[A-Z]\\w+"_s);
    for (auto match = cmdlet.globalMatch(made({task}).exchange); match.hasNext();)
        found.insert(match.next().captured());
    QCOMPARE(found, QSet<QString>(changing.begin(), changing.end()));
}

void HandOverTest::whatIsOnlyLookedAtIsPrinted()
{
    HandOverRequest looks = request({});
    for (const QString &task : {u"mailbox.mail-flow-rules"_s, u"mailbox.inbox-rules"_s})
        looks.lines.append(
            {task, Finding(Error{u"exchange/not-as-known"_s, {{u"cmdlet"_s, u"Get-TransportRule"_s}}, {}})});
    const HandOver handed = handOver(looks, cloud());
    QVERIFY(handed.exchange.contains(u"Get-TransportRule"));
    QVERIFY(handed.exchange.contains(u"Get-InboxRule -Mailbox $mailbox"));
    for (const HandOver::Need &need : handed.needs)
        QVERIFY(need.inScript);
    // The letter asks for a look, and not to do what the wizard's own line says to whom it failed for.
    QVERIFY2(handed.letter.en.contains(u"please look at"), qPrintable(handed.letter.en));
    QVERIFY(handed.letter.ko.contains(u"확인해 주십시오"));
    QVERIFY(!handed.letter.en.contains(u"Hand over"));
    // No role is missing, and no app is made.
    QVERIFY2(handed.letter.en.contains(u"admin endpoint"), qPrintable(handed.letter.en));
    QVERIFY(!handed.letter.en.contains(u"that I don't have"));
    for (const QString &letter : {handed.letter.en, handed.letter.ko})
        QVERIFY(!letter.contains(u"client ID") && !letter.contains(u"클라이언트 ID"));
    QVERIFY(made(azureLines()).letter.en.contains(u"client ID"));
    HandOverRequest denied = looks;
    denied.lines.append({u"mailbox.smtp-auth"_s, Finding(Error{u"exchange/no-cmdlet"_s, {}, {}})});
    QVERIFY(handOver(denied, cloud()).letter.en.contains(u"that I don't have"));
}

void HandOverTest::anothersForwardingGivesWayOnAYesAlone()
{
    for (const QString &code : {u"mailbox/forwarding-elsewhere"_s, u"mailbox/forwarding-internal"_s}) {
        HandOverRequest taken = request({});
        taken.lines.append(
            {u"mailbox.forwarding"_s, Finding(State::Wrong, code, {{u"found"_s, u"someone@example.com"_s}})});
        QVERIFY(handOver(taken, cloud()).exchange.contains(u"$replacedTarget = ''"));
        taken.setup.agreed.append(code);
        QVERIFY(handOver(taken, cloud()).exchange.contains(u"$replacedTarget = 'someone@example.com'"));
    }
    // The same for a remote domain that says no to this very domain.
    HandOverRequest domain = request({u"mailbox.remote-domain"_s});
    QVERIFY(handOver(domain, cloud()).exchange.contains(u"$mayChangeDomain = $false"));
    domain.setup.agreed.append(u"mailbox/remote-domain-own-blocks"_s);
    QVERIFY(handOver(domain, cloud()).exchange.contains(u"$mayChangeDomain = $true"));
    // For settings of the organisation's own, which are for good.
    HandOverRequest policy = request({u"mailbox.outbound-policy"_s});
    QVERIFY(handOver(policy, cloud()).exchange.contains(u"$mayCustomize = $false"));
    QVERIFY(handOver(policy, cloud())
                .exchange.contains(
                    u"$policyNames = @('Webex Connect - support', 'Webex Connect - support@contoso.com')"));
    policy.setup.agreed.append(u"mailbox/customization-needed"_s);
    QVERIFY(handOver(policy, cloud()).exchange.contains(u"$mayCustomize = $true"));
    // And for a mailbox that takes mail from inside only.
    HandOverRequest limits = request({u"mailbox.limits"_s});
    QVERIFY(handOver(limits, cloud()).exchange.contains(u"$mayLetIn = $false"));
    limits.setup.agreed.append(u"mailbox/only-internal-senders"_s);
    QVERIFY(handOver(limits, cloud()).exchange.contains(u"$mayLetIn = $true"));
}

void HandOverTest::theFenceIsForThisAppAndMailbox()
{
    HandOverRequest fence = request({u"mailbox.send-fence"_s});
    QVERIFY(handOver(fence, cloud()).exchange.isEmpty()); // for which app?
    fence.setup.clientId = u"0b1c7f6e-1111-4000-8000-1a2b3c4d5e6f"_s;
    const QString script = handOver(fence, cloud()).exchange;
    QCOMPARE(unclosed(script), QString());
    QVERIFY(script.contains(u"$clientId = '0b1c7f6e-1111-4000-8000-1a2b3c4d5e6f'"));
    QVERIFY(script.contains(u"$groupName = 'Webex Connect sender - support.contoso.com'"));
    QVERIFY(script.contains(u"-AccessRight RestrictAccess"));
    QVERIFY(script.contains(u"Test-ApplicationAccessPolicy"));
    QVERIFY(handOver(fence, cloud()).letter.en.contains(fence.setup.clientId));
    QVERIFY(!script.contains(u"Remove-"));
}

void HandOverTest::noSecretIsHandedOver()
{
    QVERIFY(!all(made(azureLines() + mailboxLines())).contains(u"Hush8Q~"));
}

QTEST_GUILESS_MAIN(HandOverTest)
#include "tst_handover.moc"

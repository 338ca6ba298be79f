// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "diagnosis/catalogue.h"
#include "report/handover.h"
#include "tasks/readback.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

/// Looks at all of step 3, and keeps what is open for a hand-over.
struct Look {
    explicit Look(Office &office)
    {
        for (const Task *task : office.plan.step(u"3"_s)) {
            const Finding finding = office.check(*task);
            findings.insert(task->id(), finding);
            if (!isSettled(finding.state))
                request.lines.append({task->id(), finding});
        }
        request.setup = office.setup;
        request.now = QDateTime::currentDateTimeUtc();
    }
    QHash<QString, Finding> findings;
    HandOverRequest request;
};

HandOver handedOver(const Look &look)
{
    return handOver(look.request, Endpoints::named(u"global"_s).value());
}

/// Sets what is set already, and waits for something that never comes.
class NeverSeen final : public Task {
public:
    using ReadBack = decltype(readBack);
    explicit NeverSeen(ReadBack &look) : m_look(look) { }

    TaskInfo info() const override
    {
        return {.id = u"mailbox.smtp-auth"_s, .needs = {}, .resources = Resource::Exchange};
    }
    Finding check(const Setup &, Cloud &) const override { return {}; }
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override
    {
        for (int i = 0; i < 2; ++i) {
            if (const Result<void> sent = cloud.exchange.setSmtpAuthDisabled(setup.mailbox, false); !sent)
                return sent.error();
        }
        const Result<void> seen = m_look(
            cloud, [] { return Result<bool>(false); }, std::chrono::seconds(1));
        return seen ? nothing() : Result<Change>(seen.error());
    }

private:
    ReadBack &m_look;
};

} // namespace

/// The whole of step 3 where Exchange's endpoint isn't as we know it, or lets this admin do a part only: nothing is
/// guessed, nothing is half done, and a script does what the wizard can't.
class ExchangeGoneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineSaysItAndTheScriptDoesIt_data();
    void everyLineSaysItAndTheScriptDoesIt();
    void nothingIsWritten_data();
    void nothingIsWritten();
    void aWriteWhoseAnswerCannotBeReadStaysInTheJournal();
    void theDirectoryAloneJudgesTheMailbox_data();
    void theDirectoryAloneJudgesTheMailbox();
    void aRecipientAdminDoesTheMailboxAndHandsOverTheRest();
    void aReaderSeesAllAndIsToldWhatIsMissing();
    void aCutRoleIsNamedWithItsParameter();
    void aSpentBudgetIsOutlived();
    void aWarningIsKeptWhereTheChangeIsNotSeen();
    void whatUndoTakesAwayIsReadBack_data();
    void whatUndoTakesAwayIsReadBack();
};

void ExchangeGoneTest::everyLineSaysItAndTheScriptDoesIt_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char *name : {"exchange-gone", "exchange-page", "exchange-other-shape", "exchange-moved",
             "exchange-new-header", "exchange-routing"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ExchangeGoneTest::everyLineSaysItAndTheScriptDoesIt()
{
    QFETCH(const QString, scenario);
    Office office(scenario);
    const Look look(office);
    for (auto found = look.findings.begin(); found != look.findings.end(); ++found) {
        const Task &task = office.task(found.key());
        if (!task.info().resources.testFlag(Resource::Exchange) || task.id() == u"mailbox.account")
            continue;
        // The fence asks only where there is an app.
        if (task.id() == u"mailbox.send-fence")
            continue;
        QVERIFY2(found->code == u"exchange/not-as-known" && found->state == State::Unknown,
            qPrintable(found.key() + u' ' + found->code));
        QVERIFY2(!found->evidence.isEmpty(), qPrintable(found.key()));
    }
    QCOMPARE(look.findings.value(u"mailbox.account"_s).code, u"mailbox/by-directory-ready"_s);

    const HandOver handed = handedOver(look);
    for (const char *word : {"Set-CASMailbox -Identity $mailbox", "Set-Mailbox -Identity $mailbox",
             "New-HostedOutboundSpamFilterPolicy", "New-RemoteDomain", "Get-TransportRule", "Get-InboxRule"})
        QVERIFY2(handed.exchange.contains(QLatin1StringView(word)), word);
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const Words words = Catalogue::builtIn().words(look.findings.value(u"mailbox.smtp-auth"_s), language);
        QVERIFY2(words.repair.contains(u"PowerShell"), qPrintable(words.repair));
        QVERIFY(!words.summary.contains(u'{') && !words.cause.isEmpty());
        const QString letter = handed.letter.in(language);
        for (const HandOver::Need &need : handed.needs)
            QVERIFY2(letter.contains(need.line.bullet().title.in(language)), qPrintable(need.line.task));
    }
}

void ExchangeGoneTest::nothingIsWritten_data()
{
    everyLineSaysItAndTheScriptDoesIt_data();
}

void ExchangeGoneTest::nothingIsWritten()
{
    QFETCH(const QString, scenario);
    Office office(scenario);
    for (const Task *task : office.plan.step(u"3"_s)) {
        if (!task->info().changes)
            continue;
        const Result<Change> change = office.apply(*task);
        QVERIFY2(!change || change->what.isEmpty(), qPrintable(task->id()));
    }
    QVERIFY(office.intended.isEmpty());
}

void ExchangeGoneTest::aWriteWhoseAnswerCannotBeReadStaysInTheJournal()
{
    Office office(u"exchange-changes-midway"_s);
    const Result<Change> change = office.apply(u"mailbox.forwarding"_s);
    QVERIFY(!change);
    QCOMPARE(change.error().code, u"exchange/not-as-known"_s);
    QCOMPARE(change.error().args.value(u"cmdlet"_s).toString(), u"Set-Mailbox"_s);
    // Whether it was carried out can't be told: what was there before is kept.
    QVERIFY(isUnknownOutcome(change.error()));
    QCOMPARE(office.intended.size(), 1);
    QVERIFY(office.intended.first().before.contains(u"smtpAddress"));
}

void ExchangeGoneTest::theDirectoryAloneJudgesTheMailbox_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("code");
    QTest::addColumn<State>("state");
    const QString support = u"support@contoso.com"_s;
    QTest::newRow("ready") << u"exchange-gone"_s << support << QString() << u"mailbox/by-directory-ready"_s
                           << State::Done;
    QTest::newRow("second address") << u"exchange-gone"_s << u"support@contoso.onmicrosoft.com"_s << QString()
                                    << u"mailbox/by-directory-ready"_s << State::Done;
    QTest::newRow("unknown") << u"exchange-gone"_s << u"nobody@contoso.com"_s << QString()
                             << u"mailbox/by-directory-missing"_s << State::Wrong;
    QTest::newRow("blocked") << u"exchange-gone-blocked"_s << support << QString()
                             << u"mailbox/by-directory-blocked"_s << State::Wrong;
    QTest::newRow("with a login") << u"exchange-gone-blocked"_s << support << u"alex@contoso.com"_s
                                  << u"mailbox/by-directory-with-login"_s << State::Done;
    QTest::newRow("unlicensed") << u"exchange-gone-unlicensed"_s << support << QString()
                                << u"mailbox/by-directory-unlicensed"_s << State::Wrong;
}

void ExchangeGoneTest::theDirectoryAloneJudgesTheMailbox()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, mailbox);
    QFETCH(const QString, login);
    QFETCH(const QString, code);
    QFETCH(const State, state);
    Office office(scenario);
    office.setup.mailbox = mailbox;
    office.setup.loginId = login;
    const Finding finding = office.check(u"mailbox.account"_s);
    QCOMPARE(finding.code, code);
    QCOMPARE(finding.state, state);
    // What Exchange answered isn't lost.
    QVERIFY2(finding.evidence.contains(u"Get-Mailbox"), qPrintable(finding.evidence));
    if (state == State::Done)
        QCOMPARE(office.setup.mailboxUpn, u"support@contoso.com"_s);
}

void ExchangeGoneTest::aRecipientAdminDoesTheMailboxAndHandsOverTheRest()
{
    Office office(u"exchange-recipient-admin"_s);
    QCOMPARE(office.check(u"mailbox.account"_s).state, State::Done);
    // Get-TransportConfig is not for this role: whether the mailbox has what it needs is unknown, and set.
    QCOMPARE(office.check(u"mailbox.smtp-auth"_s).code, u"mailbox/smtp-auth-organisation-unseen"_s);
    for (const QString &task : {u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s}) {
        const Result<Change> change = office.apply(task);
        QVERIFY2(change, qPrintable(change ? QString() : task + u' ' + change.error().code));
        QCOMPARE(office.check(task).state, State::Done);
    }
    const Look look(office);
    QStringList open;
    for (const OpenLine &line : look.request.lines) {
        if (isDenied(line.finding))
            open.append(line.task);
    }
    for (const QString &task :
        {u"mailbox.outbound-policy"_s, u"mailbox.remote-domain"_s, u"mailbox.mail-flow-rules"_s}) {
        QVERIFY2(open.contains(task), qPrintable(task));
        const QString code = look.findings.value(task).code;
        QVERIFY2(code == u"exchange/no-cmdlet" || code.endsWith(u"-not-allowed"), qPrintable(code));
        QVERIFY(!look.findings.value(task).args.value(u"cmdlet"_s).toString().isEmpty());
    }
    QCOMPARE(look.findings.value(u"mailbox.inbox-rules"_s).state, State::Done);
    const HandOver handed = handedOver(look);
    QVERIFY(handed.exchange.contains(u"New-HostedOutboundSpamFilterPolicy"));
    QVERIFY(handed.exchange.contains(u"Get-TransportRule"));
    QVERIFY(!handed.exchange.contains(u"Set-CASMailbox") && !handed.exchange.contains(u"Set-Mailbox "));
    QVERIFY(handed.letter.en.contains(u"Exchange Administrator"));
}

void ExchangeGoneTest::aReaderSeesAllAndIsToldWhatIsMissing()
{
    Office office(u"exchange-reader"_s);
    const Look look(office);
    for (const Finding &finding : look.findings)
        QVERIFY2(!isDenied(finding), qPrintable(finding.code));
    const Result<Change> change = office.apply(u"mailbox.smtp-auth"_s);
    QVERIFY(!change);
    QCOMPARE(change.error().code, u"exchange/no-cmdlet"_s);
    QCOMPARE(change.error().args.value(u"cmdlet"_s).toString(), u"Set-CASMailbox"_s);
    QVERIFY(isDenied(Finding(change.error())));
}

void ExchangeGoneTest::aCutRoleIsNamedWithItsParameter()
{
    Office office(u"exchange-role-cut"_s);
    const Result<Change> change = office.apply(u"mailbox.smtp-auth"_s);
    QVERIFY(!change);
    QCOMPARE(change.error().code, u"exchange/no-parameter"_s);
    const Finding finding(change.error());
    QVERIFY(isDenied(finding));
    const QString said = Catalogue::builtIn().words(finding, u"en"_s).summary;
    QVERIFY2(said.contains(u"SmtpClientAuthenticationDisabled") && said.contains(u"Set-CASMailbox"),
        qPrintable(said));
}

void ExchangeGoneTest::aSpentBudgetIsOutlived()
{
    Office office(u"exchange-budget"_s);
    int pauses = 0;
    office.onWaiting = [&pauses] { ++pauses; };
    for (const QString &task :
        {u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s}) {
        const Result<Change> change = office.apply(task);
        QVERIFY2(change, qPrintable(change ? QString() : task + u' ' + change.error().code));
        QCOMPARE(office.check(task).state, State::Done);
    }
    QVERIFY(pauses > 2);
    QCOMPARE(office.intended.size(), 3);
}

void ExchangeGoneTest::aWarningIsKeptWhereTheChangeIsNotSeen()
{
    Office office;
    const Result<Change> change = office.apply(NeverSeen(readBackInExchange));
    QVERIFY(!change);
    QCOMPARE(change.error().code, u"readback/not-seen"_s);
    QVERIFY2(change.error().evidence.contains(u"have been modified"), qPrintable(change.error().evidence));
    // It belongs to that change, and not to one of the directory's that comes after it.
    const Result<Change> another = office.apply(NeverSeen(readBack));
    QVERIFY(!another);
    QCOMPARE(another.error().evidence, QString());
}

void ExchangeGoneTest::whatUndoTakesAwayIsReadBack_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QJsonObject>("before");
    const auto support = u"support@contoso.com"_s;
    QTest::newRow("undo-unseen-login")
        << u"mailbox.login"_s
        << QJsonObject{{u"mailbox"_s, support}, {u"login"_s, u"alex@contoso.com"_s}, {u"fullAccess"_s, true},
               {u"sendAs"_s, true}};
    const auto domain = u"mail-us.imiconnect.io"_s;
    QTest::newRow("undo-unseen-domain")
        << u"mailbox.remote-domain"_s
        << QJsonObject{{u"name"_s, QString(u"Webex Connect - "_s + domain)}, {u"domain"_s, domain},
               {u"made"_s, true}, {u"mailbox"_s, support}};
    QTest::newRow("undo-unseen-policy")
        << u"mailbox.outbound-policy"_s
        << QJsonObject{{u"policy"_s, u"Webex Connect - support"_s}, {u"mailbox"_s, support},
               {u"madePolicy"_s, true}, {u"madeRule"_s, true}};
}

void ExchangeGoneTest::whatUndoTakesAwayIsReadBack()
{
    QFETCH(const QString, task);
    QFETCH(const QJsonObject, before);
    Office office(QString::fromLatin1(QTest::currentDataTag()));
    const Result<void> undone = office.undo({task, {}, {}, before, {}, {}});
    QVERIFY(!undone); // the writes were carried out; that they show can't be told
    QCOMPARE(undone.error().code, u"exchange/not-as-known"_s);
}

QTEST_GUILESS_MAIN(ExchangeGoneTest)
#include "tst_exchange_gone.moc"

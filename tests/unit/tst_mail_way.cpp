// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "tasks/mailway.h"
#include "tasks/plan.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

/// How the hops stand where that line was found so, and every other line is done.
QList<State> standing(const QString &task, const Finding &finding)
{
    QList<State> states;
    for (const Hop hop : hops) {
        states.append(stateOf(hop, [&](const QString &line) {
            return line == task ? finding : Finding(State::Done, u"mailbox/limits-fine"_s);
        }));
    }
    return states;
}

constexpr State done = State::Done, wrong = State::Wrong, untold = State::Unknown;

} // namespace

/// Which lines, and what was found on them, belong to which hop of a mail's way.
class TestMailWay final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsOnTheWayOrNamedAsOffIt();
    void everyHopHasLinesInTheDocumentsOrder();
    void aFindingColoursItsHops_data();
    void aFindingColoursItsHops();
    void aFindingNamesItsHops();
    void theWorstLineCounts();
    void aTestEmailProvesWhatCantBeTold();
    void aTestEmailInsideDoesntProveHowMailLeaves();
    void aFollowedMailProvesItsPartOfTheWay();
    void whatWasNeverLookedAtIsNotDone();
};

void TestMailWay::everyLineIsOnTheWayOrNamedAsOffIt()
{
    const Plan plan;
    for (const Task *task : plan.tasks()) {
        QVERIFY2(hopsOf(task->id()).isEmpty() == isOffTheWay(task->id()), qPrintable(task->id()));
    }
    QVERIFY(isOffTheWay(u"mailbox.send-fence"_s));
    QVERIFY(!isOffTheWay(u"mailbox.nothing"_s));
    QVERIFY(hopsOf(u"mailbox.nothing"_s).isEmpty());
}

void TestMailWay::everyHopHasLinesInTheDocumentsOrder()
{
    const Plan plan;
    QStringList order;
    for (const Task *task : plan.tasks())
        order.append(task->id());
    for (const Hop hop : hops) {
        const QStringList lines = linesOf(hop);
        QVERIFY(!lines.isEmpty());
        QStringList sorted = lines;
        std::sort(sorted.begin(), sorted.end(), [&order](const QString &one, const QString &other) {
            return order.indexOf(one) < order.indexOf(other);
        });
        QCOMPARE(lines, sorted);
        for (const QString &line : lines)
            QVERIFY2(plan.task(line) && hopsOf(line).contains(hop), qPrintable(line));
    }
}

void TestMailWay::aFindingColoursItsHops_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QList<State>>("states"); // customer > mailbox > Webex Connect > mailbox > customer
    const auto row = [](const char *task, const char *code, const QList<State> &states) {
        QTest::newRow(code) << QString::fromLatin1(task) << QString::fromLatin1(code) << states;
    };
    row("mailbox.outbound-policy", "mailbox/forwarding-blocked", {done, wrong, done, done});
    row("mailbox.smtp-auth", "mailbox/smtp-auth-off", {done, done, wrong, done});
    row("mailbox.account", "mailbox/not-found", {wrong, done, wrong, done});
    row("mailbox.account", "mailbox/sign-in-blocked", {done, done, wrong, done});
    row("mailbox.limits", "mailbox/only-internal-senders", {wrong, done, done, done});
    row("mailbox.limits", "mailbox/send-size-too-small", {done, done, wrong, done});
    row("mailbox.limits", "mailbox/full", {wrong, done, wrong, done});
    row("mailbox.routes", "mailbox/domain-takes-no-mail", {wrong, done, done, done});
    row("mailbox.routes", "mailbox/connector-takes-all", {done, wrong, done, wrong});
    row("mailbox.mail-flow-rules", "mailbox/rule-stops-receiving", {wrong, done, done, done});
    row("mailbox.mail-flow-rules", "mailbox/rule-stops-forwarding", {done, wrong, done, done});
    row("mailbox.mail-flow-rules", "mailbox/rule-stops-sending", {done, done, done, wrong});
    row("connect.saved-address", "connect/addresses-differ", {done, wrong, done, done});
    row("mailbox.send-fence", "mailbox/fence-denies", {done, done, done, done});
    // The test ended before the mail could leave.
    row("verify.test-email", "smtp/auth-disabled-mailbox", {done, done, wrong, untold});
    row("verify.test-email", "smtp/recipient", {done, done, done, wrong});
    row("verify.test-email", "smtp/recipient-unknown-here", {done, done, done, wrong});
    row("verify.test-email", "smtp/tenant-new", {done, done, wrong, untold});
}

void TestMailWay::aFindingColoursItsHops()
{
    QFETCH(const QString, task);
    QFETCH(const QString, code);
    QFETCH(const QList<State>, states);
    QVERIFY(Catalogue::builtIn().knows(code)); // it is one that the line can come to
    QCOMPARE(standing(task, {State::Wrong, code}), states);
}

void TestMailWay::aFindingNamesItsHops()
{
    // A rule that is perhaps about what leaves says nothing of what arrives.
    const QString rules = u"mailbox.mail-flow-rules"_s;
    Finding perhaps(State::Unknown, u"mailbox/rule-perhaps-stops"_s,
        {{u"legs"_s, QStringList{hopCode(Hop::MailboxToCustomer)}}});
    QCOMPARE(standing(rules, perhaps), (QList<State>{done, done, done, untold}));
    // As it comes back from the set-up file.
    perhaps.args = {
        {u"legs"_s, QVariantList{hopCode(Hop::CustomerToMailbox), hopCode(Hop::MailboxToConnect)}}};
    QCOMPARE(standing(rules, perhaps), (QList<State>{untold, untold, done, done}));
    const QString english = Catalogue::builtIn().words(perhaps, u"en"_s).summary;
    QVERIFY2(english.contains(u"Customer to Office 365, Office 365 to Webex Connect"), qPrintable(english));
    const QString korean = Catalogue::builtIn().words(perhaps, u"ko"_s).summary;
    QVERIFY2(korean.contains(u"고객에서 Office 365로"), qPrintable(korean));
}

void TestMailWay::theWorstLineCounts()
{
    const auto found = [](const QString &line) {
        if (line == u"mailbox.forwarding")
            return Finding(State::ToDo, u"mailbox/forwarding-none"_s);
        if (line == u"mailbox.remote-domain")
            return Finding(State::Wrong, u"mailbox/remote-domain-blocks"_s);
        return Finding(State::Done, u"mailbox/limits-fine"_s);
    };
    QCOMPARE(stateOf(Hop::MailboxToConnect, found), State::Wrong);
}

void TestMailWay::aTestEmailProvesWhatCantBeTold()
{
    State sent = State::ToDo;
    const auto found = [&sent](const QString &line) {
        if (line == u"verify.test-email")
            return Finding(sent, u"verify/test-accepted"_s);
        return Finding(
            line == u"mailbox.smtp-auth" || line == u"mailbox.forwarding" ? State::Unknown : State::Done,
            u"exchange/denied"_s);
    };
    QCOMPARE(stateOf(Hop::ConnectToMailbox, found), State::ToDo);
    sent = State::Done;
    QCOMPARE(stateOf(Hop::ConnectToMailbox, found), State::Done);
    QCOMPARE(stateOf(Hop::MailboxToConnect, found), State::Unknown); // which it says nothing of
}

void TestMailWay::aTestEmailInsideDoesntProveHowMailLeaves()
{
    const auto test = u"verify.test-email"_s;
    const QString in = hopCode(Hop::ConnectToMailbox), out = hopCode(Hop::MailboxToCustomer);
    const Finding inside(State::Done, u"verify/test-accepted-inside"_s, {{u"legs"_s, QStringList{in}}});
    QCOMPARE(standing(test, inside), (QList<State>{done, done, done, untold}));
    const Finding outside(State::Done, u"verify/test-accepted"_s, {{u"legs"_s, QStringList{in, out}}});
    QCOMPARE(standing(test, outside), (QList<State>{done, done, done, done}));
    // What is known to be wrong stays wrong.
    QCOMPARE(stateOf(Hop::MailboxToCustomer,
                 [&](const QString &line) {
                     return line == test ? inside : Finding(State::Wrong, u"mailbox/rule-stops-sending"_s);
                 }),
        wrong);
}

void TestMailWay::aFollowedMailProvesItsPartOfTheWay()
{
    const QString in = hopCode(Hop::CustomerToMailbox), onward = hopCode(Hop::MailboxToConnect);
    Finding followed(State::ForPerson, u"verify/receive-not-tried"_s);
    const auto found = [&followed](const QString &line) {
        if (line == u"verify.receiving")
            return followed;
        return Finding(
            line == u"mailbox.limits" || line == u"mailbox.forwarding" ? State::Unknown : State::Done,
            u"exchange/denied"_s);
    };
    const auto states = [&found] {
        return QList<State>{stateOf(Hop::CustomerToMailbox, found), stateOf(Hop::MailboxToConnect, found)};
    };
    QCOMPARE(states(), (QList<State>{untold, untold})); // what nobody has tried says nothing
    followed = Finding(State::Done, u"verify/receive-taken-inside"_s, {{u"legs"_s, QStringList{onward}}});
    QCOMPARE(states(), (QList<State>{untold, done}));
    followed = Finding(State::Done, u"verify/receive-taken"_s, {{u"legs"_s, QStringList{in, onward}}});
    QCOMPARE(states(), (QList<State>{done, done}));
    followed = Finding(State::Wrong, u"verify/receive-quarantined"_s, {{u"legs"_s, QStringList{in}}});
    QCOMPARE(states(), (QList<State>{wrong, untold}));
    followed = Finding(State::Waiting, u"verify/receive-waiting"_s);
    QCOMPARE(states(), (QList<State>{untold, untold}));
}

void TestMailWay::whatWasNeverLookedAtIsNotDone()
{
    for (const Hop hop : hops)
        QCOMPARE(stateOf(hop, [](const QString &) { return Finding(State::Unknown, u"not-looked"_s); }),
            State::Unknown);
}

QTEST_GUILESS_MAIN(TestMailWay)
#include "tst_mail_way.moc"

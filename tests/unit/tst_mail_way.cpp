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
    void theWorstLineCounts();
    void aTestEmailProvesWhatCantBeTold();
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
}

void TestMailWay::aFindingColoursItsHops()
{
    QFETCH(const QString, task);
    QFETCH(const QString, code);
    QFETCH(const QList<State>, states);
    QVERIFY(Catalogue::builtIn().knows(code)); // it is one that the line can come to
    QCOMPARE(standing(task, {State::Wrong, code}), states);
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

void TestMailWay::whatWasNeverLookedAtIsNotDone()
{
    for (const Hop hop : hops)
        QCOMPARE(stateOf(hop, [](const QString &) { return Finding(State::Unknown, u"not-looked"_s); }),
            State::Unknown);
}

QTEST_GUILESS_MAIN(TestMailWay)
#include "tst_mail_way.moc"

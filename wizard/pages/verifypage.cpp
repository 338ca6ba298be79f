// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/verifypage.h"

#include "pages/lines.h"
#include "pages/ownmailbutton.h"
#include "pages/receivingline.h"
#include "pages/testemailline.h"
#include "pages/texts.h"
#include "pages/verifylines.h"
#include "pages/widgets/addresswait.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/browserwait.h"
#include "pages/widgets/card.h"
#include "pages/widgets/checkprogress.h"
#include "pages/widgets/mailmap.h"
#include "session/session.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizard>

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;
constexpr auto receivingTask = "verify.receiving"_L1;
/// The trace shows a mail some minutes after it came, and sometimes later.
constexpr std::chrono::minutes longestFollowing{15};
constexpr auto secretTask = "verify.secret"_L1;

/// The keyboard goes to the footer, as from the wizard's own buttons that close: there it gets what is wanted next.
void stop(BrowserWait &wait, const QWizard &wizard)
{
    if (wait.isAncestorOf(QApplication::focusWidget()))
        wizard.button(QWizard::CancelButton)->setFocus();
    wait.stop();
}

} // namespace

void VerifyPage::build(QVBoxLayout &column)
{
    auto *picture = new Card;
    m_map = new MailMap;
    picture->addRow(m_map);
    column.addWidget(picture);
    m_checkAll = linkButton(u"checkAll"_s);
    column.addWidget(m_checkAll, 0, Qt::AlignRight);
    m_progress = new CheckProgress;
    column.addWidget(m_progress);
    m_wait = new BrowserWait;
    column.addWidget(m_wait);
    m_lines = new VerifyLines(session(), language());
    m_test = new TestEmailLine(session(), language(), *m_lines->row(testTask), this);
    column.addWidget(m_lines);
    connect(m_test, &TestEmailLine::edited, this, &VerifyPage::footerChanged);
    m_receiving = new ReceivingLine(session(), language(), *m_lines->row(receivingTask), this);
    connect(m_receiving, &ReceivingLine::wanted, this, &VerifyPage::follow);
    connect(m_receiving, &ReceivingLine::stopped, &session(), &Session::cancel);
    m_ownMail = new OwnMailButton(session(), *m_receiving, *m_lines->row(receivingTask), this);
    connect(m_ownMail, &OwnMailButton::wanted, this, &VerifyPage::sendOwnMail);
    connectMap();
    connectSignIn();
    connectWork();
}

void VerifyPage::connectMap()
{
    connect(m_map, &MailMap::opened, this, &VerifyPage::openHop);
    connect(m_lines, &VerifyLines::closeWanted, this, [this] { openHop({}); });
    connect(m_lines, &VerifyLines::lineWanted, this, [this](const QString &task, const QString &mender) {
        const bool isOpen = !isSettled(session().finding(mender).state);
        m_awaited = task == testTask && isOpen ? mender : QString();
        Q_EMIT lineWanted(mender);
    });
    connect(m_lines, &VerifyLines::linkChosen, this, &VerifyPage::openForPerson);
    connect(m_lines, &VerifyLines::repairWanted, this, &VerifyPage::repair);
}

void VerifyPage::connectWork()
{
    connect(m_checkAll, &QPushButton::clicked, this, &VerifyPage::checkAll);
    connect(m_progress, &CheckProgress::stopped, &session(), &Session::cancel);
    connect(&session(), &Session::taskStarted, this, [this](const QString &task) {
        m_running.insert(task);
        refresh();
    });
    connect(&session(), &Session::foundTask, this, [this](const QString &task) {
        m_running.remove(task);
        m_toCheck.remove(task);
        showProgress();
    });
    connect(&session(), &Session::workFinished, this, &VerifyPage::ended);
}

void VerifyPage::openHop(std::optional<Hop> hop)
{
    m_map->setOpen(hop);
    m_lines->setHop(hop);
    refresh();
}

void VerifyPage::connectSignIn()
{
    connect(m_wait, &BrowserWait::cancelled, &session(), &Session::cancel);
    connect(&session(), &Session::waitingForPerson, this, [this](const QUrl &address, bool opened) {
        const bool asMailbox = m_work == Work::Sending && m_running.contains(testTask);
        m_wait->setCodePossible(!asMailbox); // the app of Webex Connect takes none
        m_wait->start(address, opened, asMailbox ? session().setup().signInName() : QString());
    });
    connect(&session(), &Session::waitingForAddress, this,
        [this](const QUrl &address, bool opened, const std::optional<Error> &because) {
            const Setup &setup = session().setup();
            m_wait->startPasting(
                {address, opened, setup.signInName(), setup.callbackUrl, because}, currentLanguage());
        });
    m_wait->pasting().setJudge([this](const QString &text) { return session().judgePastedAddress(text); });
    m_wait->pasting().setTaker([this](const QString &text) { return session().takePastedAddress(text); });
    connect(&session(), &Session::waitingForCode, m_wait, &BrowserWait::startCode);
    connect(&session().admin(), &Admin::personAnswered, this, [this] { stop(*m_wait, *wizard()); });
    connect(m_wait, &BrowserWait::codeWanted, this, [this] { session().admin().use(Admin::Way::Code); });
    connect(
        m_wait, &BrowserWait::browserWanted, this, [this] { session().admin().use(Admin::Way::Browser); });
    connect(&session(), &Session::stageEnded, this, [this] { stop(*m_wait, *wizard()); });
}

bool VerifyPage::wasAccepted() const
{
    return session().finding(testTask).state == State::Done;
}

/// Also where it was accepted and stayed in the organisation, and the person names one more receiver.
bool VerifyPage::isToBeSent() const
{
    return !wasAccepted() || m_test->isForAnother();
}

std::optional<Page::Verb> VerifyPage::verb() const
{
    if (!isBuilt() || session().isBusy())
        return {};
    if (isToBeSent())
        return m_test->way() == MailboxWay::WebexConnect
            ? Verb{tr("Try the mail server")}
            : Verb{tr("Send the test email"), m_test->isPossible()};
    for (const Task *task : session().plan().tasks()) {
        const bool isToBeSeen = task->id() != receivingTask; // that has a button of its own
        if (isToBeSeen && !isSettled(session().finding(task->id()).state))
            return Verb{tr("Check everything")};
    }
    return {};
}

void VerifyPage::act()
{
    if (isToBeSent())
        send();
    else
        checkAll();
}

QString VerifyPage::nextText() const
{
    return tr("Finish");
}

void VerifyPage::enter()
{
    m_test->enter();
    m_receiving->enter();
    trouble().say(Banner::Kind::Note, {});
    if (sendAgain())
        return;
    // Whether Microsoft takes the secret needs nobody's sign-in.
    if (!session().isBusy() && session().startCheck({secretTask}))
        m_work = Work::Checking;
    refresh();
}

/// Who pressed Repair at the test email, repaired the line in its step and came back has asked for this test: it goes by
/// itself, as after a repair on this page. Its sign-in is the mailbox's and takes the browser, so nobody who came by
/// another way gets it unasked: that one is told that it can be sent again.
bool VerifyPage::sendAgain()
{
    const Finding failed = session().finding(testTask);
    const bool isUntold = failed.code == u"smtp/changed-since";
    if (session().isBusy() || (failed.state != State::Wrong && !isUntold))
        return false;
    if (!m_awaited.isEmpty() && isSettled(session().finding(m_awaited).state)) {
        m_awaited.clear();
        if (!m_test->isPossible())
            return false;
        send();
        return true;
    }
    if (const Bullet *bullet = Document::outline().bullet(session().mendedBy(testTask)))
        trouble().tell({u"verify/mended"_s, {{u"title"_s, bullet->title.in(currentLanguage())}}, {}},
            currentLanguage(), Banner::Kind::Note);
    return false;
}

void VerifyPage::send()
{
    m_awaited.clear();
    trouble().say(Banner::Kind::Wrong, {});
    const QString to = m_test->receiver();
    session().edit(&Setup::testReceiver, to);
    if (session().startTestEmail(to, m_test->way())) {
        m_work = Work::Sending;
        m_test->begin();
        if (m_lines->hop() && !hopsOf(testTask).contains(*m_lines->hop()))
            openHop({}); // its stages are to be seen
        refresh();
    }
}

void VerifyPage::follow()
{
    trouble().say(Banner::Kind::Wrong, {});
    beginFollowing(session().startReceiving(
        m_receiving->code(), m_receiving->since(), longestFollowing, m_receiving->unforwarded()));
}

void VerifyPage::sendOwnMail()
{
    trouble().say(Banner::Kind::Wrong, {});
    beginFollowing(session().startSending(
        m_receiving->code(), m_receiving->subject(), longestFollowing, m_receiving->unforwarded()));
}

void VerifyPage::beginFollowing(bool isStarted)
{
    if (!isStarted)
        return;
    m_work = Work::Following;
    refresh();
    Q_EMIT footerChanged();
}

void VerifyPage::checkAll()
{
    QStringList tasks;
    for (const Task *task : session().plan().tasks())
        tasks.append(task->id());
    m_mayLookAgain = true;
    check(tasks);
}

void VerifyPage::check(const QStringList &tasks)
{
    trouble().say(Banner::Kind::Wrong, {});
    // A button that closes would hand the keyboard to whatever comes next.
    const bool hadFocus = m_checkAll->hasFocus();
    if (!session().startCheck(tasks))
        return;
    m_work = Work::Checking;
    m_toCheck = QSet<QString>(tasks.begin(), tasks.end());
    m_toCheck.remove(testTask); // only sending finds that out
    m_toCheck.remove(receivingTask); // and that a mail that comes
    m_checks = int(m_toCheck.size());
    m_progress->start(m_checks);
    if (hadFocus)
        m_progress->setFocus();
    refresh();
}

void VerifyPage::showProgress()
{
    QStringList at;
    for (const Task *task : session().plan().tasks()) {
        if (m_running.contains(task->id()))
            at.append(task->bullet().title.in(currentLanguage()));
    }
    m_progress->display(m_checks - int(m_toCheck.size()), at);
}

void VerifyPage::repair(const QString &task, const QString &by)
{
    trouble().say(Banner::Kind::Wrong, {});
    if (session().startApply({by})) {
        m_work = Work::Repairing;
        m_repaired = {task, by};
        refresh();
    }
}

/// What failed before the repair, and may have failed for the same reason, is looked at again.
void VerifyPage::checkAgain(const Repair &repair)
{
    if (repair.of == testTask && isSettled(session().finding(repair.by).state)) {
        send();
        return;
    }
    QStringList tasks = openLines(session());
    tasks.removeAll(testTask);
    tasks.removeAll(receivingTask);
    if (!tasks.isEmpty())
        check(tasks);
}

void VerifyPage::ended(const std::optional<Error> &error)
{
    const Work work = std::exchange(m_work, Work::None);
    m_running.clear();
    m_toCheck.clear();
    const bool hadFocus = m_progress->isAncestorOf(QApplication::focusWidget());
    m_checkAll->setEnabled(true);
    if (hadFocus)
        m_checkAll->setFocus();
    m_progress->stop();
    stop(*m_wait, *wizard());
    const bool wasStopped = work == Work::Following && error && error->isCancelled(); // it only looked
    if (work != Work::None && error && !wasStopped)
        trouble().tell(*error, currentLanguage());
    goOn(work, error.has_value());
    refresh();
    Q_EMIT footerChanged();
}

void VerifyPage::goOn(Work ended, bool withError)
{
    const bool mayLookAgain = std::exchange(m_mayLookAgain, false);
    const Repair repaired = std::exchange(m_repaired, {});
    if (withError)
        return;
    if (ended == Work::Repairing) {
        checkAgain(repaired);
        return;
    }
    if (ended != Work::Checking || !mayLookAgain)
        return;
    if (const QStringList tasks = unreachedLines(session()); !tasks.isEmpty())
        check(tasks);
}

QString VerifyPage::sentence() const
{
    switch (m_work) {
    case Work::Sending:
        if (m_test->way() == MailboxWay::WebexConnect)
            return tr("Trying the way to the mail server, stage by stage. Nothing is sent.");
        return tr("Sending as Webex Connect will: sign in as the mailbox, then stage by stage.");
    case Work::Following:
        return tr("Following the mail with the message trace. It is looked at again every minute or so.");
    case Work::Checking:
        return tr("Looking at every line. Nothing is changed.");
    case Work::Repairing:
        return tr("Repairing.");
    case Work::None:
        break;
    }
    const MailWay way = mailWay(session());
    const bool sends =
        way.state(Hop::ConnectToMailbox) == State::Done && way.state(Hop::MailboxToCustomer) != State::Wrong;
    const bool receives =
        isSettled(way.state(Hop::CustomerToMailbox)) && isSettled(way.state(Hop::MailboxToConnect));
    if (sends && receives)
        return tr("Sending works, and the mailbox forwards to Webex Connect.");
    if (sends)
        return tr("Sending works. Receiving is not sure yet: see the lines below.");
    if (!wasAccepted() && session().finding(testTask).state != State::Wrong)
        return tr("Send a test email the way Webex Connect will. The sign-in is the mailbox's, not yours.");
    return tr("Something stands in the way: see the lines below.");
}

void VerifyPage::refresh()
{
    setTitleAndSentence(tr("Verify"), sentence());
    m_map->display(mailWay(session()), currentLanguage());
    m_lines->setRunning(m_running);
    m_lines->refresh();
    m_test->refresh(m_work == Work::Sending);
    m_receiving->refresh(m_work == Work::Following);
    m_ownMail->refresh(m_work == Work::Following);
    m_checkAll->setEnabled(!session().isBusy());
}

void VerifyPage::retranslate()
{
    m_checkAll->setText(tr("Check everything"));
    m_test->retranslate();
    m_receiving->retranslate();
    m_wait->pasting().setLanguage(currentLanguage());
    refresh();
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/verifypage.h"

#include "pages/lines.h"
#include "pages/testemailline.h"
#include "pages/texts.h"
#include "pages/verifylines.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/browserwait.h"
#include "pages/widgets/card.h"
#include "pages/widgets/checkprogress.h"
#include "pages/widgets/mailmap.h"
#include "session/session.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;
constexpr auto secretTask = "verify.secret"_L1;

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
    connectMap();
    connectSignIn();
    connectWork();
}

void VerifyPage::connectMap()
{
    connect(m_map, &MailMap::opened, this, &VerifyPage::openHop);
    connect(m_lines, &VerifyLines::closeWanted, this, [this] { openHop({}); });
    connect(m_lines, &VerifyLines::lineWanted, this, &VerifyPage::lineWanted);
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
    connect(&session(), &Session::waitingForCode, m_wait, &BrowserWait::startCode);
    connect(&session().admin(), &Admin::personAnswered, m_wait, &BrowserWait::stop);
    connect(m_wait, &BrowserWait::codeWanted, this, [this] { session().admin().use(Admin::Way::Code); });
    connect(
        m_wait, &BrowserWait::browserWanted, this, [this] { session().admin().use(Admin::Way::Browser); });
    connect(&session(), &Session::stageEnded, m_wait, &BrowserWait::stop);
}

bool VerifyPage::wasAccepted() const
{
    return session().finding(testTask).state == State::Done;
}

std::optional<Page::Verb> VerifyPage::verb() const
{
    if (!isBuilt() || session().isBusy())
        return {};
    if (!wasAccepted())
        return Verb{tr("Send the test email"), m_test->isPossible()};
    for (const Task *task : session().plan().tasks()) {
        if (!isSettled(session().finding(task->id()).state))
            return Verb{tr("Check everything")};
    }
    return {};
}

void VerifyPage::act()
{
    if (wasAccepted())
        checkAll();
    else
        send();
}

QString VerifyPage::nextText() const
{
    return tr("Finish");
}

void VerifyPage::enter()
{
    m_test->enter();
    // Whether Microsoft takes the secret needs nobody's sign-in.
    if (!session().isBusy() && session().startCheck({secretTask}))
        m_work = Work::Checking;
    refresh();
}

void VerifyPage::send()
{
    trouble().say(Banner::Kind::Wrong, {});
    const QString to = m_test->receiver();
    session().edit(&Setup::testReceiver, to);
    if (session().startTestEmail(to)) {
        m_work = Work::Sending;
        m_test->begin();
        if (m_lines->hop() && !hopsOf(testTask).contains(*m_lines->hop()))
            openHop({}); // its stages are to be seen
        refresh();
    }
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
    m_wait->stop();
    if (work != Work::None && error)
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
        return tr("Sending as Webex Connect will: sign in as the mailbox, then stage by stage.");
    case Work::Checking:
        return tr("Looking at every line. Nothing is changed.");
    case Work::Repairing:
        return tr("Repairing.");
    case Work::None:
        break;
    }
    const MailWay way = mailWay(session());
    const bool sends = way.state(Hop::ConnectToMailbox) == State::Done;
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
    m_checkAll->setEnabled(!session().isBusy());
}

void VerifyPage::retranslate()
{
    m_checkAll->setText(tr("Check everything"));
    m_test->retranslate();
    refresh();
}

} // namespace cmw

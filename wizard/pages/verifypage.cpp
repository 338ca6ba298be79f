// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/verifypage.h"

#include "core/address.h"
#include "pages/lines.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/browserwait.h"
#include "pages/widgets/card.h"
#include "pages/widgets/field.h"
#include "pages/widgets/mailmap.h"
#include "pages/widgets/stagelist.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;
constexpr auto secretTask = "verify.secret"_L1;

/// Which lines a hop of the mail stands on.
QStringList linesOf(MailMap::Hop hop)
{
    switch (hop) {
    case MailMap::CustomerToMailbox:
        return {u"mailbox.account"_s, u"mailbox.limits"_s};
    case MailMap::MailboxToConnect:
        return {u"mailbox.forwarding"_s, u"mailbox.outbound-policy"_s, u"mailbox.remote-domain"_s,
            u"mailbox.routes"_s, u"mailbox.mail-flow-rules"_s, u"mailbox.inbox-rules"_s};
    case MailMap::ConnectToMailbox:
        return {u"azure.app-registration"_s, u"azure.client-secret"_s, u"azure.permissions"_s,
            u"azure.admin-consent"_s, u"mailbox.login"_s, u"mailbox.smtp-auth"_s, secretTask, testTask};
    case MailMap::MailboxToCustomer:
        return {testTask};
    case MailMap::HopCount:
        break;
    }
    return {};
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
    auto *card = new Card;
    makeTestRow(*card);
    for (const Task *task : session().plan().tasks()) {
        if (task->id() != testTask)
            makeLineRow(*card, task->id());
    }
    column.addWidget(card);

    connect(m_checkAll, &QPushButton::clicked, this, &VerifyPage::checkAll);
    connect(&session(), &Session::taskStarted, this, [this](const QString &task) {
        m_running = task;
        refresh();
    });
    connect(&session(), &Session::foundTask, this, [this] { m_running.clear(); });
    connect(&session(), &Session::workFinished, this, &VerifyPage::ended);
}

void VerifyPage::makeTestRow(Card &card)
{
    m_test = new TaskRow(testTask);
    m_receiver = new Field(u"receiver"_s,
        [this](const QString &text) { return judgeReceiver(text, session().setup().mailbox); });
    m_receiver->setInputWidth(380);
    m_passing = new QLabel;
    m_passing->setObjectName(u"passingChange"_s);
    m_passing->setWordWrap(true);
    m_passing->setTextFormat(Qt::RichText);
    m_passing->setFont(smallFont(font()));
    m_wait = new BrowserWait;
    m_stages = new StageList(language());
    m_test->addBelow(m_receiver);
    m_test->addBelow(m_passing);
    m_test->addBelow(m_wait);
    m_test->addBelow(m_stages);
    card.addRow(m_test);
    connect(m_receiver, &Field::edited, this, &VerifyPage::footerChanged);
    connect(m_receiver, &Field::left, this, [this] {
        if (m_receiver->isPossible())
            session().edit(&Setup::testReceiver, m_receiver->text());
    });
    connect(m_wait, &BrowserWait::cancelled, &session(), &Session::cancel);
    connect(&session(), &Session::waitingForPerson, this, [this](const QUrl &address, bool opened) {
        const bool asMailbox = m_work == Work::Sending && m_running == testTask;
        m_wait->setCodePossible(!asMailbox); // the app of Webex Connect takes none
        m_wait->start(address, opened, asMailbox ? session().setup().signInName() : QString());
    });
    connect(&session(), &Session::waitingForCode, m_wait, &BrowserWait::startCode);
    connect(&session().admin(), &Admin::personAnswered, m_wait, &BrowserWait::stop);
    connect(m_wait, &BrowserWait::codeWanted, this, [this] { session().admin().use(Admin::Way::Code); });
    connect(
        m_wait, &BrowserWait::browserWanted, this, [this] { session().admin().use(Admin::Way::Browser); });
    connect(&session(), &Session::stageEnded, this, [this](const Stage &stage) {
        m_wait->stop();
        m_stages->add(stage);
    });
}

void VerifyPage::makeLineRow(Card &card, const QString &task)
{
    auto *row = new TaskRow(task);
    card.addRow(row);
    m_rows.insert(task, row);
    connect(row, &TaskRow::linkChosen, this, &VerifyPage::openForPerson);
    if (session().plan().task(task)->info().changes) {
        QPushButton *button = linkButton(u"repair-"_s + task);
        row->addButton(button);
        m_repairs.insert(task, button);
        connect(button, &QPushButton::clicked, this, [this, task] { repair(task); });
    }
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
        return Verb{tr("Send the test email"), m_receiver->isPossible()};
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

QString VerifyPage::receiver() const
{
    if (!session().setup().testReceiver.isEmpty())
        return session().setup().testReceiver;
    const auto &person = session().admin().person();
    return person ? person->account : session().setup().adminAccount;
}

void VerifyPage::enter()
{
    m_receiver->setText(receiver());
    if (session().testEmail())
        m_stages->setStages(session().testEmail()->stages);
    else
        m_stages->clear();
    // Whether Microsoft takes the secret needs nobody's sign-in.
    if (!session().isBusy() && session().startCheck({secretTask}))
        m_work = Work::Checking;
    refresh();
}

void VerifyPage::send()
{
    trouble().say(Banner::Kind::Wrong, {});
    const QString to = m_receiver->text();
    session().edit(&Setup::testReceiver, to);
    if (session().startTestEmail(to)) {
        m_work = Work::Sending;
        m_stages->clear();
        refresh();
    }
}

void VerifyPage::checkAll()
{
    trouble().say(Banner::Kind::Wrong, {});
    if (session().startCheck({})) {
        m_work = Work::Checking;
        refresh();
    }
}

void VerifyPage::repair(const QString &task)
{
    trouble().say(Banner::Kind::Wrong, {});
    if (session().startApply({task})) {
        m_work = Work::Repairing;
        refresh();
    }
}

void VerifyPage::ended(const std::optional<Error> &error)
{
    const bool isMine = m_work != Work::None;
    m_work = Work::None;
    m_running.clear();
    m_wait->stop();
    if (isMine && error)
        trouble().tell(*error, currentLanguage());
    refresh();
    Q_EMIT footerChanged();
}

State VerifyPage::worstOf(const QStringList &tasks) const
{
    State worst = State::NotNeeded;
    for (const QString &task : tasks)
        worst = worse(worst, session().finding(task).state);
    return worst;
}

void VerifyPage::showMap()
{
    m_map->setMailbox(session().setup().mailbox);
    for (int hop = 0; hop < MailMap::HopCount; ++hop) {
        const State state = worstOf(linesOf(MailMap::Hop(hop)));
        m_map->setHop(MailMap::Hop(hop), state, stateWord(state, currentLanguage()));
    }
}

void VerifyPage::showTestRow()
{
    showFinding(*m_test, session(), testTask, currentLanguage());
    if (m_running == testTask)
        showRunning(*m_test, testTask, currentLanguage());
    m_receiver->setVisible(m_work != Work::Sending && !wasAccepted());
    m_passing->setVisible(!m_receiver->isHidden());
    if (wasAccepted() && session().testEmail()) {
        //: Title of the line. %1: who got it
        m_test->setTitle(tr("Test email to %1").arg(session().testEmail()->to));
    }
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
    const bool sends = worstOf(linesOf(MailMap::ConnectToMailbox)) == State::Done;
    const bool receives = isSettled(worstOf(linesOf(MailMap::MailboxToConnect)));
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
    showMap();
    showTestRow();
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        const State state = session().finding(row.key()).state;
        showFinding(*row.value(), session(), row.key(), currentLanguage());
        if (row.key() == m_running)
            showRunning(*row.value(), row.key(), currentLanguage());
        row.value()->setVisible(row.key() == secretTask || row.key() == m_running || state == State::Wrong
            || state == State::ToDo);
        if (QPushButton *button = m_repairs.value(row.key())) {
            button->setText(tr("Repair"));
            //: Accessible name. %1: the line's title
            button->setAccessibleName(
                tr("Repair %1").arg(Document::outline().bullet(row.key())->title.in(currentLanguage())));
            button->setVisible(state == State::Wrong || state == State::ToDo);
            button->setEnabled(!session().isBusy());
        }
    }
    m_checkAll->setEnabled(!session().isBusy());
}

void VerifyPage::retranslate()
{
    m_checkAll->setText(tr("Check everything"));
    mute(*m_passing);
    //: %1: an address
    m_passing->setText(
        tr("For its sign-in the test adds %1 to the app's redirect URIs, and takes it away right after.")
            .toHtmlEscaped()
            .arg(u"<code>http://localhost:&lt;%1&gt;</code>"_s.arg(tr("port").toHtmlEscaped())));
    m_receiver->setLanguage(currentLanguage());
    m_receiver->setLabel(tr("Receiver"), tr("who gets the test email"));
    refresh();
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/verifylines.h"

#include "diagnosis/catalogue.h"
#include "pages/language.h"
#include "pages/lines.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/card.h"
#include "pages/widgets/taskrow.h"
#include "report/mailpicture.h"
#include "session/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;
constexpr auto receivingTask = "verify.receiving"_L1;
constexpr auto secretTask = "verify.secret"_L1;

/// Whether what the task makes has to go into Webex Connect's form as well: that is decided in its step.
bool makesForTheForm(const QString &task)
{
    return task == "azure.app-registration"_L1 || task == "azure.client-secret"_L1;
}

bool isAtFault(State state)
{
    return state == State::Wrong || state == State::ToDo || state == State::ForPerson;
}

} // namespace

VerifyLines::VerifyLines(Session &session, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_heading(new QLabel),
      m_close(linkButton(u"closeHop"_s)),
      m_head(new QWidget)
{
    setObjectName(u"verifyLines"_s);
    m_heading->setObjectName(u"hopHeading"_s);
    m_heading->setFont(strongFont(font()));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_heading, 1);
    head->addWidget(m_close);
    auto *card = new Card;
    makeRow(*card, testTask);
    makeRow(*card, receivingTask);
    for (const Task *task : session.plan().tasks()) {
        if (!task->info().byMail)
            makeRow(*card, task->id());
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_head);
    column->addWidget(card);
    connect(m_close, &QPushButton::clicked, this, &VerifyLines::closeWanted);
}

void VerifyLines::makeRow(Card &card, const QString &task)
{
    auto *row = new TaskRow(task);
    auto *button = linkButton(u"repair-"_s + task);
    row->addButton(button);
    card.addRow(row);
    m_rows.insert(task, row);
    m_repairs.insert(task, button);
    connect(row, &TaskRow::linkChosen, this, &VerifyLines::linkChosen);
    connect(row, &TaskRow::agreedTo, this, [this, task](bool agreed) { agree(m_session, task, agreed); });
    connect(button, &QPushButton::clicked, this, [this, task] { repair(task); });
}

QString VerifyLines::menderOf(const QString &task) const
{
    const Finding finding = m_session.finding(task);
    if (!isAtFault(finding.state))
        return {};
    const QString named = Catalogue::builtIn().words(finding, u"en"_s).task;
    const QString mender = named.isEmpty() ? task : named;
    const Bullet *bullet = Document::outline().bullet(mender);
    return bullet && (bullet->step != u"verify" || mendsAtOnce(mender)) ? mender : QString();
}

bool VerifyLines::mendsAtOnce(const QString &task) const
{
    const Task *mender = m_session.plan().task(task);
    const State state = m_session.finding(task).state;
    return mender && mender->info().changes && m_session.mayChange(*mender) && !makesForTheForm(task)
        && (state == State::Wrong || state == State::ToDo) && !needsConsent(m_session, task);
}

void VerifyLines::repair(const QString &task)
{
    const QString mender = menderOf(task);
    if (mender.isEmpty())
        return;
    if (mendsAtOnce(mender))
        Q_EMIT repairWanted(task, mender);
    else
        Q_EMIT lineWanted(task, mender);
}

void VerifyLines::setHop(std::optional<Hop> hop)
{
    m_hop = hop;
}

void VerifyLines::setRunning(const QSet<QString> &tasks)
{
    m_running = tasks;
}

bool VerifyLines::isShown(const QString &task) const
{
    const Finding finding = m_session.finding(task);
    // Where the mail is asked for, before anything is known of it, and where it could go out.
    if (m_hop && (task == receivingTask || (task == testTask && m_hop == Hop::MailboxToCustomer)))
        return hopsOf(task).contains(*m_hop);
    if (m_hop)
        return concerns(task, finding, *m_hop);
    if (task == testTask || task == receivingTask || task == secretTask)
        return true;
    return !isSettled(finding.state) && finding.code != u"not-looked";
}

void VerifyLines::showRepair(const QString &task)
{
    QPushButton *button = m_repairs.value(task);
    const QString mender = menderOf(task);
    const bool isOffered = !mender.isEmpty();
    button->setVisible(isOffered);
    button->setEnabled(!m_session.isBusy());
    if (!isOffered)
        return;
    const QString &language = m_language.current();
    const QString title = Document::outline().bullet(mender)->title.in(language);
    if (mendsAtOnce(mender)) {
        button->setText(tr("Repair"));
        //: Accessible name. %1: the line's title
        button->setAccessibleName(tr("Repair %1").arg(title));
        return;
    }
    //: %1: the number of a step
    button->setText(tr("Repair in step %1").arg(Document::outline().bullet(mender)->step));
    //: Accessible name. %1: the number of a step, %2: the line's title
    button->setAccessibleName(
        tr("Repair in step %1: %2").arg(Document::outline().bullet(mender)->step, title));
}

void VerifyLines::refresh()
{
    const QString &language = m_language.current();
    m_head->setVisible(m_hop.has_value());
    if (m_hop) {
        const State state = mailWay(m_session).state(*m_hop);
        //: Heading over the lines of a hop. %1: "Customer to Office 365", %2: the state's word
        m_heading->setText(tr("%1: %2").arg(hopName(*m_hop, language), stateWord(state, language)));
    }
    m_close->setText(tr("Close"));
    //: Accessible name of the button that closes the lines of a hop of the mail map
    m_close->setAccessibleName(tr("Close the hop"));
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        showFinding(*row.value(), m_session, row.key(), language);
        showRepair(row.key());
        if (m_running.contains(row.key()))
            showRunning(*row.value(), row.key(), language);
        row.value()->setVisible(isShown(row.key()));
    }
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/mailboxpage.h"

#include "pages/lines.h"
#include "pages/lookagain.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/loginfield.h"
#include "pages/widgets/mailboxpicker.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

QString MailboxPage::planTitle() const
{
    return tr("Set up the mailbox in Office 365");
}

QString MailboxPage::workTitle() const
{
    return tr("Setting up the mailbox");
}

QString MailboxPage::applyText() const
{
    return tr("Set up the mailbox");
}

QString MailboxPage::doneSentence() const
{
    const QString &mailbox = session().setup().mailbox;
    if (!isSettled(session().stepState(u"2"_s)))
        //: %1: the mailbox's address
        return tr("%1 is ready. The app in Azure, step 2, is not finished or not looked at yet.")
            .arg(mailbox);
    if (!isSettled(session().stepState(u"4"_s)))
        //: %1: the mailbox's address
        return tr("%1 is ready. The form in Webex Connect, step 4, is not finished yet.").arg(mailbox);
    //: %1: the mailbox's address
    return tr("%1 can send and receive through Webex Connect.").arg(mailbox);
}

QStringList MailboxPage::enoughRoles() const
{
    QStringList enough{u"Exchange Administrator"_s, u"Global Administrator"_s};
    // Source: Microsoft Learn, "Permissions in Exchange Online": Recipient Management changes mailboxes, and nothing of
    // the organisation.
    static const QStringList ofTheMailbox{
        u"mailbox.login"_s, u"mailbox.smtp-auth"_s, u"mailbox.forwarding"_s};
    const QList<const Task *> tasks = session().plan().step(u"3"_s);
    const bool isMailboxAlone = std::all_of(tasks.begin(), tasks.end(), [this](const Task *task) {
        const State state = session().finding(task->id()).state;
        const bool isOpen = task->info().changes && (state == State::ToDo || state == State::Wrong);
        return !isOpen || ofTheMailbox.contains(task->id());
    });
    if (isMailboxAlone)
        enough.append(u"Exchange Recipient Administrator"_s);
    return enough;
}

void MailboxPage::lead(QVBoxLayout &column)
{
    m_picker = new MailboxPicker(session(), language());
    column.addWidget(m_picker);
    m_changed = new Banner(u"mailboxChanged"_s);
    m_another = linkButton(u"setUpToo"_s);
    m_changed->addButton(m_another);
    column.addWidget(m_changed);
    m_delay = new Banner(u"delay"_s); // over the lines: they are many
    column.addWidget(m_delay);
    connect(m_picker, &MailboxPicker::chosen, this, &MailboxPage::take);
    connect(m_another, &QPushButton::clicked, this, &MailboxPage::addAnother);
}

void MailboxPage::take(const QString &mailbox)
{
    const bool isOther = mailbox.compare(session().setup().mailbox, Qt::CaseInsensitive) != 0;
    m_asked.clear();
    if (isOther && !session().leftBehind(mailbox).isEmpty()) {
        // What was changed for one mailbox would stay behind, unseen.
        m_asked = mailbox;
        m_picker->reset();
        sayChanged();
        return;
    }
    session().edit(&Setup::mailbox, mailbox);
    session().checkLocal(); // what was typed speaks of the mailbox, too
    sayChanged();
    if (isOther && session().admin().person())
        startLooking();
}

void MailboxPage::addAnother()
{
    if (const Result<void> may = session().mayLeave(); !may) {
        trouble().tell(may.error(), currentLanguage());
        return;
    }
    const QString mailbox = m_asked;
    m_asked.clear();
    sayChanged();
    session().beginAnother();
    session().edit(&Setup::mailbox, mailbox);
    Q_EMIT stepWanted(u"1"_s);
}

void MailboxPage::sayChanged()
{
    const QString changed = m_asked.isEmpty() ? QString() : session().leftBehind(m_asked);
    QString html;
    if (!changed.isEmpty())
        //: %1: the mailbox's address, %2: another mailbox's
        html =
            tr("Settings of %1 were changed by this set-up, and stand. Another mailbox gets a set-up of its "
               "own: it can share the app, and the form for %2 is filled in anew. To leave %1 instead, take "
               "its changes back first.")
                .arg(changed.toHtmlEscaped(), m_asked.toHtmlEscaped());
    m_changed->say(Banner::Kind::Waiting, html);
    //: %1: a mailbox's address
    m_another->setText(tr("Set up %1, too").arg(m_asked));
}

void MailboxPage::furnish(QVBoxLayout &)
{
    m_login = new LoginField(session(), language());
    if (TaskRow *login = row(u"mailbox.login"_s))
        login->addBelow(m_login);
    connect(m_login, &LoginField::chosen, this, [this] {
        lookAgain({u"mailbox.account"_s, u"mailbox.login"_s});
    });
    m_again = new LookAgain(session(), Document::outline().step(step()).bullets, this);
    connect(m_again, &LookAgain::passed, this, &MailboxPage::refresh);
}

void MailboxPage::enter()
{
    StepPage::enter();
    m_again->start();
}

void MailboxPage::leave()
{
    m_asked.clear();
    sayChanged();
    m_picker->reset();
    m_again->stop();
    StepPage::leave();
}

void MailboxPage::refresh()
{
    StepPage::refresh();
    m_again->follow();
    m_login->follow();
    m_another->setEnabled(!session().isBusy());
    sayDelay();
}

void MailboxPage::sayOptions()
{
    m_picker->retranslate();
    m_login->retranslate();
    sayChanged();
    sayDelay();
}

void MailboxPage::sayDelay()
{
    const QDateTime until = m_again->until();
    QStringList sentences;
    if (until.isValid()) {
        //: %1: a time with its zone
        sentences.append(tr("What was changed may take until %1 to work.").arg(shownTime(until)));
        if (session().admin().person())
            sentences.append(tr("The wizard looks again by itself."));
    }
    m_delay->say(Banner::Kind::Waiting, sentences.join(u' ').toHtmlEscaped());
}

} // namespace cmw

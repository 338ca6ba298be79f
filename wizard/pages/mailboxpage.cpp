// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/mailboxpage.h"

#include "pages/lines.h"
#include "pages/lookagain.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/banner.h"
#include "session/session.h"

#include <QVBoxLayout>

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
    return {u"Exchange Administrator"_s, u"Global Administrator"_s};
}

void MailboxPage::furnish(QVBoxLayout &column)
{
    m_delay = new Banner(u"delay"_s);
    column.addWidget(m_delay);
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
    m_again->stop();
    StepPage::leave();
}

void MailboxPage::refresh()
{
    StepPage::refresh();
    m_again->follow();
    sayDelay();
}

void MailboxPage::sayOptions()
{
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

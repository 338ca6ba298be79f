// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/mailboxpage.h"

#include "pages/lines.h"
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
}

void MailboxPage::sayOptions()
{
    m_delay->say(Banner::Kind::Waiting,
        tr("After a change Microsoft may take up to 60 minutes until it is in force. The wizard looks again.")
            .toHtmlEscaped());
}

} // namespace cmw

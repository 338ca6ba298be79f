// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/ownmailbutton.h"

#include "pages/receivingline.h"
#include "pages/texts.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

OwnMailButton::OwnMailButton(Session &session, ReceivingLine &line, TaskRow &row, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_line(line),
      m_send(linkButton(u"sendOwnMail"_s)),
      m_place(new QWidget)
{
    auto *layout = new QHBoxLayout(m_place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_send);
    layout->addStretch();
    row.addBelow(m_place);
    connect(&line, &ReceivingLine::asked, this, [this] { refresh(false); });
    connect(m_send, &QPushButton::clicked, this, [this] {
        const bool hadFocus = m_send->hasFocus();
        Q_EMIT wanted();
        // A button that goes would hand the keyboard to whatever comes next.
        if (hadFocus && m_place->isHidden())
            m_line.focusOnStop();
    });
}

void OwnMailButton::refresh(bool isFollowing)
{
    const std::optional<QString> sender = m_session.possibleSender();
    m_place->setVisible(sender && !isFollowing && m_line.isAsking());
    m_send->setEnabled(!m_session.isBusy() && !m_session.setup().forwardingAddress.isEmpty());
    if (!sender)
        return;
    //: Button: the account sends the test mail that is then followed. %1: an address
    m_send->setText(sender->isEmpty() ? tr("Send it from my account") : tr("Send it from %1").arg(*sender));
    m_send->setToolTip(
        tr("Your own account sends the mail: this proves the forwarding, not that mail from the Internet "
           "arrives. Microsoft asks for the permission Mail.Send."));
}

} // namespace cmw

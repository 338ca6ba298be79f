// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/testemailline.h"

#include "core/address.h"
#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/field.h"
#include "pages/widgets/stagelist.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QLabel>

namespace cmw {

using namespace Qt::StringLiterals;

TestEmailLine::TestEmailLine(Session &session, const Language &language, TaskRow &row, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_language(language),
      m_row(row),
      m_receiver(new Field(u"receiver"_s,
          [this](const QString &text) { return judgeReceiver(text, m_session.setup().mailbox); })),
      m_passing(new QLabel),
      m_stages(new StageList(language))
{
    m_receiver->setInputWidth(380);
    m_passing->setObjectName(u"passingChange"_s);
    m_passing->setWordWrap(true);
    m_passing->setTextFormat(Qt::RichText);
    m_passing->setFont(smallFont(row.font()));
    row.addBelow(m_receiver);
    row.addBelow(m_passing);
    row.addBelow(m_stages);
    connect(m_receiver, &Field::edited, this, &TestEmailLine::edited);
    connect(m_receiver, &Field::left, this, [this] {
        if (m_receiver->isPossible())
            m_session.edit(&Setup::testReceiver, m_receiver->text());
    });
    connect(&session, &Session::stageEnded, this, [this](const Stage &stage) { m_stages->add(stage); });
}

QString TestEmailLine::receiver() const
{
    return m_receiver->text();
}

bool TestEmailLine::isPossible() const
{
    return m_receiver->isPossible();
}

void TestEmailLine::enter()
{
    const auto &person = m_session.admin().person();
    const QString admin = person ? person->account : m_session.setup().adminAccount;
    const QString &chosen = m_session.setup().testReceiver;
    m_receiver->setText(chosen.isEmpty() ? admin : chosen);
    if (m_session.testEmail())
        m_stages->setStages(m_session.testEmail()->stages);
    else
        m_stages->clear();
}

void TestEmailLine::begin()
{
    m_stages->clear();
}

void TestEmailLine::refresh(bool isSending)
{
    const bool wasAccepted = m_session.finding(m_row.id()).state == State::Done;
    m_receiver->setVisible(!isSending && !wasAccepted);
    m_passing->setVisible(!m_receiver->isHidden());
    if (wasAccepted && m_session.testEmail()) {
        //: Title of the line. %1: who got it
        m_row.setTitle(tr("Test email to %1").arg(m_session.testEmail()->to));
    }
}

void TestEmailLine::retranslate()
{
    mute(*m_passing);
    //: %1: an address
    m_passing->setText(
        tr("For its sign-in the test adds %1 to the app's redirect URIs, and takes it away right after.")
            .toHtmlEscaped()
            .arg(u"<code>http://localhost:&lt;%1&gt;</code>"_s.arg(tr("port").toHtmlEscaped())));
    m_receiver->setLanguage(m_language.current());
    m_receiver->setLabel(tr("Receiver"), tr("who gets the test email"));
}

} // namespace cmw

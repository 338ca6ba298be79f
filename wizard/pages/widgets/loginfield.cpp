// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/loginfield.h"

#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/field.h"
#include "session/session.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

LoginField::LoginField(Session &session, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_field(new Field(u"loginId"_s,
          [](const QString &text) { return text.isEmpty() ? Judgement() : judgeMailbox(text); }))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::small, 0, space::tiny);
    m_field->setInputWidth(460);
    column->addWidget(m_field);
    connect(m_field, &Field::edited, this, [this] {
        m_isEdited = true;
        m_isGiven = false;
    });
    connect(m_field, &Field::left, this, &LoginField::take);
    // What runs was begun with the one before. Queued: the page ends its own part of that first.
    connect(
        &session, &Session::workFinished, this,
        [this] {
            if (m_isGiven)
                take();
        },
        Qt::QueuedConnection);
    hide();
}

void LoginField::take()
{
    m_isGiven = m_isEdited && m_session.isBusy();
    if (m_isGiven)
        return;
    const QString name = m_field->text().trimmed();
    if (!std::exchange(m_isEdited, false) || !m_field->isPossible() || name == m_session.setup().loginId)
        return;
    m_session.edit(&Setup::loginId, name);
    Q_EMIT chosen();
}

void LoginField::follow()
{
    const Setup &setup = m_session.setup();
    setVisible(setup.mailboxKind == u"SharedMailbox" || !setup.loginId.isEmpty());
    if (!m_isEdited && m_field->text() != setup.loginId)
        m_field->setText(setup.loginId);
}

void LoginField::retranslate()
{
    m_field->setLanguage(m_language.current());
    m_field->setLabel(
        tr("Who signs in for the mailbox"), tr("Login ID For Generating Token, in Webex Connect's form"));
}

} // namespace cmw

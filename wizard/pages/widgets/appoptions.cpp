// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/appoptions.h"

#include "pages/language.h"
#include "pages/theme.h"
#include "pages/widgets/field.h"
#include "session/session.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

AppOptions::AppOptions(Session &session, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_name(new Field(u"appName"_s, [](const QString &) { return Judgement(); })),
      m_typeLabel(new QLabel),
      m_type(new QComboBox),
      m_typeNote(new QLabel),
      m_reference(new Field(u"serviceManagementReference"_s, [](const QString &) { return Judgement(); }))
{
    setObjectName(u"appOptions"_s);
    m_type->setObjectName(u"accountType"_s);
    m_type->addItems({QString(), QString()});
    m_typeLabel->setBuddy(m_type);
    m_typeNote->setFont(smallFont(font()));
    m_typeNote->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::tiny, 0, space::tiny);
    column->setSpacing(space::tiny);
    m_name->setInputWidth(460);
    m_reference->setInputWidth(460);
    column->addWidget(m_reference);
    column->addWidget(m_name);
    column->addWidget(m_typeLabel);
    column->addWidget(m_type, 0, Qt::AlignLeft);
    column->addWidget(m_typeNote);

    connect(m_name, &Field::left, this, [this] {
        if (!m_name->text().trimmed().isEmpty() && m_name->text().trimmed() != m_session.setup().appName) {
            m_session.edit(&Setup::appName, m_name->text().trimmed());
            Q_EMIT edited();
        }
    });
    connect(m_reference, &Field::edited, this,
        [this] { m_session.edit(&Setup::serviceManagementReference, m_reference->text().trimmed()); });
    connect(m_type, &QComboBox::activated, this, [this](int index) {
        m_session.edit(
            &Setup::accountType, index == 0 ? AccountType::ThisOrganisation : AccountType::AnyOrganisation);
        say();
        Q_EMIT edited();
    });
    say();
}

void AppOptions::refresh(bool wantsReference)
{
    const Setup &setup = m_session.setup();
    // What is being typed stays.
    if (!m_name->input().hasFocus())
        m_name->setText(setup.appName);
    if (!m_reference->input().hasFocus())
        m_reference->setText(setup.serviceManagementReference);
    m_reference->setVisible(wantsReference);
    m_type->setCurrentIndex(setup.accountType == AccountType::ThisOrganisation ? 0 : 1);
    m_name->setEnabled(!m_session.isBusy());
    m_type->setEnabled(!m_session.isBusy());
    say();
}

void AppOptions::say()
{
    for (Field *field : {m_name, m_reference})
        field->setLanguage(m_language.current());
    m_name->setLabel(tr("Name"), tr("what admins see under App registrations"));
    m_reference->setLabel(
        tr("Service management reference"), tr("your organisation demands it of every app"));
    m_typeLabel->setText(tr("Supported account types"));
    m_type->setAccessibleName(tr("Supported account types"));
    m_type->setItemText(0, tr("This organisation only (single tenant)"));
    m_type->setItemText(1, tr("Any organisation (multitenant)"));
    m_typeNote->setText(m_type->currentIndex() == 0
            ? tr("Enough for the connection, and the safer choice.")
            : tr(
                "Other organisations' accounts may sign in with it too, after their admin agreed. Choose this "
                "only if one app is to serve mailboxes of several organisations."));
}

void AppOptions::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw

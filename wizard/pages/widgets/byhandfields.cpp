// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/byhandfields.h"

#include "pages/language.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/field.h"
#include "session/session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

ByHandFields::ByHandFields(Session &session, const Language &language, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_language(language),
      m_toggle(linkButton(u"byHand"_s)),
      m_body(new QWidget),
      m_note(new QLabel),
      m_clientId(new Field(u"clientId"_s, judgeClientId)),
      m_tenantId(new Field(u"tenantId"_s, [this](const QString &text) { return judgeTenant(text); })),
      m_secret(new Field(u"clientSecret"_s,
          // Who has given it before leaves it out.
          [](const QString &text) { return text.isEmpty() ? Judgement() : judgeClientSecret(text); })),
      m_take(new QPushButton),
      m_taken(new QLabel)
{
    m_secret->hideText();
    m_note->setWordWrap(true);
    m_note->setFont(smallFont(font()));
    m_take->setObjectName(u"takeByHand"_s);
    m_take->setAutoDefault(false);
    auto *inner = new QVBoxLayout(m_body);
    inner->setContentsMargins(space::tiny, space::tiny, 0, 0);
    inner->setSpacing(space::medium);
    inner->addWidget(m_note);
    for (Field *field : {m_clientId, m_tenantId, m_secret}) {
        field->setInputWidth(460);
        inner->addWidget(field);
        connect(field, &Field::edited, this, [this] {
            m_taken->clear();
            say();
        });
    }
    connect(m_clientId, &Field::edited, this, [this] {
        if (!m_tenantId->text().isEmpty())
            m_tenantId->sayNow();
    });
    m_taken->setObjectName(u"takenByHand"_s);
    m_taken->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::medium);
    foot->addWidget(m_take);
    foot->addWidget(m_taken, 1);
    inner->addLayout(foot);
    m_body->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        m_body->setVisible(m_body->isHidden());
        say();
    });
    connect(m_take, &QPushButton::clicked, this, &ByHandFields::take);
    connect(&m_session, &Session::busyChanged, this, &ByHandFields::say);
    say();
}

void ByHandFields::refresh()
{
    m_taken->clear();
    m_clientId->setText(m_session.setup().clientId);
    m_tenantId->setText(m_session.setup().tenantId);
    say();
}

void ByHandFields::say()
{
    for (Field *field : {m_clientId, m_tenantId, m_secret})
        field->setLanguage(m_language.current());
    const QString arrow = m_body->isHidden() ? u"▸"_s : u"▾"_s;
    //: A button that opens. %1: an arrow
    m_toggle->setText(tr("%1 Do it by hand").arg(arrow));
    m_toggle->setAccessibleName(tr("Do it by hand"));
    m_note->setText(
        tr("Open each line above for the way in the portal. Then enter here what the portal shows."));
    m_clientId->setLabel(tr("Application (client) ID"), {});
    m_tenantId->setLabel(tr("Directory (tenant) ID"), {});
    m_secret->setLabel(tr("Client secret: the Value"), tr("goes to the keychain, never into a file"));
    m_take->setText(tr("Use these values"));
    // What runs works with the values that it was started with.
    m_take->setEnabled(!m_session.isBusy() && m_clientId->isPossible() && m_tenantId->isPossible()
        && (m_secret->text().isEmpty() || m_secret->isPossible()));
}

Judgement ByHandFields::judgeTenant(const QString &text) const
{
    if (!text.isEmpty() && text.trimmed().compare(m_clientId->text().trimmed(), Qt::CaseInsensitive) == 0)
        return Objection{u"tenant-id/is-client-id"_s};
    return judgeTenantId(text);
}

void ByHandFields::take()
{
    m_session.edit(&Setup::clientId, m_clientId->text().trimmed());
    m_session.edit(&Setup::tenantId, m_tenantId->text().trimmed());
    const bool hasSecret = !m_secret->text().isEmpty();
    if (hasSecret) {
        m_session.takeSecret(Secret(m_secret->text().toUtf8()));
        m_secret->input().clear();
    }
    m_taken->setText(hasSecret ? tr("Taken, with the client secret. The next look reads them in Azure.")
                               : tr("Taken. The next look reads them in Azure."));
    Q_EMIT taken();
}

void ByHandFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/accountrow.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/browserwait.h"
#include "pages/widgets/stateicon.h"
#include "session/session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

AccountRow::AccountRow(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_text(new QLabel),
      m_other(linkButton(u"otherAccount"_s)),
      m_wait(new BrowserWait)
{
    setObjectName(u"account"_s);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(46, 10, space::small, 10);
    row->setSpacing(space::medium);
    row->addWidget(m_text, 1);
    row->addWidget(m_wait, 1);
    row->addWidget(m_other);
    connect(m_other, &QPushButton::clicked, this, &AccountRow::otherAccountWanted);
    m_wait->setCodePossible(true);
    connect(m_wait, &BrowserWait::cancelled, &session, &Session::cancel);
    connect(m_wait, &BrowserWait::codeWanted, &session.admin(),
        [this] { m_session.admin().use(Admin::Way::Code); });
    connect(m_wait, &BrowserWait::browserWanted, &session.admin(),
        [this] { m_session.admin().use(Admin::Way::Browser); });
    connect(&session.admin(), &Admin::changed, this, &AccountRow::refresh);
    connect(&session.admin(), &Admin::waitingForPerson, this, [this](const QUrl &address, bool opened) {
        const auto &person = m_session.admin().person();
        m_wait->start(address, opened, person ? person->account : QString());
        refresh();
    });
    connect(&session.admin(), &Admin::waitingForCode, this, [this](const DeviceCode &code) {
        m_wait->startCode(code);
        refresh();
    });
    connect(&session.admin(), &Admin::personAnswered, this, [this] {
        m_wait->stop();
        refresh();
    });
    connect(&session, &Session::busyChanged, this, &AccountRow::refresh);
    refresh();
}

QString AccountRow::personHtml() const
{
    const auto &person = m_session.admin().person();
    const Colours colours = coloursOf(*this);
    const QString muted = u"<span style=\"color:%1\">%2</span>"_s;
    if (!person)
        return muted.arg(colours.muted.name(), tr("Nobody is signed in at Microsoft yet.").toHtmlEscaped());
    QStringList parts{person->account};
    if (!person->organisation.isEmpty())
        parts.append(person->organisation);
    if (person->isGuest)
        parts.append(tr("guest"));
    for (const QString &role : person->roles)
        parts.append(roleName(role));
    // Roles are known with the organisation.
    if (person->roles.isEmpty() && !person->organisation.isEmpty() && !person->unknown)
        parts.append(tr("no directory role"));
    const QString separator = u" &nbsp;·&nbsp; "_s;
    for (QString &part : parts)
        part = part.toHtmlEscaped();
    return u"<b>%1</b> "_s.arg(person->name.toHtmlEscaped())
        + muted.arg(colours.muted.name(), parts.join(separator));
}

void AccountRow::refresh()
{
    if (!m_session.isBusy())
        m_wait->stop();
    m_text->setVisible(m_wait->isHidden());
    m_text->setText(personHtml());
    m_other->setText(tr("Another account"));
    m_other->setVisible(m_wait->isHidden() && m_session.admin().person().has_value());
    m_other->setEnabled(!m_session.isBusy());
}

void AccountRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void AccountRow::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // The card's upper corners are round; the lower ones of this head are not.
    QPainterPath head;
    head.addRoundedRect(QRectF(rect()).adjusted(0, 0, 0, space::card), space::card - 1, space::card - 1);
    painter.setClipRect(rect());
    painter.fillPath(head, colours.rail);
    StateIcon::paint(painter,
        QRectF(space::large - 1, (height() - space::icon) / 2.0, space::icon, space::icon), State::ForPerson,
        colours);
}

} // namespace cmw

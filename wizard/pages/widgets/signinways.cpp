// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/signinways.h"

#include "diagnosis/catalogue.h"
#include "pages/texts.h"
#include "pages/theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

SignInWays::SignInWays(QWidget *parent)
    : QWidget(parent),
      m_note(new QLabel),
      m_others(linkButton(u"signInWays"_s)),
      m_menu(new QMenu(this)),
      m_ways(new QActionGroup(this))
{
    m_note->setObjectName(u"passingChange"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::RichText);
    m_note->setFont(smallFont(font()));
    m_menu->setObjectName(u"signInWaysMenu"_s);
    add(MailboxWay::Wizard, u"signInByWizard"_s);
    add(MailboxWay::Paste, u"signInByPasting"_s);
    add(MailboxWay::WebexConnect, u"signInByWebexConnect"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_note, 1);
    row->addWidget(m_others, 0, Qt::AlignTop);
    connect(m_others, &QPushButton::clicked, this,
        [this] { m_menu->popup(m_others->mapToGlobal(m_others->rect().bottomLeft())); });
    connect(m_ways, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_way = static_cast<MailboxWay>(action->data().toInt());
        say();
        Q_EMIT chosen(m_way);
    });
    say();
}

void SignInWays::add(MailboxWay way, const QString &name)
{
    QAction *action = m_menu->addAction(QString());
    action->setObjectName(name);
    action->setCheckable(true);
    action->setData(static_cast<int>(way));
    m_ways->addAction(action);
}

void SignInWays::setNoRedirect(const std::optional<Error> &reason, const QString &language)
{
    m_noRedirect = reason;
    m_language = language;
    say();
}

MailboxWay SignInWays::shownWay() const
{
    if (m_way != MailboxWay::ByItself)
        return m_way;
    return m_noRedirect ? MailboxWay::Paste : MailboxWay::Wizard;
}

void SignInWays::say()
{
    mute(*m_note);
    const MailboxWay shown = shownWay();
    const QStringList texts{tr("Sign in here; the app gets a redirect URI for a moment"),
        tr("Sign in, and paste the address; the app stays as it is"),
        tr("Leave the sign-in to Webex Connect; only the way to the mail server is tried")};
    const QList<QAction *> actions = m_ways->actions();
    for (int i = 0; i < actions.size(); ++i) {
        actions.at(i)->setText(texts.value(i));
        actions.at(i)->setChecked(actions.at(i)->data().toInt() == static_cast<int>(shown));
    }
    m_others->setText(tr("Other ways"));
    QString note;
    if (shown == MailboxWay::Wizard)
        //: %1: an address
        note =
            tr("For its sign-in the test adds %1 to the app's redirect URIs, and takes it away right after.")
                .toHtmlEscaped()
                .arg(u"<code>http://localhost:&lt;%1&gt;</code>"_s.arg(tr("port").toHtmlEscaped()));
    else if (shown == MailboxWay::Paste)
        note = tr("For its sign-in you paste the address at which the browser ends. The app stays as it is.")
                   .toHtmlEscaped();
    else
        note = tr("Nobody signs in: the mailbox's sign-in, authentication and sending stay unproven here.")
                   .toHtmlEscaped();
    if (m_noRedirect && m_way == MailboxWay::ByItself)
        note = Catalogue::builtIn().words(*m_noRedirect, m_language).summary.toHtmlEscaped() + u' ' + note;
    m_note->setText(note);
}

void SignInWays::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/secretbuttons.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "session/session.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds timeInClipboard(60);

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretButtons::SecretButtons(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_reveal(linkButton(u"revealSecret"_s)),
      m_copy(linkButton(u"copySecret"_s)),
      m_text(new QLabel)
{
    m_text->setFont(codeFont(font()));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        m_isShown = !m_isShown;
        refresh();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copyForAMinute(m_session);
        m_wasCopied = true;
        refresh();
    });
    hide();
}

void SecretButtons::copyForAMinute(const Session &session)
{
    const QString secret = QString::fromUtf8(session.setup().clientSecret.unwrap());
    QClipboard *clipboard = QGuiApplication::clipboard();
    auto *content = new QMimeData;
    content->setText(secret);
    // Clipboard histories that know this hint don't keep it.
    content->setData(u"x-kde-passwordManagerHint"_s, "secret");
    clipboard->setMimeData(content);
    // The clock keeps the digest, not the secret.
    auto *clock = new QTimer(clipboard);
    const auto takeOut = [clipboard, clock, mine = digest(secret)] {
        if (digest(clipboard->text()) == mine)
            clipboard->clear();
        clock->deleteLater();
    };
    connect(clock, &QTimer::timeout, clock, takeOut);
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, clock, takeOut);
    clock->setSingleShot(true);
    clock->start(timeInClipboard);
}

void SecretButtons::conceal()
{
    m_isShown = false;
    m_wasCopied = false;
    refresh();
}

void SecretButtons::refresh()
{
    const bool known = !m_session.setup().clientSecret.isEmpty();
    m_isShown = m_isShown && known;
    for (QPushButton *button : buttons())
        button->setVisible(known);
    m_reveal->setText(m_isShown ? tr("Hide") : tr("Show"));
    m_reveal->setAccessibleName(m_isShown ? tr("Hide the client secret") : tr("Show the client secret"));
    m_copy->setText(m_wasCopied ? tr("Copied") : tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the client secret"));
    m_copy->setToolTip(tr("The clipboard is cleared after 60 seconds."));
    m_text->setText(m_isShown ? QString::fromUtf8(m_session.setup().clientSecret.unwrap()) : QString());
    setVisible(m_isShown);
}

void SecretButtons::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/mailmap.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Where the hops lie: receiving above, sending below.
constexpr Hop grid[2][2] = {
    {Hop::CustomerToMailbox, Hop::MailboxToConnect}, {Hop::MailboxToCustomer, Hop::ConnectToMailbox}};

QString nameOf(Hop hop)
{
    switch (hop) {
    case Hop::CustomerToMailbox:
        return u"hop-customer-to-mailbox"_s;
    case Hop::MailboxToConnect:
        return u"hop-mailbox-to-connect"_s;
    case Hop::ConnectToMailbox:
        return u"hop-connect-to-mailbox"_s;
    case Hop::MailboxToCustomer:
        return u"hop-mailbox-to-customer"_s;
    }
    return {};
}

} // namespace

MailMap::MailMap(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"mailMap"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // In the order in which they are seen.
    for (const auto &row : grid) {
        for (const Hop hop : row) {
            auto *button = new HopButton(hop, this);
            m_buttons.at(static_cast<std::size_t>(hop)) = button;
            connect(button, &HopButton::clicked, this, [this, hop](bool checked) {
                setOpen(checked ? std::optional(hop) : std::nullopt);
                Q_EMIT opened(m_open);
            });
            connect(button, &HopButton::leftFor, this,
                [this, button](int columns, int rows) { go(*button, columns, rows); });
        }
    }
}

void MailMap::display(const MailWay &way, const QString &language)
{
    if (way == m_way && language == m_language)
        return;
    m_way = way;
    m_language = language;
    setAccessibleName(inWords(way, language));
    for (HopButton *button : m_buttons) {
        //: A hop of the mail map, for screen readers. %1: "Customer to Office 365", %2: the state's word
        const QString name =
            tr("%1: %2").arg(hopName(button->hop(), language), stateWord(way.state(button->hop()), language));
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
    placeButtons();
    update();
}

void MailMap::setOpen(std::optional<Hop> hop)
{
    m_open = hop;
    for (HopButton *button : m_buttons)
        button->setChecked(button->hop() == hop);
}

QSize MailMap::sizeHint() const
{
    return {560, qRound(MailPicture::height({strongFont(font()), smallFont(font())}))};
}

MailPicture MailMap::picture() const
{
    return {m_way, m_language, rect(), {strongFont(font()), smallFont(font())}};
}

void MailMap::placeButtons()
{
    const MailPicture picture = this->picture();
    for (HopButton *button : m_buttons)
        button->setGeometry(picture.hopArea(button->hop()).toAlignedRect().adjusted(-4, 0, 4, 0));
}

void MailMap::go(const HopButton &from, int columns, int rows)
{
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const int toRow = row + rows, toColumn = column + columns;
            if (grid[row][column] == from.hop() && toRow >= 0 && toRow < 2 && toColumn >= 0 && toColumn < 2)
                m_buttons.at(static_cast<std::size_t>(grid[toRow][toColumn]))->setFocus(Qt::OtherFocusReason);
        }
    }
}

void MailMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    picture().paint(painter, inkOf(coloursOf(*this)));
}

void MailMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void MailMap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        placeButtons();
    }
}

// One hop
// --------------------------------------------------------------------------------------------------------

HopButton::HopButton(Hop hop, QWidget *parent) : QAbstractButton(parent), m_hop(hop)
{
    setObjectName(nameOf(hop));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void HopButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT leftFor(-1, 0);
        return;
    case Qt::Key_Right:
        Q_EMIT leftFor(1, 0);
        return;
    case Qt::Key_Up:
        Q_EMIT leftFor(0, -1);
        return;
    case Qt::Key_Down:
        Q_EMIT leftFor(0, 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void HopButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void HopButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void HopButton::paintEvent(QPaintEvent *)
{
    if (!hasFocus() && !isChecked() && !underMouse())
        return;
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        hasFocus() ? QPen(colours.accent, 1.5) : QPen(isChecked() ? colours.muted : colours.line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::corner, space::corner);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/mailmap.h"

#include "pages/theme.h"
#include "pages/widgets/stateicon.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr int mapHeight = 150;
constexpr int boxHeight = 48;
constexpr int bow = 24; ///< how far a hop leaves the boxes

QColor colourOf(State state, const Colours &colours)
{
    switch (state) {
    case State::Done:
        return colours.done;
    case State::Wrong:
        return colours.wrong;
    case State::Waiting:
        return colours.waiting;
    default:
        return colours.muted;
    }
}

} // namespace

MailMap::MailMap(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"mailMap"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    say();
}

void MailMap::setMailbox(const QString &address)
{
    m_mailbox = address;
    update();
}

void MailMap::setHop(Hop hop, State state, const QString &word)
{
    m_states[hop] = state;
    m_words[hop] = word;
    say();
    update();
}

QSize MailMap::sizeHint() const
{
    return {640, mapHeight};
}

void MailMap::say()
{
    //: The mail map in words. %1 to %4: a state's word
    setAccessibleName(tr("Mail path. Receiving: customer to Office 365, %1; Office 365 to Webex Connect, %2. "
                         "Sending: Webex Connect to Office 365, %3; Office 365 to customer, %4.")
                          .arg(m_words[CustomerToMailbox], m_words[MailboxToConnect],
                              m_words[ConnectToMailbox], m_words[MailboxToCustomer]));
}

void MailMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

QList<MailMap::Place> MailMap::places() const
{
    QList<Place> places{
        {tr("Customer"), tr("any mail"), {}},
        {tr("Office 365"), m_mailbox, {}},
        {tr("Webex Connect"), tr("email app"), {}},
        {tr("Agent"), tr("desk"), {}},
    };
    const QFontMetrics strong(strongFont(font()));
    const QFontMetrics small(smallFont(font()));
    qreal total = 0;
    for (Place &place : places) {
        const int wanted =
            std::max(strong.horizontalAdvance(place.title), small.horizontalAdvance(place.line));
        place.box.setSize({qreal(std::min(wanted + 22, 190)), boxHeight});
        total += place.box.width();
    }
    // The agent stands close to Webex Connect: what is between them is not ours to check.
    const qreal margin = space::large;
    const qreal gap = (width() - 2 * margin - total) / 2.5;
    qreal left = margin;
    for (int index = 0; index < places.size(); ++index) {
        places[index].box.moveTopLeft({left, (height() - boxHeight) / 2.0});
        left += places[index].box.width() + (index == 2 ? gap / 2 : gap);
    }
    return places;
}

void MailMap::paintHop(QPainter &painter, const QRectF &from, const QRectF &to, bool above, Hop hop) const
{
    const Colours colours = coloursOf(*this);
    const State state = m_states[hop];
    const qreal edge = above ? from.top() : from.bottom();
    const qreal turn = above ? edge - bow : edge + bow;
    const qreal left = from.right() - std::min(from.width() / 2, 40.0);
    const qreal right = to.left() + std::min(to.width() / 2, 40.0);
    QPainterPath path({left, edge});
    path.cubicTo({left, turn}, {left + 6, turn}, {left + 40, turn});
    path.lineTo(right - 40, turn);
    path.cubicTo({right - 6, turn}, {right, turn}, {right, edge});
    QPen pen(colourOf(state, colours), 2.6, Qt::SolidLine, Qt::RoundCap);
    if (state != State::Done)
        pen.setDashPattern({2.4, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);

    const QRectF square((left + right) / 2 - 10, turn - 10, 20, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawEllipse(square.adjusted(-3, -3, 3, 3));
    StateIcon::paint(painter, square, state, colours);
    if (state == State::Done)
        return;
    painter.setFont(smallFont(font()));
    painter.setPen(colourOf(state, colours));
    const QRectF word(left, above ? square.bottom() : square.top() - 20, right - left, 20);
    painter.drawText(word, Qt::AlignCenter, m_words[hop]);
}

void MailMap::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<Place> all = places();
    paintHop(painter, all[0].box, all[1].box, true, CustomerToMailbox);
    paintHop(painter, all[1].box, all[2].box, true, MailboxToConnect);
    paintHop(painter, all[0].box, all[1].box, false, MailboxToCustomer);
    paintHop(painter, all[1].box, all[2].box, false, ConnectToMailbox);
    painter.setPen(QPen(colours.muted, 1.4, Qt::DotLine));
    painter.drawLine(QPointF(all[2].box.right(), height() / 2.0), QPointF(all[3].box.left(), height() / 2.0));

    for (const Place &place : all) {
        painter.setPen(colours.line);
        painter.setBrush(colours.ground);
        painter.drawRoundedRect(place.box, space::corner, space::corner);
        const QRectF upper = place.box.adjusted(4, 5, -4, -place.box.height() / 2);
        const QRectF lower = place.box.adjusted(4, place.box.height() / 2, -4, -4);
        painter.setPen(colours.text);
        painter.setFont(strongFont(font()));
        painter.drawText(upper, Qt::AlignCenter, place.title);
        painter.setPen(colours.muted);
        painter.setFont(smallFont(font()));
        painter.drawText(lower, Qt::AlignCenter,
            painter.fontMetrics().elidedText(place.line, Qt::ElideMiddle, int(lower.width())));
    }
}

} // namespace cmw

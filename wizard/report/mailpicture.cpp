// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/mailpicture.h"

#include "diagnosis/catalogue.h"
#include "report/statemark.h"
#include "session/session.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal margin = 16;
constexpr qreal corner = 8;
constexpr qreal widest = 190; ///< of a box: an address may be long
constexpr qreal bow = 24; ///< how far a hop leaves the boxes
constexpr qreal mark = 20;
constexpr qreal aside = 3; ///< between mark and word

QString word(const QString &code, const QString &language)
{
    return Catalogue::builtIn().words(code, {}, language).summary;
}

QString stateIn(State state, const QString &language)
{
    return word(u"state/"_s + stateName(state), language);
}

qreal boxHeight(const MailPicture::Fonts &fonts)
{
    return QFontMetricsF(fonts.strong).height() + QFontMetricsF(fonts.small).height() + 14;
}

bool isReceiving(Hop hop)
{
    return hop == Hop::CustomerToMailbox || hop == Hop::MailboxToConnect;
}

} // namespace

MailWay mailWay(const Session &session)
{
    MailWay way{session.setup().mailbox};
    for (const Hop hop : hops)
        way.states.at(static_cast<std::size_t>(hop)) =
            stateOf(hop, [&session](const QString &task) { return session.finding(task); });
    return way;
}

QString hopName(Hop hop, const QString &language)
{
    switch (hop) {
    case Hop::CustomerToMailbox:
        return word(u"way/customer-to-mailbox"_s, language);
    case Hop::MailboxToConnect:
        return word(u"way/mailbox-to-connect"_s, language);
    case Hop::ConnectToMailbox:
        return word(u"way/connect-to-mailbox"_s, language);
    case Hop::MailboxToCustomer:
        return word(u"way/mailbox-to-customer"_s, language);
    }
    return {};
}

QString inWords(const MailWay &way, const QString &language)
{
    const auto state = [&](Hop hop) { return stateIn(way.state(hop), language); };
    return Catalogue::builtIn()
        .words(u"way/in-words"_s,
            {{u"arriving"_s, state(Hop::CustomerToMailbox)}, {u"forwarding"_s, state(Hop::MailboxToConnect)},
                {u"submitting"_s, state(Hop::ConnectToMailbox)},
                {u"leaving"_s, state(Hop::MailboxToCustomer)}},
            language)
        .summary;
}

MailPicture::MailPicture(const MailWay &way, const QString &language, const QRectF &area, const Fonts &fonts)
    : m_way(way),
      m_language(language),
      m_area(area),
      m_fonts(fonts)
{
    setOut();
}

qreal MailPicture::height(const Fonts &fonts)
{
    const qreal beside = bow + mark / 2 + aside + QFontMetricsF(fonts.small).height() + margin / 2;
    return boxHeight(fonts) + 2 * beside;
}

void MailPicture::setOut()
{
    m_places = {
        {word(u"way/customer"_s, m_language), word(u"way/any-mail"_s, m_language), {}},
        {u"Office 365"_s, m_way.mailbox, {}},
        {u"Webex Connect"_s, word(u"way/email-app"_s, m_language), {}},
        {word(u"way/agent"_s, m_language), word(u"way/desk"_s, m_language), {}},
    };
    const QFontMetricsF strong(m_fonts.strong), small(m_fonts.small);
    qreal total = 0;
    for (Place &place : m_places) {
        const qreal wanted =
            std::max(strong.horizontalAdvance(place.title), small.horizontalAdvance(place.line));
        place.box.setSize({std::min(wanted + 22, widest), boxHeight(m_fonts)});
        total += place.box.width();
    }
    // The agent stands close to Webex Connect: what is between them is not ours to check.
    const qreal gap = (m_area.width() - 2 * margin - total) / 2.5;
    qreal left = m_area.left() + margin;
    for (int index = 0; index < m_places.size(); ++index) {
        QRectF &box = m_places[index].box;
        box.moveTopLeft({left, m_area.center().y() - box.height() / 2});
        left += box.width() + (index == 2 ? gap / 2 : gap);
    }
}

MailPicture::Arc MailPicture::arc(Hop hop) const
{
    const bool isLeft = hop == Hop::CustomerToMailbox || hop == Hop::MailboxToCustomer;
    const QRectF &from = m_places[isLeft ? 0 : 1].box, &to = m_places[isLeft ? 1 : 2].box;
    const qreal edge = isReceiving(hop) ? from.top() : from.bottom();
    return {from.right() - std::min(from.width() / 2, 40.0), to.left() + std::min(to.width() / 2, 40.0), edge,
        isReceiving(hop) ? edge - bow : edge + bow};
}

QRectF MailPicture::hopArea(Hop hop) const
{
    const Arc at = arc(hop);
    const qreal far = mark / 2 + aside + QFontMetricsF(m_fonts.small).height() + 2;
    const qreal top = isReceiving(hop) ? at.turn - far : at.edge + 2;
    const qreal bottom = isReceiving(hop) ? at.edge - 2 : at.turn + far;
    return {at.left, top, at.right - at.left, bottom - top};
}

void MailPicture::paintHop(QPainter &painter, const Ink &ink, Hop hop) const
{
    const State state = m_way.state(hop);
    const auto [left, right, edge, turn] = arc(hop);
    const qreal bend = std::min((right - left) / 2, 40.0);
    QPainterPath path({left, edge});
    path.cubicTo({left, turn}, {left + 6, turn}, {left + bend, turn});
    path.lineTo(right - bend, turn);
    path.cubicTo({right - 6, turn}, {right, turn}, {right, edge});
    QPen pen(ink.of(state), 2.6, Qt::SolidLine, Qt::RoundCap);
    if (state != State::Done)
        pen.setDashPattern({2.4, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);

    const QRectF square((left + right) / 2 - mark / 2, turn - mark / 2, mark, mark);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.ground);
    painter.drawEllipse(square.adjusted(-3, -3, 3, 3));
    paintStateMark(painter, square, state, ink);
    QRectF words = hopArea(hop);
    if (isReceiving(hop))
        words.setBottom(square.top() - aside);
    else
        words.setTop(square.bottom() + aside);
    painter.setFont(m_fonts.small);
    painter.setPen(ink.of(state));
    painter.drawText(words, Qt::AlignCenter,
        QFontMetricsF(m_fonts.small).elidedText(stateIn(state, m_language), Qt::ElideRight, words.width()));
}

void MailPicture::paintPlace(QPainter &painter, const Ink &ink, const Place &place) const
{
    painter.setPen(ink.line);
    painter.setBrush(ink.ground);
    painter.drawRoundedRect(place.box, corner, corner);
    const QRectF text = place.box.adjusted(4, 6, -4, -6);
    const qreal upper = QFontMetricsF(m_fonts.strong).height();
    painter.setPen(ink.text);
    painter.setFont(m_fonts.strong);
    painter.drawText(QRectF(text.topLeft(), QSizeF(text.width(), upper)), Qt::AlignCenter, place.title);
    painter.setPen(ink.muted);
    painter.setFont(m_fonts.small);
    painter.drawText(text.adjusted(0, upper, 0, 0), Qt::AlignCenter,
        QFontMetricsF(m_fonts.small).elidedText(place.line, Qt::ElideMiddle, text.width()));
}

void MailPicture::paint(QPainter &painter, const Ink &ink) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Hop hop : hops)
        paintHop(painter, ink, hop);
    painter.setPen(QPen(ink.muted, 1.4, Qt::DotLine));
    painter.drawLine(QPointF(m_places[2].box.right(), m_area.center().y()),
        QPointF(m_places[3].box.left(), m_area.center().y()));
    for (const Place &place : m_places)
        paintPlace(painter, ink, place);
    painter.restore();
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "tasks/mailway.h"

#include <QFont>
#include <QList>
#include <QRectF>
#include <QString>

#include <array>

class QPainter;

namespace cmw {

class Session;
struct Ink;

/// How a mail's way stands.
struct MailWay {
    QString mailbox;
    std::array<State, hops.size()> states = {};

    State state(Hop hop) const { return states.at(static_cast<std::size_t>(hop)); }
    bool operator==(const MailWay &) const = default;
};

MailWay mailWay(const Session &session);
/// "Customer to Office 365".
QString hopName(Hop hop, const QString &language);
/// The whole picture in words, in place of it.
QString inWords(const MailWay &way, const QString &language);

/// A mail's way as a picture: customer, Office 365, Webex Connect, agent; receiving above, sending below. Each
/// hop has its state's shape, colour and word. It is drawn by lines alone: sharp at every scale.
class MailPicture final {
public:
    struct Fonts {
        QFont strong, small;
    };

    MailPicture(const MailWay &way, const QString &language, const QRectF &area, const Fonts &fonts);

    static qreal height(const Fonts &fonts);
    /// The hop's line with its mark and word: where it can be pointed at.
    QRectF hopArea(Hop hop) const;
    void paint(QPainter &painter, const Ink &ink) const;

private:
    struct Place {
        QString title, line;
        QRectF box;
    };
    /// Where a hop leaves one box and comes down on another.
    struct Arc {
        qreal left, right, edge, turn;
    };
    void setOut();
    Arc arc(Hop hop) const;
    void paintHop(QPainter &painter, const Ink &ink, Hop hop) const;
    void paintPlace(QPainter &painter, const Ink &ink, const Place &place) const;

    MailWay m_way;
    QString m_language;
    QRectF m_area;
    Fonts m_fonts;
    QList<Place> m_places;
};

} // namespace cmw

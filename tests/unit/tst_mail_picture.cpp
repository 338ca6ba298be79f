// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/mailpicture.h"
#include "report/statemark.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

const Ink ink{.ground = Qt::white,
    .line = Qt::lightGray,
    .text = Qt::black,
    .muted = Qt::gray,
    .accent = Qt::blue,
    .done = Qt::darkGreen,
    .wrong = Qt::red,
    .waiting = Qt::darkYellow};

constexpr qreal scale = 2;

MailWay wayWith(Hop hop, State state)
{
    MailWay way{u"support@contoso.com"_s};
    way.states.fill(State::Done);
    way.states.at(static_cast<std::size_t>(hop)) = state;
    return way;
}

QImage painted(const MailPicture &picture, const QRectF &area)
{
    QImage image((area.size() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    picture.paint(painter, ink);
    return image;
}

/// Where that colour is, in the picture's own units.
QRectF extent(const QImage &image, const QColor &colour)
{
    QRect all;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                all |= QRect(x, y, 1, 1);
        }
    }
    return {QPointF(all.topLeft()) / scale, QSizeF(all.size()) / scale};
}

} // namespace

/// The picture of the mail's way, as a report draws it: without a window.
class TestMailPicture final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHopIsPaintedWhereItIsPointedAt_data();
    void aHopIsPaintedWhereItIsPointedAt();
    void hopsDontLieOverEachOther();
    void stateIsMoreThanColour();
    void itIsSaidInWords();
};

void TestMailPicture::aHopIsPaintedWhereItIsPointedAt_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {560, 616, 900})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void TestMailPicture::aHopIsPaintedWhereItIsPointedAt()
{
    QFETCH(const int, width);
    const MailPicture::Fonts fonts{QFont(), QFont()};
    const QRectF area(0, 0, width, MailPicture::height(fonts));
    for (const Hop hop : hops) {
        const MailPicture picture(wayWith(hop, State::Wrong), u"en"_s, area, fonts);
        const QRectF red = extent(painted(picture, area), ink.wrong);
        const QRectF place = picture.hopArea(hop).adjusted(-3, -3, 3, 3); // a line has a width
        QVERIFY(!red.isEmpty());
        QVERIFY(place.contains(red));
        QVERIFY(area.contains(picture.hopArea(hop)));
        QVERIFY(red.width() > place.width() / 2);
    }
}

void TestMailPicture::hopsDontLieOverEachOther()
{
    const MailPicture::Fonts fonts{QFont(), QFont()};
    const MailPicture picture(
        wayWith(hops[0], State::Done), u"ko"_s, {0, 0, 560, MailPicture::height(fonts)}, fonts);
    for (const Hop one : hops) {
        for (const Hop other : hops)
            QVERIFY(one == other || !picture.hopArea(one).intersects(picture.hopArea(other)));
    }
}

void TestMailPicture::stateIsMoreThanColour()
{
    // All in one colour, as on a printer: each state is another picture.
    const Ink black{Qt::white, Qt::black, Qt::black, Qt::black, Qt::black, Qt::black, Qt::black, Qt::black};
    const MailPicture::Fonts fonts{QFont(), QFont()};
    const QRectF area(0, 0, 600, MailPicture::height(fonts));
    QList<QImage> images;
    for (const State state : {State::Unknown, State::Done, State::ToDo, State::Wrong, State::ForPerson,
             State::Waiting, State::NotNeeded}) {
        QImage image(area.size().toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        MailPicture(wayWith(Hop::MailboxToConnect, state), u"en"_s, area, fonts).paint(painter, black);
        painter.end();
        QVERIFY(!images.contains(image));
        images.append(image);
    }
}

void TestMailPicture::itIsSaidInWords()
{
    const MailWay way = wayWith(Hop::MailboxToConnect, State::Wrong);
    QCOMPARE(inWords(way, u"en"_s),
        u"Mail path. Receiving: customer to Office 365, done; Office 365 to Webex Connect, wrong. Sending: Webex "
        "Connect to Office 365, done; Office 365 to customer, done."_s);
    QCOMPARE(inWords(way, u"ko"_s),
        u"메일 경로. 받기 – 고객에서 Office 365까지: 완료, Office 365에서 Webex Connect까지: 잘못됨. 보내기 – Webex "
        "Connect에서 Office 365까지: 완료, Office 365에서 고객까지: 완료."_s);
    QCOMPARE(hopName(Hop::ConnectToMailbox, u"en"_s), u"Webex Connect to Office 365"_s);
}

QTEST_MAIN(TestMailPicture)
#include "tst_mail_picture.moc"

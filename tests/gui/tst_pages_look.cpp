// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/look.h"
#include "pages/theme.h"
#include "pages/widgets/stateicon.h"
#include "pages/widgets/taskrow.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

#include <array>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

QPalette palette(const QColor &window, const QColor &text)
{
    QPalette result;
    result.setColor(QPalette::Window, window);
    result.setColor(QPalette::WindowText, text);
    return result;
}

QImage picture(State state, const QPalette &colours)
{
    StateIcon icon;
    icon.setPalette(colours);
    icon.setState(state, u"word"_s);
    return icon.grab().toImage();
}

} // namespace

/// Colours, shapes, and what screen readers hear.
class TestPagesLook final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDesktopDecidesLightOrDark();
    void aHighContrastDesktopKeepsItsColours();
    void statesDifferInShapeAndNotInColourAlone();
    void aRowOpensByKeyboardAndSaysItsState();
    void aWidgetThatComesLaterHasTheWindowsColours();
    void everyTextIsTranslated();
};

void TestPagesLook::theDesktopDecidesLightOrDark()
{
    const QPalette light = paletteFor(Scheme::Desktop, palette(0xefefef, Qt::black));
    const QPalette dark = paletteFor(Scheme::Desktop, palette(0x31363b, 0xeff0f1));
    QVERIFY(light.color(QPalette::Window).lightness() > light.color(QPalette::WindowText).lightness());
    QVERIFY(dark.color(QPalette::Window).lightness() < dark.color(QPalette::WindowText).lightness());
    QCOMPARE(paletteFor(Scheme::Light, palette(0x31363b, 0xeff0f1)).color(QPalette::Window),
        light.color(QPalette::Window));
}

void TestPagesLook::aHighContrastDesktopKeepsItsColours()
{
    const QPalette desktop = palette(Qt::black, Qt::white);
    QCOMPARE(paletteFor(Scheme::Desktop, desktop), desktop);
    const Colours colours = coloursOf(desktop);
    QCOMPARE(colours.muted, QColor(Qt::white));
    QCOMPARE(colours.softWrong, QColor(Qt::black));
}

void TestPagesLook::statesDifferInShapeAndNotInColourAlone()
{
    // On a high-contrast desktop all have one colour: what is left is the shape.
    const QPalette desktop = palette(Qt::black, Qt::white);
    const std::array states{State::Unknown, State::Done, State::ToDo, State::Wrong, State::ForPerson,
        State::Waiting, State::NotNeeded};
    for (const State one : states) {
        for (const State other : states) {
            if (one != other)
                QVERIFY2(picture(one, desktop) != picture(other, desktop), qPrintable(stateName(one)));
        }
    }
}

void TestPagesLook::aRowOpensByKeyboardAndSaysItsState()
{
    TaskRow row(u"azure.redirect-uri"_s);
    row.setTitle(u"Redirect URI"_s);
    row.setState(State::Wrong, u"wrong"_s);
    Details details;
    details.cause = u"Another address is there."_s;
    row.setDetails(details);
    row.show();
    QCOMPARE(row.accessibleName(), u"Redirect URI: wrong"_s);
    QVERIFY(!row.isOpen());
    QTest::keyClick(&row, Qt::Key_Space);
    QVERIFY(row.isOpen());
    bool isSaid = false;
    for (const QLabel *label : row.findChildren<QLabel *>()) {
        isSaid = isSaid || label->text().contains(details.cause);
        QVERIFY2(label->accessibleName().isEmpty(), "a fixed name hides a label's text from screen readers");
    }
    QVERIFY(isSaid);
    QTest::keyClick(&row, Qt::Key_Return);
    QVERIFY(!row.isOpen());
}

void TestPagesLook::aWidgetThatComesLaterHasTheWindowsColours()
{
    QApplication::setStyle(new Look);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    window.setPalette(paletteFor(Scheme::Dark, {}));
    window.show();
    auto *label = new QLabel(u"text"_s);
    column->addWidget(label);
    QCOMPARE(label->palette().color(QPalette::WindowText), window.palette().color(QPalette::WindowText));
    window.setPalette(paletteFor(Scheme::Light, {}));
    QCOMPARE(label->palette().color(QPalette::WindowText), window.palette().color(QPalette::WindowText));
}

void TestPagesLook::everyTextIsTranslated()
{
    for (const char *language : {"ko", "en"}) {
        QFile file(QStringLiteral(CMW_SOURCE_DIR "/translations/connect-mail-wizard_%1.ts")
                       .arg(QLatin1String(language)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray texts = file.readAll();
        QVERIFY(texts.contains("<source>"));
        QVERIFY2(!texts.contains("type=\"unfinished\""), language);
    }
}

QTEST_MAIN(TestPagesLook)
#include "tst_pages_look.moc"

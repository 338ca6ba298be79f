// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

/// What step 3 offers and doesn't need: it is done on a tick, and stands in nobody's way without one.
class TestPagesFence final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOfferWaitsForItsTick();
    void aLongChoiceKeepsThePageInTheWindow();
};

void TestPagesFence::anOfferWaitsForItsTick()
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps(); // its plan, as it is
    const auto fence = u"mailbox.send-fence"_s;
    QCOMPARE(window.session().finding(fence).code, u"mailbox/fence-none"_s);
    QVERIFY(isSettled(window.session().stepState(u"3"_s)));

    window.wizard().showStep(u"3"_s);
    QVERIFY(window.waitForWork());
    QVERIFY(window.shownText().contains(u"send as anyone"));
    auto *agree = window.shown<QCheckBox>(u"agree"_s);
    QVERIFY(agree && !agree->isChecked());
    QVERIFY(!window.button(u"verb"_s)); // nothing is left to do
    agree->click();
    QVERIFY(window.button(u"verb"_s));
    agree->click();
    QVERIFY(!window.button(u"verb"_s));

    agree->click();
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    QCOMPARE(window.session().finding(fence).code, u"mailbox/fence-ready"_s);
    QVERIFY(!window.shown<QCheckBox>(u"agree"_s));
}

void TestPagesFence::aLongChoiceKeepsThePageInTheWindow()
{
    PracticeWindow window({u"prepared"_s, {}}); // whose mailbox forwards to another form's long address
    window.fillFirstStep();
    window.wizard().showStep(u"3"_s);
    window.click(u"verb"_s);
    QVERIFY(window.waitForWork());
    const auto *row = window.shown<QWidget>(u"mailbox.forwarding"_s);
    const auto *agree = row ? row->findChild<QCheckBox *>(u"agree"_s) : nullptr;
    QVERIFY(agree && agree->isVisible());
    for (const int width : {1200, 900}) {
        window.wizard().resize(width, 640);
        QTest::qWait(0);
        QVERIFY(row->mapTo(&window.wizard(), QPoint(row->width(), 0)).x() <= width);
        QVERIFY(agree->sizeHint().width() <= row->width()); // and all of its words are seen
    }
}

QTEST_MAIN(TestPagesFence)
#include "tst_pages_fence.moc"

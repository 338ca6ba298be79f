// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret.h"

#include <QDebug>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestSecret final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsAsDots();
    void comparesByValue();
    void movingLeavesNothingBehind();
    void copyOutlivesTheOriginal();
};

void TestSecret::printsAsDots()
{
    QString text;
    QDebug(&text) << Secret("L1e8Q~B5rzy");
    QVERIFY(!text.contains(u"L1e8Q"));
    QVERIFY(text.contains(u"•"));
}

void TestSecret::comparesByValue()
{
    QVERIFY(Secret("one") == Secret("one"));
    QVERIFY(!(Secret("one") == Secret("two")));
    QVERIFY(!(Secret("one") == Secret("one more")));
    QVERIFY(Secret().isEmpty());
}

void TestSecret::movingLeavesNothingBehind()
{
    Secret first("one");
    const Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the point
    QCOMPARE(second.unwrap(), QByteArray("one"));
}

void TestSecret::copyOutlivesTheOriginal()
{
    Secret copy;
    {
        const Secret original("one");
        copy = original;
    }
    QCOMPARE(copy.unwrap(), QByteArray("one"));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/document.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw;

/// The document's outline: whole, in both languages, and in its order.
class DocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAreInTheDocumentsOrder();
    void everyLineHasItsWords();
    void linksAreMadeOfKnownParts();
    void whatIsUnknownIsSaid();
};

void DocumentTest::stepsAreInTheDocumentsOrder()
{
    QStringList ids;
    QSet<QString> bullets;
    for (const StepOutline &step : Document::outline().steps()) {
        ids.append(step.id);
        for (const QString &id : step.bullets) {
            const Bullet *bullet = Document::outline().bullet(id);
            QVERIFY2(bullet, qPrintable(id));
            QCOMPARE(bullet->step, step.id);
            QVERIFY2(!bullets.contains(id), qPrintable(id));
            bullets.insert(id);
        }
    }
    QCOMPARE(ids, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"verify"_s}));
}

void DocumentTest::everyLineHasItsWords()
{
    static const QRegularExpression hangul(u"[\\x{AC00}-\\x{D7A3}]"_s);
    for (const Bullet &bullet : Document::outline().bullets()) {
        QList<Text> texts{bullet.title, bullet.bullet, bullet.reads};
        texts += bullet.byHand;
        if (!bullet.changes.isEmpty())
            texts.append(bullet.changes);
        QVERIFY2(!bullet.byHand.isEmpty(), qPrintable(bullet.id));
        for (const Text &text : texts) {
            QVERIFY2(!text.en.isEmpty() && hangul.match(text.ko).hasMatch(),
                qPrintable(bullet.id + u' ' + text.en));
            QVERIFY2(!text.en.contains(u'!') && !text.ko.contains(u'!'), qPrintable(bullet.id));
        }
        QCOMPARE(bullet.place.path.en.isEmpty(), bullet.place.path.ko.isEmpty());
    }
}

void DocumentTest::linksAreMadeOfKnownParts()
{
    static const QRegularExpression known(
        u"^\\{(azurePortal|entraPortal|adminPortal|exchangePortal|defenderPortal|webexConnect)\\}([^{]*(\\{clientId\\})?[^{]*)$"_s);
    for (const Bullet &bullet : Document::outline().bullets()) {
        const QString &link = bullet.place.link;
        QVERIFY2(link.isEmpty() || known.match(link).hasMatch(), qPrintable(bullet.id + u' ' + link));
    }
}

void DocumentTest::whatIsUnknownIsSaid()
{
    QVERIFY(!Document::outline().bullet(u"azure.none"_s));
    QVERIFY(Document::outline().step(u"5"_s).id.isEmpty());
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"

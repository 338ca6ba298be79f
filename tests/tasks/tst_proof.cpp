// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenario.h"
#include "proof.h"
#include "proofmail.h"

#include <QtTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

constexpr int fewestPairs = 300;

QString list(const QString &label, const QStringList &entries)
{
    return entries.isEmpty() ? QString() : u"  "_s + label + u": "_s + entries.join(u", "_s);
}

} // namespace

/// Every scenario alone, and pairs of them: what is wrong is named, and what is right isn't called wrong.
class ProofTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alone_data();
    void alone();
    void everyCauseStandsInTwoPairs();
    void pairs_data();
    void pairs();
    void cleanupTestCase();

private:
    void note(const QString &name, const Proof::Outcome &outcome, qint64 milliseconds);

    Proof m_proof;
    QStringList m_table;
    QStringList m_contradictions;
    int m_named = 0, m_hidden = 0, m_missing = 0, m_false = 0, m_arrived = 0;
    qint64 m_milliseconds = 0;
};

void ProofTest::note(const QString &name, const Proof::Outcome &outcome, qint64 milliseconds)
{
    const bool isGood =
        outcome.missing.isEmpty() && outcome.falselyWrong.isEmpty() && outcome.falselyDone.isEmpty();
    m_table.append((isGood ? u"good   "_s : u"FAULT  "_s) + name.leftJustified(60) + u' '
        + QString::number(milliseconds).rightJustified(5) + u" ms"_s + list(u"named"_s, outcome.named)
        + list(u"hidden"_s, outcome.hidden) + list(u"because"_s, outcome.reasons)
        + list(u"MISSING"_s, outcome.missing) + list(u"FALSELY WRONG"_s, outcome.falselyWrong)
        + list(u"FALSELY DONE"_s, outcome.falselyDone));
    m_named += int(outcome.named.size());
    m_hidden += int(outcome.hidden.size());
    m_missing += int(outcome.missing.size());
    m_false += int(outcome.falselyWrong.size() + outcome.falselyDone.size());
    m_milliseconds += milliseconds;
}

void ProofTest::alone_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = m_proof.names();
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void ProofTest::alone()
{
    QFETCH(const QString, name);
    const Proof::Outcome outcome = m_proof.judge(name);
    note(name, outcome, m_proof.alone(name).milliseconds);
    QVERIFY2(outcome.missing.isEmpty(), qPrintable(list(u"not named"_s, outcome.missing)));
    QVERIFY2(outcome.falselyWrong.isEmpty(), qPrintable(list(u"called wrong"_s, outcome.falselyWrong)));
}

void ProofTest::everyCauseStandsInTwoPairs()
{
    QStringList contradictions;
    const QList<Proof::Pair> pairs = m_proof.pairs(contradictions);
    QVERIFY2(pairs.size() >= fewestPairs, qPrintable(QString::number(pairs.size())));
    QMap<QString, int> count;
    for (const Proof::Pair &pair : pairs) {
        ++count[pair.one];
        ++count[pair.other];
    }
    const QStringList names = m_proof.names();
    for (const QString &name : names) {
        const int least = practice::scenarioNamed(name)->expect.isEmpty() ? 1 : 2;
        QVERIFY2(count[name] >= least, qPrintable(name));
    }
}

void ProofTest::pairs_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    m_contradictions.clear();
    const QList<Proof::Pair> pairs = m_proof.pairs(m_contradictions);
    for (const Proof::Pair &pair : pairs)
        QTest::newRow(qPrintable(pair.name())) << pair.one << pair.other;
}

void ProofTest::pairs()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const Proof::Pair pair{one, other};
    const bool changing = m_proof.needsChange(one) || m_proof.needsChange(other);
    const Verdict verdict = Proof::look(pair.name(), changing);
    const Proof::Outcome outcome = m_proof.judge(pair, verdict);
    note(pair.name(), outcome, verdict.milliseconds);
    const MailProof mails = sendMails(pair.name(), verdict);
    m_arrived += mails.arrived;
    QVERIFY2(mails.lost.isEmpty(), qPrintable(list(u"called fine, and a mail doesn't arrive"_s, mails.lost)));
    QVERIFY2(outcome.falselyDone.isEmpty(), qPrintable(list(u"called fine"_s, outcome.falselyDone)));
    QVERIFY2(outcome.missing.isEmpty(), qPrintable(list(u"not named"_s, outcome.missing)));
    QVERIFY2(outcome.falselyWrong.isEmpty(), qPrintable(list(u"called wrong"_s, outcome.falselyWrong)));
}

void ProofTest::cleanupTestCase()
{
    for (const QString &line : std::as_const(m_table))
        std::puts(qPrintable(line));
    for (const QString &pair : std::as_const(m_contradictions))
        std::puts(qPrintable(u"left out, for they contradict each other: "_s + pair));
    std::puts(qPrintable(
        u"%1 tenants in %2 s: %3 causes named, %4 hidden by another, %5 missed; %6 false findings; "
        "%7 mails arrived where all lines are fine; %8 pairs left out"_s.arg(m_table.size())
            .arg(double(m_milliseconds) / 1000, 0, 'f', 1)
            .arg(m_named)
            .arg(m_hidden)
            .arg(m_missing)
            .arg(m_false)
            .arg(m_arrived)
            .arg(m_contradictions.size())));
}

QTEST_GUILESS_MAIN(ProofTest)
#include "tst_proof.moc"

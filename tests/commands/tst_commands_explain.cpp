// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QJsonArray>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

/// The command that explains an error, as a process.
class CommandsExplain final : public QObject {
    Q_OBJECT

private:
    static QJsonObject best(const Ran &ran)
    {
        return ran.json().value(u"matches").toArray().at(0).toObject();
    }

private Q_SLOTS:
    void aCodeIsExplained()
    {
        const Ran ran = Program::run({u"explain"_s, u"--json"_s, u"AADSTS7000215"_s});
        QCOMPARE(ran.exit, 0);
        QCOMPARE(complaint(ran.json(), u"output:explain"_s), "");
        QCOMPARE(best(ran).value(u"code").toString(), u"AADSTS7000215"_s);
        QCOMPARE(best(ran).value(u"task").toString(), u"azure.client-secret"_s);
    }

    void wordsWithoutQuotesAreOneText()
    {
        const Ran ran =
            Program::run({u"explain"_s, u"535"_s, u"5.7.3"_s, u"Authentication"_s, u"unsuccessful"_s});
        QCOMPARE(ran.exit, 0);
        QVERIFY2(ran.out.startsWith("535 5.7.3"), ran.out);
        QVERIFY2(ran.out.contains("25 %"), ran.out);
        QVERIFY2(ran.out.contains("In the wizard: "), ran.out);
    }

    void standardInputIsRead()
    {
        const QByteArray bounce =
            "Remote Server returned\n'550 5.7.520 Access denied, Your organization does not\n"
            "allow external forwarding. AS(7555)'\npassword=hunter22\n";
        const Ran ran = Program::run({u"explain"_s, u"--json"_s}, bounce);
        QCOMPARE(ran.exit, 0);
        QCOMPARE(complaint(ran.json(), u"output:explain"_s), "");
        QCOMPARE(best(ran).value(u"task").toString(), u"mailbox.outbound-policy"_s);
        QVERIFY2(!ran.out.contains("hunter22"), ran.out);
    }

    void itSpeaksKorean()
    {
        const Ran ran = Program::run({u"explain"_s, u"--language"_s, u"ko"_s, u"AADSTS50011"_s});
        QVERIFY2(QString::fromUtf8(ran.out).contains(u"리디렉션 URI"), ran.out);
        QVERIFY2(QString::fromUtf8(ran.out).contains(u"마법사에서: "), ran.out);
    }

    void whatItDoesNotKnowItSaysSo()
    {
        const Ran ran = Program::run({u"explain"_s, u"It doesn't work."_s});
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.out.contains("Cisco TAC") && ran.out.contains("Microsoft support"), ran.out);
        const Ran json = Program::run({u"explain"_s, u"--json"_s}, "\n");
        QCOMPARE(json.exit, 3);
        QCOMPARE(complaint(json.json(), u"output:explain"_s), "");
        QVERIFY(json.json().value(u"matches").toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(CommandsExplain)
#include "tst_commands_explain.moc"

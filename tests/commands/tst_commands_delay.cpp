// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"
#include "server.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace cmw::tests;

namespace {

const auto smtpAuth = u"mailbox.smtp-auth"_s;

QDateTime moment(const QJsonObject &task, const QString &key)
{
    return QDateTime::fromString(task.value(key).toString(), Qt::ISODate);
}

} // namespace

/// What "check" says of a change that may not be in force yet.
class CommandsDelay final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangeSaysWhenItWorks()
    {
        const Server server;
        const QString setup = server.newSetup();
        const QStringList only{u"--only"_s, u"mailbox.account"_s, smtpAuth, u"mailbox.outbound-policy"_s,
            u"mailbox.forwarding"_s};
        const Ran before = Program::run(server.on(u"check"_s, setup) + only);
        QCOMPARE(before.task(smtpAuth).value(u"state").toString(), u"todo"_s);
        QVERIFY(!before.task(smtpAuth).contains(u"inForceBy"));

        QVERIFY(Program::run(server.on(u"apply"_s, setup) + only + QStringList{u"--yes"_s}).exit == 0);
        const Ran after = Program::run(server.on(u"check"_s, setup) + only);
        QCOMPARE(complaint(after.json(), u"output:run"_s), "");
        const QJsonObject line = after.task(smtpAuth);
        QCOMPARE(line.value(u"state").toString(), u"done"_s);
        QVERIFY(moment(line, u"changedAt"_s).isValid());
        QCOMPARE(moment(line, u"changedAt"_s).secsTo(moment(line, u"inForceBy"_s)), 3600);
        // No source names a time for forwarding.
        QVERIFY(after.task(u"mailbox.forwarding"_s).contains(u"changedAt"));
        QVERIFY(!after.task(u"mailbox.forwarding"_s).contains(u"inForceBy"));

        QStringList text = server.on(u"check"_s, setup) + only;
        text.removeAll(u"--json"_s);
        const Ran said = Program::run(text + QStringList{u"--language"_s, u"en"_s});
        QVERIFY2(said.out.contains("may take until "), said.out);
        QVERIFY2(said.out.contains("Microsoft names no time until it works"), said.out);
    }

    void whatOthersSetHasNoTime()
    {
        const Server server({u"--scenario"_s, u"prepared"_s});
        const Ran ran = Program::run(server.on(u"check"_s, server.newSetup())
            + QStringList{u"--only"_s, u"mailbox.account"_s, smtpAuth});
        QCOMPARE(ran.task(smtpAuth).value(u"state").toString(), u"done"_s);
        QVERIFY(!ran.task(smtpAuth).contains(u"changedAt"));
    }
};

QTEST_GUILESS_MAIN(CommandsDelay)
#include "tst_commands_delay.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "program.h"
#include "server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

/// Several set-ups at once: what they may not do to each other.
class CommandsSeveral final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAnswerIsForOneSetup()
    {
        const QTemporaryDir folder;
        QStringList apply{u"apply"_s, u"--practice"_s, u"--json"_s, u"--only"_s, u"azure.app-registration"_s};
        for (const QString &name : {u"first"_s, u"second"_s}) {
            const QString file = folder.filePath(name + u".json"_s);
            QVERIFY(write(file, {{u"schema"_s, 1}}));
            apply += {u"--setup"_s, file};
        }
        Program program(apply, {}, Program::Input::Terminal);
        const QByteArray question = "[y/N]";
        QVERIFY(program.waitUntilSaid(question));
        QVERIFY2(!program.said().contains("second: "), program.said());
        program.type("n");
        QVERIFY(program.waitUntilSaid(question, 2));
        program.type("y");
        const Ran ran = program.end();
        QCOMPARE(complaint(ran.json(), u"output:run"_s), "");
        const QJsonArray setups = ran.json().value(u"setups").toArray();
        QCOMPARE(setups.size(), 2);
        QCOMPARE(setups[0][u"error"][u"code"].toString(), u"cancelled"_s);
        QVERIFY(!setups[0][u"tasks"][0][u"changed"].toBool());
        QVERIFY(setups[1][u"tasks"][0][u"changed"].toBool());
    }

    void setupsOfOneTenantFollowEachOther_data()
    {
        QTest::addColumn<bool>("tenantIsKnown");
        QTest::newRow("before the first sign-in") << false;
        QTest::newRow("later") << true;
    }
    void setupsOfOneTenantFollowEachOther()
    {
        QFETCH(const bool, tenantIsKnown);
        const Server server({u"--latency"_s, u"100"_s});
        QJsonObject more;
        if (tenantIsKnown)
            more.insert(u"tenantId"_s, server.addresses.value(u"tenantId"));
        const QString first = server.newSetup(u"first"_s, more);
        more.insert(u"callbackUrl"_s, u"https://contoso.us.webexconnect.io/callback"_s);
        const QString second = server.newSetup(u"second"_s, more);
        const Ran ran = Program::run(server.on(u"apply"_s, first)
            + QStringList{u"--setup"_s, second, u"--yes"_s, u"--only"_s, u"azure.app-registration"_s,
                u"azure.redirect-uri"_s});
        QVERIFY2(ran.exit == 0, ran.err + ran.out);
        const QJsonArray apps = Observer(server.cloudFile()).tenant().value(u"applications").toArray();
        QCOMPARE(apps.size(), 1);
        QCOMPARE(apps[0][u"web"][u"redirectUris"].toArray().size(), 2);
    }

    void aFileIsWorkedOnOnce_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("twice") << QStringList{u"/a.json"_s, u"/a.json"_s};
        QTest::newRow("by another way") << QStringList{u"/a.json"_s, u"/./a.json"_s};
        QTest::newRow("by a link") << QStringList{u"/link.json"_s, u"/a.json"_s};
        QTest::newRow("by its folder") << QStringList{u"/a.json"_s, u"/"_s};
    }
    void aFileIsWorkedOnOnce()
    {
        QFETCH(const QStringList, paths);
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"a.json"_s), {{u"schema"_s, 1}}));
        QVERIFY(QFile::link(folder.filePath(u"a.json"_s), folder.filePath(u"link.json"_s)));
        QStringList check{u"check"_s, u"--practice"_s, u"--json"_s, u"--only"_s, u"azure.app-registration"_s};
        for (const QString &path : paths)
            check += {u"--setup"_s, folder.path() + path};
        const Ran ran = Program::run(check);
        QVERIFY2(ran.json().contains(u"tasks") && !ran.json().contains(u"setups"), ran.out);
    }
};

QTEST_GUILESS_MAIN(CommandsSeveral)
#include "tst_commands_several.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "program.h"
#include "server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

const auto billing = u"billing@contoso.com"_s;

QJsonObject fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// One app for several mailboxes, on the command line.
class CommandsAnother final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSetupLikeAnotherSharesItsApp();
    void onlyANewSetupTakesAnApp();
    void undoAsksBeforeItTakesTheAppFromOthers();
    void theSecretIsRenewedInOnePlace();

private:
    Ran run(const QString &command, const QString &file, const QStringList &more = {}) const;

    std::unique_ptr<Server> m_server;
    QString m_first, m_second;
};

Ran CommandsAnother::run(const QString &command, const QString &file, const QStringList &more) const
{
    return Program::run(m_server->on(command, file) + QStringList{u"--yes"_s} + more);
}

/// Two set-ups with one app: support@ has made it.
void CommandsAnother::init()
{
    m_server = std::make_unique<Server>();
    m_first = m_server->newSetup(u"support"_s);
    const Ran made = run(u"apply"_s, m_first);
    QVERIFY2(fileContent(m_first).contains(u"clientId"), made.err);
    m_second = m_server->newSetup(u"billing"_s, {{u"mailbox"_s, billing}});
    const Ran added = run(u"setup"_s, m_second, {u"--like"_s, m_first});
    QVERIFY2(added.json().contains(u"tasks"), added.err);
}

void CommandsAnother::aSetupLikeAnotherSharesItsApp()
{
    const QJsonObject first = fileContent(m_first), second = fileContent(m_second);
    QCOMPARE(second.value(u"sharedAppWith").toString(), u"support@contoso.com"_s);
    for (const QString &same : {u"clientId"_s, u"appObjectId"_s, u"secretKeyId"_s, u"tenantId"_s})
        QCOMPARE(second.value(same), first.value(same));
    QCOMPARE(second.value(u"mailbox").toString(), billing);
    QCOMPARE(second.value(u"findings")[u"mailbox.forwarding"][u"state"].toString(), u"done"_s);
    QCOMPARE(Observer(m_server->cloudFile()).tenant().value(u"applications").toArray().size(), 1);
    QStringList plan = m_server->on(u"plan"_s, m_second);
    plan.removeAll(u"--json"_s);
    QVERIFY(Program::run(plan).out.contains("It uses the app of support@contoso.com"));
}

void CommandsAnother::onlyANewSetupTakesAnApp()
{
    const QString empty = m_server->newSetup(u"empty"_s);
    QCOMPARE(run(u"setup"_s, m_second, {u"--like"_s, empty}).json().value(u"error")[u"code"].toString(),
        u"setup/no-app"_s);
    QCOMPARE(run(u"setup"_s, m_first, {u"--like"_s, m_second}).json().value(u"error")[u"code"].toString(),
        u"setup/has-app"_s);
    QVERIFY(!fileContent(m_first).contains(u"sharedAppWith"));
}

void CommandsAnother::undoAsksBeforeItTakesTheAppFromOthers()
{
    const auto apps = [this] {
        return Observer(m_server->cloudFile()).tenant().value(u"applications").toArray().size();
    };
    const Ran second = run(u"undo"_s, m_second);
    QVERIFY2(second.exit == 0, second.err);
    QCOMPARE(apps(), 1); // the app isn't its own
    const Ran refused = run(u"undo"_s, m_first);
    QCOMPARE(refused.json().value(u"error")[u"code"].toString(), u"setup/app-shared"_s);
    QVERIFY(refused.json().value(u"error")[u"summary"].toString().contains(billing));
    QCOMPARE(apps(), 1);
    const Ran agreed = run(u"undo"_s, m_first, {u"--agree"_s, u"setup/app-shared"_s});
    QVERIFY2(agreed.exit == 0, agreed.err);
    QCOMPARE(apps(), 0);
}

void CommandsAnother::theSecretIsRenewedInOnePlace()
{
    const Ran refused = run(u"renew-secret"_s, m_second);
    QCOMPARE(refused.json().value(u"error")[u"code"].toString(), u"setup/app-of-another"_s);
    const QString old = fileContent(m_first).value(u"secretKeyId").toString();
    const Ran renewed = run(u"renew-secret"_s, m_first);
    QVERIFY2(renewed.err.contains(billing.toUtf8()), renewed.err); // its asset needs it, too
    const QString present = fileContent(m_first).value(u"secretKeyId").toString();
    QVERIFY(!present.isEmpty() && present != old);
    QCOMPARE(fileContent(m_second).value(u"secretKeyId").toString(), present);
}

QTEST_GUILESS_MAIN(CommandsAnother)
#include "tst_commands_another.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QStringList readUris(Cloud &cloud, const QString &objectId)
{
    const Result<std::optional<QJsonObject>> app = cloud.graph.application(objectId);
    if (!app || !*app)
        return {u"no app"_s};
    return (**app).value(u"web").toObject().value(u"redirectUris").toVariant().toStringList();
}

} // namespace

QStringList tasksOf(const QString &step)
{
    return Document::outline().step(step).bullets;
}

QStringList stepTwo()
{
    return tasksOf(u"2"_s);
}

QStringList stepThree()
{
    return tasksOf(u"3"_s);
}

void PracticeSessions::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = memoryKeychain();
    startTenant({});
}

void PracticeSessions::end()
{
    m_visitor.reset();
    m_tenant.reset();
}

void PracticeSessions::startTenant(const QString &scenario)
{
    m_visitor.reset();
    auto tenant = practice::Tenant::start({scenario, {}});
    QVERIFY2(tenant.ok(), tenant.ok() ? "" : qPrintable(tenant.error().code + tenant.error().evidence));
    m_tenant = std::move(tenant).value();
    m_visitor = std::make_unique<practice::Visitor>(m_tenant->cloud().value(u"practice").toObject());
}

Surroundings PracticeSessions::surroundings(OpenAddress open) const
{
    const Result<Endpoints> endpoints = Endpoints::fromJson(m_tenant->cloud());
    if (!open)
        open = [visitor = m_visitor.get()](const QUrl &address) {
            visitor->open(address);
            return true;
        };
    return {*endpoints, std::move(open), m_keychain, m_folder->path(), std::chrono::seconds(20)};
}

void PracticeSessions::fillStepOne(Session &session) const
{
    const auto started = m_visitor->startEmailApp(u"Support"_s, u"support@contoso.com"_s);
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().evidence));
    session.edit(&Setup::mailbox, u"support@contoso.com"_s);
    session.edit(&Setup::assetName, u"Support"_s);
    session.edit(&Setup::forwardingAddress, started->forwardingAddress);
    session.edit(&Setup::callbackUrl, started->callbackUrl);
}

std::optional<Error> PracticeSessions::wait(Session &session)
{
    QSignalSpy ended(&session, &Session::workFinished);
    if (!ended.wait(60000))
        return Error{u"test/never-ended"_s, {}, {}};
    return ended.first().first().value<std::optional<Error>>();
}

QStringList PracticeSessions::redirectUris(Session &session, const QStringList &add)
{
    std::optional<AdminTokens> tokens;
    session.admin().ensure(
        {Resource::Graph, {u"Application.ReadWrite.All"_s}}, [&](const Result<AdminTokens> &result) {
            if (result)
                tokens = *result;
        });
    if (!QTest::qWaitFor([&] { return tokens.has_value(); }, 20000))
        return {u"no sign-in"_s};
    Cloud cloud({session.endpoints(), *tokens, {}, nullptr, std::chrono::seconds(20), {}, {}, {}});
    QStringList uris = readUris(cloud, session.setup().appObjectId);
    if (!add.isEmpty()) {
        const QJsonArray all = QJsonArray::fromStringList(uris + add);
        if (!cloud.graph.updateApplication(
                session.setup().appObjectId, {{u"web"_s, QJsonObject{{u"redirectUris"_s, all}}}}))
            return {u"not added"_s};
        uris = readUris(cloud, session.setup().appObjectId);
    }
    return uris;
}

bool PracticeSessions::isKept(const QString &key)
{
    QObject context;
    std::optional<bool> kept;
    m_keychain->read(key, &context, [&](const Result<Secret> &secret) { kept = secret.ok(); });
    return QTest::qWaitFor([&] { return kept.has_value(); }) && *kept;
}

} // namespace cmw

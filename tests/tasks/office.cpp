// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

using namespace Qt::StringLiterals;
using namespace cmw;

namespace {

constexpr char16_t admin[] = u"adele@contoso.com";

// What the session asks for.
const auto graphScopes =
    u"User.Read Directory.Read.All Application.ReadWrite.All AppRoleAssignment.ReadWrite.All "
    "DelegatedPermissionGrant.ReadWrite.All Policy.Read.All RoleManagement.Read.Directory"_s;

Setup startedSetup(const practice::Addresses &addresses)
{
    Setup setup;
    setup.cloud = u"practice"_s;
    setup.assetName = u"Support mail"_s;
    setup.mailbox = u"support@contoso.com"_s;
    setup.forwardingAddress = u"a41a0ba3566ed2091155f13e48e6d4f8@mail-us.imiconnect.io"_s;
    setup.callbackUrl = u"https://contoso.us.webexconnect.io/callback"_s;
    setup.appName = u"Webex Connect Email"_s;
    setup.secretName = u"Webex Connect"_s;
    setup.tenantId = addresses.tenantId;
    return setup;
}

/// What the person noted who made the scenario's app.
void takeOver(const QJsonObject &prepared, Setup &setup)
{
    if (prepared.isEmpty())
        return;
    setup.clientId = prepared[u"clientId"].toString();
    setup.appObjectId = prepared[u"appObjectId"].toString();
    setup.secretKeyId = prepared[u"secretKeyId"].toString();
    setup.clientSecret = Secret(prepared[u"secret"].toString().toUtf8());
    setup.forwardingAddress = prepared[u"forwardingAddress"].toString();
    setup.callbackUrl = prepared[u"callbackUrl"].toString();
    setup.loginId = prepared[u"loginId"].toString();
    setup.mailbox = prepared[u"mailbox"].toString(setup.mailbox);
}

} // namespace

Office::Office(const QString &scenario) : m_tenant(startTenant(scenario)), m_client(m_tenant->addresses())
{
    setup = startedSetup(m_tenant->addresses());
    takeOver(m_tenant->addresses().accounts[u"prepared"].toObject(), setup);

    const auto endpoints = Endpoints::fromJson(m_tenant->cloud());
    if (!endpoints)
        qFatal("the practice tenant's addresses can't be read");
    m_context.endpoints = *endpoints;
    const auto token = [this](const char16_t *client, const QString &scope) {
        return Secret(
            m_client.tokenFor(QString::fromUtf16(admin), QString::fromUtf16(client), scope).toUtf8());
    };
    m_context.tokens = {token(graphTools, graphScopes), token(exchangeTools, endpoints->exchangeScope)};
    m_context.timeout = std::chrono::seconds(10);
    m_context.pace = 20;
}

void Office::withoutDirectory()
{
    // Somebody whose consent to Microsoft's client goes no further than this.
    const QString token =
        m_client.tokenFor(u"billing@contoso.com"_s, QString::fromUtf16(graphTools), u"User.Read"_s);
    m_context.tokens.graph = Secret(token.toUtf8());
}

void Office::withGraphScopes(const QString &scopes)
{
    const QString token = m_client.tokenFor(u"billing@contoso.com"_s, QString::fromUtf16(graphTools), scopes);
    m_context.tokens.graph = Secret(token.toUtf8());
}

RunContext Office::context()
{
    RunContext context = m_context;
    context.stop = stop.get_token();
    context.intend = [this](const QString &what, const QVariantMap &args, const QJsonObject &before) {
        intended.append({m_task, what, args, before, QDateTime::currentDateTimeUtc(), {}});
        if (onIntended)
            onIntended();
        return Result<void>();
    };
    context.standing = [this](const QString &task) {
        QList<Change> changes;
        for (const Change &change : std::as_const(intended)) {
            if (change.task == task)
                changes.prepend(change);
        }
        return changes;
    };
    context.waiting = [this](const Error &, std::chrono::seconds) {
        if (onWaiting)
            onWaiting();
    };
    return context;
}

std::unique_ptr<Cloud> Office::cloud(const RunContext &context)
{
    auto cloud = std::make_unique<Cloud>(context);
    cloud->exchange.setTenant(setup.tenantId, QString::fromUtf16(admin));
    return cloud;
}

const Task &Office::task(const QString &id) const
{
    const Task *found = plan.task(id);
    if (!found)
        qFatal("no task %s", qPrintable(id));
    return *found;
}

Finding Office::check(const Task &task)
{
    m_task = task.id();
    const Finding finding = task.check(setup, *cloud(context()));
    finding.learned.mergeInto(setup);
    return finding;
}

QMap<QString, Finding> Office::checkAll()
{
    QMap<QString, Finding> found;
    RunContext own = context();
    own.renew = [this, scope = own.endpoints.exchangeScope](const Renewal &renewal) -> Result<Secret> {
        const bool isGraph = renewal.resource == Resource::Graph;
        const PracticeClient::Form claims = renewal.claims.isEmpty()
            ? PracticeClient::Form()
            : PracticeClient::Form{{u"claims"_s, renewal.claims}};
        const QString token = m_client.tokenFor(QString::fromUtf16(admin),
            QString::fromUtf16(isGraph ? graphTools : exchangeTools), isGraph ? graphScopes : scope, claims);
        return Secret(token.toUtf8());
    };
    const std::unique_ptr<Cloud> one = cloud(own);
    one->graph.readAhead(setup);
    for (const Task *task : plan.tasks()) {
        m_task = task->id();
        const Finding finding = task->check(setup, *one);
        finding.learned.mergeInto(setup);
        found.insert(m_task, finding);
    }
    return found;
}

Result<Change> Office::apply(const Task &task)
{
    m_task = task.id();
    const Result<Change> change = task.apply(setup, *cloud(context()));
    if (change)
        change->learned.mergeInto(setup);
    return change;
}

Result<void> Office::undo(const Task &task, const Change &change)
{
    m_task = task.id();
    return task.undo(setup, change, *cloud(context()));
}

Learned Office::forgotten(const Change &change)
{
    return task(change.task).forgotten(setup, change, *cloud(context()));
}

Result<QStringList> Office::applyAll()
{
    QStringList changed;
    for (const Task *task : plan.tasks()) {
        if (!task->info().changes) {
            (void)check(*task);
            continue;
        }
        const Result<Change> change = apply(*task);
        if (!change)
            return change.error();
        if (!change->what.isEmpty())
            changed.append(task->id());
    }
    return changed;
}

QJsonObject Office::graph(const QString &path)
{
    return m_client.graph(u"GET"_s, path, QString::fromUtf8(m_context.tokens.graph.unwrap())).json();
}

QJsonArray Office::exchange(const QString &cmdlet, const QJsonObject &parameters)
{
    return m_client.exchange(cmdlet, parameters, QString::fromUtf8(m_context.tokens.exchange.unwrap()))
        .value();
}

PracticeClient::Reply Office::sendAlone(const QString &mailbox)
{
    const QJsonObject tokens =
        m_client
            .token({{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, setup.clientId},
                {u"client_secret"_s, QString::fromUtf8(setup.clientSecret.unwrap())},
                {u"scope"_s, u"https://graph.microsoft.com/.default"_s}})
            .json();
    const QJsonObject to{{u"emailAddress"_s, QJsonObject{{u"address"_s, u"customer@example.org"_s}}}};
    return m_client.graph(u"POST"_s, u"/users/%1/sendMail"_s.arg(mailbox), tokens[u"access_token"].toString(),
        {{u"message"_s, QJsonObject{{u"subject"_s, u"Hello"_s}, {u"toRecipients"_s, QJsonArray{to}}}}});
}

int Office::change(const QString &method, const QString &path, const QJsonObject &body)
{
    return m_client.graph(method, path, QString::fromUtf8(m_context.tokens.graph.unwrap()), body).status;
}

QJsonObject applicationOf(Office &office)
{
    return office.graph(u"/applications/"_s + office.setup.appObjectId);
}

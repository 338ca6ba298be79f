// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QString support = u"support@contoso.com"_s;
const QString newPolicy = u"New-HostedOutboundSpamFilterPolicy"_s;
const QString newRule = u"New-HostedOutboundSpamFilterRule"_s;

QString exchangeToken(PracticeClient &client)
{
    return client.tokenFor(u"adele@contoso.com"_s, QString::fromUtf16(exchangeTools),
        u"https://outlook.office365.com/.default"_s);
}

QJsonObject exception(const PracticeClient::Reply &reply)
{
    return reply.json()[u"error"][u"innererror"][u"internalexception"].toObject();
}

QStringList namesOf(const QJsonArray &rows, const QString &key)
{
    QStringList names;
    for (const QJsonValue &row : rows)
        names.append(row[key].toVariant().toString());
    return names;
}

} // namespace

/// Exchange's outbound spam policies as a client that isn't ours finds them.
class PracticeOutboundTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharedSettingsAreRefusedUntilCustomized();
    void customizationTakesItsTime();
    void rulesKeepTheirOrder();
    void namesBecomePrimaryAddresses();
    void groupsAreShownThroughGroups();
};

void PracticeOutboundTest::sharedSettingsAreRefusedUntilCustomized()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client);
    const auto done = client.exchange(u"Enable-OrganizationCustomization"_s, {}, token);
    QCOMPARE(done.status, 400);
    QCOMPARE(exception(done)[u"type"].toString(), u"System.InvalidOperationException"_s);
    QVERIFY(exception(done)[u"message"].toString().endsWith(
        u"This operation is not required. Organization is already enabled for customization."));

    const auto fresh = startTenant(u"customization-needed"_s);
    PracticeClient other(fresh->addresses());
    const QString otherToken = exchangeToken(other);
    for (const auto &[cmdlet, parameters] :
        QList<std::pair<QString, QJsonObject>>{{newPolicy, {{u"Name"_s, u"X"_s}}},
            {u"Set-HostedOutboundSpamFilterPolicy"_s,
                {{u"Identity"_s, u"Default"_s}, {u"AutoForwardingMode"_s, u"On"_s}}},
            {newRule,
                {{u"Name"_s, u"X"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"Default"_s},
                    {u"From"_s, support}}}}) {
        const auto refused = other.exchange(cmdlet, parameters, otherToken);
        QCOMPARE(refused.status, 400);
        QCOMPARE(exception(refused)[u"type"].toString(),
            u"Microsoft.Exchange.Configuration.Tasks.InvalidOperationInDehydratedContextException"_s);
        QVERIFY(exception(refused)[u"message"].toString().endsWith(
            u"first need to run the command: Enable-OrganizationCustomization."));
    }
}

void PracticeOutboundTest::customizationTakesItsTime()
{
    const auto tenant = startTenant(u"customization-needed"_s);
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client);
    const auto isDehydrated = [&] {
        return client.exchange(u"Get-OrganizationConfig"_s, {}, token).value()[0][u"IsDehydrated"].toBool();
    };
    QVERIFY(isDehydrated());
    QCOMPARE(client.exchange(u"Enable-OrganizationCustomization"_s, {}, token).status, 200);
    // It says that it's done, and refuses all the same.
    QVERIFY(!isDehydrated());
    const QJsonObject policy{{u"Name"_s, u"X"_s}};
    int refusals = 0;
    while (client.exchange(newPolicy, policy, token).status == 400 && refusals < 9)
        ++refusals;
    QCOMPARE(refusals, 2); // the look counts, too
    QVERIFY(!isDehydrated());
    QCOMPARE(client.exchange(u"Enable-OrganizationCustomization"_s, {}, token).status, 400);
}

void PracticeOutboundTest::rulesKeepTheirOrder()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client);
    const auto rules = [&](const QString &key) {
        return namesOf(client.exchange(u"Get-HostedOutboundSpamFilterRule"_s, {}, token).value(), key);
    };
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s}) {
        client.exchange(newPolicy, {{u"Name"_s, name}}, token);
        QCOMPARE(client
                     .exchange(newRule,
                         {{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name},
                             {u"SenderDomainIs"_s, u"contoso.com"_s}},
                         token)
                     .status,
            200);
    }
    client.exchange(
        u"Set-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, u"C"_s}, {u"Priority"_s, 0}}, token);
    QCOMPARE(rules(u"Name"_s), (QStringList{u"C"_s, u"A"_s, u"B"_s}));
    client.exchange(u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, u"A"_s}}, token);
    QCOMPARE(rules(u"Name"_s), (QStringList{u"C"_s, u"B"_s}));
    QCOMPARE(rules(u"Priority"_s), (QStringList{u"0"_s, u"1"_s}));
}

void PracticeOutboundTest::namesBecomePrimaryAddresses()
{
    const auto tenant = startTenant(u"outbound-group-allows"_s);
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client);
    client.exchange(newPolicy, {{u"Name"_s, u"X"_s}}, token);
    QJsonObject rule{{u"Name"_s, u"X"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"X"_s},
        {u"From"_s, QJsonArray{u"Customer Support"_s, u"support@contoso.onmicrosoft.com"_s}},
        {u"ExceptIfFromMemberOf"_s, u"Contact Centre"_s}};
    const QJsonValue made = client.exchange(newRule, rule, token).value()[0];
    QCOMPARE(made[u"From"].toArray(), QJsonArray{support});
    QCOMPARE(made[u"ExceptIfFromMemberOf"].toArray(), QJsonArray{u"contact-centre@contoso.com"_s});

    const auto unknown = client.exchange(u"Set-HostedOutboundSpamFilterRule"_s,
        {{u"Identity"_s, u"X"_s}, {u"FromMemberOf"_s, u"Nobody"_s}}, token);
    QVERIFY(exception(unknown)[u"type"].toString().endsWith(u"ManagementObjectNotFoundException"));
}

void PracticeOutboundTest::groupsAreShownThroughGroups()
{
    const auto tenant = startTenant(u"outbound-nested-group-blocks"_s);
    PracticeClient client(tenant->addresses());
    const QString users =
        client.tokenFor(u"adele@contoso.com"_s, QString::fromUtf16(graphTools), u"User.Read.All"_s);
    const QString token =
        client.tokenFor(u"adele@contoso.com"_s, QString::fromUtf16(graphTools), u"Directory.Read.All"_s);
    const auto mails = [&](const QString &relation) {
        const QString path = u"/users/"_s + support + u'/' + relation;
        return namesOf(client.graph(u"GET"_s, path, token).value(), u"mail"_s);
    };
    QCOMPARE(mails(u"memberOf"_s), QStringList{u"contact-centre@contoso.com"_s});
    QCOMPARE(mails(u"transitiveMemberOf"_s),
        (QStringList{u"contact-centre@contoso.com"_s, u"everybody@contoso.com"_s}));
    // Without the right to read groups they are shown by id alone.
    const QJsonObject bare =
        client.graph(u"GET"_s, u"/users/"_s + support + u"/memberOf"_s, users).value()[0].toObject();
    QCOMPARE(bare[u"@odata.type"].toString(), u"#microsoft.graph.group"_s);
    QVERIFY(!bare[u"id"].toString().isEmpty() && bare[u"displayName"].isNull() && bare[u"mail"].isNull());
    // Roles are among what an admin is a member of.
    const QJsonArray own = client.graph(u"GET"_s, u"/users/adele@contoso.com/memberOf"_s, token).value();
    QVERIFY(namesOf(own, u"@odata.type"_s).contains(u"#microsoft.graph.directoryRole"_s));
    QCOMPARE(client.graph(u"GET"_s, u"/users/nobody@contoso.com/memberOf"_s, token).status, 404);
}

QTEST_GUILESS_MAIN(PracticeOutboundTest)
#include "tst_practice_outbound.moc"

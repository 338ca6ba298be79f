// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QString admin = u"adele@contoso.com"_s;
const QString support = u"support@contoso.com"_s;

QString exchangeToken(PracticeClient &client, const QString &user)
{
    return client.tokenFor(
        user, QString::fromUtf16(exchangeTools), u"https://outlook.office365.com/.default"_s);
}

QString detail(const PracticeClient::Reply &reply)
{
    return reply.json()[u"error"][u"details"][0][u"message"].toString();
}

} // namespace

/// Exchange's admin endpoint as its PowerShell module uses it.
class PracticeExchangeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smtpAuthIsThreeStates();
    void forwardingIsSetAndTakenBack();
    void anInternalForwardingMustBeARecipient();
    void anUnknownMailboxIsNotFound();
    void mailboxCmdletsNeedTheirAnchor();
    void aCustomPolicyLetsOneMailboxForward();
    void whatIsUsedOrDefaultStays();
    void mistakesAreRefused_data();
    void mistakesAreRefused();
    void organisationReadsAreThere_data();
    void organisationReadsAreThere();
    void withoutTheRoleIsABodyWithoutText();
    void aGraphTokenIs401();
};

void PracticeExchangeTest::smtpAuthIsThreeStates()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client, admin);
    const QJsonObject who{{u"Identity"_s, support}};
    const QString key = u"SmtpClientAuthenticationDisabled"_s;
    QVERIFY(client.exchange(u"Get-CASMailbox"_s, who, token, support).value()[0][key].isNull());
    for (const QJsonValue &value : {QJsonValue(true), QJsonValue(false), QJsonValue()}) {
        QCOMPARE(
            client.exchange(u"Set-CASMailbox"_s, {{u"Identity"_s, support}, {key, value}}, token, support)
                .status,
            200);
        QCOMPARE(client.exchange(u"Get-CASMailbox"_s, who, token, support).value()[0][key], value);
    }
}

void PracticeExchangeTest::forwardingIsSetAndTakenBack()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client, admin);
    const auto mailbox = [&] {
        return client.exchange(u"Get-Mailbox"_s, {{u"Identity"_s, support}}, token).value()[0];
    };
    QVERIFY(mailbox()[u"ForwardingSmtpAddress"].isNull());
    const PracticeClient::Reply set = client.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, support}, {u"ForwardingAddress"_s, QJsonValue()},
            {u"ForwardingSmtpAddress"_s, u"x@mail-us.imiconnect.io"_s},
            {u"DeliverToMailboxAndForward"_s, true}},
        token);
    QCOMPARE(set.status, 200);
    QVERIFY(set.json()[u"value"].isArray() && set.value().isEmpty());
    QCOMPARE(mailbox()[u"ForwardingSmtpAddress"].toString(), u"smtp:x@mail-us.imiconnect.io"_s);
    QVERIFY(mailbox()[u"DeliverToMailboxAndForward"].toBool());
    client.exchange(
        u"Set-Mailbox"_s, {{u"Identity"_s, support}, {u"ForwardingSmtpAddress"_s, QJsonValue()}}, token);
    QVERIFY(mailbox()[u"ForwardingSmtpAddress"].isNull());
}

void PracticeExchangeTest::anInternalForwardingMustBeARecipient()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.exchange(u"Set-Mailbox"_s,
        {{u"Identity"_s, support}, {u"ForwardingAddress"_s, u"nobody@contoso.com"_s}},
        exchangeToken(client, admin));
    QVERIFY(detail(reply).contains(u"ManagementObjectNotFoundException|"_s));
}

void PracticeExchangeTest::anUnknownMailboxIsNotFound()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.exchange(
        u"Get-Mailbox"_s, {{u"Identity"_s, u"nobody@contoso.com"_s}}, exchangeToken(client, admin));
    QCOMPARE(reply.status, 400);
    const QJsonObject error = reply.json()[u"error"].toObject();
    QCOMPARE(error[u"message"].toString(), u"Invalid Operation"_s);
    QVERIFY(detail(reply).startsWith(u'|'));
    QVERIFY(
        error[u"innererror"][u"internalexception"][u"message"].toString().contains(u"nobody@contoso.com"_s));
}

void PracticeExchangeTest::mailboxCmdletsNeedTheirAnchor()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client, admin);
    const PracticeClient::Reply reply =
        client.exchange(u"Get-CASMailbox"_s, {{u"Identity"_s, support}}, token, {});
    QVERIFY(detail(reply).contains(u"CmdletProxyNotAvailableException"_s));
    QCOMPARE(client.exchange(u"Get-TransportConfig"_s, {}, token, {}).status, 200);
}

void PracticeExchangeTest::aCustomPolicyLetsOneMailboxForward()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client, admin);
    const QString name = u"Webex Connect support"_s;
    const auto policies = [&] {
        return client.exchange(u"Get-HostedOutboundSpamFilterPolicy"_s, {}, token).value();
    };
    QCOMPARE(policies().size(), 1);
    QCOMPARE(policies()[0][u"AutoForwardingMode"].toString(), u"Automatic"_s);
    QCOMPARE(client
                 .exchange(u"New-HostedOutboundSpamFilterPolicy"_s,
                     {{u"Name"_s, name}, {u"AutoForwardingMode"_s, u"On"_s}}, token)
                 .status,
        200);
    const QJsonObject rule{{u"Name"_s, name}, {u"HostedOutboundSpamFilterPolicy"_s, name},
        {u"From"_s, QJsonArray{support}}, {u"Priority"_s, 0}};
    QCOMPARE(client.exchange(u"New-HostedOutboundSpamFilterRule"_s, rule, token).status, 200);
    QCOMPARE(policies().size(), 2);
    const QJsonValue shown = client.exchange(u"Get-HostedOutboundSpamFilterRule"_s, {}, token).value()[0];
    QCOMPARE(shown[u"From"].toArray(), QJsonArray{support});
    QCOMPARE(shown[u"State"].toString(), u"Enabled"_s);
    client.exchange(u"Remove-HostedOutboundSpamFilterRule"_s, {{u"Identity"_s, name}}, token);
    client.exchange(u"Remove-HostedOutboundSpamFilterPolicy"_s, {{u"Identity"_s, name}}, token);
    QCOMPARE(policies().size(), 1);
}

void PracticeExchangeTest::whatIsUsedOrDefaultStays()
{
    const auto tenant = startTenant(u"prepared"_s);
    PracticeClient client(tenant->addresses());
    const QString token = exchangeToken(client, admin);
    for (const QString &name : {u"Default"_s, u"Forwarding for support"_s})
        QCOMPARE(client.exchange(u"Remove-HostedOutboundSpamFilterPolicy"_s, {{u"Identity"_s, name}}, token)
                     .status,
            400);
    QCOMPARE(client.exchange(u"Get-HostedOutboundSpamFilterPolicy"_s, {}, token).value().size(), 2);
}

void PracticeExchangeTest::mistakesAreRefused_data()
{
    QTest::addColumn<QString>("cmdlet");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("exception");
    QTest::newRow("unknown cmdlet") << u"Get-Moon"_s << QJsonObject() << u"CommandNotFoundException"_s;
    QTest::newRow("unknown parameter")
        << u"Get-Mailbox"_s << QJsonObject{{u"Mailbox"_s, support}} << u"ParameterBindingException"_s;
    QTest::newRow("name with a slash")
        << u"New-HostedOutboundSpamFilterPolicy"_s << QJsonObject{{u"Name"_s, u"a/b"_s}}
        << u"ParameterTransformationException"_s;
    QTest::newRow("unknown mode") << u"Set-HostedOutboundSpamFilterPolicy"_s
                                  << QJsonObject{{u"Identity"_s, u"Default"_s},
                                         {u"AutoForwardingMode"_s, u"Yes"_s}}
                                  << u"ParameterTransformationException"_s;
    QTest::newRow("rule without a policy")
        << u"New-HostedOutboundSpamFilterRule"_s
        << QJsonObject{{u"Name"_s, u"x"_s}, {u"HostedOutboundSpamFilterPolicy"_s, u"y"_s}}
        << u"ManagementObjectNotFoundException"_s;
    QTest::newRow("a remote domain twice")
        << u"New-RemoteDomain"_s << QJsonObject{{u"Name"_s, u"All"_s}, {u"DomainName"_s, u"*"_s}}
        << u"ParameterTransformationException"_s;
    QTest::newRow("a remote domain's name twice")
        << u"New-RemoteDomain"_s
        << QJsonObject{{u"Name"_s, u"Default"_s}, {u"DomainName"_s, u"fabrikam.com"_s}}
        << u"ADObjectAlreadyExistsException"_s;
    QTest::newRow("a wildcard inside")
        << u"New-RemoteDomain"_s
        << QJsonObject{{u"Name"_s, u"Inside"_s}, {u"DomainName"_s, u"mail.*.fabrikam.com"_s}}
        << u"ParameterTransformationException"_s;
    QTest::newRow("settings of a new remote domain")
        << u"New-RemoteDomain"_s
        << QJsonObject{{u"Name"_s, u"F"_s}, {u"DomainName"_s, u"fabrikam.com"_s},
               {u"AutoForwardEnabled"_s, true}}
        << u"ParameterBindingException"_s;
    QTest::newRow("the built-in remote domain")
        << u"Remove-RemoteDomain"_s << QJsonObject{{u"Identity"_s, u"Default"_s}}
        << u"ParameterTransformationException"_s;
    QTest::newRow("a remote domain that isn't there")
        << u"Set-RemoteDomain"_s << QJsonObject{{u"Identity"_s, u"Moon"_s}, {u"AutoForwardEnabled"_s, true}}
        << u"ManagementObjectNotFoundException"_s;
    QTest::newRow("text for a limit's switch")
        << u"Set-Mailbox"_s
        << QJsonObject{{u"Identity"_s, support}, {u"RequireSenderAuthenticationEnabled"_s, u"no"_s}}
        << u"ParameterTransformationException"_s;
    QTest::newRow("text for a switch")
        << u"Set-CASMailbox"_s
        << QJsonObject{{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, u"no"_s}}
        << u"ParameterTransformationException"_s;
}

void PracticeExchangeTest::mistakesAreRefused()
{
    QFETCH(const QString, cmdlet);
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, exception);
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply = client.exchange(cmdlet, parameters, exchangeToken(client, admin));
    QCOMPARE(reply.status, 400);
    QVERIFY2(detail(reply).contains(exception), qPrintable(detail(reply)));
}

void PracticeExchangeTest::organisationReadsAreThere_data()
{
    QTest::addColumn<QString>("cmdlet");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("transport") << u"Get-TransportConfig"_s << u"SmtpClientAuthenticationDisabled"_s
                               << QJsonValue(true);
    QTest::newRow("remote domain") << u"Get-RemoteDomain"_s << u"AutoForwardEnabled"_s << QJsonValue(true);
    QTest::newRow("accepted domain") << u"Get-AcceptedDomain"_s << u"DomainType"_s
                                     << QJsonValue(u"Authoritative"_s);
    QTest::newRow("organisation") << u"Get-OrganizationConfig"_s << u"DefaultAuthenticationPolicy"_s
                                  << QJsonValue();
    QTest::newRow("user") << u"Get-User"_s << u"AuthenticationPolicy"_s << QJsonValue();
}

void PracticeExchangeTest::organisationReadsAreThere()
{
    QFETCH(const QString, cmdlet);
    QFETCH(const QString, property);
    QFETCH(const QJsonValue, value);
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QJsonArray rows = client.exchange(cmdlet, {}, exchangeToken(client, admin)).value();
    QVERIFY(!rows.isEmpty());
    QVERIFY(rows[0].toObject().contains(property));
    QCOMPARE(rows[0][property], value);
}

void PracticeExchangeTest::withoutTheRoleIsABodyWithoutText()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const PracticeClient::Reply reply =
        client.exchange(u"Get-TransportConfig"_s, {}, exchangeToken(client, u"alex@contoso.com"_s));
    QCOMPARE(reply.status, 403);
    QVERIFY(reply.body.contains('\0'));
}

void PracticeExchangeTest::aGraphTokenIs401()
{
    const auto tenant = startTenant();
    PracticeClient client(tenant->addresses());
    const QString token = client.tokenFor(admin, QString::fromUtf16(graphTools), u"User.Read"_s);
    QCOMPARE(client.exchange(u"Get-TransportConfig"_s, {}, token).status, 401);
}

QTEST_GUILESS_MAIN(PracticeExchangeTest)
#include "tst_practice_exchange.moc"

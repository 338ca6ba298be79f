// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practiceclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QString admin = u"adele@contoso.com"_s;
const QString support = u"support@contoso.com"_s;

/// A tenant with one who asks Exchange.
struct Desk {
    explicit Desk(const QString &scenario)
        : tenant(startTenant(scenario)),
          client(tenant->addresses()),
          token(client.tokenFor(
              admin, QString::fromUtf16(exchangeTools), u"https://outlook.office365.com/.default"_s))
    {
    }
    PracticeClient::Reply ask(const QString &cmdlet, const QJsonObject &parameters = {})
    {
        return client.exchange(cmdlet, parameters, token);
    }
    std::unique_ptr<cmw::practice::Tenant> tenant;
    PracticeClient client;
    QString token;
};

QString detail(const PracticeClient::Reply &reply)
{
    return reply.json()[u"error"][u"details"][0][u"message"].toString();
}

QJsonArray warnings(const PracticeClient::Reply &reply)
{
    return reply.json()[u"@adminapi.warnings"].toArray();
}

} // namespace

/// What Exchange's endpoint lets whom do, how much of it, and how it may change.
class PracticeExchangeRolesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRoleSeesItsCmdletsAlone_data();
    void aRoleSeesItsCmdletsAlone();
    void aParameterThatTheRoleLacksIsUnknown();
    void aSpentBudgetIsToldAndRefilled();
    void theBudgetIsToldWithEachAnswer();
    void aSettingThatStaysIsWarnedOf();
    void aChangedEndpointAnswersOtherwise_data();
    void aChangedEndpointAnswersOtherwise();
};

void PracticeExchangeRolesTest::aRoleSeesItsCmdletsAlone_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("cmdlet");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<bool>("isSeen");
    const QString recipients = u"exchange-recipient-admin"_s, reader = u"exchange-reader"_s;
    const QJsonObject who{{u"Identity"_s, support}};
    const QJsonObject disable{{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, false}};
    const auto row = [](const QString &scenario, const QString &cmdlet, const QJsonObject &parameters,
                         bool isSeen) {
        QTest::addRow("%s, %s", qPrintable(scenario), qPrintable(cmdlet))
            << scenario << cmdlet << parameters << isSeen;
    };
    row(recipients, u"Get-Mailbox"_s, who, true);
    row(recipients, u"Set-CASMailbox"_s, disable, true);
    row(recipients, u"Get-InboxRule"_s, {{u"Mailbox"_s, support}}, true);
    row(recipients, u"Get-OrganizationConfig"_s, {}, true);
    row(recipients, u"Get-TransportConfig"_s, {}, false);
    row(recipients, u"Get-TransportRule"_s, {}, false);
    row(recipients, u"Get-RemoteDomain"_s, {}, false);
    row(recipients, u"Set-RemoteDomain"_s, {{u"Identity"_s, u"Default"_s}}, false);
    row(recipients, u"Get-HostedOutboundSpamFilterPolicy"_s, {}, false);
    row(reader, u"Get-Mailbox"_s, who, true);
    row(reader, u"Get-TransportRule"_s, {}, true);
    row(reader, u"Get-HostedOutboundSpamFilterPolicy"_s, {}, true);
    row(reader, u"Set-CASMailbox"_s, disable, false);
    row(reader, u"New-HostedOutboundSpamFilterPolicy"_s, {{u"Name"_s, u"x"_s}}, false);
    row(u"happy"_s, u"Get-TransportRule"_s, {}, true);
}

void PracticeExchangeRolesTest::aRoleSeesItsCmdletsAlone()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, cmdlet);
    QFETCH(const QJsonObject, parameters);
    QFETCH(const bool, isSeen);
    const PracticeClient::Reply reply = Desk(scenario).ask(cmdlet, parameters);
    QCOMPARE(reply.status, isSeen ? 200 : 400);
    // As if it had never been there.
    if (!isSeen)
        QVERIFY2(detail(reply).contains(u"CommandNotFoundException")
                && detail(reply).contains(u"The term '%1' is not recognized"_s.arg(cmdlet)),
            qPrintable(detail(reply)));
}

void PracticeExchangeRolesTest::aParameterThatTheRoleLacksIsUnknown()
{
    Desk desk(u"exchange-role-cut"_s);
    QCOMPARE(desk.ask(u"Get-CASMailbox"_s, {{u"Identity"_s, support}}).status, 200);
    const PracticeClient::Reply reply = desk.ask(
        u"Set-CASMailbox"_s, {{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, false}});
    QCOMPARE(reply.status, 400);
    QVERIFY2(detail(reply).contains(u"matches parameter name 'SmtpClientAuthenticationDisabled'"),
        qPrintable(detail(reply)));
}

void PracticeExchangeRolesTest::aSpentBudgetIsToldAndRefilled()
{
    Desk desk(u"exchange-budget"_s);
    QList<int> statuses;
    for (int i = 0; i < 9; ++i) {
        const PracticeClient::Reply reply = desk.ask(u"Get-TransportConfig"_s);
        statuses.append(reply.status);
        if (reply.status == 429) {
            QCOMPARE(reply.headers.value("retry-after"), "1");
            QCOMPARE(reply.headers.value("rate-limit-remaining"), "0");
        }
    }
    QCOMPARE(statuses, (QList<int>{200, 200, 200, 200, 200, 429, 429, 200, 200}));
}

void PracticeExchangeRolesTest::theBudgetIsToldWithEachAnswer()
{
    Desk desk(u"exchange-budget"_s);
    for (const char *left : {"4", "3", "2", "1", "0"}) {
        const PracticeClient::Reply reply = desk.ask(u"Get-TransportConfig"_s);
        QCOMPARE(reply.headers.value("rate-limit-limit"), "5");
        QCOMPARE(reply.headers.value("rate-limit-remaining"), left);
        const auto reset =
            QDateTime::fromString(QString::fromLatin1(reply.headers.value("rate-limit-reset")), Qt::ISODate);
        QVERIFY(reset.isValid() && reset.timeSpec() == Qt::UTC);
    }
}

void PracticeExchangeRolesTest::aSettingThatStaysIsWarnedOf()
{
    Desk desk(u"happy"_s);
    const QJsonObject set{{u"Identity"_s, support}, {u"SmtpClientAuthenticationDisabled"_s, false}};
    const PracticeClient::Reply first = desk.ask(u"Set-CASMailbox"_s, set);
    QVERIFY(first.json().contains(u"@adminapi.warnings"_s) && warnings(first).isEmpty());
    const PracticeClient::Reply again = desk.ask(u"Set-CASMailbox"_s, set);
    QCOMPARE(again.status, 200);
    QCOMPARE(warnings(again).size(), 1);
    QVERIFY(
        warnings(again)[0].toString().contains(u"no settings of 'support@contoso.com' have been modified"));
}

void PracticeExchangeRolesTest::aChangedEndpointAnswersOtherwise_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<int>("status");
    QTest::newRow("gone") << u"exchange-gone"_s << 404;
    QTest::newRow("page") << u"exchange-page"_s << 200;
    QTest::newRow("shape") << u"exchange-other-shape"_s << 200;
    QTest::newRow("moved") << u"exchange-moved"_s << 302;
    QTest::newRow("header") << u"exchange-new-header"_s << 400;
    QTest::newRow("routing") << u"exchange-routing"_s << 400;
}

void PracticeExchangeRolesTest::aChangedEndpointAnswersOtherwise()
{
    QFETCH(const QString, scenario);
    QFETCH(const int, status);
    Desk desk(scenario);
    const PracticeClient::Reply reply = desk.ask(u"Get-TransportConfig"_s);
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.json().contains(u"value"_s));
    // Graph goes on.
    const QString graph = desk.client.tokenFor(admin, QString::fromUtf16(graphTools), u"User.Read"_s);
    QCOMPARE(desk.client.graph(u"GET"_s, u"/me"_s, graph).status, 200);
}

QTEST_GUILESS_MAIN(PracticeExchangeRolesTest)
#include "tst_practice_exchange_roles.moc"

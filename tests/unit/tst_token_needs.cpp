// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/catalogue.h"
#include "diagnosis/tokenneeds.h"

#include <QtTest>

#include <functional>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QString support = u"support@contoso.com"_s;
const QString tenant = u"11111111-2222-3333-4444-555555555555"_s;

QDateTime noon()
{
    return {QDate(2026, 11, 27), QTime(12, 0), Qt::UTC};
}

TokenEvidence goodToken()
{
    return {u"https://outlook.office.com"_s, support, tenant, {u"SMTP.Send"_s}, {}, noon().addSecs(3600)};
}

TokenNeeds needs()
{
    return {{u"https://outlook.office.com"_s, u"https://outlook.office365.com"_s,
                u"00000002-0000-0ff1-ce00-000000000000"_s},
        {support}, tenant, u"https://outlook.office.com/SMTP.Send"_s};
}

} // namespace

/// What a token for sending must say, and the first thing in which one differs.
class TokenNeedsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenIsComparedWithWhatIsNeeded_data();
    void aTokenIsComparedWithWhatIsNeeded();
    void everyNameOfExchangeIsRight_data();
    void everyNameOfExchangeIsRight();
    void theFirstDifferenceIsSaid();
    void bothAccountsAreNamed();
};

void TokenNeedsTest::aTokenIsComparedWithWhatIsNeeded_data()
{
    QTest::addColumn<std::function<void(TokenEvidence &)>>("spoil");
    QTest::addColumn<QString>("code");
    using Spoil = std::function<void(TokenEvidence &)>;
    const auto row = [](const char *name, const Spoil &spoil, const QString &code) {
        QTest::newRow(name) << spoil << code;
    };
    row("good", [](TokenEvidence &) {}, {});
    row(
        "Graph", [](TokenEvidence &t) { t.audience = u"https://graph.microsoft.com/"_s; },
        u"verify/token-for-graph"_s);
    row(
        "Graph by its id", [](TokenEvidence &t) { t.audience = u"00000003-0000-0000-c000-000000000000"_s; },
        u"verify/token-for-graph"_s);
    row(
        "Graph in China", [](TokenEvidence &t) { t.audience = u"https://microsoftgraph.chinacloudapi.cn"_s; },
        u"verify/token-for-graph"_s);
    row(
        "another cloud", [](TokenEvidence &t) { t.audience = u"https://outlook.office365.us"_s; },
        u"verify/token-audience"_s);
    row("no audience", [](TokenEvidence &t) { t.audience.clear(); }, {});
    row(
        "scope", [](TokenEvidence &t) { t.scopes = {u"IMAP.AccessAsUser.All"_s}; },
        u"verify/no-smtp-scope"_s);
    row("scope in small letters", [](TokenEvidence &t) { t.scopes = {u"User.Read"_s, u"smtp.send"_s}; }, {});
    row(
        "half a scope", [](TokenEvidence &t) { t.scopes = {u"SMTP.SendAsApp"_s}; },
        u"verify/no-smtp-scope"_s);
    row(
        "of an app",
        [](TokenEvidence &t) {
            t.scopes.clear();
            t.roles = {u"Mail.Send"_s};
        },
        u"verify/token-of-app"_s);
    row("roles beside a scope", [](TokenEvidence &t) { t.roles = {u"Mail.Send"_s}; }, {});
    row("no scope at all", [](TokenEvidence &t) { t.scopes.clear(); }, {});
    row(
        "account", [](TokenEvidence &t) { t.account = u"admin@contoso.com"_s; }, u"verify/wrong-account"_s);
    row("account in capitals", [](TokenEvidence &t) { t.account = u"Support@Contoso.com"_s; }, {});
    row("no account", [](TokenEvidence &t) { t.account.clear(); }, {});
    row(
        "tenant", [](TokenEvidence &t) { t.tenantId = u"99999999-2222-3333-4444-555555555555"_s; },
        u"verify/token-tenant"_s);
    row("no tenant", [](TokenEvidence &t) { t.tenantId.clear(); }, {});
    row(
        "ended", [](TokenEvidence &t) { t.expires = noon(); }, u"verify/token-expired"_s);
    row("a second left", [](TokenEvidence &t) { t.expires = noon().addSecs(1); }, {});
    row("no end", [](TokenEvidence &t) { t.expires = {}; }, {});
}

void TokenNeedsTest::aTokenIsComparedWithWhatIsNeeded()
{
    QFETCH(const std::function<void(TokenEvidence &)>, spoil);
    QFETCH(const QString, code);
    TokenEvidence token = goodToken();
    spoil(token);
    QCOMPARE(objection(token, needs(), noon()).value_or(Error()).code, code);
}

void TokenNeedsTest::everyNameOfExchangeIsRight_data()
{
    QTest::addColumn<QString>("audience");
    for (const char *audience :
        {"https://outlook.office.com", "https://outlook.office.com/", "https://outlook.office365.com/",
            "HTTPS://Outlook.Office365.com", "00000002-0000-0ff1-ce00-000000000000"})
        QTest::newRow(audience) << QString::fromLatin1(audience);
}

void TokenNeedsTest::everyNameOfExchangeIsRight()
{
    QFETCH(const QString, audience);
    TokenEvidence token = goodToken();
    token.audience = audience;
    QVERIFY(!objection(token, needs(), noon()));
}

void TokenNeedsTest::theFirstDifferenceIsSaid()
{
    // From the end of the order to its beginning: each one that comes is said before those that were there.
    TokenEvidence token = goodToken();
    const auto said = [&token] { return objection(token, needs(), noon()).value_or(Error()).code; };
    token.expires = noon().addSecs(-1);
    QCOMPARE(said(), u"verify/token-expired"_s);
    token.tenantId = u"99999999-2222-3333-4444-555555555555"_s;
    QCOMPARE(said(), u"verify/token-tenant"_s);
    token.account = u"admin@contoso.com"_s;
    QCOMPARE(said(), u"verify/wrong-account"_s);
    token.scopes = {u"User.Read"_s};
    QCOMPARE(said(), u"verify/no-smtp-scope"_s);
    token.audience = u"https://graph.microsoft.com"_s;
    QCOMPARE(said(), u"verify/token-for-graph"_s);
}

void TokenNeedsTest::bothAccountsAreNamed()
{
    TokenEvidence token = goodToken();
    token.account = u"admin@contoso.com"_s;
    const auto error = objection(token, needs(), noon());
    QVERIFY(error);
    const QString summary = Catalogue::builtIn().words(*error, u"en"_s).summary;
    QVERIFY2(summary.contains(u"admin@contoso.com") && summary.contains(support), qPrintable(summary));
}

QTEST_GUILESS_MAIN(TokenNeedsTest)
#include "tst_token_needs.moc"

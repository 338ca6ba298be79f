// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/assetdesk.h"
#include "practice/browser.h"
#include "practice/certificates.h"
#include "practice/listener.h"
#include "practice/mailflow.h"
#include "practice/smtp.h"
#include "practice/tenant.h"
#include "practice/visitor.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

const QString mailbox = u"support@contoso.com"_s;
const QString customer = u"customer@example.org"_s;

std::unique_ptr<Tenant> started(const QString &scenario)
{
    auto tenant = Tenant::start({scenario, {}});
    return tenant ? std::move(tenant).value() : nullptr;
}

QJsonObject practiceOf(const Tenant &tenant)
{
    return tenant.cloud().value(u"practice").toObject();
}

/// What a person pastes into the form of a tenant whose app is registered already.
QMap<QString, QString> pasted(const Tenant &tenant)
{
    const Addresses &at = tenant.addresses();
    const QJsonObject prepared = at.accounts.value(u"prepared").toObject();
    const QString path = u"/"_s + at.tenantId + u"/oauth2/v2.0/"_s;
    const QString token = at.authority.toString() + path + u"token"_s;
    return {{u"SMTP Server"_s, at.smtpHost}, {u"Username"_s, mailbox},
        {u"Port"_s, QString::number(at.smtpPort)}, {u"Security"_s, u"STARTTLS"_s},
        {u"Client ID"_s, prepared.value(u"clientId").toString()},
        {u"client Secret"_s, prepared.value(u"secret").toString()},
        {u"Authorization URL"_s, at.browserAuthority.toString() + path + u"authorize"_s},
        {u"Scope"_s, u"offline_access https://outlook.office.com/SMTP.Send"_s},
        {u"Access Token URL"_s, token}, {u"Refresh Token URL"_s, token},
        {u"I would like to explicitly review before providing consent for authentication"_s, u"false"_s}};
}

Browser browserOf(const Tenant &tenant)
{
    return Browser(Web(tenant.addresses().ca, tenant.addresses().proxy));
}

HtmlForm *formWith(Browser &browser, const QString &label)
{
    for (HtmlForm &form : browser.page().forms) {
        if (form.field(label))
            return &form;
    }
    return nullptr;
}

/// Fills and presses; the page that comes is the browser's.
bool press(Browser &browser, const QString &button, const QMap<QString, QString> &valuesByLabel)
{
    for (HtmlForm &form : browser.page().forms) {
        const HtmlButton *found = form.button(button);
        if (!found)
            continue;
        for (auto value = valuesByLabel.begin(); value != valuesByLabel.end(); ++value) {
            HtmlField *field = form.field(value.key());
            if (!field)
                return false;
            field->value = value.value();
            for (HtmlOption &option : field->options)
                option.isSelected = option.text == value.value();
        }
        return browser.press(form, *found).ok();
    }
    return false;
}

} // namespace

class TestPracticeWebexConnect final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tenant = started(u"prepared"_s);
        QVERIFY(m_tenant);
    }

    void formHasTheFieldsOfTheRealOne()
    {
        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(m_tenant->addresses().webexConnect.resolved(QUrl(u"/apps/email-smtp/4"_s))));
        QCOMPARE(browser.page().heading, u"Configure New Application - Email"_s);
        HtmlForm *form = formWith(browser, u"Asset Name"_s);
        QVERIFY(form);
        const QStringList labels{u"Asset Name"_s, u"Email ID"_s, u"Forwarding Address"_s,
            u"Authentication Type"_s,
            u"I would like to explicitly review before providing consent for authentication"_s,
            u"SMTP Server"_s, u"Username"_s, u"Port"_s, u"Security"_s, u"Client ID"_s, u"client Secret"_s,
            u"Call Back URL"_s, u"Authorization URL"_s, u"Scope"_s, u"Access Token URL"_s,
            u"Refresh Token URL"_s,
            u"Use different email address than the asset email ID for generating tokens."_s,
            u"Login ID For Generating Token"_s, u"Access Token"_s, u"Refresh Token"_s, u"Validity"_s,
            u"Data Stream"_s};
        for (const QString &label : labels)
            QVERIFY2(form->field(label), qPrintable(label));
        QVERIFY(form->button(u"Generate Token"_s) && form->button(u"Save"_s));
        QVERIFY(form->field(labels.at(4))->isChecked);
        QVERIFY(QRegularExpression(u"^[0-9a-f]{32}@mail-us\\.imiconnect\\.io$"_s)
                    .match(form->field(u"Forwarding Address"_s)->value)
                    .hasMatch());
        QCOMPARE(form->field(u"Call Back URL"_s)->value,
            m_tenant->addresses().webexConnect.toString() + u"callback"_s);
        for (const HtmlForm &one : browser.page().forms) {
            if (const HtmlButton *button = one.button(u"Register To Webex Engage"_s))
                QVERIFY(button->isDisabled);
        }
    }

    void missingValuesAreNamedAtTheirFields()
    {
        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(m_tenant->addresses().webexConnect.resolved(QUrl(u"/apps/email-smtp/4"_s))));
        QVERIFY(press(browser, u"Save"_s, {{u"Asset Name"_s, u"A&B <mail>"_s}, {u"Port"_s, u"abc"_s}}));
        QCOMPARE(browser.status(), 422);
        const QStringList alerts = browser.page().alerts;
        QVERIFY(alerts.contains(u"Email ID is required."_s));
        QVERIFY(alerts.contains(u"Access Token URL is required."_s));
        QVERIFY(alerts.contains(u"Enter a port between 1 and 65535."_s));
        QVERIFY(!alerts.contains(u"Scope is required."_s));
        QCOMPARE(formWith(browser, u"Asset Name"_s)->field(u"Asset Name"_s)->value, u"A&B <mail>"_s);
    }

    void wholeFormEndsInASavedAsset()
    {
        Visitor visitor(practiceOf(*m_tenant));
        const auto app = visitor.startEmailApp(u"Support"_s, mailbox);
        QVERIFY2(app, qPrintable(app ? QString() : app.error().evidence));
        const auto saved = visitor.finishForm(app->page, pasted(*m_tenant));
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().evidence));
        QCOMPARE(*saved, app->forwardingAddress);

        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(QUrl(app->page)));
        QCOMPARE(browser.page().heading, u"Manage App - Support"_s);
        QCOMPARE(formWith(browser, u"Validity"_s)->field(u"Validity"_s)->value.toInt() > 3000, true);
        QVERIFY(press(browser, u"Register To Webex Engage"_s, {}));
        QVERIFY(browser.page().text.contains(u"Asset registered successfully"_s));
        QVERIFY(press(browser, u"Send a test mail"_s, {{u"To"_s, u"alex@contoso.com"_s}}));
        QVERIFY2(browser.page().text.contains(u"250 2.0.0 OK <"_s), qPrintable(browser.page().text));
        QVERIFY(press(browser, u"Send a test mail"_s, {{u"To"_s, u"nobody@contoso.com"_s}}));
        QVERIFY2(browser.page().alerts.join(u' ').contains(u"550 5.1.10"_s), qPrintable(browser.page().text));
    }

    void worldwideAddressesAreLedToThePracticeTenant()
    {
        const QString path =
            u"https://login.microsoftonline.com/%1/oauth2/v2.0/"_s.arg(m_tenant->addresses().tenantId);
        QMap<QString, QString> values = pasted(*m_tenant);
        values.insert({{u"SMTP Server"_s, u"smtp.office365.com"_s}, {u"Port"_s, u"587"_s},
            {u"Authorization URL"_s, path + u"authorize"_s}, {u"Access Token URL"_s, path + u"token"_s},
            {u"Refresh Token URL"_s, path + u"token"_s}});
        Visitor visitor(practiceOf(*m_tenant));
        const auto app = visitor.startEmailApp(u"Worldwide"_s, mailbox);
        QVERIFY(app);
        const auto saved = visitor.finishForm(app->page, values);
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().evidence));
        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(QUrl(app->page)));
        QVERIFY(press(browser, u"Send a test mail"_s, {{u"To"_s, u"alex@contoso.com"_s}}));
        QVERIFY2(browser.page().text.contains(u"250 2.0.0 OK <"_s), qPrintable(browser.page().text));
    }

    void expiredTokenIsRenewedBeforeSending()
    {
        // A provider whose first token has expired as soon as it is there.
        State state;
        state.domain = u"contoso.com"_s;
        Account account;
        account.id = u"1"_s;
        account.user = mailbox;
        state.accounts.append(account);
        state.tokens[u"new"_s] = {u"new"_s, u"https://outlook.office.com"_s, {}, u"1"_s,
            QStringList{u"SMTP.Send"_s}, {}, QDateTime::currentDateTimeUtc().addSecs(3600)};
        auto provider = Listener::plain();
        auto certificate = makeCertificate({u"localhost"_s});
        QVERIFY(provider && certificate);
        (*provider)->handle(
            [](const Request &request) {
                const bool isRefresh = request.form.value(u"refresh_token"_s) == u"again"_s;
                return Answer::json(200,
                    {{u"access_token"_s, isRefresh ? u"new"_s : u"old"_s}, {u"refresh_token"_s, u"again"_s},
                        {u"expires_in"_s, isRefresh ? 3600 : 0}});
            },
            {});
        (*provider)->listen();
        MailFlow mailFlow(state);
        auto smtp = SmtpServer::start(state, mailFlow, *certificate, {});
        QVERIFY(smtp);
        Addresses addresses;
        addresses.ca = certificate->caPem;
        AssetDesk desk(state, addresses, mailFlow);
        const QString id = desk.begin();
        const QString url = u"http://localhost:%1/token"_s.arg((*provider)->port());
        desk.type(id,
            {{u"Email ID"_s, mailbox}, {u"Username"_s, mailbox}, {u"SMTP Server"_s, u"localhost"_s},
                {u"Port"_s, QString::number((*smtp)->port())}, {u"Security"_s, u"STARTTLS"_s},
                {u"Authorization URL"_s, url}, {u"Access Token URL"_s, url}, {u"Refresh Token URL"_s, url}});
        const QString expected = QUrlQuery(desk.beginToken(*desk.asset(id))).queryItemValue(u"state"_s);
        QVERIFY(desk.endToken({{u"state"_s, expected}, {u"code"_s, u"1"_s}}));
        QCOMPARE(desk.asset(id)->accessToken, u"old"_s);
        const auto reply = desk.sendTestMail(*desk.asset(id), u"friend@example.org"_s, u"Hello"_s);
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().evidence));
        QCOMPARE(desk.asset(id)->accessToken, u"new"_s);
        QCOMPARE(desk.mails(u"outside"_s, u"friend@example.org"_s).size(), 1);
    }

    void passwordLoginIsRefusedByTheServer()
    {
        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(m_tenant->addresses().webexConnect.resolved(QUrl(u"/apps/email-smtp/4"_s))));
        QVERIFY(press(browser, u"Test Connection"_s,
            {{u"Authentication Type"_s, u"Username Password"_s}, {u"SMTP Server"_s, u"localhost"_s},
                {u"Port"_s, QString::number(m_tenant->addresses().smtpPort)}, {u"Security"_s, u"STARTTLS"_s},
                {u"Username"_s, mailbox}, {u"Password"_s, u"secret"_s}}));
        QVERIFY2(browser.page().alerts.join(u' ').contains(u"basic authentication is disabled"_s),
            qPrintable(browser.page().text));
    }

    void tokenProblemIsShownInTheProvidersWords_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong secret") << u"client Secret"_s << u"wrong"_s << u"AADSTS7000215"_s;
        QTest::newRow("unknown app") << u"Client ID"_s << u"11111111-2222-3333-4444-555555555555"_s
                                     << u"AADSTS700016"_s;
        QTest::newRow("outside") << u"Access Token URL"_s << u"https://example.org/token"_s << u"outside"_s;
        QTest::newRow("wrong place") << u"Access Token URL"_s << m_tenant->addresses().webexConnect.toString()
                                     << u"404"_s;
        QTest::newRow("unknown account") << u"Email ID"_s << u"who@contoso.com"_s << QString();
    }

    void tokenProblemIsShownInTheProvidersWords()
    {
        QFETCH(QString, label);
        QFETCH(QString, value);
        QFETCH(QString, words);
        Visitor visitor(practiceOf(*m_tenant));
        const auto app = visitor.startEmailApp(u"Support"_s, mailbox);
        QVERIFY(app);
        QMap<QString, QString> values = pasted(*m_tenant);
        values.insert(label, value);
        const auto saved = visitor.finishForm(app->page, values);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, u"visitor/page"_s);
        QVERIFY2(saved.error().evidence.contains(words), qPrintable(saved.error().evidence));
    }

    void answerThatNobodyWaitsForIsRefused()
    {
        Browser browser = browserOf(*m_tenant);
        QVERIFY(browser.open(
            m_tenant->addresses().webexConnect.resolved(QUrl(u"/callback?code=1&state=guess"_s))));
        QCOMPARE(browser.status(), 400);
    }

    void customersMailIsReceived()
    {
        Visitor visitor(practiceOf(*m_tenant));
        const auto written = visitor.writeFromOutside(customer, mailbox, u"배송 문의"_s);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().evidence));
        const auto received = visitor.received();
        QVERIFY(received);
        QCOMPARE(received->size(), 1);
        QCOMPARE(received->first().from, customer);
        QCOMPARE(received->first().subject, u"배송 문의"_s);
    }

    void customerSeesWhatComesBack_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("words");
        QTest::newRow("forwarding blocked")
            << u"forwarding-blocked"_s << mailbox << u"5.7.520 Access denied"_s;
        QTest::newRow("unknown mailbox") << u"happy"_s << u"nobody@contoso.com"_s << u"5.1.10"_s;
    }

    void customerSeesWhatComesBack()
    {
        QFETCH(QString, scenario);
        QFETCH(QString, to);
        QFETCH(QString, words);
        const auto tenant = started(scenario);
        QVERIFY(tenant);
        Visitor visitor(practiceOf(*tenant));
        QVERIFY(visitor.writeFromOutside(customer, to, u"Help"_s));
        QVERIFY(visitor.received() && visitor.received()->isEmpty());
        Browser browser = browserOf(*tenant);
        QVERIFY(browser.open(tenant->addresses().webexConnect.resolved(QUrl(u"/customer"_s))));
        QVERIFY2(browser.page().text.contains(words), qPrintable(browser.page().text));
    }

    void forbiddenConsentComesBackToTheForm()
    {
        const auto tenant = started(u"user-consent-forbidden"_s);
        QVERIFY(tenant);
        Visitor visitor(practiceOf(*tenant));
        const auto app = visitor.startEmailApp(u"Support"_s, mailbox);
        QVERIFY(app);
        const auto saved = visitor.finishForm(app->page, pasted(*tenant));
        QVERIFY(!saved);
        QVERIFY2(saved.error().evidence.contains(u"AADSTS"_s), qPrintable(saved.error().evidence));
        Browser browser = browserOf(*tenant);
        QVERIFY(browser.open(QUrl(app->page)));
        QVERIFY(!browser.page().alerts.isEmpty());
        QVERIFY(formWith(browser, u"Access Token"_s)->field(u"Access Token"_s)->value.isEmpty());
    }

    void switchedOffSmtpIsShownInTheServersWords()
    {
        const auto tenant = started(u"smtp-auth-disabled"_s);
        QVERIFY(tenant);
        Visitor visitor(practiceOf(*tenant));
        const auto app = visitor.startEmailApp(u"Support"_s, mailbox);
        QVERIFY(app);
        const auto saved = visitor.finishForm(app->page, pasted(*tenant));
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().evidence));
        Browser browser = browserOf(*tenant);
        QVERIFY(browser.open(QUrl(app->page)));
        QVERIFY(press(browser, u"Send a test mail"_s, {{u"To"_s, customer}}));
        QVERIFY2(browser.page().alerts.join(u' ').contains(u"SmtpClientAuthentication is disabled for the"_s),
            qPrintable(browser.page().text));
    }

    void customerMayNotSpeakForTheOrganisation()
    {
        Visitor visitor(practiceOf(*m_tenant));
        const auto written = visitor.writeFromOutside(u"boss@contoso.com"_s, mailbox, u"Help"_s);
        QVERIFY(!written);
        QCOMPARE(written.error().code, u"visitor/page"_s);
    }

private:
    std::unique_ptr<Tenant> m_tenant;
};

QTEST_GUILESS_MAIN(TestPracticeWebexConnect)
#include "tst_practice_webexconnect.moc"

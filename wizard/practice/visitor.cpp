// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/visitor.h"

#include "practice/browser.h"

#include <QFile>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QUrlQuery>

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "cmw.practice.visitor", QtWarningMsg)

constexpr int mostPages = 16;

Error complaint(const Browser &browser, const QString &about)
{
    const HtmlPage &page = browser.page();
    const QString said = page.alerts.isEmpty() ? page.text : page.alerts.join(u' ');
    return {u"visitor/page"_s, {{u"page"_s, browser.url().toDisplayString(QUrl::RemoveQuery)}},
        about.isEmpty() ? said : about + u": "_s + said};
}

bool isAt(const Browser &browser, const QUrl &home)
{
    return !home.isEmpty() && browser.url().authority() == home.authority();
}

/// The form that asks who and with which password.
HtmlForm *signInForm(HtmlPage &page)
{
    const auto found = std::find_if(
        page.forms.begin(), page.forms.end(), [](const HtmlForm &form) { return form.asksForPassword(); });
    return found == page.forms.end() ? nullptr : &*found;
}

/// Types a value into a field as a person does; false where the field doesn't offer it.
bool typeInto(HtmlField &field, const QString &value)
{
    if (field.type == "checkbox"_L1) {
        field.isChecked = value == "true"_L1;
        return true;
    }
    if (field.type != "select"_L1) {
        field.value = value;
        return true;
    }
    bool found = false;
    for (HtmlOption &option : field.options) {
        option.isSelected = option.text == value;
        found = found || option.isSelected;
    }
    return found;
}

Result<void> typeAll(Browser &browser, HtmlForm &form, const QMap<QString, QString> &valuesByLabel)
{
    for (auto value = valuesByLabel.cbegin(); value != valuesByLabel.cend(); ++value) {
        HtmlField *field = form.field(value.key());
        if (!field)
            return complaint(browser, u"no field \"%1\""_s.arg(value.key()));
        if (!field->isReadOnly && !typeInto(*field, value.value()))
            return complaint(browser, u"\"%1\" offers no \"%2\""_s.arg(value.key(), value.value()));
    }
    return {};
}

Result<void> press(Browser &browser, const HtmlForm &form, const QString &button)
{
    const HtmlButton *found = form.button(button);
    if (!found || found->isDisabled)
        return complaint(browser, u"no button \"%1\""_s.arg(button));
    if (auto pressed = browser.press(form, *found); !pressed)
        return pressed.error();
    if (!browser.page().alerts.isEmpty())
        return complaint(browser, {});
    return {};
}

HtmlForm *formWith(Browser &browser, const QString &label)
{
    for (HtmlForm &form : browser.page().forms) {
        if (form.field(label))
            return &form;
    }
    return nullptr;
}

} // namespace

Visitor::Visitor(const QJsonObject &practice) : m_practice(practice) { }

Visitor::~Visitor() = default;

std::unique_ptr<Browser> Visitor::newBrowser(std::stop_token stop) const
{
    QByteArray ca;
    if (QFile file(m_practice.value("caFile"_L1).toString()); file.open(QIODevice::ReadOnly))
        ca = file.readAll();
    const QUrl proxy(m_practice.value("proxy"_L1).toString());
    return std::make_unique<Browser>(Web(ca, proxy, std::move(stop)));
}

void Visitor::open(const QUrl &address)
{
    const std::scoped_lock lock(m_mutex);
    m_walks.emplace_back([this, address, tellEnd = m_tellEnd](std::stop_token stop) {
        const std::unique_ptr<Browser> browser = newBrowser(std::move(stop));
        Result<void> walked = browser->open(address);
        if (walked)
            walked = signIn(*browser, {});
        if (!walked && !walked.error().isCancelled())
            qCWarning(log) << "stopped at" << browser->url().toDisplayString(QUrl::RemoveQuery)
                           << walked.error().code;
        if (tellEnd)
            tellEnd(address, browser->url());
    });
}

void Visitor::tellEnds(std::function<void(const QUrl &, const QUrl &)> told)
{
    const std::scoped_lock lock(m_mutex);
    m_tellEnd = std::move(told);
}

QString Visitor::passwordOf(const QString &user) const
{
    const QJsonArray accounts = m_practice.value("accounts"_L1).toArray();
    for (const QJsonValue &account : accounts) {
        if (account["user"_L1].toString().compare(user, Qt::CaseInsensitive) == 0)
            return account["password"_L1].toString();
    }
    return {};
}

QString Visitor::adminUser() const
{
    const QJsonArray accounts = m_practice.value("accounts"_L1).toArray();
    for (const QJsonValue &account : accounts) {
        if (!account["roles"_L1].toArray().isEmpty())
            return account["user"_L1].toString();
    }
    // Nobody holds a role: whoever comes first tries.
    return m_practice.value("accounts"_L1).toArray().first()["user"_L1].toString();
}

Result<void> Visitor::signIn(Browser &browser, const QUrl &home) const
{
    const QString hint = QUrlQuery(browser.url()).queryItemValue(u"login_hint"_s, QUrl::FullyDecoded);
    for (int pages = 0; pages < mostPages && !isAt(browser, home); ++pages) {
        const Result<bool> answered = answer(browser, hint);
        if (!answered)
            return answered.error();
        if (!*answered)
            break;
    }
    return {};
}

Result<bool> Visitor::answer(Browser &browser, const QString &hint) const
{
    // In the order in which a person would look: accept, go on, or go back to the app without it.
    const QStringList welcome{u"Accept"_s, u"Continue"_s, u"Yes"_s, u"Next"_s,
        u"Return to the application without granting consent"_s, u"Back to the app"_s};
    HtmlPage &page = browser.page();
    if (HtmlForm *form = signInForm(page)) {
        if (!page.alerts.isEmpty() || form->buttons.isEmpty())
            return complaint(browser, {}); // refused once: the same again would lock the account
        QString user = hint;
        for (HtmlField &field : form->fields) {
            if (field.type == "email"_L1) {
                user = !field.value.isEmpty() ? field.value : !hint.isEmpty() ? hint : adminUser();
                field.value = user;
            } else if (field.type == "password"_L1) {
                field.value = passwordOf(user);
            }
        }
        const auto pressed = browser.press(*form, form->buttons.first());
        return pressed ? Result<bool>(true) : Result<bool>(pressed.error());
    }
    for (const QString &text : welcome) {
        for (const HtmlForm &form : std::as_const(page.forms)) {
            if (const HtmlButton *button = form.button(text)) {
                const auto pressed = browser.press(form, *button);
                return pressed ? Result<bool>(true) : Result<bool>(pressed.error());
            }
        }
        const bool hasLink = std::any_of(page.links.begin(), page.links.end(),
            [&text](const HtmlLink &link) { return link.text == text; });
        if (hasLink) {
            const auto followed = browser.follow(text);
            return followed ? Result<bool>(true) : Result<bool>(followed.error());
        }
    }
    return false;
}

Result<Visitor::StartedApp> Visitor::startEmailApp(const QString &assetName, const QString &emailId)
{
    const std::unique_ptr<Browser> browser = newBrowser();
    if (auto opened = browser->open(QUrl(m_practice.value("webexConnect"_L1).toString())); !opened)
        return opened.error();
    for (const QString &link : {u"Assets"_s, u"Apps"_s, u"Configure New App"_s, u"Email"_s}) {
        if (auto followed = browser->follow(link); !followed)
            return followed.error();
    }
    HtmlForm *form = formWith(*browser, u"Call Back URL"_s);
    HtmlField *forwarding = form ? form->field(u"Forwarding Address"_s) : nullptr;
    if (!forwarding)
        return complaint(*browser, u"no form"_s);
    const QString page = browser->url().toString();
    type(page, assetName, emailId);
    return StartedApp{forwarding->value, form->field(u"Call Back URL"_s)->value, page};
}

Result<QString> Visitor::resumeEmailApp(
    const QString &forwardingAddress, const QString &assetName, const QString &emailId)
{
    const std::unique_ptr<Browser> browser = newBrowser();
    if (auto opened = browser->open(QUrl(m_practice.value("webexConnect"_L1).toString())); !opened)
        return opened.error();
    for (const QString &link : {u"Assets"_s, u"Apps"_s}) {
        if (auto followed = browser->follow(link); !followed)
            return followed.error();
    }
    const QUrl list = browser->url();
    const QList<HtmlLink> links = browser->page().links;
    for (const HtmlLink &link : links) {
        if (!link.href.contains("/email-smtp/"_L1))
            continue;
        if (auto opened = browser->open(list.resolved(QUrl(link.href))); !opened)
            return opened.error();
        HtmlForm *form = formWith(*browser, u"Call Back URL"_s);
        const HtmlField *forwarding = form ? form->field(u"Forwarding Address"_s) : nullptr;
        if (forwarding && forwarding->value == forwardingAddress) {
            const QString page = browser->url().toString();
            type(page, assetName, emailId);
            return page;
        }
    }
    return complaint(*browser, u"no app with %1"_s.arg(forwardingAddress));
}

void Visitor::type(const QString &page, const QString &assetName, const QString &emailId)
{
    const std::scoped_lock lock(m_mutex);
    m_typed[page] = {
        {u"Asset Name"_s, assetName}, {u"Email ID"_s, emailId}, {u"Authentication Type"_s, u"OAuth 2.0"_s}};
}

Result<QString> Visitor::finishForm(const QString &page, const QMap<QString, QString> &valuesByLabel)
{
    const std::unique_ptr<Browser> browser = newBrowser();
    const QUrl address(page);
    if (auto opened = browser->open(address); !opened)
        return opened.error();
    HtmlForm *form = formWith(*browser, u"Call Back URL"_s);
    if (!form)
        return complaint(*browser, u"no form"_s);
    QMap<QString, QString> values;
    {
        const std::scoped_lock lock(m_mutex);
        values = m_typed.value(page);
    }
    values.insert(valuesByLabel);
    if (auto typed = typeAll(*browser, *form, values); !typed)
        return typed.error();
    if (auto pressed = press(*browser, *form, u"Generate Token"_s); !pressed)
        return pressed.error();
    if (auto signedIn = signIn(*browser, address); !signedIn)
        return signedIn.error();

    form = formWith(*browser, u"Call Back URL"_s);
    HtmlField *token = form ? form->field(u"Access Token"_s) : nullptr;
    if (!token || token->value.isEmpty() || !browser->page().alerts.isEmpty())
        return complaint(*browser, {});
    if (auto saved = press(*browser, *form, u"Save"_s); !saved)
        return saved.error();
    form = formWith(*browser, u"Call Back URL"_s);
    HtmlField *forwarding = form ? form->field(u"Forwarding Address"_s) : nullptr;
    return forwarding ? Result<QString>(forwarding->value)
                      : Result<QString>(complaint(*browser, u"not saved"_s));
}

Result<QList<Visitor::ReceivedMail>> Visitor::received()
{
    const std::unique_ptr<Browser> browser = newBrowser();
    if (auto opened = browser->open(QUrl(m_practice.value("webexConnect"_L1).toString())); !opened)
        return opened.error();
    if (auto followed = browser->follow(u"Received"_s); !followed)
        return followed.error();
    QList<ReceivedMail> mails;
    for (const QStringList &row : std::as_const(browser->page().rows)) {
        if (row.size() >= 2)
            mails.append({row.at(0), row.at(1)});
    }
    return mails;
}

Result<void> Visitor::writeFromOutside(const QString &from, const QString &to, const QString &subject)
{
    const std::unique_ptr<Browser> browser = newBrowser();
    if (auto opened = browser->open(QUrl(m_practice.value("webexConnect"_L1).toString())); !opened)
        return opened.error();
    if (auto followed = browser->follow(u"Write as a customer"_s); !followed)
        return followed.error();
    HtmlForm *form = formWith(*browser, u"Subject"_s);
    if (!form)
        return complaint(*browser, u"no form"_s);
    if (auto typed = typeAll(*browser, *form, {{u"From"_s, from}, {u"To"_s, to}, {u"Subject"_s, subject}});
        !typed)
        return typed.error();
    return press(*browser, *form, u"Send"_s);
}

} // namespace cmw::practice

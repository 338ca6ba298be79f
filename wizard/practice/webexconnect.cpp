// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/webexconnect.h"

#include "core/address.h"
#include "practice/mailclient.h"
#include "practice/mailflow.h"
#include "practice/mailtext.h"
#include "practice/message.h"
#include "practice/state.h"
#include "practice/tenant.h"
#include "practice/web.h"
#include "practice/webexform.h"
#include "practice/webexpages.h"
#include "practice/webextokens.h"

#include <QUuid>

#include <httplib.h>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr char assetPath[] = R"(/apps/email-smtp/(\d+))";

QMap<QString, QString> parameters(const httplib::Request &request)
{
    QMap<QString, QString> values;
    for (const auto &[name, value] : request.params)
        values.insert(QString::fromStdString(name), QString::fromStdString(value));
    return values;
}

void show(httplib::Response &response, const QByteArray &page, int status = 200)
{
    response.status = status;
    response.set_header("Cache-Control", "no-store");
    response.set_content(page.toStdString(), "text/html; charset=utf-8");
}

void lead(httplib::Response &response, const QString &to)
{
    response.set_redirect(to.toStdString(), 303);
}

QString pathOf(const QString &id)
{
    return u"/apps/email-smtp/"_s + id;
}

webexpages::Notice problem(const Error &error)
{
    if (error.code == "network/outside"_L1)
        return {u"The practice tenant doesn't reach %1: it is outside of this machine."_s.arg(
                    error.args.value(u"host"_s).toString()),
            true};
    return {error.evidence.isEmpty() ? error.code : error.evidence, true};
}

bool isOutside(const State &state, const QString &address)
{
    const QString domain = address.section(u'@', -1).toLower();
    return domain != state.domain.toLower() && domain != state.initialDomain.toLower();
}

} // namespace

/// Works on the assets for the pages. The lock is never held while it speaks to another server.
class WebexConnect::Desk final {
public:
    Desk(State &state, const Addresses &addresses, MailFlow &mailFlow)
        : m_state(state),
          m_addresses(addresses),
          m_mailFlow(mailFlow)
    {
    }

    QString newAsset()
    {
        const std::scoped_lock lock(m_state.mutex);
        EmailAsset asset;
        asset.id = QString::number(++m_lastId);
        asset.forwardingAddress = QUuid::createUuid().toString(QUuid::Id128) + u"@mail-us.imiconnect.io"_s;
        asset.callbackUrl = m_addresses.webexConnect.resolved(QUrl(u"/callback"_s)).toString();
        asset.fields = webexform::initialFields();
        m_state.assets.insert(asset.id, asset);
        return asset.id;
    }

    std::optional<EmailAsset> asset(const QString &id) const
    {
        const std::scoped_lock lock(m_state.mutex);
        const auto found = m_state.assets.constFind(id);
        return found == m_state.assets.cend() ? std::nullopt : std::optional(*found);
    }

    QList<EmailAsset> assets() const
    {
        const std::scoped_lock lock(m_state.mutex);
        return m_state.assets.values();
    }

    QList<Mail> mails(const QString &folder, const QString &to) const
    {
        const std::scoped_lock lock(m_state.mutex);
        QList<Mail> found;
        for (const Mail &mail : std::as_const(m_state.mails)) {
            if (mail.folder == folder && (to.isEmpty() || mail.to.compare(to, Qt::CaseInsensitive) == 0))
                found.append(mail);
        }
        return found;
    }

    void showAsset(httplib::Response &response, const QString &id, const webexform::Errors &errors = {},
        webexpages::Notice notice = {})
    {
        const std::optional<EmailAsset> shown = asset(id);
        if (!shown)
            return show(response, webexpages::problem(u"There is no such app."_s), 404);
        {
            const std::scoped_lock lock(m_state.mutex);
            if (notice.text.isEmpty())
                notice = m_notices.take(id);
            if (notice.text.isEmpty() && !shown->lastError.isEmpty())
                notice = {shown->lastError, true};
        }
        show(response,
            webexpages::asset({*shown, webexform::html(*shown, errors), notice,
                mails(u"webex-connect"_s, shown->forwardingAddress), service(id)}),
            errors.isEmpty() ? 200 : 422);
    }

    void press(httplib::Response &response, const QString &id, const QMap<QString, QString> &sent)
    {
        std::optional<EmailAsset> current = asset(id);
        if (!current)
            return show(response, webexpages::problem(u"There is no such app."_s), 404);
        const QString button = sent.value(u"do"_s);
        if (button == "register"_L1)
            return registerAsset(response, *current, sent.value(u"service"_s));
        if (button == "send"_L1)
            return sendTestMail(response, *current, sent);
        current->fields.insert(webexform::typed(sent));
        {
            const std::scoped_lock lock(m_state.mutex);
            m_state.assets[id].fields = current->fields;
        }
        if (button == "token"_L1)
            return generateToken(response, *current);
        if (button == "test"_L1)
            return testConnection(response, *current);
        save(response, *current);
    }

    /// The provider leads the browser back.
    void callback(httplib::Response &response, const QMap<QString, QString> &query)
    {
        QString id;
        {
            const std::scoped_lock lock(m_state.mutex);
            id = m_waiting.take(query.value(u"state"_s));
        }
        const std::optional<EmailAsset> current = id.isEmpty() ? std::nullopt : asset(id);
        if (!current)
            return show(response,
                webexpages::problem(u"This answer belongs to no token that is being generated (state)."_s),
                400);
        if (query.contains(u"error"_s))
            settle(
                id, Error{{}, {}, query.value(u"error"_s) + u": "_s + query.value(u"error_description"_s)});
        else
            settle(id, redeemCode(web(), *current, query.value(u"code"_s)));
        lead(response, pathOf(id));
    }

    void writeAsCustomer(httplib::Response &response, const QMap<QString, QString> &sent)
    {
        const QString from = sent.value(u"from"_s).trimmed();
        const QString to = sent.value(u"to"_s).trimmed();
        const bool isAllowed = isMailAddress(from) && isMailAddress(to) && isOutside(m_state, from);
        webexpages::Notice notice{
            u"From must be an address outside of the organisation, and To an address."_s, true};
        if (isAllowed) {
            m_mailFlow.accept(from, {to},
                composeMail(from, to, sent.value(u"subject"_s), u"A mail of the practice customer."_s));
            notice = {u"Sent."_s, false};
        }
        show(response, webexpages::customer(from, to, notice, mails(u"outside"_s, from)),
            isAllowed ? 200 : 422);
    }

private:
    Web web() const { return Web(m_addresses.ca, m_addresses.proxy); }

    QString service(const QString &id) const
    {
        const std::scoped_lock lock(m_state.mutex);
        return m_services.value(id);
    }

    void leave(const QString &id, const webexpages::Notice &notice)
    {
        const std::scoped_lock lock(m_state.mutex);
        m_notices.insert(id, notice);
    }

    void save(httplib::Response &response, const EmailAsset &current)
    {
        if (const webexform::Errors errors = webexform::saveErrors(current); !errors.isEmpty())
            return showAsset(response, current.id, errors);
        {
            const std::scoped_lock lock(m_state.mutex);
            m_state.assets[current.id].saved = true;
            m_state.assets[current.id].lastError.clear();
        }
        leave(current.id, {u"Saved."_s, false});
        lead(response, pathOf(current.id));
    }

    void generateToken(httplib::Response &response, const EmailAsset &current)
    {
        if (const webexform::Errors errors = webexform::tokenErrors(current); !errors.isEmpty())
            return showAsset(response, current.id, errors);
        const QString state = randomText(24);
        {
            const std::scoped_lock lock(m_state.mutex);
            m_waiting.insert(state, current.id);
        }
        lead(response, QString::fromLatin1(authorizationAddress(current, state).toEncoded()));
    }

    /// Keeps the tokens, or why there are none.
    void settle(const QString &id, const Result<TokenSet> &tokens)
    {
        const std::scoped_lock lock(m_state.mutex);
        EmailAsset &asset = m_state.assets[id];
        asset.lastError = tokens ? QString() : problem(tokens.error()).text;
        if (!tokens)
            return;
        asset.accessToken = tokens->access;
        if (!tokens->refresh.isEmpty())
            asset.refreshToken = tokens->refresh;
        asset.validity = tokens->validity;
        m_validUntil.insert(id, QDateTime::currentDateTimeUtc().addSecs(tokens->validity));
    }

    void testConnection(httplib::Response &response, const EmailAsset &current)
    {
        if (const webexform::Errors errors = webexform::connectionErrors(current); !errors.isEmpty())
            return showAsset(response, current.id, errors);
        MailRoute route = routeOf(current);
        route.token.clear();
        const Result<QString> welcome = MailClient(m_addresses.ca, m_addresses.proxy).logIn(route);
        showAsset(response, current.id, {},
            welcome ? webexpages::Notice{*welcome, false} : problem(welcome.error()));
    }

    void registerAsset(httplib::Response &response, const EmailAsset &current, const QString &service)
    {
        if (!current.saved)
            return showAsset(response, current.id, {}, {u"Save the asset first."_s, true});
        {
            const std::scoped_lock lock(m_state.mutex);
            if (!m_services.contains(current.id)) // the mapping can't be changed later
                m_services.insert(current.id, service);
        }
        leave(current.id, {u"Asset registered successfully"_s, false});
        lead(response, pathOf(current.id));
    }

    void sendTestMail(httplib::Response &response, EmailAsset current, const QMap<QString, QString> &sent)
    {
        const QString to = sent.value(u"to"_s).trimmed();
        if (!isMailAddress(to))
            return showAsset(response, current.id, {}, {u"Enter a valid email address."_s, true});
        const bool hasPassword = current.fields.value(label::authenticationType) == "Username Password"_L1;
        if (!hasPassword && current.accessToken.isEmpty())
            return showAsset(
                response, current.id, {}, {u"There is no access token: Generate Token first."_s, true});
        if (!hasPassword && isExpired(current.id)) {
            const Result<TokenSet> renewed = refreshTokens(web(), current);
            settle(current.id, renewed);
            if (!renewed)
                return showAsset(response, current.id, {}, problem(renewed.error()));
            current.accessToken = renewed->access;
        }
        const QString from = current.fields.value(label::emailId);
        const QByteArray content =
            composeMail(from, to, sent.value(u"subject"_s), u"A test mail of the practice Webex Connect."_s);
        const Result<QString> reply =
            MailClient(m_addresses.ca, m_addresses.proxy).send(routeOf(current), from, to, content);
        leave(current.id, reply ? webexpages::Notice{*reply, false} : problem(reply.error()));
        lead(response, pathOf(current.id));
    }

    bool isExpired(const QString &id) const
    {
        const std::scoped_lock lock(m_state.mutex);
        return m_validUntil.value(id) <= QDateTime::currentDateTimeUtc();
    }

    static MailRoute routeOf(const EmailAsset &asset)
    {
        const bool hasPassword = asset.fields.value(label::authenticationType) == "Username Password"_L1;
        return {asset.fields.value(label::smtpServer), asset.fields.value(label::port).toUShort(),
            asset.fields.value(label::security), asset.fields.value(label::username),
            hasPassword ? QString() : asset.accessToken, asset.fields.value(label::password)};
    }

    State &m_state;
    const Addresses &m_addresses;
    MailFlow &m_mailFlow;
    // Under the state's lock:
    int m_lastId = 1000;
    QHash<QString, QString> m_waiting; ///< state -> asset whose token is being generated
    QHash<QString, QDateTime> m_validUntil; ///< by asset
    QHash<QString, QString> m_services; ///< by asset
    QHash<QString, webexpages::Notice> m_notices; ///< by asset: to be shown once
};

WebexConnect::WebexConnect(State &state, const Addresses &addresses, MailFlow &mailFlow)
    : m_desk(std::make_unique<Desk>(state, addresses, mailFlow))
{
}

WebexConnect::~WebexConnect() = default;

void WebexConnect::mount(httplib::Server &server)
{
    using httplib::Request;
    using httplib::Response;
    Desk &desk = *m_desk;
    const auto assets = [](const Request &, Response &response) { show(response, webexpages::assets()); };
    server.Get("/", assets);
    server.Get("/assets", assets);
    server.Get("/assets/apps",
        [&desk](const Request &, Response &response) { show(response, webexpages::apps(desk.assets())); });
    server.Get(
        "/apps/new", [](const Request &, Response &response) { show(response, webexpages::newApp()); });
    // 4 is the channel here, not an asset: each visit begins a form of its own.
    server.Get("/apps/email-smtp/4",
        [&desk](const Request &, Response &response) { lead(response, pathOf(desk.newAsset())); });
    server.Get(assetPath, [&desk](const Request &request, Response &response) {
        desk.showAsset(response, QString::fromStdString(request.matches[1]));
    });
    server.Post(assetPath, [&desk](const Request &request, Response &response) {
        desk.press(response, QString::fromStdString(request.matches[1]), parameters(request));
    });
    server.Get("/callback", [&desk](const Request &request, Response &response) {
        desk.callback(response, parameters(request));
    });
    server.Get("/received", [&desk](const Request &, Response &response) {
        show(response, webexpages::received(desk.mails(u"webex-connect"_s, {})));
    });
    server.Get("/customer", [&desk](const Request &, Response &response) {
        const QString customer = u"customer@example.org"_s;
        show(response, webexpages::customer(customer, {}, {}, desk.mails(u"outside"_s, customer)));
    });
    server.Post("/customer", [&desk](const Request &request, Response &response) {
        desk.writeAsCustomer(response, parameters(request));
    });
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/webexconnect.h"

#include "core/address.h"
#include "practice/assetdesk.h"
#include "practice/webexform.h"
#include "practice/webexpages.h"

#include <httplib.h>

namespace cmw::practice {

using namespace Qt::StringLiterals;
using webexpages::Notice;

namespace {

constexpr char assetPath[] = R"(/apps/email-smtp/([0-9A-Za-z-]+))";

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

Notice noticeOf(const Result<QString> &reply)
{
    return reply ? Notice{*reply, false} : Notice{wordsOf(reply.error()), true};
}

void showAsset(httplib::Response &response, const AssetDesk &desk, const QString &id, const Notice &notice,
    const webexform::Errors &errors = {})
{
    const std::optional<EmailAsset> asset = desk.asset(id);
    if (!asset)
        return show(response, webexpages::problem(u"There is no such app."_s), 404);
    const Notice shown = notice.text.isEmpty() ? Notice{asset->lastError, true} : notice;
    const bool isGood = errors.isEmpty() && !notice.isProblem;
    show(response,
        webexpages::asset({*asset, webexform::html(*asset, errors), shown,
            desk.mails(u"webex-connect"_s, asset->forwardingAddress), desk.service(id)}),
        isGood ? 200 : 422);
}

/// The notice of what was done last; it comes with the redirect, so that a reload doesn't do it again.
Notice done(const QMap<QString, QString> &query)
{
    if (query.contains(u"saved"_s))
        return {u"Saved."_s, false};
    if (query.contains(u"registered"_s))
        return {u"Asset registered successfully"_s, false};
    return {};
}

void send(
    httplib::Response &response, AssetDesk &desk, const EmailAsset &asset, const QMap<QString, QString> &sent)
{
    const QString to = sent.value(u"to"_s).trimmed();
    if (!isMailAddress(to))
        return showAsset(response, desk, asset.id, {u"Enter a valid email address."_s, true});
    if (usesOAuth(asset) && asset.accessToken.isEmpty())
        return showAsset(
            response, desk, asset.id, {u"There is no access token: Generate Token first."_s, true});
    showAsset(response, desk, asset.id, noticeOf(desk.sendTestMail(asset, to, sent.value(u"subject"_s))));
}

void press(
    httplib::Response &response, AssetDesk &desk, const QString &id, const QMap<QString, QString> &sent)
{
    const QString button = sent.value(u"do"_s);
    if (button == "save"_L1 || button == "token"_L1 || button == "test"_L1)
        desk.type(id, webexform::typed(sent));
    const std::optional<EmailAsset> found = desk.asset(id);
    if (!found)
        return show(response, webexpages::problem(u"There is no such app."_s), 404);
    const EmailAsset &asset = *found;
    if (button == "save"_L1) {
        if (const auto errors = webexform::saveErrors(asset); !errors.isEmpty())
            return showAsset(response, desk, id, {}, errors);
        desk.save(id);
        return lead(response, pathOf(id) + u"?saved=1"_s);
    }
    if (button == "token"_L1) {
        if (const auto errors = webexform::tokenErrors(asset); !errors.isEmpty())
            return showAsset(response, desk, id, {}, errors);
        return lead(response, QString::fromLatin1(desk.beginToken(asset).toEncoded()));
    }
    if (button == "test"_L1) {
        if (const auto errors = webexform::connectionErrors(asset); !errors.isEmpty())
            return showAsset(response, desk, id, {}, errors);
        return showAsset(response, desk, id, noticeOf(desk.testConnection(asset)));
    }
    if (!asset.saved)
        return showAsset(response, desk, id, {u"Save the asset first."_s, true});
    if (button == "send"_L1)
        return send(response, desk, asset, sent);
    desk.enrol(id, sent.value(u"service"_s));
    lead(response, pathOf(id) + u"?registered=1"_s);
}

void endToken(httplib::Response &response, AssetDesk &desk, const QMap<QString, QString> &query)
{
    const Result<QString> id = desk.endToken(query);
    if (!id)
        return show(response, webexpages::problem(id.error().evidence), 400);
    lead(response, pathOf(*id));
}

void writeFromOutside(httplib::Response &response, AssetDesk &desk, const QMap<QString, QString> &sent)
{
    const QString from = sent.value(u"from"_s).trimmed();
    const QString to = sent.value(u"to"_s).trimmed();
    const bool isSent = desk.writeFromOutside(from, to, sent.value(u"subject"_s));
    const Notice notice = isSent
        ? Notice{u"Sent."_s, false}
        : Notice{u"From must be an address outside of the organisation, and To an address."_s, true};
    show(
        response, webexpages::customer(from, to, notice, desk.mails(u"outside"_s, from)), isSent ? 200 : 422);
}

} // namespace

WebexConnect::WebexConnect(State &state, const Addresses &addresses, MailFlow &mailFlow)
    : m_desk(std::make_unique<AssetDesk>(state, addresses, mailFlow))
{
}

WebexConnect::~WebexConnect() = default;

void WebexConnect::mount(httplib::Server &server)
{
    using httplib::Request;
    using httplib::Response;
    AssetDesk &desk = *m_desk;
    const auto assets = [](const Request &, Response &response) { show(response, webexpages::assets()); };
    server.Get("/", assets);
    server.Get("/assets", assets);
    server.Get("/assets/apps",
        [&desk](const Request &, Response &response) { show(response, webexpages::apps(desk.assets())); });
    server.Get(
        "/apps/new", [](const Request &, Response &response) { show(response, webexpages::newApp()); });
    // 4 is the channel here, not an asset: each visit begins a form of its own.
    server.Get("/apps/email-smtp/4",
        [&desk](const Request &, Response &response) { lead(response, pathOf(desk.begin())); });
    server.Get(assetPath, [&desk](const Request &request, Response &response) {
        showAsset(response, desk, QString::fromStdString(request.matches[1]), done(parameters(request)));
    });
    server.Post(assetPath, [&desk](const Request &request, Response &response) {
        press(response, desk, QString::fromStdString(request.matches[1]), parameters(request));
    });
    server.Get("/callback", [&desk](const Request &request, Response &response) {
        endToken(response, desk, parameters(request));
    });
    server.Get("/received", [&desk](const Request &, Response &response) {
        show(response, webexpages::received(desk.mails(u"webex-connect"_s, {})));
    });
    server.Get("/customer", [&desk](const Request &, Response &response) {
        const QString customer = u"customer@example.org"_s;
        show(response, webexpages::customer(customer, {}, {}, desk.mails(u"outside"_s, customer)));
    });
    server.Post("/customer", [&desk](const Request &request, Response &response) {
        writeFromOutside(response, desk, parameters(request));
    });
}

} // namespace cmw::practice

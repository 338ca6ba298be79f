// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codechallenge.h"
#include "services/identity.h"
#include "services/loopback.h"
#include "services/tokens.h"

#include <QNetworkReply>
#include <QOAuth2AuthorizationCodeFlow>
#include <QTimer>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

/// Qt's flow builds the address and the token request. What it does with answers is left out: in 6.4 it tells
/// nobody of a refused token request, takes errors of anybody, and keeps tokens in the clear. Loopback and
/// tokensFrom() read them.
struct SignIn::Private {
    enum class Stage { New, AtThePerson, AtTheTokenEndpoint, Ended };

    Private(SignIn *owner, const Endpoints &where, SignInRequest what, OpenAddress how);

    void modify(QAbstractOAuth::Stage part, QMultiMap<QString, QVariant> *parameters) const;
    void redeem();
    void end(Result<Tokens> result);

    SignIn *q;
    SignInRequest request;
    OpenAddress open;
    QString host;
    QString state = QString::fromLatin1(randomText());
    Secret verifier{randomText()};
    QString code;
    Stage stage = Stage::New;
    // In this order: replies belong to the network and call the loopback; the flow borrows both.
    Loopback loopback{state};
    TokenNetwork network;
    QOAuth2AuthorizationCodeFlow flow;
    QTimer deadline;
};

SignIn::Private::Private(SignIn *owner, const Endpoints &where, SignInRequest what, OpenAddress how)
    : q(owner),
      request(std::move(what)),
      open(std::move(how)),
      host(where.authority.host()),
      network(where.extraCa)
{
    flow.setNetworkAccessManager(&network);
    flow.setReplyHandler(&loopback);
    flow.setAuthorizationUrl(where.authorize(request.tenant));
    flow.setAccessTokenUrl(where.token(request.tenant));
    flow.setClientIdentifier(request.clientId);
    flow.setState(state);
    flow.setModifyParametersFunction(
        [this](QAbstractOAuth::Stage part, QMultiMap<QString, QVariant> *parameters) {
            modify(part, parameters);
        });
    deadline.setSingleShot(true);
}

/// What goes out, escaped here: Qt joins the values as they are, and a "+" in a code or a secret would arrive
/// as a space. Always replace(): newer versions of Qt bring some of these themselves, and twice is refused.
void SignIn::Private::modify(QAbstractOAuth::Stage part, QMultiMap<QString, QVariant> *parameters) const
{
    const auto put = [parameters](const QString &name, const QString &value) {
        if (value.isEmpty())
            parameters->remove(name);
        else
            parameters->replace(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    put(u"client_id"_s, request.clientId);
    put(u"redirect_uri"_s, loopback.callback());
    put(u"scope"_s, request.scopes.join(u' '));
    if (part == QAbstractOAuth::Stage::RequestingAuthorization) {
        put(u"response_mode"_s, u"query"_s);
        put(u"state"_s, state);
        put(u"code_challenge"_s, QString::fromLatin1(codeChallenge(verifier)));
        put(u"code_challenge_method"_s, u"S256"_s);
        put(u"login_hint"_s, request.loginHint);
        put(u"prompt"_s, request.prompt);
        put(u"claims"_s, request.claims);
    } else {
        put(u"code"_s, code);
        put(u"code_verifier"_s, QString::fromLatin1(verifier.unwrap()));
        put(u"client_secret"_s, QString::fromUtf8(request.clientSecret.unwrap()));
    }
}

/// The token request is on its way.
void SignIn::Private::redeem()
{
    stage = Stage::AtTheTokenEndpoint;
    // Qt would answer a 401 with the client ID as a user's name, and send the code a second time.
    QObject::disconnect(&network, &QNetworkAccessManager::authenticationRequired, nullptr, nullptr);
    deadline.start(std::min<std::chrono::milliseconds>(deadline.remainingTimeAsDuration(), TokenPatience));
}

void SignIn::Private::end(Result<Tokens> result)
{
    if (stage == Stage::Ended)
        return;
    stage = Stage::Ended;
    deadline.stop();
    loopback.close();
    code.clear();
    const QList<QNetworkReply *> replies = network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
    // Later: who hears of it may delete this object, which some of Qt's are still in the middle of.
    QMetaObject::invokeMethod(
        q, [this, result = std::move(result)] { Q_EMIT q->finished(result); }, Qt::QueuedConnection);
}

SignIn::SignIn(const Endpoints &endpoints, SignInRequest request, OpenAddress open, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this, endpoints, std::move(request), std::move(open)))
{
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        if (d->stage == Private::Stage::AtTheTokenEndpoint)
            d->end(Error{u"network/timeout"_s, {{u"host"_s, d->host}}, {}});
        else
            d->end(Error{u"identity/timeout"_s, {}, {}});
    });
    connect(&d->loopback, &Loopback::refused, this, [this](const Error &error) {
        // Who knocks before anybody was asked answers nothing.
        if (d->stage != Private::Stage::New)
            d->end(error);
    });
    // Before the flow hears of it, which asks modify() for the code.
    connect(&d->loopback, &Loopback::callbackReceived, this,
        [this](const QVariantMap &values) { d->code = values.value(u"code"_s).toString(); });
    connect(&d->loopback, &Loopback::tokenReply, this, [this](QNetworkReply *reply) {
        reply->deleteLater();
        if (d->stage != Private::Stage::Ended)
            d->end(tokensFrom(*reply, d->request.scopes));
    });
    connect(&d->flow, &QAbstractOAuth::authorizeWithBrowser, this, [this](const QUrl &address) {
        d->stage = Private::Stage::AtThePerson;
        const bool opened = d->open && d->open(address);
        Q_EMIT addressReady(address, opened);
    });
}

SignIn::~SignIn() = default;

Result<QString> SignIn::listen()
{
    if (auto listening = d->loopback.listen(); !listening)
        return listening.error();
    return d->loopback.callback();
}

void SignIn::start()
{
    if (d->stage != Private::Stage::New)
        return;
    // Qt begins without these, or begins nothing and says nothing.
    if (d->request.tenant.isEmpty() || d->request.clientId.isEmpty() || d->host.isEmpty())
        return d->end(Error{u"identity/incomplete"_s, {}, {}});
    if (auto listening = listen(); !listening)
        return d->end(listening.error());
    d->deadline.start(d->request.timeout);
    d->flow.grant();
    // After the flow heard of it and sent its request.
    connect(&d->loopback, &Loopback::callbackReceived, this, [this] { d->redeem(); });
}

void SignIn::cancel()
{
    d->end(Error{u"cancelled"_s, {}, {}});
}

} // namespace cmw

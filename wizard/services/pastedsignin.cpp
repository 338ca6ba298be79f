// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/pastedsignin.h"

#include "services/codechallenge.h"
#include "services/pastedaddress.h"
#include "services/tokens.h"

#include <QNetworkReply>
#include <QTimer>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What became of the code, where the token endpoint says that.
Error meaningOf(const Error &error)
{
    const QString aadsts = error.args.value(u"aadsts"_s).toString();
    if (error.code != u"identity/token-refused" || (aadsts != u"54005" && aadsts != u"70008"))
        return error;
    // Without the number among the arguments: its own words speak of reloaded pages and refresh tokens.
    return {aadsts == u"54005" ? u"pasted/code-used"_s : u"pasted/code-too-old"_s, {}, error.evidence};
}

} // namespace

struct PastedSignIn::Private {
    enum class Stage { New, AtThePerson, AtTheTokenEndpoint, Ended };

    Private(PastedSignIn *owner, const Endpoints &where, SignInRequest what, const QString &redirectUri,
        OpenAddress how)
        : q(owner),
          endpoints(where),
          request(std::move(what)),
          open(std::move(how)),
          awaited{redirectUri, QString::fromLatin1(randomText()), where.authority.host()},
          network(where.extraCa)
    {
        deadline.setSingleShot(true);
    }

    QUrl address() const;
    void redeem(const QString &code);
    void end(Result<Tokens> result);

    PastedSignIn *q;
    const Endpoints endpoints;
    SignInRequest request;
    OpenAddress open;
    AwaitedAnswer awaited;
    Secret verifier{randomText()};
    TokenNetwork network;
    QTimer deadline;
    Stage stage = Stage::New;
};

QUrl PastedSignIn::Private::address() const
{
    QUrl address = endpoints.authorize(request.tenant);
    address.setQuery(QString::fromLatin1(formEncoded({{u"client_id"_s, request.clientId},
        {u"response_type"_s, u"code"_s}, {u"redirect_uri"_s, awaited.redirectUri},
        {u"response_mode"_s, u"query"_s}, {u"scope"_s, request.scopes.join(u' ')},
        {u"state"_s, awaited.state}, {u"code_challenge"_s, QString::fromLatin1(codeChallenge(verifier))},
        {u"code_challenge_method"_s, u"S256"_s}, {u"login_hint"_s, request.loginHint},
        {u"prompt"_s, request.prompt}})));
    return address;
}

void PastedSignIn::Private::redeem(const QString &code)
{
    stage = Stage::AtTheTokenEndpoint;
    deadline.start(TokenPatience);
    const QByteArray form = formEncoded({{u"grant_type"_s, u"authorization_code"_s},
        {u"client_id"_s, request.clientId}, {u"code"_s, code}, {u"redirect_uri"_s, awaited.redirectUri},
        {u"scope"_s, request.scopes.join(u' ')}, {u"code_verifier"_s, QString::fromLatin1(verifier.unwrap())},
        {u"client_secret"_s, QString::fromUtf8(request.clientSecret.unwrap())}});
    QNetworkReply *reply = network.post(QNetworkRequest(endpoints.token(request.tenant)), form);
    QObject::connect(reply, &QNetworkReply::finished, q, [this, reply] {
        reply->deleteLater();
        if (stage == Stage::Ended)
            return;
        const Result<Tokens> tokens = tokensFrom(*reply, request.scopes);
        end(tokens ? tokens : Result<Tokens>(meaningOf(tokens.error())));
    });
}

void PastedSignIn::Private::end(Result<Tokens> result)
{
    if (stage == Stage::Ended)
        return;
    stage = Stage::Ended;
    deadline.stop();
    const QList<QNetworkReply *> replies = network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->abort();
    QMetaObject::invokeMethod(
        q, [this, result = std::move(result)] { Q_EMIT q->finished(result); }, Qt::QueuedConnection);
}

PastedSignIn::PastedSignIn(const Endpoints &endpoints, SignInRequest request, const QString &redirectUri,
    OpenAddress open, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this, endpoints, std::move(request), redirectUri, std::move(open)))
{
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        if (d->stage == Private::Stage::AtTheTokenEndpoint)
            d->end(Error{u"network/timeout"_s, {{u"host"_s, d->awaited.authorityHost}}, {}});
        else
            d->end(Error{u"identity/timeout"_s, {}, {}});
    });
}

PastedSignIn::~PastedSignIn() = default;

void PastedSignIn::start()
{
    if (d->stage != Private::Stage::New)
        return;
    const SignInRequest &request = d->request;
    if (request.tenant.isEmpty() || request.clientId.isEmpty() || d->awaited.redirectUri.isEmpty()
        || d->awaited.authorityHost.isEmpty())
        return d->end(Error{u"identity/incomplete"_s, {}, {}});
    d->deadline.start(request.timeout);
    d->stage = Private::Stage::AtThePerson;
    const QUrl address = d->address();
    const bool opened = d->open && d->open(address);
    Q_EMIT addressReady(address, opened);
}

void PastedSignIn::cancel()
{
    d->end(Error{u"cancelled"_s, {}, {}});
}

bool PastedSignIn::isWaiting() const
{
    return d->stage == Private::Stage::AtThePerson;
}

Judgement PastedSignIn::judge(const QString &pasted) const
{
    const Result<SignInAnswer> answer = pastedAnswer(pasted, d->awaited);
    if (answer || answer.error().code == u"pasted/refused")
        return {};
    return Objection{answer.error().code, Objection::Weight::Refusal, answer.error().args};
}

Judgement PastedSignIn::take(const QString &pasted)
{
    if (!isWaiting())
        return {};
    if (const Judgement wrong = judge(pasted))
        return wrong;
    const Result<SignInAnswer> answer = pastedAnswer(pasted, d->awaited);
    if (!answer)
        d->end(answer.error());
    else if (answer->contains(u"error"_s))
        d->end(signInRefusal(*answer));
    else
        d->redeem(answer->value(u"code"_s));
    return {};
}

} // namespace cmw

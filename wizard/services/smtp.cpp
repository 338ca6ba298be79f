// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/smtp.h"

#include "services/middlebox.h"
#include "services/smtpwire.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds longestFarewell(1000);

/// A literal, and not this machine's name, which is nobody's business. RFC 5321, 4.1.3.
constexpr char ownName[] = "[127.0.0.1]";

/// What people look for in a certificate.
StageDetail shown(const QSslCertificate &certificate)
{
    const auto name = [](const QStringList &common, const QStringList &organisation) {
        return common.value(0, organisation.value(0));
    };
    return {u"detail/certificate"_s,
        {{u"subject"_s,
             name(certificate.subjectInfo(QSslCertificate::CommonName),
                 certificate.subjectInfo(QSslCertificate::Organization))},
            {u"issuer"_s,
                name(certificate.issuerInfo(QSslCertificate::CommonName),
                    certificate.issuerInfo(QSslCertificate::Organization))},
            {u"until"_s, certificate.expiryDate().toUTC()}}};
}

/// One mail on its way: one function a stage, in order. Each returns what the stage's line shows.
class Submission final {
public:
    using Said = Result<QString>;

    Submission(const SmtpServerPlace &server, const QString &account, const Secret &token,
        const MailToSend &mail, std::stop_token stop, std::chrono::milliseconds timeout)
        : m_server(server),
          m_account(account),
          m_token(token),
          m_mail(mail),
          m_wire(std::move(stop), timeout),
          m_proxy(tunnelFor(server.host, server.port))
    {
        for (const QString &address : QStringList{account, mail.from} + mail.to)
            m_wire.hideName(address);
    }

    enum class Until { Encrypted, Accepted };
    Delivery run(const std::function<void(const Stage &)> &progress, Until end = Until::Accepted);

private:
    Said lookup();
    Said connect();
    Said greeting();
    Said tls();
    Said auth();
    Said sender();
    Said recipient();
    Said data();
    Said accepted();
    void farewell();

    Result<SmtpReply> ask(const QByteArray &line);
    Error refused(const Meaning &meaning, const SmtpReply &reply) const;
    Error completed(Error error, const QString &stage) const;

    const SmtpServerPlace &m_server;
    const QString &m_account;
    const Secret &m_token;
    const MailToSend &m_mail;
    SmtpWire m_wire;
    QNetworkProxy m_proxy; ///< tried first, where there is one
    QList<QHostAddress> m_addresses;
    SmtpReply m_greeting;
    QList<StageDetail> m_details; ///< of the stage that runs
    QList<ReceiverReply> m_receivers;
    QList<Error> m_notes;
    QString m_queueId;
};

Delivery Submission::run(const std::function<void(const Stage &)> &progress, Until end)
{
    struct Step {
        QString name;
        Said (Submission::*work)();
    };
    const Step steps[] = {{u"lookup"_s, &Submission::lookup}, {u"connect"_s, &Submission::connect},
        {u"greeting"_s, &Submission::greeting}, {u"tls"_s, &Submission::tls}, {u"auth"_s, &Submission::auth},
        {u"sender"_s, &Submission::sender}, {u"recipient"_s, &Submission::recipient},
        {u"data"_s, &Submission::data}, {u"accepted"_s, &Submission::accepted}};

    Delivery delivery;
    for (const auto &step : steps) {
        m_wire.startStage();
        m_details.clear();
        QElapsedTimer time;
        time.start();
        const auto said = (this->*step.work)();
        const Stage stage{step.name, said.ok(), std::chrono::milliseconds(time.elapsed()),
            said ? *said : said.error().evidence, m_details};
        delivery.stages.append(stage);
        if (progress)
            progress(stage);
        if (!said) {
            delivery.error = completed(said.error(), step.name);
            break;
        }
        if (end == Until::Encrypted && step.work == &Submission::tls)
            break;
    }
    farewell();
    delivery.receivers = m_receivers;
    for (const Error &note : std::as_const(m_notes))
        delivery.notes.append(completed(note, {}));
    delivery.queueId = m_queueId;
    delivery.transcript = m_wire.transcript();
    return delivery;
}

Submission::Said Submission::lookup()
{
    if (m_proxy.type() != QNetworkProxy::NoProxy)
        return u"proxy %1:%2"_s.arg(m_proxy.hostName()).arg(m_proxy.port());
    const auto found = m_wire.lookUp(m_server.host);
    if (!found)
        return found.error();
    m_addresses = *found;
    QStringList texts;
    for (const auto &address : m_addresses)
        texts.append(address.toString());
    return texts.join(u", "_s);
}

Submission::Said Submission::connect()
{
    if (m_proxy.type() != QNetworkProxy::NoProxy) {
        const auto connected = m_wire.connectThrough(m_proxy, m_server.host, m_server.port);
        if (connected)
            return m_wire.peer();
        if (connected.error().isCancelled())
            return connected.error();
        // Most proxies are for the web and refuse mail's port; the way without them is often open.
        const auto found = m_wire.lookUp(m_server.host);
        if (!found)
            return found.error().isCancelled() ? found.error() : connected.error();
        m_addresses = *found;
    }
    const auto connected = m_wire.connectTo(m_addresses, m_server.port);
    if (!connected)
        return connected.error();
    return m_wire.attempts().size() > 1 ? m_wire.attempts().join(u"; "_s) : m_wire.peer();
}

Submission::Said Submission::greeting()
{
    const auto reply = m_wire.readReply();
    if (!reply)
        return reply.error();
    if (reply->code != 220)
        return refused({u"smtp/greeting"_s}, *reply);
    m_greeting = *reply;
    return reply->text();
}

Submission::Said Submission::tls()
{
    const auto hello = ask(QByteArray("EHLO ") + ownName);
    if (!hello)
        return hello.error();
    if (!hello->isPositive())
        return refused({u"smtp/greeting"_s}, *hello);
    const Meaning none = meaningOfNoTls(m_server.host, m_greeting, *hello);
    if (hello->offer(u"STARTTLS"_s).isNull())
        return refused(none, *hello);

    const auto ready = ask("STARTTLS");
    if (!ready)
        return ready.error();
    if (ready->code != 220)
        return refused(none, *ready);
    const auto encrypted = m_wire.startTls(m_server.host, m_server.extraCa);
    for (const QSslCertificate &certificate : m_wire.certificates())
        m_details.append(shown(certificate));
    if (!encrypted)
        return encrypted.error();
    // Where the addresses name a CA of their own, that one alone has vouched.
    const auto inspected = inspection(m_server.host, m_wire.certificates());
    if (inspected && m_server.extraCa.isEmpty())
        m_notes.append({inspected->code, inspected->args, {}});
    return m_wire.tlsSummary();
}

Submission::Said Submission::auth()
{
    const auto hello = ask(QByteArray("EHLO ") + ownName);
    if (!hello)
        return hello.error();
    if (!hello->isPositive())
        return refused({u"smtp/greeting"_s}, *hello);
    if (!hello->offer(u"AUTH"_s).split(u' ').contains(u"XOAUTH2"_s, Qt::CaseInsensitive))
        return refused({u"smtp/no-xoauth2"_s}, *hello);

    auto reply = ask("AUTH XOAUTH2");
    if (reply && reply->code == 334) {
        const Secret login("user=" + m_account.toUtf8()
            + "\x01"
              "auth=Bearer "
            + m_token.unwrap() + "\x01\x01");
        m_wire.sendSecret(login.unwrap().toBase64());
        reply = m_wire.readReply();
    }
    QString challenge;
    if (reply && reply->code == 334) {
        // Some servers say first what they miss, and refuse when that was answered by an empty line.
        challenge =
            maskedSecrets(QString::fromUtf8(QByteArray::fromBase64(reply->lines.join(u""_s).toLatin1())));
        reply = ask("");
    }
    if (!reply)
        return reply.error();
    if (reply->code == 235)
        return reply->text();
    auto error = refused({authMeaning(*reply)}, *reply);
    if (!challenge.isEmpty())
        error.evidence += u' ' + challenge;
    return error;
}

Submission::Said Submission::sender()
{
    const auto reply = ask("MAIL FROM:<" + m_mail.from.toUtf8() + '>');
    if (!reply)
        return reply.error();
    if (!reply->isPositive())
        return refused({senderMeaning(*reply)}, *reply);
    return reply->text();
}

Submission::Said Submission::recipient()
{
    std::optional<Error> refusal; // the first
    bool isWanted = false;
    QStringList said;
    for (const QString &address : m_mail.to) {
        m_wire.startStage();
        const auto reply = ask("RCPT TO:<" + address.toUtf8() + '>');
        if (!reply)
            return reply.error();
        m_receivers.append({address, reply->isPositive(), reply->text()});
        said.append(m_mail.to.size() > 1 ? u"%1: %2"_s.arg(address, reply->text()) : reply->text());
        isWanted = isWanted || reply->isPositive();
        if (!reply->isPositive() && !refusal)
            refusal = refused({recipientMeaning(*reply)}, *reply);
    }
    if (isWanted || !refusal)
        return said.join(u"; "_s);
    refusal->evidence = said.join(u"; "_s);
    return *refusal;
}

Submission::Said Submission::data()
{
    const auto reply = ask("DATA");
    if (!reply)
        return reply.error();
    if (reply->code != 354)
        return refused({contentMeaning(*reply)}, *reply);
    if (const auto sent = m_wire.sendContent(m_mail.content); !sent)
        return sent.error();
    return reply->text();
}

Submission::Said Submission::accepted()
{
    const auto reply = m_wire.readReply();
    if (!reply)
        return reply.error();
    if (!reply->isPositive())
        return refused({contentMeaning(*reply)}, *reply);
    m_queueId = queueId(*reply);
    return reply->text();
}

/// Politeness; whatever comes of it, the mail's fate is known.
void Submission::farewell()
{
    if (!m_wire.isOpen())
        return;
    m_wire.startStage(longestFarewell);
    std::ignore = ask("QUIT");
}

Result<SmtpReply> Submission::ask(const QByteArray &line)
{
    m_wire.send(line);
    return m_wire.readReply();
}

Error Submission::refused(const Meaning &meaning, const SmtpReply &reply) const
{
    QVariantMap args = meaning.args;
    args.insert(u"reply"_s, reply.code);
    return {meaning.code, args, reply.text()};
}

Error Submission::completed(Error error, const QString &stage) const
{
    if (error.isCancelled())
        return error;
    error.args.insert(u"host"_s, m_server.host);
    error.args.insert(u"port"_s, m_server.port);
    error.args.insert(u"account"_s, m_account);
    error.args.insert(u"stage"_s, stage);
    return error;
}

/// A line break in an address would be a command of its own.
bool isOneLine(const QString &text)
{
    for (const QChar c : text) {
        if (!c.isPrint() || c.isSpace() || c == u'<' || c == u'>')
            return false;
    }
    return !text.isEmpty();
}

} // namespace

Delivery sendMail(const SmtpServerPlace &server, const QString &account, const Secret &token,
    const MailToSend &mail, std::stop_token stop, std::chrono::milliseconds timeout,
    const std::function<void(const Stage &)> &progress)
{
    Delivery delivery;
    if (!isOneLine(mail.from))
        delivery.error =
            Error{u"smtp/sender"_s, {{u"host"_s, server.host}, {u"account"_s, account}}, mail.from};
    else if (mail.to.isEmpty() || !std::all_of(mail.to.begin(), mail.to.end(), isOneLine))
        delivery.error = Error{
            u"smtp/recipient"_s, {{u"host"_s, server.host}, {u"account"_s, account}}, mail.to.join(u", "_s)};
    if (delivery.error)
        return delivery;
    return Submission(server, account, token, mail, std::move(stop), timeout).run(progress);
}

Delivery reachServer(const SmtpServerPlace &server, std::stop_token stop, std::chrono::milliseconds timeout,
    const std::function<void(const Stage &)> &progress)
{
    const QString nobody;
    const Secret none;
    const MailToSend nothing;
    return Submission(server, nobody, none, nothing, std::move(stop), timeout)
        .run(progress, Submission::Until::Encrypted);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/smtpdialogue.h"

#include "practice/mailflow.h"
#include "practice/maillimits.h"
#include "practice/recipients.h"
#include "practice/smtplogin.h"
#include "practice/smtprefusals.h"
#include "practice/state.h"

#include <QLocale>
#include <QRegularExpression>

#include <optional>

// What the commands mean; replies as Exchange Online gives them.
// Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth", and "NDR codes in
// Exchange Online".

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMistakes = 30;
constexpr int mostRecipients = 500;

QByteArray hostname()
{
    return " [Hostname=" + smtpServerName() + ']';
}

/// The address of "FROM:<address> …"; none where it isn't of this form. "<>" is an empty address.
std::optional<QString> path(const QByteArray &argument, QLatin1StringView word)
{
    static const QRegularExpression form(
        u"^(FROM|TO):\\s*<([^<>\\s]*)>(\\s.*)?$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(argument));
    if (!match.hasMatch() || match.captured(1).compare(word, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return match.captured(2);
}

bool isAddress(const QString &text)
{
    static const QRegularExpression form(u"^[^@\\s]{1,64}@[^@\\s]{1,255}$"_s);
    return form.match(text).hasMatch();
}

/// The address in the mail's From header; empty where there is none.
QString headerSender(const QByteArray &content)
{
    static const QRegularExpression form(u"^From:(?:[^\\r\\n]*<([^<>\\r\\n]+)>|\\s*([^\\s<>]+@[^\\s<>]+))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const qsizetype end = content.indexOf("\r\n\r\n");
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(content.mid(0, end)));
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

bool same(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray SmtpDialogue::greet()
{
    if (const QByteArray refusal = fault("connect"); !refusal.isEmpty()) {
        m_isOver = true;
        return refusal + "\r\n";
    }
    const QString now =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, d MMM yyyy hh:mm:ss +0000");
    return "220 " + smtpServerName() + " Microsoft ESMTP MAIL Service ready at " + now.toLatin1() + "\r\n";
}

void SmtpDialogue::encrypted()
{
    m_wantsEncryption = false;
    m_isEncrypted = true;
    m_saidHello = false;
    m_mailbox.clear();
    reset();
}

QByteArray SmtpDialogue::command(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray verb = (space < 0 ? line : line.left(space)).toUpper();
    const QByteArray argument = space < 0 ? QByteArray() : line.mid(space + 1).trimmed();
    if (verb == "EHLO" || verb == "HELO")
        return ehlo(verb, argument);
    if (verb == "STARTTLS")
        return startTls();
    if (verb == "AUTH")
        return auth(argument);
    if (verb == "MAIL")
        return mailFrom(argument);
    if (verb == "RCPT")
        return rcptTo(argument);
    if (verb == "DATA")
        return data();
    if (verb == "BDAT")
        return bdat(argument);
    if (verb == "RSET") {
        reset();
        return "250 2.0.0 Resetting";
    }
    if (verb == "NOOP")
        return "250 2.0.0 OK";
    if (verb == "QUIT") {
        m_isOver = true;
        return "221 2.0.0 Service closing transmission channel";
    }
    return unknown(verb);
}

QByteArray SmtpDialogue::unknown(const QByteArray &verb)
{
    if (++m_mistakes > mostMistakes) {
        m_isOver = true;
        return "421 4.7.0 Too many errors on this connection, closing transmission channel";
    }
    QByteArray shown;
    const QByteArray start = verb.left(32);
    for (const char c : start)
        shown += c > ' ' && c < 127 ? c : '?';
    return "500 5.3.3 Unrecognized command '" + shown + '\'';
}

QByteArray SmtpDialogue::ehlo(const QByteArray &verb, const QByteArray &argument)
{
    if (argument.isEmpty())
        return "501 5.5.4 Invalid domain name";
    reset();
    m_saidHello = true;
    const QByteArray hello = smtpServerName() + " Hello [127.0.0.1]";
    if (verb == "HELO")
        return "250 " + hello;
    return "250-" + hello
        + "\r\n250-SIZE 157286400\r\n250-PIPELINING\r\n250-DSN\r\n250-ENHANCEDSTATUSCODES\r\n"
        + (m_isEncrypted ? "250-AUTH LOGIN XOAUTH2" : "250-STARTTLS")
        + "\r\n250-8BITMIME\r\n250-BINARYMIME\r\n250-CHUNKING\r\n250 SMTPUTF8";
}

QByteArray SmtpDialogue::startTls()
{
    if (!m_saidHello)
        return "503 5.5.2 Send hello first";
    if (m_isEncrypted)
        return "503 5.5.2 Only one STARTTLS command can be issued per session";
    m_wantsEncryption = true;
    return "220 2.0.0 SMTP server ready";
}

QByteArray SmtpDialogue::auth(const QByteArray &argument)
{
    const QByteArray mechanism = argument.split(' ').first().toUpper();
    if (!m_saidHello)
        return "503 5.5.2 Send hello first";
    if (!m_mailbox.isEmpty())
        return "503 5.5.2 Already authenticated";
    if (!m_isEncrypted || (mechanism != "XOAUTH2" && mechanism != "LOGIN"))
        return "504 5.7.4 Unrecognized authentication type";
    const QByteArray initial = argument.mid(mechanism.size()).trimmed();
    if (mechanism == "XOAUTH2") {
        if (!initial.isEmpty())
            return xoauth2(initial);
        m_expecting = Expecting::Xoauth2Response;
        return "334 ";
    }
    m_expecting = initial.isEmpty() ? Expecting::LoginUser : Expecting::LoginPassword;
    return initial.isEmpty() ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6";
}

QByteArray SmtpDialogue::response(const QByteArray &line)
{
    const Expecting expected = std::exchange(m_expecting, Expecting::Command);
    if (line == "*")
        return "501 5.5.4 Authentication cancelled";
    if (expected == Expecting::Xoauth2Response)
        return xoauth2(line.trimmed());
    if (expected == Expecting::LoginUser) {
        m_expecting = Expecting::LoginPassword;
        return "334 UGFzc3dvcmQ6";
    }
    return basicRefusal(m_state);
}

QByteArray SmtpDialogue::xoauth2(const QByteArray &response)
{
    if (const QByteArray refusal = fault("auth"); !refusal.isEmpty())
        return refusal;
    const SmtpLogin login = judgeXoauth2(m_state, response);
    if (!login.isWelcome())
        return login.refusal;
    m_mailbox = login.mailbox;
    m_userId = login.userId;
    return "235 2.7.0 Authentication successful";
}

QByteArray SmtpDialogue::mailFrom(const QByteArray &argument)
{
    if (!m_saidHello)
        return "503 5.5.2 Send hello first";
    if (!m_isEncrypted)
        return "451 5.7.3 STARTTLS is required to send mail [" + smtpServerName() + ']';
    if (m_mailbox.isEmpty())
        return "530 5.7.57 Client not authenticated to send mail. [" + smtpServerName() + ']';
    if (m_hasSender)
        return "503 5.5.2 Sender already specified";
    if (const QByteArray refusal = fault("mail"); !refusal.isEmpty())
        return refusal;
    const std::optional<QString> sender = path(argument, "FROM"_L1);
    if (!sender || (!sender->isEmpty() && !isAddress(*sender)))
        return "501 5.1.7 Invalid address";
    static const QRegularExpression size(u"\\sSIZE=(\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
    if (size.match(QString::fromUtf8(argument)).captured(1).toDouble() > 157286400)
        return "552 5.3.4 Message size exceeds fixed maximum message size";
    m_hasSender = true;
    m_sender = *sender;
    return "250 2.1.0 Sender OK";
}

QByteArray SmtpDialogue::rcptTo(const QByteArray &argument)
{
    if (!m_hasSender)
        return "503 5.5.2 Need mail command";
    if (const QByteArray refusal = fault("rcpt"); !refusal.isEmpty())
        return refusal;
    const std::optional<QString> recipient = path(argument, "TO"_L1);
    if (!recipient || !isAddress(*recipient))
        return "501 5.1.3 Invalid address";
    if (m_recipients.size() >= mostRecipients)
        return "452 4.5.3 Too many recipients";

    const std::scoped_lock lock(m_state.mutex);
    const QString domain = recipient->section(u'@', -1);
    if ((same(domain, m_state.domain) || same(domain, m_state.initialDomain))
        && !m_state.mailboxAt(*recipient))
        return "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup";
    m_recipients.append(*recipient);
    return "250 2.1.5 Recipient OK";
}

QByteArray SmtpDialogue::data()
{
    if (m_recipients.isEmpty() || !m_content.isEmpty())
        return "503 5.5.2 Need rcpt command";
    m_expecting = Expecting::Data;
    return "354 Start mail input; end with <CRLF>.<CRLF>";
}

QByteArray SmtpDialogue::bdat(const QByteArray &argument)
{
    const QList<QByteArray> words = argument.toUpper().split(' ');
    bool isNumber = false;
    const qint64 size = words.first().toLongLong(&isNumber);
    if (!isNumber || size < 0 || words.size() > 2 || (words.size() == 2 && words.last() != "LAST")) {
        m_isOver = true; // what follows can't be told from commands any more
        return "501 5.5.4 Invalid arguments";
    }
    if (m_recipients.isEmpty()) {
        m_isOver = true;
        return "503 5.5.2 Need rcpt command";
    }
    m_chunkLeft = size;
    m_isLastChunk = words.size() == 2;
    m_expecting = Expecting::Chunk;
    return {};
}

QByteArray SmtpDialogue::submit()
{
    m_expecting = Expecting::Command;
    const QString sender = m_sender;
    const QStringList recipients = m_recipients;
    const QByteArray content = m_content;
    const bool isTooLarge = m_isTooLarge;
    reset();
    if (isTooLarge)
        return "552 5.3.4 Message size exceeds fixed maximum message size";
    if (const QByteArray refusal = fault("data", recipients); !refusal.isEmpty())
        return refusal;
    for (const QString &claimed : {sender, headerSender(content)}) {
        if (!claimed.isEmpty() && !maySendAs(claimed)) {
            return "554 5.2.252 SendAsDenied; " + submitter() + " not allowed to send as " + claimed.toUtf8()
                + "; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed "
                  "to process "
                  "message due to a permanent exception with message Cannot submit message."
                + hostname();
        }
    }
    if (const QByteArray refusal = fullness(sender); !refusal.isEmpty())
        return refusal;
    const QString id = m_mailFlow.accept(sender, recipients, content);
    return "250 2.0.0 OK <" + id.toUtf8() + "@" + smtpServerName() + '>' + hostname();
}

QByteArray SmtpDialogue::fullness(const QString &sender) const
{
    const std::scoped_lock lock(m_state.mutex);
    const Account *mailbox = m_state.mailboxAt(sender);
    const QString why = mailbox ? sendingRefusalOf(*mailbox, 0) : QString();
    return why.isEmpty() ? QByteArray() : "554 " + why.toUtf8() + hostname();
}

QByteArray SmtpDialogue::submitter() const
{
    const std::scoped_lock lock(m_state.mutex);
    const Account *user = m_state.account(m_userId);
    return user ? user->primaryAddress().toUtf8() : m_mailbox.toUtf8();
}

bool SmtpDialogue::maySendAs(const QString &address) const
{
    const std::scoped_lock lock(m_state.mutex);
    const Account *mailbox = m_state.mailboxAt(address);
    const Account *user = m_state.account(m_userId);
    return mailbox && user && (mailbox->id == user->id || practice::maySendAs(m_state, *mailbox, *user));
}

QByteArray SmtpDialogue::fault(const char *stage, const QStringList &recipients)
{
    const std::scoped_lock lock(m_state.mutex);
    const QJsonObject faults = m_state.faults.value("smtp"_L1).toObject();
    QByteArray reply = faults.value(QLatin1StringView(stage)).toString().toUtf8();
    if (reply.isEmpty())
        reply = refusalByName(m_state, faults.value("refuses"_L1).toString(), stage, recipients);
    if (reply.startsWith("421"))
        m_isOver = true;
    return reply;
}

void SmtpDialogue::reset()
{
    m_hasSender = false;
    m_sender.clear();
    m_recipients.clear();
    m_content.clear();
    m_isTooLarge = false;
    m_chunkLeft = 0;
    m_isLastChunk = false;
}

} // namespace cmw::practice

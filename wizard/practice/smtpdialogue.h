// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

namespace cmw::practice {

class MailFlow;
class State;

/// One client's talk with the practice SMTP server, without its socket: bytes in, bytes out, in Exchange
/// Online's words. Takes any bytes whatever. The scenario's faults ("smtp": {"connect" | "auth" | "mail" |
/// "rcpt" | "data": reply}) answer in place of that stage; a reply of 421 also ends the talk.
class SmtpDialogue final {
public:
    SmtpDialogue(State &state, MailFlow &mailFlow) : m_state(state), m_mailFlow(mailFlow) { }

    /// The first words.
    QByteArray greet();
    /// What to answer to these bytes; empty while a line isn't complete.
    QByteArray take(const QByteArray &bytes);
    /// True from the reply to STARTTLS until encrypted(): what arrives in plain text meanwhile is dropped.
    bool wantsEncryption() const { return m_wantsEncryption; }
    void encrypted();
    /// True once the connection is to be closed.
    bool isOver() const { return m_isOver; }

private:
    enum class Expecting { Command, Xoauth2Response, LoginUser, LoginPassword, Data, Chunk };

    bool takeOne(QByteArray &answer);
    bool takeLine(QByteArray &answer);
    bool takeDataLine(QByteArray &answer);
    bool takeChunk(QByteArray &answer);
    QByteArray command(const QByteArray &line);
    QByteArray response(const QByteArray &line);
    QByteArray ehlo(const QByteArray &verb, const QByteArray &argument);
    QByteArray startTls();
    QByteArray auth(const QByteArray &argument);
    QByteArray xoauth2(const QByteArray &response);
    QByteArray mailFrom(const QByteArray &argument);
    QByteArray rcptTo(const QByteArray &argument);
    QByteArray data();
    QByteArray bdat(const QByteArray &argument);
    QByteArray submit();
    QByteArray unknown(const QByteArray &verb);
    /// The reply where the sender's mailbox is too full to send; else empty.
    QByteArray fullness(const QString &sender) const;
    /// Whose token it was, by address.
    QByteArray submitter() const;
    /// The mailbox's own user, and whoever has Send As on it.
    bool maySendAs(const QString &address) const;
    /// What a scenario has answered in place of a stage.
    QByteArray fault(const char *stage, const QStringList &recipients = {});
    void append(const QByteArray &content);
    void reset();

    State &m_state;
    MailFlow &m_mailFlow;
    Expecting m_expecting = Expecting::Command;
    QByteArray m_input;
    bool m_isSkippingLine = false; ///< the rest of a line that was too long
    bool m_isMidLine = false; ///< in data: the line's start was taken already
    bool m_saidHello = false;
    bool m_isEncrypted = false;
    bool m_wantsEncryption = false;
    bool m_isOver = false;
    int m_mistakes = 0;

    QString m_mailbox; ///< logged in
    QString m_userId; ///< whose token it was: not the mailbox's own user for a shared mailbox
    bool m_hasSender = false;
    QString m_sender;
    QStringList m_recipients;
    QByteArray m_content;
    bool m_isTooLarge = false;
    qint64 m_chunkLeft = 0;
    bool m_isLastChunk = false;
};

} // namespace cmw::practice

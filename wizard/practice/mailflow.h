// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/messagetrace.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw::practice {

class State;
struct Account;
struct Mail;

/// Where a mail goes, as Exchange Online decides it from what the State says: inbox, forwarding, and what
/// forbids it. Thread-safe.
class MailFlow final {
public:
    explicit MailFlow(State &state) : m_state(state) { }

    /// Takes a mail, from a mailbox of the organisation or from anyone outside, and delivers it at once.
    /// Returns its queue id.
    QString accept(const QString &sender, const QStringList &recipients, const QByteArray &content);

private:
    /// Who forwards: the mailbox as it is set, or one of its rules.
    enum class Forwarder { Mailbox, InboxRule };

    void deliver(const Mail &mail, int hops, Forwarder forwarder = Forwarder::Mailbox);
    /// At the mailbox's door, where the filters look at what comes from outside.
    void arrive(const Account &account, Mail mail, int hops);
    void hold(const Mail &mail, const QString &moderator);
    /// Out of the organisation, by the connector of a mail flow rule where one says so.
    void send(Mail mail, const QString &connector);
    void forward(const Account &account, const Mail &mail, int hops);
    void forwardTo(const QString &target, const Account &account, Mail mail, Forwarder forwarder, int hops);
    void keep(const Account &account, Mail mail, int hops);
    /// Into the inbox of whoever is to say what becomes of it, or outside.
    void put(Mail mail, const QString &address, const QString &note);
    void bounce(const Mail &mail, const QString &why);

    State &m_state;
    MessageTrace m_trace{m_state};
};

} // namespace cmw::practice

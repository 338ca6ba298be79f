// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    void deliver(const Mail &mail, int hops);
    /// Whether a mail flow rule took the mail: bounced, deleted or redirected.
    bool takenByRule(const Mail &mail, int hops);
    void forward(const Account &account, const Mail &mail, int hops);
    void bounce(const Mail &mail, const QString &why);
    bool allowsForwarding(const QString &mailbox, const QString &target) const;

    State &m_state;
};

} // namespace cmw::practice

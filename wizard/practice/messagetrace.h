// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw::practice {

class State;
struct Mail;
struct TraceRow;

/// What Exchange's message trace notes of a mail on its way: a row for each of those whom it goes to, and for whom it
/// is forwarded to, all with the same ids. Called with the state's lock.
///
/// Source: Microsoft Learn, "Get-MessageTraceV2" and "Message trace in the modern Exchange admin center" (statuses);
/// the events' words are as administrators have published them. What no source shows is left out.
class MessageTrace final {
public:
    explicit MessageTrace(State &state) : m_state(state) { }

    /// The mail is on its way to that recipient.
    void received(const Mail &mail);
    /// A mail flow rule does something with it.
    void caught(const Mail &mail, const QString &rule);
    void deleted(const Mail &mail); ///< by that rule
    void delivered(const Mail &mail); ///< into the mailbox
    void junked(const Mail &mail);
    void quarantined(const Mail &mail);
    void held(const Mail &mail); ///< until somebody says what becomes of it
    void sent(const Mail &mail); ///< out of the organisation, and taken there
    /// It goes to somebody else in this one's place: of this one no status is known.
    void redirected(const Mail &mail);
    void failed(const Mail &mail, const QString &why);

private:
    TraceRow &row(const Mail &mail);
    void note(const Mail &mail, const QString &event, const QString &action, const QString &detail);
    void settle(const Mail &mail, const QString &status);

    State &m_state;
};

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: the test email, and what its refusal means.

#include "session/session.h"
#include "session/mailevidence.h"
#include "session/testemail.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// For so long what was seen of a line speaks of a refusal: findings are kept in the set-up's file, and one of last week
/// tells nothing of today.
constexpr qint64 stillTrue = 3600; // seconds

} // namespace

void Session::sendTestEmail(const QString &to, const AdminTokens &tokens)
{
    m_testEmail.reset();
    m_test = std::make_unique<TestEmail>(m_surroundings, *m_runner, *m_journal, preparedRun(tokens), to);
    connect(m_test.get(), &TestEmail::waitingForPerson, this, &Session::waitingForPerson);
    connect(m_test.get(), &TestEmail::stageEnded, this, &Session::stageEnded);
    connect(m_test.get(), &TestEmail::looked, this, [this](const QString &task, const Finding &finding) {
        // What this look can't tell, an earlier one may have.
        if (finding.state == State::Unknown)
            return;
        learn(finding.learned);
        found(task, finding);
    });
    connect(m_test.get(), &TestEmail::finished, this, [this](const TestEmailResult &result) {
        m_testEmail = result;
        m_testEmail->finding = judged(result);
        setFinding(testTask, m_testEmail->finding);
        end(result.finding.code == u"cancelled" ? std::optional(cancelled()) : result.leftover);
    });
    Q_EMIT taskStarted(testTask);
    m_test->start();
}

Finding Session::judged(const TestEmailResult &result) const
{
    if (result.refusal.code.isEmpty())
        return result.finding;
    const auto line = [this, &result](const QString &task) {
        const Finding known = m_findings.value(task);
        const bool isFresh = known.at.isValid() && known.at.secsTo(result.refusedAt) < stillTrue;
        return isFresh ? std::optional(known) : std::nullopt;
    };
    QList<Change> changes = standing();
    erase_if(changes, [&result](const Change &change) {
        return change.at > result.refusedAt
            || (change.task != u"mailbox.smtp-auth" && change.task != u"mailbox.login");
    });
    Evidence evidence{result.refusal, u"XOAUTH2"_s, result.from, result.to, result.refusedAt, {},
        tokenNeeds(m_setup, m_surroundings.endpoints), line(u"mailbox.account"_s), line(u"mailbox.login"_s),
        line(u"mailbox.smtp-auth"_s), {}};
    if (result.token)
        evidence.token = tokenEvidence(*result.token);
    if (const std::optional<Settling> fresh = cmw::settling(changes, result.refusedAt))
        evidence.fresh = {fresh->since, fresh->until};
    const Finding finding = judge(evidence);
    // A reason that the server gave itself may be one that has passed.
    return finding.code == result.refusal.code
        ? explainedByAge(finding, changes, result.refusedAt, this->finding(u"mailbox.smtp-auth"_s).state)
        : finding;
}

} // namespace cmw

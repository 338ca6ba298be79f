// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: the test email, and what its refusal means.

#include "session/session.h"
#include "session/mailevidence.h"
#include "session/testemail.h"
#include "tasks/verify/testredirect.h"

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

bool Session::startTestEmail(const QString &to, MailboxWay way)
{
    const std::optional<Error> because = way == MailboxWay::ByItself ? noRedirectHere() : std::nullopt;
    if (way == MailboxWay::ByItself)
        way = because ? MailboxWay::Paste : MailboxWay::Wizard;
    const Access access = way == MailboxWay::Wizard
        ? Access{Resource::Graph, TestRedirect().info().reads + TestRedirect().info().writes}
        : Access{};
    return begin(
        access,
        [this, to, way, because](const AdminTokens &tokens) { sendTestEmail(to, tokens, way, because); },
        [this, to](const Error &refusal) { return sendWithoutAdmin(to, refusal); });
}

std::optional<Error> Session::noRedirectHere() const
{
    if (m_setup.callbackUrl.isEmpty())
        return {};
    if (!m_setup.sharedAppWith.isEmpty())
        return Error{u"pasted/app-of-another"_s, {{u"owner"_s, m_setup.sharedAppWith}}, {}};
    // Client ID, tenant ID and secret came by hand, and no admin has signed in since.
    const bool isByHand = !m_setup.clientId.isEmpty() && m_setup.appObjectId.isEmpty()
        && m_setup.adminAccount.isEmpty() && !m_admin->person();
    return isByHand ? std::optional(Error{u"pasted/no-admin"_s, {}, {}}) : std::nullopt;
}

bool Session::sendWithoutAdmin(const QString &to, const Error &refusal)
{
    constexpr const char16_t *refusals[] = {u"identity/refused", u"identity/needs-approval",
        u"identity/account-unknown", u"identity/client-permission", u"identity/client-unknown",
        u"identity/client-redirect", u"identity/code-blocked"};
    const bool isRefused = std::any_of(std::begin(refusals), std::end(refusals),
        [&refusal](const char16_t *code) { return refusal.code == QStringView(code); });
    if (!isRefused || m_setup.callbackUrl.isEmpty())
        return false;
    sendTestEmail(to, {}, MailboxWay::Paste, refusal);
    return true;
}

bool Session::isWaitingForAddress() const
{
    return m_busy && m_test && m_test->isWaitingForAddress();
}

Judgement Session::judgePastedAddress(const QString &text) const
{
    return m_busy && m_test ? m_test->judge(text) : Judgement();
}

Judgement Session::takePastedAddress(const QString &text)
{
    return m_busy && m_test ? m_test->take(text) : Judgement();
}

void Session::sendTestEmail(
    const QString &to, const AdminTokens &tokens, MailboxWay way, const std::optional<Error> &because)
{
    if (way != MailboxWay::WebexConnect && (m_setup.clientSecret.isEmpty() || m_setup.clientId.isEmpty())) {
        setFinding(testTask,
            Finding(State::Wrong, m_setup.clientId.isEmpty() ? u"verify/no-app"_s : u"secret/not-here"_s));
        end({});
        return;
    }
    // Where somebody is signed in to Exchange already, a refusal can be looked into.
    const auto begin = [this, to, graph = tokens.graph, way, because](const Result<Secret> &exchange) {
        if (m_cancelled)
            end(cancelled());
        else
            beginTestEmail(to, {graph, exchange ? *exchange : Secret()}, way, because);
    };
    const auto borrow = [this, begin] { m_admin->borrow({Resource::Exchange, {}}, begin); };
    if (way != MailboxWay::Paste || !m_setup.tenantId.isEmpty()) {
        borrow();
        return;
    }
    // No admin has said yet which organisation it is; the mailbox's domain does.
    findMailboxHome([this, borrow](const Result<void> &fit) {
        if (m_cancelled || !fit)
            end(m_cancelled ? cancelled() : fit.error());
        else
            borrow();
    });
}

void Session::beginTestEmail(
    const QString &to, const AdminTokens &tokens, MailboxWay way, const std::optional<Error> &because)
{
    m_testEmail.reset();
    Run run = preparedRun(tokens);
    if (run.setup.tenantId.isEmpty())
        run.setup.tenantId = m_homeTenant;
    m_test = std::make_unique<TestEmail>(m_surroundings, *m_runner, *m_journal, run, to, way, because);
    connect(m_test.get(), &TestEmail::waitingForPerson, this, &Session::waitingForPerson);
    connect(m_test.get(), &TestEmail::waitingForAddress, this, &Session::waitingForAddress);
    connect(m_test.get(), &TestEmail::stageEnded, this, &Session::stageEnded);
    connect(m_test.get(), &TestEmail::doubted, this, &Session::doubted);
    connect(m_test.get(), &TestEmail::looked, this, &Session::foundBeside);
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
    // Several receivers, all refused, have no one reason.
    const bool isOfSeveral = result.receivers.size() > 1 && result.refusal.code == u"smtp/recipient";
    if (result.refusal.code.isEmpty() || isOfSeveral)
        return result.finding;
    QList<Change> changes = standing();
    QStringList changedSince;
    for (const Change &change : changes) {
        if (change.at > result.refusedAt)
            changedSince.append(change.task);
    }
    const auto line = [this, &result, &changedSince](const QString &task) {
        if (changedSince.contains(task)) // it stood otherwise
            return std::optional<Finding>();
        const Finding known = m_findings.value(task);
        return isFresh(known, result.refusedAt) ? std::optional(known) : std::nullopt;
    };
    erase_if(changes, [&result](const Change &change) {
        return change.at > result.refusedAt
            || (change.task != u"mailbox.smtp-auth" && change.task != u"mailbox.login");
    });
    Evidence evidence{result.refusal, u"XOAUTH2"_s, result.from, result.to, result.refusedAt, {},
        tokenNeeds(m_setup, m_surroundings.endpoints), line(u"mailbox.account"_s), line(u"mailbox.login"_s),
        line(u"mailbox.smtp-auth"_s), {}, line(u"mailbox.limits"_s), line(u"mailbox.routes"_s),
        line(u"azure.licences"_s)};
    evidence.changedSince = changedSince;
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

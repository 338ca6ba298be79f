// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: the signed-in admin's own account writes the mail that is then followed.

#include "services/cloud.h"
#include "services/graphsendmail.h"
#include "session/session.h"
#include "tasks/verify/receiptverdict.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Nobody gave the permission, or the directory doesn't let it be given here.
bool isNotPermitted(const Error &error)
{
    constexpr const char16_t *codes[] = {u"graph/denied", u"identity/consent-declined",
        u"identity/needs-approval", u"identity/denied", u"identity/client-permission"};
    return std::any_of(std::begin(codes), std::end(codes),
        [&error](const char16_t *code) { return error.code == QStringView(code); });
}

/// Graph says so in several ways, whatever the status.
bool hasNoMailbox(const Error &error)
{
    const QString code = error.args.value(u"code"_s).toString();
    return error.code == u"graph/not-found" || code == u"MailboxNotEnabledForRESTAPI"
        || code == u"ErrorMissingEmailAddress";
}

/// The finding of a mail that didn't go; the person can still write one.
Finding notSent(const Error &error, const QString &mailbox, const QString &account)
{
    const bool isItself = error.code == u"verify/receive-send-itself";
    if (!isItself && !isNotPermitted(error) && !hasNoMailbox(error))
        return Finding(error);
    const QString code = isItself ? error.code
        : isNotPermitted(error)   ? u"verify/receive-send-not-permitted"_s
                                  : u"verify/receive-send-no-mailbox"_s;
    Finding finding(State::ForPerson, code, {{u"mailbox"_s, mailbox}, {u"account"_s, account}});
    finding.evidence = error.evidence;
    return finding;
}

/// What is sent from the mailbox to itself shows nothing of the way to it.
Result<void> sendFromOutsideTheMailbox(Cloud &cloud, const AwaitedMail &awaited, const QString &subject)
{
    const Result<QJsonObject> me = cloud.graph.me();
    if (!me)
        return me.error();
    for (const auto &key : {"mail"_L1, "userPrincipalName"_L1}) {
        if (awaited.mailbox.contains(me->value(key).toString(), Qt::CaseInsensitive))
            return Error{u"verify/receive-send-itself"_s, {}, {}};
    }
    return sendOwnMail(cloud, {awaited.mailbox.value(0), subject});
}

} // namespace

std::optional<QString> Session::possibleSender() const
{
    const QString account = m_admin->person() ? m_admin->person()->account : m_setup.adminAccount;
    if (m_setup.mailboxAddresses().contains(account, Qt::CaseInsensitive))
        return {};
    return account;
}

bool Session::startSending(
    const QString &code, const QString &subject, std::chrono::minutes within, Unforwarded unforwarded)
{
    const AwaitedMail awaited{
        m_setup.mailboxAddresses(), m_setup.forwardingAddress, code, now(), m_setup.verifiedDomains, true};
    const auto tell = [this, mailbox = m_setup.mailbox](const Error &error) {
        m_receipt.reset();
        setFinding(receivingTask, notSent(error, mailbox, possibleSender().value_or(mailbox)));
        end({});
    };
    const auto send = [this, awaited, subject, within, unforwarded, tell](const AdminTokens &tokens) {
        const Task *forwarding =
            unforwarded == Unforwarded::Told ? m_plan.task(u"mailbox.forwarding"_s) : nullptr;
        const Run run = preparedRun(tokens);
        const auto body = [awaited, subject, forwarding, setup = run.setup](Cloud &cloud) -> Result<void> {
            // Following says so, and needs no mail for it.
            if (forwarding && cmw::isUnforwarded(forwarding->check(setup, cloud)))
                return {};
            return sendFromOutsideTheMailbox(cloud, awaited, subject);
        };
        Q_EMIT taskStarted(receivingTask);
        m_runner->work(receivingTask, run, body,
            [this, awaited, within, unforwarded, tell, tokens](const Result<void> &sent) {
                if (m_cancelled || (!sent && sent.error().isCancelled()))
                    end(cancelled());
                else if (!sent)
                    tell(sent.error());
                else
                    follow(awaited, within, unforwarded, tokens);
            });
    };
    // The permission is asked for here alone: who refuses it keeps all else.
    return begin({Resource::Graph | Resource::Exchange, {mailSend}}, send, [tell](const Error &refusal) {
        if (!isNotPermitted(refusal))
            return false;
        tell(refusal);
        return true;
    });
}

} // namespace cmw

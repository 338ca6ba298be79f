// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session does: a mail from outside is followed.

#include "session/mailevidence.h"
#include "session/receiving.h"
#include "session/session.h"
#include "tasks/verify/receiptverdict.h"

namespace cmw {

using namespace Qt::StringLiterals;

bool Session::startReceiving(
    const QString &code, const QDateTime &since, std::chrono::minutes within, Unforwarded unforwarded)
{
    const AwaitedMail awaited{
        m_setup.mailboxAddresses(), m_setup.forwardingAddress, code, since, m_setup.verifiedDomains};
    return begin({Resource::Exchange, {}}, [this, awaited, within, unforwarded](const AdminTokens &tokens) {
        follow(awaited, within, unforwarded, tokens);
    });
}

bool Session::isUnforwarded() const
{
    const Finding known = finding(u"mailbox.forwarding"_s);
    return isFresh(known, now()) && cmw::isUnforwarded(known);
}

void Session::follow(const AwaitedMail &awaited, std::chrono::minutes within, Unforwarded unforwarded,
    const AdminTokens &tokens)
{
    m_receipt.reset();
    m_receiving = std::make_unique<Receiving>(
        *m_runner, preparedRun(tokens), tasksNamed(linesThatExplain()), awaited, within, unforwarded);
    connect(m_receiving.get(), &Receiving::followed, this, [this](const Receipt &receipt) {
        m_receipt = receipt;
        Q_EMIT followed(receipt);
    });
    connect(m_receiving.get(), &Receiving::looked, this, &Session::foundBeside);
    connect(m_receiving.get(), &Receiving::finished, this, [this](const Receipt &receipt) {
        if (receipt.finding.code.isEmpty()) {
            m_receipt.reset(); // nobody knows how it went on
            end(cancelled());
            return;
        }
        m_receipt = receipt;
        m_receipt->finding = judged(receipt);
        setFinding(receivingTask, m_receipt->finding);
        Q_EMIT followed(*m_receipt);
        end({});
    });
    Q_EMIT taskStarted(receivingTask);
    m_receiving->start();
}

Finding Session::judged(const Receipt &receipt) const
{
    return explainedByLines(receipt.finding, [this](const QString &task) {
        const Finding known = finding(task);
        return isFresh(known, now()) ? known : Finding();
    });
}

} // namespace cmw

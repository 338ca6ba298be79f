// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/runner.h"
#include "tasks/verify/receipt.h"

#include <QHash>
#include <QObject>

#include <chrono>

namespace cmw {

/// Follows a mail that a person writes to the mailbox: looks into the message trace, and again and again until it is
/// decided what became of it, or the time is over. It changes nothing. Ends exactly once with finished(). Main thread;
/// the looks run through the Runner, and a run that is stopped ends it.
class Receiving final : public QObject {
    Q_OBJECT
public:
    /// `run` has set-up, context and admin. `lines`: those of linesThatExplain() and more, looked at where they may
    /// explain what becomes of the mail; the forwarding one at first, where the person is to be told.
    Receiving(Runner &runner, const Run &run, const QList<const Task *> &lines, const AwaitedMail &awaited,
        std::chrono::minutes within, Unforwarded unforwarded);

    void start();

Q_SIGNALS:
    void followed(const cmw::Receipt &receipt); ///< a look ended
    /// A line of step 3 was looked at.
    void looked(const QString &task, const cmw::Finding &finding);
    /// Its receipt's finding is empty where it was cancelled.
    void finished(const cmw::Receipt &receipt);

private:
    Result<Receipt> follow(Cloud &cloud);
    Result<Receipt> look(const Cloud &cloud, Without without) const;
    QHash<QString, Finding> lookAtLines(const QStringList &ids, Cloud &cloud);
    /// The mailbox forwards elsewhere, or not at all.
    bool goesNowhere(Cloud &cloud);

    Runner &m_runner;
    const Run m_run;
    const QList<const Task *> m_lines;
    const AwaitedMail m_awaited;
    const std::chrono::seconds m_within;
    const Unforwarded m_unforwarded;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/setupcommand.h"

#include <QDateTime>
#include <QHash>

namespace cmw {

/// Follows a mail from outside to Webex Connect: says which mail to write, once it can be looked for, and looks for it
/// in the message trace. In a practice tenant the visitor writes it.
class ReceiveCommand final : public SetupCommand {
    Q_OBJECT
public:
    using SetupCommand::SetupCommand;
    QJsonObject json() const override;
    QString text() const override;

private:
    void work() override;
    void ask();
    /// What is new of its way.
    void tellSteps(const Receipt &receipt);
    Exit verdict() const override;
    QList<const Task *> tasks() const override;
    QString subject() const;
    /// The mail as far as it came: also where nothing could be looked at.
    Receipt result() const;
    Finding finding() const;

    QString m_code;
    QDateTime m_since; ///< UTC
    QHash<QString, QString> m_told; ///< by step
    bool m_isAsked = false; ///< for a mail
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command.h"
#include "app/input.h"
#include "diagnosis/explain.h"

#include <QList>

#include <memory>

namespace cmw {

/// Says what a pasted text means: the words behind the command, or else standard input. Works offline.
class ExplainCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
    void interrupt() override { Q_EMIT finished(Exit::Cancelled); }
    QJsonObject json() const override;
    QString text() const override;

private:
    void end(const QString &pasted);
    QString told(const Explanation &explanation) const;

    std::unique_ptr<Input> m_input;
    QString m_pasted;
    QList<Explanation> m_explanations;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace cmw {

class HiddenEcho;

/// Standard input without blocking the event loop. It wipes what it has told: it may be a secret.
class Input final : public QObject {
    Q_OBJECT
public:
    enum class Echo {
        Shown,
        Hidden, ///< a terminal doesn't show what is typed
    };

    explicit Input(Echo echo = Echo::Shown);
    ~Input() override;

    /// Whether a person can answer there.
    static bool isTerminal();

Q_SIGNALS:
    void line(const QByteArray &text); ///< without the space around it
    void ended();

private:
    void take(const QByteArray &bytes);
    void tell(QByteArray text);

    std::unique_ptr<HiddenEcho> m_hidden;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_rest;
};

} // namespace cmw

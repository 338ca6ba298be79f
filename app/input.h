// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace cmw {

/// Standard input without blocking the event loop.
class Input final : public QObject {
    Q_OBJECT
public:
    explicit Input(QObject *parent = nullptr);
    ~Input() override;

    /// Whether a person can answer there.
    static bool isTerminal();

Q_SIGNALS:
    void line(const QString &text);
    void ended();

private:
    void take(const QByteArray &bytes);

    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_rest;
};

} // namespace cmw

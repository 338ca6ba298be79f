// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/input.h"
#include "app/output.h"
#include "core/error.h"

#include <QCoreApplication>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace cmw {

class Place;
class Session;

/// Brings the session the address at which the browser ended, where the test email's sign-in wants it: from standard
/// input, never from an argument, or from the practice visitor.
class AddressBringer final : public QObject {
    Q_OBJECT
public:
    AddressBringer(Session &session, const Place &place, const Output &output, QObject *parent = nullptr);
    ~AddressBringer() override;

Q_SIGNALS:
    /// No address comes. Errors: command/no-address; pasted/*.
    void gaveUp(const cmw::Error &error);

private:
    void bring(const QUrl &signIn, bool opened, const std::optional<Error> &because);
    void askVisitor();
    void take(const QString &address);
    void stop();

    Session &m_session;
    const Place &m_place;
    const Output &m_output;
    QUrl m_signIn; ///< whose end is awaited
    std::unique_ptr<Input> m_input;
    std::optional<Error> m_objection; ///< to what came last
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/task.h"

namespace cmw {

/// A loopback redirect URI on the app, for the test email's sign-in alone: added before, taken away right
/// after. No line of the plan. undo() needs no URI: it takes away the one that the change names.
class TestRedirect final : public Task {
public:
    /// `uri`: "http://localhost:<port>", as the sign-in listens.
    explicit TestRedirect(QString uri = {}) : m_uri(std::move(uri)) { }

    TaskInfo info() const override;
    Finding check(const Setup &setup, Cloud &cloud) const override;
    Result<Change> apply(const Setup &setup, Cloud &cloud) const override;
    Result<void> undo(const Setup &setup, const Change &change, Cloud &cloud) const override;

private:
    QString m_uri;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "core/result.h"
#include "core/setup.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

namespace cmw {

/// A set-up file's content: the set-up and how its lines stood when it was last looked at.
struct StoredSetup {
    Setup setup;
    QHash<QString, Finding> findings; ///< by task id; states, codes and arguments only
    QDateTime at; ///< when it was written, UTC
};

/// A line of the welcome page's list.
struct StoredSummary {
    QString file, name, mailbox;
    QString step; ///< the first step that isn't done: "1" to "4", "verify", or "done"
    int done = 0, total = 0;
    bool hasApp = false; ///< another mailbox can share it
    QDateTime at;
    QDateTime secretExpires;
    Result<void> readable; ///< why it can't be read, where it can't
};

/// Set-up files: JSON without secrets (resources/setup.schema.json), written atomically. A file that is
/// broken or of a newer version is never touched.
class Store final {
public:
    /// `folder`: where new set-ups go; made when first needed.
    explicit Store(QString folder);

    QList<StoredSummary> list() const;
    /// Errors: setup/missing, setup/unreadable, setup/broken, setup/newer; args: file.
    static Result<StoredSetup> load(const QString &file);
    /// Errors: setup/not-written; args: file.
    static Result<void> save(const QString &file, const StoredSetup &stored);
    /// A file name for a new set-up of that mailbox, not yet taken.
    QString newFile(const QString &mailbox) const;
    const QString &folder() const { return m_folder; }

private:
    QString m_folder;
};

} // namespace cmw

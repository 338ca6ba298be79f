// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/finding.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace cmw {

/// What the commands print for people, in one language.
class ResultText final {
    Q_DECLARE_TR_FUNCTIONS(cmw::ResultText)
public:
    enum class Show {
        AsItIs,
        AsItWillBe, ///< a plan: what would be changed, too
    };

    enum class SecretsIn { Keychain, Memory };

    explicit ResultText(QString language) : m_language(std::move(language)) { }

    QString state(State state) const;
    /// `file`: where it is kept, for a person to find; may be empty.
    QString heading(const Session &session, const QString &file) const;
    /// The lines under their steps; what isn't as it should be with its reason and its repair.
    QString tasks(const Session &session, const QList<const Task *> &tasks, Show show) const;
    QString error(const Error &error) const;
    /// The dialogue with the mail server, and what the stages found beside it.
    enum class Dialogue { Hidden, Shown };
    QString testEmail(const TestEmailResult &result, Dialogue dialogue) const;
    /// One line for each stage of the test email.
    QString stage(const Stage &stage) const;
    /// Step 4 for a person: what goes into which field of the form.
    QString copySheet(const Session &session, SecretsIn secretsIn) const;
    /// What the journal says that still stands in the tenant.
    QString changes(const QList<JournalEntry> &changes) const;

private:
    QString secretPlace(const Session &session, SecretsIn secretsIn) const;
    /// What there is to say below a line, each line of it behind `margin`.
    QString details(const Finding &finding, Show show, const QString &margin) const;

    QString m_language;
};

} // namespace cmw

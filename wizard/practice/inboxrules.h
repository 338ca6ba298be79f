// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

namespace cmw::practice {

/// What a mailbox's own rules do with a mail that came into it.
struct InboxVerdict {
    struct Onward {
        QString to;
        bool isRedirected = false; ///< keeps its sender; else it comes from the mailbox
    };
    QString folder; ///< empty: the inbox
    QList<Onward> onward;
};

/// `rules`: as Get-InboxRule shows them, in their order. Conditions are never met here.
InboxVerdict judgedByInboxRules(const QJsonArray &rules);

} // namespace cmw::practice

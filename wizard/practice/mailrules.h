// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw::practice {

/// A mail on its way, as a mail flow rule sees it.
struct Passing {
    QString from;
    QString to;
    bool fromInside = false;
    bool toInside = false;
    bool isForwarded = false; ///< by a mailbox: of the message type AutoForward
};

/// What the first mail flow rule that applies does with a mail.
struct RuleVerdict {
    enum class Deed { Pass, Reject, Delete, Redirect };
    Deed deed = Deed::Pass;
    QString text = {}; ///< the bounce's words, or where it is redirected to
};

/// `rules`: rows of Get-TransportRule, in their order. Conditions on a mail's content are never met here.
RuleVerdict judgedByRules(const QList<QJsonObject> &rules, const Passing &mail);

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw::practice {

/// A mail on its way, as a mail flow rule sees it.
struct Passing {
    QString from;
    QString to;
    bool fromInside = false;
    bool toInside = false;
    bool isForwarded = false; ///< by a rule of a mailbox: of the message type AutoForward
    QStringList fromGroups = {}; ///< addresses of the groups that the sender is a member of
    QStringList toGroups = {};
};

/// What the mail flow rules that apply do with a mail: the first one that doesn't let it pass, or that says that
/// it is the last.
struct RuleVerdict {
    enum class Deed { Pass, Reject, Delete, Redirect, Moderate };
    Deed deed = Deed::Pass;
    QString text = {}; ///< the bounce's words, where it is redirected to, or whose approval it waits for
    QString connector = {}; ///< through which it goes
    QString rule = {}; ///< whose deed it is
};

/// `rules`: rows of Get-TransportRule, in their order. Conditions on a mail's content are never met here.
RuleVerdict judgedByRules(const QList<QJsonObject> &rules, const Passing &mail);

} // namespace cmw::practice

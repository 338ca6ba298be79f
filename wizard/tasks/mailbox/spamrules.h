// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw {

class Cloud;
struct Sender;

/// The organisation's outbound spam policies, and what they say about one mailbox. The first rule that applies
/// decides, else the default policy; they are no part of Microsoft's preset security policies.
/// Source: Microsoft Learn, "Configure outbound spam policies" and "Control automatic external email forwarding in
/// Microsoft 365".
class SpamRules final {
public:
    /// Why it can't be told whether a rule by group membership applies.
    enum class Doubt {
        None,
        Unreadable, ///< the groups can't be read
        Nested, ///< it is in the group by another one; Microsoft doesn't say whether that counts
        Unified, ///< it is in a Microsoft 365 group; of these Microsoft names the group, and not its members
    };
    /// What decides about forwarding from a mailbox.
    struct Verdict {
        bool allowed = false; ///< surely
        Doubt doubt = Doubt::None; ///< whether `policy` is the one that decides
        QString policy;
        QString mode; ///< "On", "Off" or "Automatic", which means Off
        QString unless = {}; ///< a policy that perhaps comes first and allows it
    };

    SpamRules(QList<QJsonObject> policies, QList<QJsonObject> rules);
    /// Errors: those of Exchange.
    static Result<SpamRules> read(Cloud &cloud);

    Verdict verdict(const Sender &sender) const;
    /// Whether an enabled rule goes by group membership.
    bool asksForGroups() const;
    /// Empty where there is none of that name.
    QJsonObject policy(const QString &name) const;
    QJsonObject rule(const QString &name) const;
    /// By a rule of another name than its own.
    bool isUsedByAnother(const QString &policy) const;
    qsizetype ruleCount() const { return m_rules.size(); }
    /// That rule is for this mailbox and nobody else.
    static bool isForOnly(const QJsonObject &rule, const Sender &sender);
    /// All that makes the rule anew: the parameters of New-HostedOutboundSpamFilterRule. Empty for none.
    static QJsonObject parameters(const QJsonObject &rule);
    static QString mode(const QJsonObject &policy);

private:
    Verdict verdict(const Sender &sender, qsizetype from) const;

    QList<QJsonObject> m_policies;
    QList<QJsonObject> m_rules; ///< by priority
};

} // namespace cmw

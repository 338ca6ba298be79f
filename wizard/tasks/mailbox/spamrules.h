// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace cmw {

class Cloud;

/// The organisation's outbound spam policies, and what they say about one mailbox.
/// Source: Microsoft Learn, "Control automatic external email forwarding in Microsoft 365".
class SpamRules final {
public:
    /// What decides about forwarding from a mailbox.
    struct Verdict {
        bool allowed = false;
        bool isCertain = true; ///< false: a rule by group membership comes first, which can't be read here
        QString policy;
        QString mode; ///< "On", "Off" or "Automatic", which means Off
    };

    /// Errors: those of Exchange.
    static Result<SpamRules> read(Cloud &cloud);

    Verdict verdict(const QString &mailbox) const;
    /// Empty where there is none of that name.
    QJsonObject policy(const QString &name) const;
    QJsonObject rule(const QString &name) const;
    /// By a rule of another name than its own.
    bool isUsedByAnother(const QString &policy) const;
    qsizetype ruleCount() const { return m_rules.size(); }
    /// That rule is for this mailbox and nobody else.
    static bool isForOnly(const QJsonObject &rule, const QString &mailbox);
    /// All that makes the rule anew: the parameters of New-HostedOutboundSpamFilterRule. Empty for none.
    static QJsonObject parameters(const QJsonObject &rule);
    static QString mode(const QJsonObject &policy);

private:
    QList<QJsonObject> m_policies;
    QList<QJsonObject> m_rules; ///< by priority
};

} // namespace cmw

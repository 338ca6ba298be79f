// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cmw {

class Cloud;
class SpamRules;
enum class Customization;
struct Sender;

/// The outbound spam policy that lets one mailbox forward, and the rule that makes it apply to that mailbox alone and
/// before all others. Both have the same name, as one that is made in Microsoft's portal.
class OwnPolicy final {
public:
    /// Names that Exchange takes, in the order in which they are tried: "Webex Connect - support", and with the whole
    /// address where another mailbox of the organisation has that already.
    static QStringList names(const QString &address);

    /// What is to be sent so that policy and rule are as they must be; they must not allow it already.
    /// Errors: mailbox/policy-name-taken.
    static Result<OwnPolicy> missing(const SpamRules &rules, const Sender &sender);
    /// Settings that the organisation doesn't have yet: refused where it must share Microsoft's.
    bool isNew() const { return m_createPolicy || m_createRule; }
    const QString &name() const { return m_name; }
    /// Errors: those of Exchange and of onceCustomized().
    Result<void> make(Customization customization, Cloud &cloud) const;

    /// What takeBack() needs.
    QJsonObject before() const;
    /// Brings back what was there; leaves alone what somebody has changed since.
    static Result<void> takeBack(const QJsonObject &before, Cloud &cloud);

private:
    QString m_name;
    QString m_mailbox;
    bool m_createPolicy = false;
    QString m_oldMode; ///< of a policy that stays; empty: as it must be
    bool m_createRule = false;
    QJsonObject m_oldRule; ///< to be replaced: disabled, overruled, or of another policy
};

} // namespace cmw

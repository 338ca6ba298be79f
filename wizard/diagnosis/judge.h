// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "diagnosis/tokenneeds.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

// Many causes have one answer: "535 5.7.3 Authentication unsuccessful". What is known beside it tells them apart.

namespace cmw {

/// All that is known when the mail server has refused.
struct Evidence {
    /// A change for the mailbox that was made before the refusal, and may not have been in force.
    struct Fresh {
        QDateTime since, until; ///< UTC; `until` is invalid where no source names a time
    };

    Finding refusal; ///< the server's, with the codes of services/smtp.h
    QString mechanism; ///< of the sign-in, in SMTP's words
    QString mailbox, receiver;
    QDateTime at; ///< of the refusal, UTC
    std::optional<TokenEvidence> token; ///< empty: it can't be read
    TokenNeeds needs;
    // The lines of step 3; empty, or of the state Unknown: nobody has looked.
    std::optional<Finding> account, login, smtpAuth;
    std::optional<Fresh> fresh;
    // More lines, for refusals of what follows the sign-in.
    std::optional<Finding> limits = {}, routes = {}, licences = {};
    QStringList changedSince = {}; ///< lines of which a later change stands: they say nothing of the refusal
};

/// The one cause that the evidence supports. The server's words and what was looked at are its evidence; a refusal that
/// says its reason, and has one only, stays as it is.
///
/// A sign-in (smtp/auth, smtp/auth-criteria) is judged in this order: mechanism, token (audience, scope, account), mailbox
/// and who may open it, the mailbox's switch, the organisation's, policies, age of the last change. Where nothing is
/// supported, that is the finding: smtp/auth-unexplained, or smtp/auth-unseen where something wasn't looked at.
///
/// What follows (smtp/sender, smtp/recipient, smtp/data, smtp/send-as-denied, smtp/mailbox-full) is judged by its status
/// code, and where that has several causes by the lines: smtp/send-as-unexplained, smtp/refused-unexplained and
/// smtp/submission-refused where all were seen and none explains it; smtp/submission-unseen, or the refusal's own code,
/// where they weren't. A sign-in that can't be checked now
/// (smtp/auth-temporary) may be held back for one of these reasons, too.
///
/// Where that leaves it open, and one of its lines was changed since, it is smtp/changed-since, to be sent again.
Finding judge(const Evidence &evidence);
/// Which lines tell more of such a refusal; their ids.
QStringList linesToLookAt(const Finding &refusal);
/// Whether there are any.
bool isWorthALook(const Finding &refusal);
/// Whether a look at them would tell more of what it was judged to be.
bool isUndecided(const Finding &judgement);

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "proof.h"

/// What becomes of two mails in that tenant: one of a customer's to Webex Connect, and an answer to the customer.
struct MailProof {
    int arrived = 0; ///< where all lines of their way were called fine
    QStringList lost; ///< hops of which all lines were called fine, and the mail didn't arrive
};

MailProof sendMails(const QString &scenario, const Verdict &verdict);

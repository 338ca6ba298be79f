// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/verify/receipt.h"

namespace cmw {

/// One part of a followed mail's way, as it is told while it goes on.
struct ReceiptStep {
    QString name; ///< "arrived", "forwarded", "taken"
    State state = State::Unknown; ///< Waiting: the trace may still show it; Unknown: its turn hasn't come
    QString code; ///< of its words, in the catalogue
    QVariantMap args;
};

/// The three steps of the way, in its order.
QList<ReceiptStep> stepsOf(const Receipt &receipt);

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVariantMap>

namespace cmw {

/// Why a call failed: a key of the catalogue, what its sentence speaks of, and the original text for support.
/// It is never a sentence itself: the page makes one, in the language of that moment.
struct Error {
    QString code; ///< catalogue key, such as "network/refused"
    QVariantMap args; ///< what the catalogue's text has in braces, such as host
    QString evidence; ///< the original words of the other side, without secrets

    bool isCancelled() const { return code == QLatin1String("cancelled"); }
    bool operator==(const Error &) const = default;
};

} // namespace cmw

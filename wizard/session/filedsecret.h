// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/setup.h"

#include <QString>

namespace cmw {

/// Which app and client secret a set-up's file names. Another window or command may have made them since this one read
/// the file, renewed the secret, or told of a renewal at the app that the set-up shares.
class FiledSecret final {
public:
    /// The file has these values now.
    void know(const Setup &setup)
    {
        m_clientId = setup.clientId;
        m_keyId = setup.secretKeyId;
    }
    /// Takes over what somebody else has written into the file since then, and leaves the value to the keychain. False
    /// where nobody has, or where the set-up itself has come to another secret or app meanwhile.
    bool takeOver(Setup &setup, const QString &file) const;

private:
    QString m_clientId, m_keyId;
};

} // namespace cmw

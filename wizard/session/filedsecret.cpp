// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filedsecret.h"

#include "session/store.h"

namespace cmw {

bool FiledSecret::takeOver(Setup &setup, const QString &file) const
{
    if (file.isEmpty() || setup.clientId.isEmpty() || setup.secretKeyId != m_keyId)
        return false;
    const Result<StoredSetup> stored = Store::load(file);
    if (!stored)
        return false;
    const Setup &theirs = stored->setup;
    if (theirs.secretKeyId == m_keyId || theirs.clientId != setup.clientId)
        return false;
    setup.secretKeyId = theirs.secretKeyId;
    setup.secretExpires = theirs.secretExpires;
    setup.retiringKeyId = theirs.retiringKeyId;
    setup.tokenGenerated = theirs.tokenGenerated;
    setup.clientSecret = Secret();
    return true;
}

} // namespace cmw

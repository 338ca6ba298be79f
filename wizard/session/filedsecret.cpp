// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filedsecret.h"

#include "session/store.h"

namespace cmw {

namespace {

constexpr QString Setup::*ofTheApp[] = {
    &Setup::tenantId,
    &Setup::organisation,
    &Setup::adminAccount,
    &Setup::appObjectId,
    &Setup::clientId,
    &Setup::servicePrincipalId,
    &Setup::sharedAppWith,
};

} // namespace

bool FiledSecret::takeOver(Setup &setup, const QString &file) const
{
    if (file.isEmpty() || setup.clientId != m_clientId || setup.secretKeyId != m_keyId)
        return false;
    const Result<StoredSetup> stored = Store::load(file);
    if (!stored)
        return false;
    const Setup &theirs = stored->setup;
    const bool isMade = m_clientId.isEmpty() && !theirs.clientId.isEmpty() && setup.clientSecret.isEmpty()
        && theirs.mailbox.compare(setup.mailbox, Qt::CaseInsensitive) == 0;
    const bool isRenewed =
        !m_clientId.isEmpty() && theirs.clientId == m_clientId && theirs.secretKeyId != m_keyId;
    if (!isMade && !isRenewed)
        return false;
    if (isMade) {
        for (QString Setup::*text : ofTheApp)
            setup.*text = theirs.*text;
    }
    setup.secretKeyId = theirs.secretKeyId;
    setup.secretExpires = theirs.secretExpires;
    setup.retiringKeyId = theirs.retiringKeyId;
    setup.tokenGenerated = theirs.tokenGenerated;
    setup.clientSecret = Secret();
    return true;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace cmw::practice {

struct Account;

// What a person's directory roles open in Exchange Online. Who has none of them is refused at the door; who has one sees
// the cmdlets of that role alone, and the others are not even recognised as names.
//
// Sources: Microsoft Learn, "Microsoft Entra built-in roles" (Exchange Recipient Administrator, Global Reader, Security
// Administrator) and "Permissions in Exchange Online" (which management roles their role groups have); which cmdlets
// those management roles have: Microsoft365DSC, the settings.json of its Exchange resources.

bool isExchangeRole(const Account &account);
bool mayRun(const Account &account, const QString &cmdlet);

} // namespace cmw::practice

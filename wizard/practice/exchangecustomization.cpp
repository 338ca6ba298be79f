// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exchange's settings of the organisation's own: whether it may have any.

#include "practice/exchangecustomization.h"

#include "practice/exchange.h"
#include "practice/state.h"

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Counts the calls since it was allowed. Microsoft's servers copy it to each other, so that a write is refused
/// for a while.
bool isDehydrated(State &state)
{
    Customization &customization = state.customization;
    if (customization.isMissing && customization.isUnderWay && --customization.calls < 0)
        customization.isMissing = false;
    return customization.isMissing;
}

} // namespace

/// Source: what Exchange answers, quoted in Microsoft365DSC/Microsoft365DSC#136 and
/// MicrosoftDocs/microsoft-365-docs#7403.
std::optional<Error> refusedAsDehydrated(State &state)
{
    if (!isDehydrated(state))
        return {};
    return Error{u"Microsoft.Exchange.Configuration.Tasks.InvalidOperationInDehydratedContextException"_s, {},
        u"The command you tried to run isn't currently allowed in your organization. To run this command, you "
        "first need to run the command: Enable-OrganizationCustomization."_s};
}

bool showsDehydrated(State &state)
{
    const bool is = isDehydrated(state);
    return is && (state.customization.isShown || !state.customization.isUnderWay);
}

Rows enableOrganizationCustomization(State &state, const QJsonObject &)
{
    Customization &customization = state.customization;
    // Source: MicrosoftDocs/office-docs-powershell#6497.
    if (!customization.isMissing || customization.isUnderWay)
        return Error{u"System.InvalidOperationException"_s, {},
            u"This operation is not required. Organization is already enabled for customization."_s};
    customization.isUnderWay = true;
    return QJsonArray();
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/signinrefusal.h"

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct Known {
    int aadsts;
    const char16_t *code;
};

constexpr Known meanings[] = {
    {65001, u"identity/needs-approval"},
    {90093, u"identity/needs-approval"},
    {90094, u"identity/needs-approval"},
    {90095, u"identity/needs-approval"},
    {65004, u"identity/consent-declined"},
    {16000, u"identity/account-unknown"},
    {50020, u"identity/account-unknown"},
    {50034, u"identity/account-unknown"},
    {65002, u"identity/client-permission"},
    {50011, u"identity/client-redirect"},
    {700016, u"identity/client-unknown"},
    {7000218, u"identity/client-secret"},
    {530036, u"identity/code-blocked"},
};

} // namespace

Error signInMeaning(const Error &error)
{
    const bool isRefusal = error.code == u"identity/refused" || error.code == u"identity/token-refused"
        || error.code == u"identity/denied";
    const int aadsts = error.args.value(u"aadsts"_s).toInt();
    const auto found = std::find_if(std::begin(meanings), std::end(meanings),
        [aadsts](const Known &meaning) { return meaning.aadsts == aadsts; });
    if (!isRefusal || found == std::end(meanings))
        return error;
    return {QString::fromUtf16(found->code), error.args, error.evidence};
}

} // namespace cmw

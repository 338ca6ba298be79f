// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/readback.h"

#include "services/cloud.h"
#include "services/readcache.h"

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Result<void> readBack(
    Cloud &cloud, const std::function<Result<bool>()> &isThere, std::chrono::seconds longest)
{
    const Error notSeen{u"readback/not-seen"_s, {}, {}};
    auto left = longest;
    for (const std::chrono::seconds pause : {1s, 2s, 4s, 8s, 15s, 30s, 0s}) {
        const Result<bool> there = isThere();
        if (!there)
            return there.error();
        if (*there)
            return {};
        if (pause == 0s || pause > left)
            break;
        left -= pause;
        if (const auto &tell = cloud.context().waiting)
            tell(notSeen, pause);
        if (const Result<void> waited = cloud.wait(pause); !waited)
            return waited.error();
        // What was read before the pause is old.
        cloud.context().cache->forget();
    }
    return notSeen;
}

Result<void> readBackInExchange(
    Cloud &cloud, const std::function<Result<bool>()> &isThere, std::chrono::seconds longest)
{
    const Result<void> seen = readBack(cloud, isThere, longest);
    if (seen || seen.error().code != u"readback/not-seen")
        return seen;
    // What Exchange has said to the write may tell why.
    return Error{seen.error().code, {}, cloud.exchange.wire().warnings().join(u'\n')};
}

bool isPending(const Error &error)
{
    return error.code.endsWith(u"-pending");
}

bool isForbidden(const QString &code)
{
    return code.endsWith(u"/denied") || code == u"exchange/no-cmdlet"
        || code == u"mailbox/outbound-policy-not-allowed";
}

Result<void> unlessGone(const Result<void> &sent)
{
    return !sent && sent.error().code == u"exchange/not-found" ? Result<void>() : sent;
}

bool isUnknownOutcome(const Error &error)
{
    return error.code.startsWith(u"network/") || error.code.endsWith(u"/server")
        || error.code == u"http/not-json" || error.code == u"exchange/not-as-known";
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/customization.h"

#include "services/cloud.h"
#include "services/exchangespam.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QStringView began = u"customized";

Error notAllowed(const Error &refused)
{
    return {u"mailbox/customization-not-allowed"_s, refused.args, refused.evidence};
}

/// Longer ago it is begun once more, which does no harm.
bool isRecent(const Change &change, const QDateTime &now)
{
    return change.at.secsTo(now) < std::chrono::seconds(1h).count();
}

} // namespace

Result<Customization> customization(const QList<Change> &changes, Cloud &cloud)
{
    const Result<bool> dehydrated = ExchangeSpam(cloud.exchange).isDehydrated();
    if (!dehydrated) {
        const QString &code = dehydrated.error().code;
        if (code == u"exchange/no-cmdlet" || code == u"exchange/denied")
            return Customization::Unknown;
        return dehydrated.error();
    }
    if (!*dehydrated)
        return Customization::NotNeeded;
    const QDateTime now = cloud.now();
    const bool isBegun = std::any_of(changes.begin(), changes.end(), [&now](const Change &change) {
        return change.before.value(began).toBool() && isRecent(change, now);
    });
    return isBegun ? Customization::UnderWay : Customization::Needed;
}

QJsonObject withCustomization(QJsonObject before)
{
    before.insert(began, true);
    return before;
}

Result<void> customize(Cloud &cloud)
{
    const Result<void> begun = ExchangeSpam(cloud.exchange).enableCustomization();
    if (begun)
        return {};
    const Error &error = begun.error();
    if (error.code == u"exchange/no-cmdlet")
        return notAllowed(error);
    // It takes long, and may well be under way: the next write tells.
    return isUnknownOutcome(error) ? Result<void>() : error;
}

Result<void> onceCustomized(Customization state, Cloud &cloud, const std::function<Result<void>()> &write)
{
    Error pending{u"mailbox/customization-pending"_s, {}, {}};
    for (const std::chrono::seconds pause : {5s, 10s, 20s, 30s, 60s, 0s}) {
        const Result<void> written = write();
        if (written || written.error().code != u"exchange/customization")
            return written;
        if (state == Customization::Unknown)
            return notAllowed(written.error());
        pending.evidence = written.error().evidence;
        if (pause == 0s)
            break;
        if (const auto &tell = cloud.context().waiting)
            tell(pending, pause);
        if (const Result<void> waited = cloud.wait(pause); !waited)
            return waited.error();
    }
    return pending;
}

} // namespace cmw

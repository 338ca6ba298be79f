// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/smtprefusals.h"

#include "practice/state.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

enum class Reach { All, Outside };

struct Refusal {
    QLatin1StringView name;
    const char *stage = nullptr;
    Reach reach = Reach::All;
    const char *reply = nullptr;
};

constexpr Refusal refusals[] = {
    {"sender-restricted"_L1, "data", Reach::Outside,
        "550 5.1.8 Access denied, bad outbound sender AS(42004)"},
    {"sender-banned"_L1, "data", Reach::Outside, "550 5.7.502 Access denied, banned sender"},
    {"tenant-new"_L1, "data", Reach::Outside,
        "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. For more information "
        "please go to http://go.microsoft.com/fwlink/?LinkId=526653 AS(7910)"},
    {"tenant-threshold"_L1, "data", Reach::Outside,
        "550 5.7.705 Service unavailable. Access denied, tenant has exceeded threshold. Please see "
        "https://go.microsoft.com/fwlink/?LinkId=526653"},
    {"domain-unregistered"_L1, "data", Reach::Outside,
        "550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains"},
    {"daily-limit"_L1, "data", Reach::All,
        "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients"},
    {"submission-quota"_L1, "data", Reach::All,
        "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to "
        "a permanent exception with message The message can't be submitted because the sender's submission quota was "
        "exceeded."},
    {"tenant-limit"_L1, "data", Reach::Outside,
        "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to "
        "external recipients"},
    {"receiver-blocked"_L1, "data", Reach::All,
        "550 5.7.703 Your message can't be delivered because messages to the recipient are blocked by your "
        "organization using Tenant Allow Block List."},
    {"too-many-connections"_L1, "data", Reach::All,
        "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"},
    {"suspicious"_L1, "data", Reach::All, "451 4.7.500 Access denied, please try again later (AS3000)"},
    {"temporary"_L1, "mail", Reach::All, "451 4.7.0 Temporary server error. Please try again later. PRX5"},
    {"not-signed-in"_L1, "mail", Reach::All, "530 5.7.57 Client not authenticated to send mail."},
    {"submission"_L1, "data", Reach::All,
        "554 5.2.0 STOREDRV.Submission.Exception:CannotSubmitMessageException; Failed to process message due to a "
        "permanent exception with message Cannot submit message."},
};

const Refusal *named(const QString &name)
{
    const auto *refusal = std::find_if(
        std::begin(refusals), std::end(refusals), [&name](const Refusal &one) { return name == one.name; });
    return refusal == std::end(refusals) ? nullptr : refusal;
}

bool isInside(const State &state, const QString &address)
{
    const QString domain = address.section(u'@', -1);
    return domain.compare(state.domain, Qt::CaseInsensitive) == 0
        || domain.compare(state.initialDomain, Qt::CaseInsensitive) == 0;
}

} // namespace

bool isRefusal(const QString &name)
{
    return named(name) != nullptr;
}

QByteArray refusalByName(
    const State &state, const QString &name, const char *stage, const QStringList &recipients)
{
    const Refusal *refusal = named(name);
    if (!refusal || std::strcmp(refusal->stage, stage) != 0)
        return {};
    const bool goesOut = std::any_of(recipients.begin(), recipients.end(),
        [&state](const QString &address) { return !isInside(state, address); });
    if (refusal->reach == Reach::Outside && !goesOut)
        return {};
    return QByteArray(refusal->reply)
        + " [XXXPR01CA0001.outlook.office365.com 2026-11-27T12:00:00.000Z 08DE2DA1B2C3D4E5]";
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/secretworks.h"

#include "services/cloud.h"
#include "services/identity.h"

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Cause {
    const char16_t *aadsts;
    const char16_t *code;
};

/// Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
constexpr Cause causes[] = {
    {u"7000215", u"verify/secret-invalid"},
    {u"70002", u"verify/secret-invalid"},
    {u"7000222", u"verify/secret-expired"},
    {u"700016", u"verify/app-unknown"},
    {u"700011", u"verify/app-unknown"},
    {u"90002", u"verify/tenant-unknown"},
    {u"900023", u"verify/tenant-unknown"},
    {u"7000112", u"azure/app-disabled"},
    {u"70001", u"azure/app-disabled"},
    // Nothing is wrong with the secret: what the app asks for, or that it was never let in, stands in the way.
    {u"65006", u"aadsts/65006"},
    {u"7000229", u"aadsts/7000229"},
};

Finding refused(const Setup &setup, const Error &error)
{
    if (error.code != u"identity/token-refused")
        return error;
    Finding finding(error);
    finding.state = State::Wrong;
    finding.args.insert({{u"clientId"_s, setup.clientId}, {u"tenantId"_s, setup.tenantId}});
    const QString aadsts = error.args.value(u"aadsts"_s).toString();
    for (const Cause &cause : causes) {
        if (aadsts == QStringView(cause.aadsts))
            finding.code = QString::fromUtf16(cause.code);
    }
    return finding;
}

/// A new secret and a new app aren't known to every sign-in server at once.
bool mayBeTooNew(const Setup &setup, const Error &error)
{
    const QString aadsts = error.args.value(u"aadsts"_s).toString();
    return !setup.secretKeyId.isEmpty() && (aadsts == u"7000215" || aadsts == u"700016");
}

Result<Tokens> prove(const Setup &setup, Cloud &cloud)
{
    return clientCredentials(cloud.http, cloud.endpoints(), setup.tenantId, setup.clientId,
        setup.clientSecret, cloud.endpoints().exchangeScope);
}

} // namespace

TaskInfo SecretWorks::info() const
{
    return {.id = u"verify.secret"_s,
        .needs = {u"azure.client-secret"_s, u"azure.admin-consent"_s, u"azure.ids"_s},
        .resources = {}};
}

Finding SecretWorks::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.clientId.isEmpty() || setup.tenantId.isEmpty())
        return {State::Unknown, u"verify/no-app"_s};
    if (setup.clientSecret.isEmpty())
        return {State::Unknown, u"secret/not-here"_s};
    Result<Tokens> tokens = prove(setup, cloud);
    for (const std::chrono::seconds pause : {1s, 2s, 4s, 8s}) {
        if (tokens || !mayBeTooNew(setup, tokens.error()))
            break;
        if (const auto &tell = cloud.context().waiting)
            tell(tokens.error(), pause);
        if (const Result<void> waited = cloud.wait(pause); !waited)
            return waited.error();
        tokens = prove(setup, cloud);
    }
    if (!tokens)
        return refused(setup, tokens.error());
    return {State::Done, u"verify/secret-works"_s};
}

} // namespace cmw

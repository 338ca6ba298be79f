// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/smtpauth.h"

#include "services/cloud.h"
#include "services/exchangeauthentication.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t disabled[] = u"SmtpClientAuthenticationDisabled";

/// The mailbox's own word: empty where it follows the organisation.
Result<std::optional<bool>> ownSetting(const QString &mailbox, Cloud &cloud)
{
    const Result<QJsonObject> access = cloud.exchange.clientAccess(mailbox);
    if (!access)
        return access.error();
    const QJsonValue value = access->value(disabled);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

/// Authenticated SMTP of the mailbox, and whose word that is.
struct Switch {
    bool isOn = false;
    bool isOwn = false; ///< else the organisation's
    bool isSeen = true; ///< false: the organisation's is not for this admin to see
};

/// The mailbox's own setting beats the organisation's.
/// Source: Microsoft Learn, "Enable or disable authenticated client SMTP submission (SMTP AUTH) in Exchange Online".
Result<Switch> smtpSwitch(const QString &mailbox, Cloud &cloud)
{
    const Result<std::optional<bool>> own = ownSetting(mailbox, cloud);
    if (!own)
        return own.error();
    if (*own)
        return Switch{!**own, true};
    const Result<QJsonObject> organisation = cloud.exchange.transportConfig();
    // Who administers recipients alone may set the mailbox's own, and not see the other.
    if (!organisation && organisation.error().code == u"exchange/no-cmdlet")
        return Switch{false, false, false};
    if (!organisation)
        return organisation.error();
    return Switch{!organisation->value(disabled).toBool(), false};
}

/// Whether they are on; empty where this admin may not see that: the line stands without it.
std::optional<bool> securityDefaults(Cloud &cloud)
{
    if (cloud.context().tokens.graph.isEmpty())
        return {};
    const Result<bool> isOn = cloud.graph.securityDefaults();
    return isOn ? std::optional(*isOn) : std::nullopt;
}

/// The policy that keeps basic authentication with SMTP from whoever signs in.
struct Blocking {
    bool isSeen = false; ///< else it's not for this admin to see
    std::optional<AuthenticationPolicy> policy = {}; ///< empty: none
};

Result<Blocking> blockingPolicy(const QString &user, Cloud &cloud)
{
    const Result<std::optional<AuthenticationPolicy>> policy =
        ExchangeAuthentication(cloud.exchange).policyOf(user);
    static const QStringList unseen{
        u"exchange/denied"_s, u"exchange/no-cmdlet"_s, u"exchange/not-found"_s, u"exchange/no-parameter"_s};
    if (!policy && unseen.contains(policy.error().code))
        return Blocking();
    if (!policy)
        return policy.error();
    if (!*policy)
        return Blocking{true};
    const std::optional<bool> allows = (*policy)->basicSmtp;
    return Blocking{allows.has_value(), allows == false ? *policy : std::nullopt};
}

/// What Exchange said of the policy, in its own words.
QString evidenceOf(const AuthenticationPolicy &policy)
{
    const QString where = policy.isDefault ? u"Get-OrganizationConfig: DefaultAuthenticationPolicy"_s
                                           : u"Get-User: AuthenticationPolicy"_s;
    return u"%1 = %2; Get-AuthenticationPolicy: AllowBasicAuthSmtp = False"_s.arg(where, policy.name);
}

/// The finding where it is on. Both of the others are documented to keep passwords out; whether they touch OAuth,
/// Microsoft's pages disagree: the cmdlets speak of basic authentication alone, while "Enable or disable authenticated
/// client SMTP submission (SMTP AUTH) in Exchange Online" says that no client can use SMTP AUTH then.
Finding whereItIsOn(bool isOwn, const Setup &setup, Cloud &cloud)
{
    QVariantMap args{{u"mailbox"_s, setup.mailbox}};
    const std::optional<bool> defaults = securityDefaults(cloud);
    if (defaults == true)
        return {State::Done,
            isOwn ? u"mailbox/smtp-auth-on-defaults"_s : u"mailbox/smtp-auth-inherited-defaults"_s, args};
    const Result<Blocking> blocking = blockingPolicy(setup.signInName(), cloud);
    if (!blocking)
        return blocking.error();
    // Whoever rules causes out must not count what was never seen.
    args.insert(u"policiesSeen"_s, defaults.has_value() && blocking->isSeen);
    const std::optional<AuthenticationPolicy> &policy = blocking->policy;
    if (!policy)
        return {State::Done, isOwn ? u"mailbox/smtp-auth-on"_s : u"mailbox/smtp-auth-inherited"_s, args};
    args.insert(u"policy"_s, policy->name);
    Finding finding{State::Done,
        isOwn ? u"mailbox/smtp-auth-on-policy"_s : u"mailbox/smtp-auth-inherited-policy"_s, args};
    finding.evidence = evidenceOf(*policy);
    return finding;
}

Result<void> set(const QString &mailbox, std::optional<bool> value, Cloud &cloud)
{
    if (const Result<void> sent = cloud.exchange.setSmtpAuthDisabled(mailbox, value); !sent)
        return sent.error();
    return readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<std::optional<bool>> now = ownSetting(mailbox, cloud);
        return now ? Result<bool>(*now == value) : now.error();
    });
}

} // namespace

TaskInfo SmtpAuth::info() const
{
    return {.id = u"mailbox.smtp-auth"_s,
        .needs = {u"mailbox.account"_s},
        .resources = Resource::Exchange,
        .changes = true,
        .lane = u"exchange"_s};
}

Finding SmtpAuth::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<Switch> now = smtpSwitch(setup.mailbox, cloud);
    if (!now)
        return now.error();
    if (now->isOn)
        return whereItIsOn(now->isOwn, setup, cloud);
    const QVariantMap args{{u"mailbox"_s, setup.mailbox}};
    if (!now->isSeen)
        return {State::ToDo, u"mailbox/smtp-auth-organisation-unseen"_s, args};
    return now->isOwn ? Finding{State::Wrong, u"mailbox/smtp-auth-off"_s, args}
                      : Finding{State::ToDo, u"mailbox/smtp-auth-organisation-off"_s, args};
}

Result<Change> SmtpAuth::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Switch> now = smtpSwitch(setup.mailbox, cloud);
    if (!now)
        return now.error();
    if (now->isOn)
        return nothing();
    const QJsonValue before = now->isOwn ? QJsonValue(true) : QJsonValue();
    const Result<Change> change = intend(cloud, u"mailbox/smtp-auth-turned-on"_s,
        {{u"mailbox"_s, setup.mailbox}}, {{u"mailbox"_s, setup.mailbox}, {u"disabled"_s, before}});
    if (!change)
        return change.error();
    const Result<void> done = set(setup.mailbox, false, cloud);
    return done ? change : done.error();
}

Result<void> SmtpAuth::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    const QString mailbox = change.before.value(u"mailbox").toString();
    const Result<std::optional<bool>> now = ownSetting(mailbox, cloud);
    if (!now)
        return now.error();
    // Somebody has changed it since: that is theirs.
    if (*now != std::optional(false))
        return {};
    const QJsonValue value = change.before.value(u"disabled");
    return set(mailbox, value.isBool() ? std::optional(value.toBool()) : std::nullopt, cloud);
}

} // namespace cmw

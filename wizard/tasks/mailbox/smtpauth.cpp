// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/smtpauth.h"

#include "services/cloud.h"
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

/// What counts: the mailbox's own setting beats the organisation's.
Result<bool> isOn(const QString &mailbox, Cloud &cloud)
{
    const Result<std::optional<bool>> own = ownSetting(mailbox, cloud);
    if (!own)
        return own.error();
    if (*own)
        return !**own;
    const Result<QJsonObject> organisation = cloud.exchange.transportConfig();
    if (!organisation)
        return organisation.error();
    return !organisation->value(disabled).toBool();
}

Result<void> set(const QString &mailbox, std::optional<bool> value, Cloud &cloud)
{
    if (const Result<void> sent = cloud.exchange.setSmtpAuthDisabled(mailbox, value); !sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
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
    const Result<std::optional<bool>> own = ownSetting(setup.mailbox, cloud);
    if (!own)
        return own.error();
    const Result<bool> on = isOn(setup.mailbox, cloud);
    if (!on)
        return on.error();
    const QVariantMap args{{u"mailbox"_s, setup.mailbox}};
    if (*on)
        return {State::Done, *own ? u"mailbox/smtp-auth-on"_s : u"mailbox/smtp-auth-inherited"_s, args};
    return *own ? Finding{State::Wrong, u"mailbox/smtp-auth-off"_s, args}
                : Finding{State::ToDo, u"mailbox/smtp-auth-organisation-off"_s, args};
}

Result<Change> SmtpAuth::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<bool> on = isOn(setup.mailbox, cloud);
    if (!on)
        return on.error();
    if (*on)
        return nothing();
    const Result<std::optional<bool>> own = ownSetting(setup.mailbox, cloud);
    if (!own)
        return own.error();
    const Result<Change> change =
        intend(cloud, u"mailbox/smtp-auth-turned-on"_s, {{u"mailbox"_s, setup.mailbox}},
            {{u"mailbox"_s, setup.mailbox}, {u"disabled"_s, *own ? QJsonValue(**own) : QJsonValue()}});
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

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/form.h"

#include "services/cloud.h"
#include "tasks/connect/copysheet.h"
#include "tasks/connect/judged.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo Form::info() const
{
    return {.id = u"connect.form"_s,
        .needs = {u"azure.ids"_s, u"azure.client-secret"_s},
        .resources = {},
        .local = true};
}

Finding Form::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.tokenGenerated)
        return {State::Done, u"connect/form-filled"_s};
    const QStringList missing = missingLines(setup, cloud.endpoints());
    if (!missing.isEmpty())
        return {State::Unknown, u"connect/form-incomplete"_s, {{u"fields"_s, missing}}};
    return {State::ForPerson, u"connect/form-open"_s};
}

TaskInfo ConsentBox::info() const
{
    return {
        .id = u"connect.consent-box"_s, .needs = {u"azure.user-consent"_s}, .resources = {}, .local = true};
}

Finding ConsentBox::check(const Setup &setup, Cloud &) const
{
    if (setup.tokenGenerated)
        return {State::Done, u"connect/consent-box-settled"_s};
    if (mayReviewConsent(setup.userConsent))
        return {State::NotNeeded, u"connect/consent-box-free"_s};
    // Without knowing the setting, too: with admin consent granted, the cleared box works everywhere.
    if (setup.userConsent == UserConsent::Unknown)
        return {State::ForPerson, u"connect/consent-box-clear-anyway"_s};
    return {State::ForPerson, u"connect/consent-box-clear"_s};
}

TaskInfo GenerateToken::info() const
{
    return {.id = u"connect.generate-token"_s, .needs = {u"connect.form"_s}, .resources = {}, .local = true};
}

Finding GenerateToken::check(const Setup &setup, Cloud &) const
{
    if (setup.tokenGenerated)
        return {State::Done, u"connect/token-generated"_s};
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"connect/email-app-missing"_s};
    return {State::ForPerson, u"connect/generate-token"_s, {{u"account"_s, setup.signInName()}}};
}

TaskInfo SavedAddress::info() const
{
    return {.id = u"connect.saved-address"_s,
        .needs = {u"connect.generate-token"_s},
        .resources = {},
        .local = true};
}

Finding SavedAddress::check(const Setup &setup, Cloud &) const
{
    const QString &saved = setup.savedForwardingAddress;
    if (saved.isEmpty())
        return {State::ForPerson, u"connect/save-and-compare"_s};
    if (const Judgement judgement = judgeForwardingAddress(saved, setup.mailbox);
        judgement && judgement->weight == Objection::Weight::Refusal)
        return judged(judgement, {});
    const QVariantMap args{{u"saved"_s, saved}, {u"address"_s, setup.forwardingAddress}};
    if (saved.compare(setup.forwardingAddress, Qt::CaseInsensitive) != 0)
        return {State::Wrong, u"connect/addresses-differ"_s, args};
    return {State::Done, u"connect/addresses-match"_s, args};
}

} // namespace cmw

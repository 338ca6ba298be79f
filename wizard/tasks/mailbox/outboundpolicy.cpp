// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/outboundpolicy.h"

#include "services/cloud.h"
#include "tasks/mailbox/customization.h"
#include "tasks/mailbox/ownpolicy.h"
#include "tasks/mailbox/sender.h"
#include "tasks/mailbox/spamrules.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// What decides about the mailbox, and whose mailbox it is there.
struct View {
    SpamRules rules;
    Sender sender;
    SpamRules::Verdict verdict;
};

/// Exchange hides the cmdlets that a role lacks.
Error withRole(const Error &error)
{
    if (error.code != u"exchange/no-cmdlet")
        return error;
    return {u"mailbox/outbound-policy-not-allowed"_s, error.args, error.evidence};
}

Result<View> look(const Setup &setup, Cloud &cloud)
{
    const Result<SpamRules> rules = SpamRules::read(cloud);
    if (!rules)
        return withRole(rules.error());
    Result<Sender> sender = senderOf(setup, cloud);
    if (!sender)
        return sender.error();
    // Where there is no such mailbox, or two, nobody knows whom a policy would hinder.
    const auto mailbox = cloud.exchange.mailbox(setup.mailbox);
    if (!mailbox
        && (mailbox.error().code == u"exchange/not-found" || mailbox.error().code == u"exchange/ambiguous"))
        return mailbox.error();
    if (rules->asksForGroups()) {
        if (const Result<void> read = readGroups(sender.value(), cloud); !read)
            return read.error();
    }
    return View{*rules, *sender, rules->verdict(*sender)};
}

QString codeOf(const SpamRules::Verdict &verdict)
{
    if (verdict.doubt == SpamRules::Doubt::Nested)
        return u"mailbox/forwarding-perhaps-blocked-nested"_s;
    if (verdict.doubt == SpamRules::Doubt::Unified)
        return u"mailbox/forwarding-perhaps-blocked-unified"_s;
    if (verdict.doubt == SpamRules::Doubt::Unreadable)
        return u"mailbox/forwarding-perhaps-blocked"_s;
    if (!verdict.unless.isEmpty())
        return u"mailbox/forwarding-perhaps-allowed"_s;
    return verdict.mode == u"Off" ? u"mailbox/forwarding-blocked"_s
                                  : u"mailbox/forwarding-blocked-automatic"_s;
}

} // namespace

TaskInfo OutboundPolicy::info() const
{
    return {.id = u"mailbox.outbound-policy"_s,
        .needs = {u"mailbox.account"_s},
        .resources = Resource::Graph | Resource::Exchange,
        .reads = {u"User.Read.All"_s},
        .changes = true,
        .lane = u"exchange"_s};
}

Finding OutboundPolicy::check(const Setup &setup, Cloud &cloud) const
{
    if (setup.mailbox.isEmpty())
        return {State::Unknown, u"mailbox/needs-address"_s};
    const Result<View> view = look(setup, cloud);
    if (!view)
        return view.error();
    const SpamRules::Verdict &verdict = view->verdict;
    QVariantMap args{
        {u"mailbox"_s, view->sender.address()}, {u"policy"_s, verdict.policy}, {u"unless"_s, verdict.unless}};
    if (verdict.allowed)
        return {State::Done, u"mailbox/forwarding-allowed"_s, args};
    const Result<OwnPolicy> own = OwnPolicy::missing(view->rules, view->sender);
    if (!own)
        return {State::ForPerson, own.error().code, own.error().args};
    args.insert(u"newPolicy"_s, own->name());
    if (own->isNew()) {
        const Result<Customization> custom = customization(cloud.standing(id()), cloud);
        if (!custom)
            return custom.error();
        if (*custom == Customization::UnderWay)
            return {State::ToDo, u"mailbox/customization-pending"_s, args};
        if (*custom == Customization::Needed)
            return {State::Wrong, u"mailbox/customization-needed"_s, args};
    }
    return {State::Wrong, codeOf(verdict), args};
}

Result<Change> OutboundPolicy::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<View> view = look(setup, cloud);
    if (!view)
        return view.error();
    if (view->verdict.allowed)
        return nothing();
    const Result<OwnPolicy> own = OwnPolicy::missing(view->rules, view->sender);
    if (!own)
        return own.error();
    const Result<Customization> custom =
        own->isNew() ? customization(cloud.standing(id()), cloud) : Customization::NotNeeded;
    if (!custom)
        return custom.error();
    const QVariantMap args{{u"newPolicy"_s, own->name()}, {u"mailbox"_s, view->sender.address()}};
    // It holds for the whole organisation and for good: on the person's word alone.
    const bool customizes = *custom == Customization::Needed;
    if (customizes && !setup.agreed.contains(u"mailbox/customization-needed"_s))
        return Error{u"mailbox/customization-needed"_s, args, {}};

    const Result<Change> change = customizes
        ? intend(cloud, u"mailbox/policy-created-customized"_s, args, withCustomization(own->before()))
        : intend(cloud, u"mailbox/policy-created"_s, args, own->before());
    if (!change)
        return change.error();
    if (customizes) {
        if (const Result<void> begun = customize(cloud); !begun)
            return begun.error();
    }
    if (const Result<void> made = own->make(*custom, cloud); !made)
        return withRole(made.error());
    const Result<void> seen = readBackInExchange(cloud, [&]() -> Result<bool> {
        const Result<SpamRules> now = SpamRules::read(cloud);
        return now ? Result<bool>(now->verdict(view->sender).allowed) : now.error();
    });
    return seen ? change : seen.error();
}

Result<void> OutboundPolicy::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    return OwnPolicy::takeBack(change.before, cloud);
}

} // namespace cmw

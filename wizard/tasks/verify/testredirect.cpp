// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/verify/testredirect.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/azure/webredirect.h"

namespace cmw {

using namespace Qt::StringLiterals;

TaskInfo TestRedirect::info() const
{
    return {.id = u"verify.test-redirect"_s,
        .needs = {},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true};
}

Finding TestRedirect::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const QVariantMap args{{u"uri"_s, m_uri}};
    if (redirectUris(found->app, u"web").contains(m_uri))
        return {State::Done, u"verify/test-redirect-there"_s, args};
    return {State::ToDo, u"verify/test-redirect-missing"_s, args};
}

Result<Change> TestRedirect::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (redirectUris(found->app, u"web").contains(m_uri))
        return nothing();
    const Result<Change> change = intend(cloud, u"verify/test-redirect-added"_s, {{u"uri"_s, m_uri}},
        {{u"objectId"_s, found->objectId()}, {u"uri"_s, m_uri}});
    if (!change)
        return change.error();
    const Result<void> added = addWebRedirect(found->objectId(), m_uri, {}, cloud);
    return added ? change : added.error();
}

Result<void> TestRedirect::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    return removeWebRedirect(
        change.before.value(u"objectId").toString(), change.before.value(u"uri").toString(), {}, cloud);
}

} // namespace cmw

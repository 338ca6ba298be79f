// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/redirecturi.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/azure/webredirect.h"

#include <QUrl>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The platform that has the URI in place of Web; empty: none.
QString wrongPlatform(const QJsonObject &app, const QString &uri)
{
    for (const QString &platform : {u"spa"_s, u"publicClient"_s}) {
        if (redirectUris(app, platform).contains(uri))
            return platform;
    }
    return {};
}

/// A redirect URI that was meant to be this one: it differs in case or by a slash, or is the same path of
/// another Webex Connect, which Microsoft takes as another.
QString nearlyTheSame(const QStringList &uris, const QString &uri)
{
    const auto plain = [](const QString &text) {
        return text.endsWith(u'/') ? text.chopped(1).toLower() : text.toLower();
    };
    for (const QString &other : uris) {
        if (plain(other) == plain(uri))
            return other;
    }
    const QUrl wanted(uri);
    const QString domain = wanted.host().section(u'.', -2);
    for (const QString &other : uris) {
        const QUrl url(other);
        if (url.path() == wanted.path() && url.host().section(u'.', -2) == domain)
            return other;
    }
    return {};
}

QString codeFor(const QString &platform)
{
    return platform == u"spa" ? u"azure/redirect-uri-single-page"_s : u"azure/redirect-uri-mobile"_s;
}

QVariantMap firstDifference(const QString &found, const QString &wanted)
{
    qsizetype at = 0;
    while (at < found.size() && at < wanted.size() && found.at(at) == wanted.at(at))
        ++at;
    // One that ends there has no character to show.
    const auto shown = [at](const QString &text) { return at < text.size() ? text.mid(at, 1) : u"∅"_s; };
    return {{u"at"_s, at + 1}, {u"foundChar"_s, shown(found)}, {u"wantedChar"_s, shown(wanted)}};
}

} // namespace

TaskInfo RedirectUri::info() const
{
    return {.id = u"azure.redirect-uri"_s,
        .needs = {u"connect.callback-url"_s, u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true,
        .lane = u"application"_s};
}

Finding RedirectUri::check(const Setup &setup, Cloud &cloud) const
{
    const QString &url = setup.callbackUrl;
    if (url.isEmpty())
        return {State::Unknown, u"azure/needs-callback-url"_s};
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const QStringList uris = redirectUris(found->app, u"web");
    QVariantMap args{{u"url"_s, url}};
    if (uris.contains(url))
        return {State::Done, u"azure/redirect-uri-ready"_s, args};
    if (const QString platform = wrongPlatform(found->app, url); !platform.isEmpty())
        return {State::Wrong, codeFor(platform), args};
    if (const QString other = nearlyTheSame(uris, url); !other.isEmpty()) {
        args.insert(firstDifference(other, url));
        args.insert(u"found"_s, other);
        return {State::Wrong, u"azure/redirect-uri-differs"_s, args};
    }
    return {State::ToDo, u"azure/redirect-uri-missing"_s, args};
}

Result<Change> RedirectUri::apply(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (setup.callbackUrl.isEmpty())
        return Error{u"azure/needs-callback-url"_s, {}, {}};
    if (redirectUris(found->app, u"web").contains(setup.callbackUrl))
        return nothing();

    const QString movedFrom = wrongPlatform(found->app, setup.callbackUrl);
    // Who has put it there may use it so.
    if (!movedFrom.isEmpty() && !setup.agreed.contains(codeFor(movedFrom)))
        return nothing();
    const Result<Change> change =
        intend(cloud, u"azure/redirect-uri-added"_s, {{u"url"_s, setup.callbackUrl}},
            {{u"objectId"_s, found->objectId()}, {u"uri"_s, setup.callbackUrl}, {u"movedFrom"_s, movedFrom}});
    if (!change)
        return change.error();
    const Result<void> added = addWebRedirect(found->objectId(), setup.callbackUrl, movedFrom, cloud);
    return added ? change : added.error();
}

Result<void> RedirectUri::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    return removeWebRedirect(change.before.value(u"objectId").toString(),
        change.before.value(u"uri").toString(), change.before.value(u"movedFrom").toString(), cloud);
}

} // namespace cmw

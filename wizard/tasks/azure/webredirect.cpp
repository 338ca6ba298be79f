// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/webredirect.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QJsonObject platformWith(const QStringList &uris)
{
    return {{u"redirectUris"_s, QJsonArray::fromStringList(uris)}};
}

/// Sends the changes and looks until Web has the URI, or has it no more.
Result<void> change(
    const QString &objectId, const QString &uri, const QJsonObject &changes, bool present, Cloud &cloud)
{
    if (const Result<void> sent = cloud.graph.updateApplication(objectId, changes); !sent)
        return sent.error();
    return readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> app = readApplication(objectId, cloud);
        if (!app)
            return app.error();
        return redirectUris(*app, u"web").contains(uri) == present;
    });
}

} // namespace

Result<void> addWebRedirect(
    const QString &objectId, const QString &uri, const QString &movedFrom, Cloud &cloud)
{
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error();
    QJsonObject changes{{u"web"_s, webWith(*app, redirectUris(*app, u"web") << uri)}};
    if (!movedFrom.isEmpty()) {
        QStringList others = redirectUris(*app, movedFrom);
        others.removeAll(uri);
        changes.insert(movedFrom, platformWith(others));
    }
    return change(objectId, uri, changes, true, cloud);
}

Result<void> removeWebRedirect(
    const QString &objectId, const QString &uri, const QString &movedFrom, Cloud &cloud)
{
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error().code == u"azure/app-missing" ? Result<void>() : app.error();
    QStringList uris = redirectUris(*app, u"web");
    if (uris.removeAll(uri) == 0)
        return {};
    QJsonObject changes{{u"web"_s, webWith(*app, uris)}};
    if (!movedFrom.isEmpty())
        changes.insert(movedFrom, platformWith(redirectUris(*app, movedFrom) << uri));
    return change(objectId, uri, changes, false, cloud);
}

} // namespace cmw

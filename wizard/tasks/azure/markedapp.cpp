// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/markedapp.h"

#include "services/cloud.h"
#include "tasks/readback.h"

#include <QUuid>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As long as this after an app was made, a list that doesn't show it may only be late.
constexpr std::chrono::seconds fresh = 15min;
/// Nearly every list shows a new app within that time.
constexpr std::chrono::seconds untilListed = 7s;
/// As long as this an app is looked for whose creation got no answer.
constexpr std::chrono::seconds untilKnown = 15s;

bool hasMark(const QJsonObject &app, const QString &mark)
{
    return app.value(u"tags").toArray().contains(mark);
}

} // namespace

QString newAppMark()
{
    return u"connect-mail-wizard-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

FoundApp markedApp(const QString &mark, const Setup &setup, Cloud &cloud)
{
    if (mark.isEmpty())
        return std::optional<QJsonObject>();
    const Result<QList<QJsonObject>> apps = cloud.graph.applicationsByTag(mark);
    if (!apps)
        return apps.error();
    if (!apps->isEmpty())
        return std::optional(apps->first());
    if (setup.appObjectId.isEmpty())
        return std::optional<QJsonObject>();
    const FoundApp own = cloud.graph.application(setup.appObjectId);
    return !own || (*own && hasMark(**own, mark)) ? own : std::optional<QJsonObject>();
}

FoundApp appMadeBefore(const QList<Change> &standing, const Setup &setup, Cloud &cloud)
{
    std::optional<QJsonObject> app;
    const auto look = [&]() -> Result<bool> {
        for (const Change &change : standing) {
            const FoundApp found = markedApp(change.before.value(u"mark").toString(), setup, cloud);
            if (!found)
                return found.error();
            if (*found) {
                app = *found;
                return true;
            }
        }
        return false;
    };
    const bool isFresh = std::any_of(standing.begin(), standing.end(), [&cloud](const Change &change) {
        return std::chrono::seconds(change.at.secsTo(cloud.now())) < fresh;
    });
    if (!isFresh) {
        const Result<bool> seen = look();
        return seen ? FoundApp(app) : seen.error();
    }
    const Result<void> seen = readBack(cloud, look, untilListed);
    return seen || seen.error().code == u"readback/not-seen" ? FoundApp(app) : seen.error();
}

Result<QJsonObject> createMarkedApp(
    const QJsonObject &application, const QString &mark, const Setup &setup, Cloud &cloud)
{
    constexpr int tries = 2;
    Error last;
    for (int i = 0; i < tries; ++i) {
        const Result<QJsonObject> created = cloud.graph.createApplication(application);
        if (created ? created->contains(u"id") : !isUnknownOutcome(created.error()))
            return created;
        std::optional<QJsonObject> app;
        const auto look = [&]() -> Result<bool> {
            const FoundApp found = markedApp(mark, setup, cloud);
            if (!found)
                return found.error();
            app = *found;
            return app.has_value();
        };
        const Result<void> seen = readBack(cloud, look, untilKnown);
        if (app)
            return *app;
        // A look that failed, too, leaves it open whether there is one.
        if (!seen && seen.error().code != u"readback/not-seen")
            return seen.error();
        last = created ? seen.error() : created.error();
    }
    return last;
}

} // namespace cmw

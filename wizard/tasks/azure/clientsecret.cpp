// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/clientsecret.h"

#include "services/cloud.h"
#include "tasks/azure/registration.h"
#include "tasks/readback.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A secret that ends sooner than this is named.
constexpr int soonDays = 30;

QList<QJsonObject> credentials(const QJsonObject &app)
{
    QList<QJsonObject> result;
    const QJsonArray all = app.value(u"passwordCredentials").toArray();
    for (const QJsonValue &credential : all)
        result.append(credential.toObject());
    return result;
}

QJsonObject credential(const QJsonObject &app, const QString &keyId)
{
    const QList<QJsonObject> all = credentials(app);
    for (const QJsonObject &candidate : all) {
        if (candidate.value(u"keyId").toString() == keyId)
            return candidate;
    }
    return {};
}

QDateTime end(const QJsonObject &credential)
{
    return QDateTime::fromString(credential.value(u"endDateTime").toString(), Qt::ISODateWithMs).toUTC();
}

Finding missing(const Setup &setup, State state, const QString &code)
{
    return {state, code, {{u"name"_s, setup.secretName}, {u"months"_s, setup.secretMonths}}};
}

/// A secret of which this computer doesn't have the value.
Finding withoutValue(const Setup &setup, const QDateTime &expires)
{
    // Webex Connect has it then, and a new one would only be one more.
    if (setup.tokenGenerated)
        return {State::Done, u"azure/secret-elsewhere"_s, {{u"expires"_s, expires}}};
    return missing(setup, State::ToDo, u"azure/secret-not-here"_s);
}

/// The keys that a change has made, by what was there before: only a secret that was added then has this name
/// and this end.
QStringList madeBy(const QJsonObject &before, const QJsonObject &app)
{
    const QStringList known = texts(before.value(u"known").toArray());
    const QDateTime wanted = QDateTime::fromString(before.value(u"end").toString(), Qt::ISODate);
    QStringList made;
    const QList<QJsonObject> all = credentials(app);
    for (const QJsonObject &candidate : all) {
        const QString keyId = candidate.value(u"keyId").toString();
        const bool isOurs = candidate.value(u"displayName").toString() == before.value(u"name").toString()
            && qAbs(end(candidate).secsTo(wanted)) <= 1;
        if (isOurs && !known.contains(keyId))
            made.append(keyId);
    }
    return made;
}

Result<void> removeMade(const QJsonObject &before, Cloud &cloud)
{
    const QString objectId = before.value(u"objectId").toString();
    const Result<QJsonObject> app = readApplication(objectId, cloud);
    if (!app)
        return app.error().code == u"azure/app-missing" ? Result<void>() : app.error();
    const QStringList made = madeBy(before, *app);
    for (const QString &keyId : made) {
        const Result<void> removed = cloud.graph.removePassword(objectId, keyId);
        if (!removed && removed.error().code != u"graph/not-found")
            return removed.error();
    }
    if (made.isEmpty())
        return {};
    // Who deletes the app next must not take it for a secret of others.
    (void)readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> now = readApplication(objectId, cloud);
        return now ? Result<bool>(madeBy(before, *now).isEmpty()) : now.error();
    });
    return {};
}

/// Which policy of the organisation stands in the way.
Error named(const Error &error)
{
    if (error.code != u"graph/policy")
        return error;
    const bool tooLong = error.args.value(u"code"_s).toString().contains(u"Lifetime");
    return {tooLong ? u"azure/secret-too-long"_s : u"azure/secret-forbidden"_s, error.args, error.evidence};
}

Learned learned(const QJsonObject &made)
{
    Learned result;
    result.set(&Setup::secretKeyId, made.value(u"keyId").toString());
    result.secretExpires = end(made);
    result.clientSecret = Secret(made.value(u"secretText").toString().toUtf8());
    return result;
}

} // namespace

TaskInfo ClientSecret::info() const
{
    return {.id = u"azure.client-secret"_s,
        .needs = {u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .changes = true};
}

Finding ClientSecret::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    if (setup.secretKeyId.isEmpty()) {
        // One that the person brought can't be told apart in the directory: verify.secret tries it.
        return setup.clientSecret.isEmpty() ? missing(setup, State::ToDo, u"azure/secret-missing"_s)
                                            : Finding{State::Done, u"azure/secret-given"_s};
    }
    const QJsonObject ours = credential(found->app, setup.secretKeyId);
    if (ours.isEmpty())
        return missing(setup, State::Wrong, u"azure/secret-gone"_s);

    const QDateTime expires = end(ours);
    const QVariantMap args{{u"name"_s, ours.value(u"displayName").toString()}, {u"expires"_s, expires},
        {u"months"_s, setup.secretMonths}};
    if (expires <= cloud.now())
        return {State::Wrong, u"azure/secret-expired"_s, args};
    Finding finding = setup.clientSecret.isEmpty() ? withoutValue(setup, expires)
                                                   : Finding{State::Done, u"azure/secret-ready"_s, args};
    if (finding.state == State::Done && expires <= cloud.now().addDays(soonDays))
        finding.code = u"azure/secret-expires-soon"_s;
    finding.learned.secretExpires = expires;
    return finding;
}

Result<Change> ClientSecret::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding now = check(setup, cloud);
    if (now.state == State::Unknown)
        return Error{now.code, now.args, now.evidence};
    if (now.state == State::Done)
        return nothing();
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();

    QJsonArray known;
    const QList<QJsonObject> present = credentials(found->app);
    for (const QJsonObject &credential : present)
        known.append(credential.value(u"keyId"));
    const QDateTime until = cloud.now().addMonths(setup.secretMonths);
    const QJsonObject before{{u"objectId"_s, found->objectId()}, {u"name"_s, setup.secretName},
        {u"end"_s, until.toString(Qt::ISODate)}, {u"known"_s, known}};
    Result<Change> change = intend(
        cloud, u"azure/secret-added"_s, {{u"name"_s, setup.secretName}, {u"expires"_s, until}}, before);
    if (!change)
        return change.error();

    const Result<QJsonObject> made = cloud.graph.addPassword(found->objectId(), setup.secretName, until);
    if (!made) {
        // A secret whose value nobody saw is of no use: it goes, so that a second try doesn't leave two.
        // Where that fails, too, the journal keeps it.
        if (isUnknownOutcome(made.error()))
            (void)removeMade(before, cloud);
        return named(made.error());
    }
    const QString keyId = made->value(u"keyId").toString();
    // Its value is shown this once: it goes out even where the directory doesn't show it yet.
    (void)readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> app = readApplication(found->objectId(), cloud);
        return app ? Result<bool>(!credential(*app, keyId).isEmpty()) : app.error();
    });
    change.value().learned = learned(*made);
    return change;
}

Result<void> ClientSecret::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    return removeMade(change.before, cloud);
}

Learned ClientSecret::forgotten() const
{
    Learned nothing;
    nothing.set(&Setup::secretKeyId, {});
    nothing.secretExpires = QDateTime();
    nothing.clientSecret = Secret();
    return nothing;
}

} // namespace cmw

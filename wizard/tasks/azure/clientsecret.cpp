// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/azure/clientsecret.h"

#include "services/cloud.h"
#include "tasks/azure/madesecret.h"
#include "tasks/azure/registration.h"
#include "tasks/azure/secretpolicy.h"
#include "tasks/azure/secrets.h"
#include "tasks/readback.h"

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// A secret that ends sooner than this is named.
constexpr int soonDays = 30;

/// When a new secret is to end, and whether the organisation makes it sooner than was chosen.
struct End {
    QDateTime at;
    bool isCapped = false;
};

/// Who may not read the policy is told by the refusal of the secret.
SecretPolicy knownPolicy(const QJsonObject &app, Cloud &cloud)
{
    const Result<SecretPolicy> policy = secretPolicy(app, cloud);
    return policy ? *policy : SecretPolicy();
}

End nextEnd(const Setup &setup, const SecretPolicy &policy, Cloud &cloud)
{
    const QDateTime wanted = setup.nextSecretEnd(cloud.now());
    if (!policy.mostDays)
        return {wanted};
    // A minute less, for the clocks of two machines.
    const QDateTime most = cloud.now().addDays(*policy.mostDays).addSecs(-60);
    return most < wanted ? End{most, true} : End{wanted};
}

/// A new secret is needed: what is planned, or why there can be none.
Finding wanted(const Setup &setup, const QJsonObject &app, State state, const QString &code, Cloud &cloud)
{
    const SecretPolicy policy = knownPolicy(app, cloud);
    const QVariantMap args{{u"name"_s, setup.secretName}};
    if (policy.forbids)
        return {State::Wrong, u"azure/secret-forbidden"_s, args};
    const End end = nextEnd(setup, policy, cloud);
    Finding finding{state, end.isCapped ? u"azure/secret-too-long"_s : code, args};
    finding.args.insert(u"end"_s, end.at);
    finding.args.insert(u"days"_s, policy.mostDays.value_or(0));
    finding.evidence = listed(app);
    return finding;
}

/// A secret of which this computer doesn't have the value.
Finding withoutValue(const Setup &setup, const QJsonObject &app, const QDateTime &expires, Cloud &cloud)
{
    // Webex Connect has it then, and a new one would only be one more.
    if (setup.tokenGenerated)
        return {State::Done, u"azure/secret-elsewhere"_s, {{u"expires"_s, expires}}};
    return wanted(setup, app, State::ToDo, u"azure/secret-not-here"_s, cloud);
}

/// The app's secret that the value at hand may be; empty: none.
QJsonObject fitting(const Setup &setup, const QJsonObject &app)
{
    const QJsonObject ours = secretWith(app, setup.secretKeyId);
    if (!ours.isEmpty() && mayBe(ours, setup.clientSecret))
        return ours;
    const QList<QJsonObject> all = secretsOf(app);
    const auto found = std::find_if(all.begin(), all.end(), [&setup](const QJsonObject &candidate) {
        return !candidate.value(u"hint").toString().isEmpty() && mayBe(candidate, setup.clientSecret);
    });
    return found == all.end() ? QJsonObject() : *found;
}

/// Whether the set-up goes by another secret than the change has made, one that is still there: the person has
/// brought it.
bool isAnother(const Setup &setup, const QJsonObject &before, Cloud &cloud)
{
    const Result<QJsonObject> app = readApplication(before.value(u"objectId").toString(), cloud);
    if (!app)
        return false;
    const QJsonObject present =
        setup.clientSecret.isEmpty() ? secretWith(*app, setup.secretKeyId) : fitting(setup, *app);
    return !present.isEmpty() && !madeBy(before, *app).contains(present.value(u"keyId").toString());
}

/// Whether the directory can tell its secrets apart.
bool hasHints(const QJsonObject &app)
{
    const QList<QJsonObject> all = secretsOf(app);
    return !all.isEmpty() && std::all_of(all.begin(), all.end(), [](const QJsonObject &secret) {
        return !secret.value(u"hint").toString().isEmpty();
    });
}

/// With its value on this computer.
Finding withValue(const Setup &setup, const QJsonObject &app, Cloud &cloud)
{
    const QJsonObject secret = fitting(setup, app);
    if (secret.isEmpty() && setup.secretKeyId.isEmpty() && !hasHints(app))
        return {State::Done, u"azure/secret-given"_s}; // verify.secret tries it
    if (secret.isEmpty())
        return wanted(setup, app, State::Wrong, u"azure/secret-differs"_s, cloud);
    const QDateTime expires = endOf(secret);
    Finding finding{State::Done, u"azure/secret-ready"_s,
        {{u"name"_s, secret.value(u"displayName").toString()}, {u"expires"_s, expires}}};
    finding.learned.set(&Setup::secretKeyId, secret.value(u"keyId").toString());
    finding.learned.secretExpires = expires;
    return finding;
}

/// The old secret goes when the new one is in Webex Connect, and not before.
Finding retiring(const Setup &setup, const QJsonObject &old, const Finding &present)
{
    Finding finding = present;
    finding.args.insert(u"old"_s, old.value(u"displayName").toString());
    finding.args.insert(u"oldEnd"_s, endOf(old));
    finding.state = setup.tokenGenerated ? State::ToDo : State::ForPerson;
    finding.code = setup.tokenGenerated ? u"azure/secret-retired"_s : u"azure/secret-renewed"_s;
    return finding;
}

/// Which policy of the organisation stands in the way.
Error named(const Error &error)
{
    if (error.code != u"graph/policy")
        return error;
    const bool tooLong = error.args.value(u"code"_s).toString().contains(u"Lifetime");
    return {tooLong ? u"azure/secret-lifetime-refused"_s : u"azure/secret-forbidden"_s, error.args,
        error.evidence};
}

Learned learned(const QJsonObject &made)
{
    Learned result;
    result.set(&Setup::secretKeyId, made.value(u"keyId").toString());
    result.secretExpires = endOf(made);
    result.clientSecret = Secret(made.value(u"secretText").toString().toUtf8());
    return result;
}

} // namespace

TaskInfo ClientSecret::info() const
{
    return {.id = u"azure.client-secret"_s,
        .needs = {u"azure.app-registration"_s},
        .resources = Resource::Graph,
        .reads = {u"Application.Read.All"_s, u"Policy.Read.All"_s},
        .writes = {u"Application.ReadWrite.All"_s},
        .changes = true,
        .lane = u"application"_s};
}

Finding ClientSecret::check(const Setup &setup, Cloud &cloud) const
{
    const Result<Registration> found = findRegistration(setup, cloud);
    if (!found)
        return found.error();
    const QJsonObject &app = found->app;
    const bool hasValue = !setup.clientSecret.isEmpty();
    if (setup.secretKeyId.isEmpty() && !hasValue)
        return wanted(setup, app, State::ToDo, u"azure/secret-missing"_s, cloud);
    const QJsonObject ours = secretWith(app, setup.secretKeyId);
    if (ours.isEmpty() && !setup.secretKeyId.isEmpty())
        return wanted(setup, app, State::Wrong, u"azure/secret-gone"_s, cloud);

    Finding finding = hasValue ? withValue(setup, app, cloud) : withoutValue(setup, app, endOf(ours), cloud);
    if (finding.state != State::Done || finding.code == u"azure/secret-given")
        return finding;
    const QDateTime expires = finding.args.value(u"expires"_s).toDateTime();
    finding.args.insert(u"name"_s, finding.args.value(u"name"_s, ours.value(u"displayName").toString()));
    finding.learned.secretExpires = expires;
    if (expires <= cloud.now()) {
        Finding expired = wanted(setup, app, State::Wrong, u"azure/secret-expired"_s, cloud);
        expired.args.insert(u"expires"_s, expires);
        return expired;
    }
    if (expires <= cloud.now().addDays(soonDays))
        finding.code = u"azure/secret-expires-soon"_s;
    finding.evidence = listed(app);
    const QJsonObject old = secretWith(app, setup.retiringKeyId);
    if (old.isEmpty() && !setup.retiringKeyId.isEmpty())
        finding.learned.set(&Setup::retiringKeyId, {}); // somebody has removed it in the portal
    return old.isEmpty() ? finding : retiring(setup, old, finding);
}

Result<Change> ClientSecret::apply(const Setup &setup, Cloud &cloud) const
{
    const Finding now = check(setup, cloud);
    if (now.state == State::Unknown || now.code == u"azure/secret-forbidden")
        return Error{now.code, now.args, now.evidence};
    if (now.state == State::Done || now.state == State::ForPerson)
        return nothing(now.learned);
    const Result<Registration> found = needRegistration(setup, cloud);
    if (!found)
        return found.error();
    return now.code == u"azure/secret-retired" ? retire(setup, found->app, cloud)
                                               : add(setup, found->app, cloud);
}

Result<Change> ClientSecret::add(const Setup &setup, const QJsonObject &app, Cloud &cloud) const
{
    const QString objectId = app.value(u"id").toString();
    QJsonArray known;
    const QList<QJsonObject> present = secretsOf(app);
    for (const QJsonObject &secret : present)
        known.append(secret.value(u"keyId"));
    const QDateTime until = nextEnd(setup, knownPolicy(app, cloud), cloud).at;
    const QJsonObject before{{u"objectId"_s, objectId}, {u"name"_s, setup.secretName},
        {u"end"_s, until.toString(Qt::ISODate)}, {u"known"_s, known}, {u"replaces"_s, setup.retiringKeyId}};
    Result<Change> change = intend(
        cloud, u"azure/secret-added"_s, {{u"name"_s, setup.secretName}, {u"expires"_s, until}}, before);
    if (!change)
        return change.error();

    const Result<QJsonObject> made = addSecretOnce(objectId, setup.secretName, until, before, cloud);
    if (!made)
        return named(made.error());
    const QString keyId = made->value(u"keyId").toString();
    // Its value is shown this once: it goes out even where the directory doesn't show it yet.
    (void)readBack(cloud, [&]() -> Result<bool> {
        const Result<QJsonObject> shown = readApplication(objectId, cloud);
        return shown ? Result<bool>(!secretWith(*shown, keyId).isEmpty()) : shown.error();
    });
    change.value().learned = learned(*made).set(&Setup::retiringKeyId, setup.retiringKeyId);
    return change;
}

Result<Change> ClientSecret::retire(const Setup &setup, const QJsonObject &app, Cloud &cloud) const
{
    const QString objectId = app.value(u"id").toString();
    const QJsonObject old = secretWith(app, setup.retiringKeyId);
    Result<Change> change = intend(cloud, u"azure/secret-removed"_s,
        {{u"name"_s, old.value(u"displayName").toString()}, {u"expires"_s, endOf(old)}},
        {{u"objectId"_s, objectId}, {u"removed"_s, setup.retiringKeyId}});
    if (!change)
        return change.error();
    if (const Result<void> removed = removeSecrets(objectId, {setup.retiringKeyId}, cloud); !removed)
        return removed.error();
    change.value().learned.set(&Setup::retiringKeyId, {});
    return change;
}

Result<void> ClientSecret::undo(const Setup &, const Change &change, Cloud &cloud) const
{
    // Nobody can bring back a secret; its sentence says so.
    return change.before.contains(u"removed"_s) ? Result<void>() : removeMadeSecrets(change.before, cloud);
}

Learned ClientSecret::forgotten(const Setup &setup, const Change &change, Cloud &cloud) const
{
    Learned nothing;
    if (change.before.contains(u"removed"_s) || isAnother(setup, change.before, cloud))
        return nothing;
    // The one that it was to replace is in force again.
    nothing.set(&Setup::secretKeyId, change.before.value(u"replaces").toString())
        .set(&Setup::retiringKeyId, {});
    nothing.secretExpires = QDateTime();
    nothing.clientSecret = Secret();
    return nothing;
}

} // namespace cmw

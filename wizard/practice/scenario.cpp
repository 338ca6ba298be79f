// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/scenario.h"

#include "practice/directory.h"
#include "practice/message.h"
#include "practice/scenariopair.h"
#include "practice/scenarioparts.h"
#include "practice/state.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// JSON Merge Patch (RFC 7396): null takes a member away.
QJsonObject patched(QJsonObject object, const QJsonObject &patch)
{
    for (auto member = patch.begin(); member != patch.end(); ++member) {
        if (member->isNull())
            object.remove(member.key());
        else if (member->isObject())
            object[member.key()] = patched(object[member.key()].toObject(), member->toObject());
        else
            object[member.key()] = *member;
    }
    return object;
}

QJsonObject file(const QString &name)
{
    QFile file(u":/practice/scenarios/"_s + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The scenario as its file says it, on top of those that it is like.
Scenario wholeFile(const QString &name)
{
    const QJsonObject own = file(name);
    Scenario scenario{name, own[u"title"][u"en"].toString(), own[u"title"][u"ko"].toString(),
        texts(own[u"expect"]), own[u"state"].toObject(), own[u"faults"].toObject(), own[u"like"].toString()};
    if (scenario.like.isEmpty())
        return scenario;
    const Scenario base = wholeFile(scenario.like);
    scenario.state = patched(base.state, scenario.state);
    scenario.faults = patched(base.faults, scenario.faults);
    return scenario;
}

/// Its own name, and those of the scenarios that it is like, the nearest first.
QStringList lineage(const QString &name)
{
    QStringList line;
    for (QString next = name; !next.isEmpty(); next = file(next)[u"like"].toString())
        line.append(next);
    return line;
}

/// Its values in the places of {callbackUrl} and {forwardingAddress}.
QJsonObject filled(const QJsonObject &state, const ScenarioValues &values)
{
    QByteArray text = QJsonDocument(state).toJson();
    text.replace("{callbackUrl}", values.callbackUrl.toUtf8());
    text.replace("{forwardingAddress}", values.forwardingAddress.toUtf8());
    return QJsonDocument::fromJson(text).object();
}

} // namespace

QStringList scenarioNames()
{
    QStringList names = QDir(u":/practice/scenarios"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

Result<Scenario> scenarioNamed(const QString &name)
{
    const QStringList names = name.split(u'+');
    for (const QString &one : names) {
        if (!scenarioNames().contains(one))
            return Error{u"practice/unknown-scenario"_s,
                {{u"name"_s, one}, {u"known"_s, scenarioNames().join(u", "_s)}}, {}};
    }
    Scenario all = wholeFile(names.first());
    QStringList known = lineage(names.first());
    for (const QString &one : names.mid(1)) {
        const QStringList line = lineage(one);
        const auto base = std::find_if(
            line.begin(), line.end(), [&known](const QString &like) { return known.contains(like); });
        const Result<Scenario> both =
            together(base == line.end() ? Scenario() : wholeFile(*base), all, wholeFile(one));
        if (!both)
            return both.error();
        all = *both;
        known += line;
    }
    return all;
}

Result<QJsonObject> furnish(State &state, const Scenario &scenario, const ScenarioValues &values)
{
    const std::scoped_lock lock(state.mutex);
    state.faults = scenario.faults;
    const QJsonObject json = filled(scenario.state, values);
    if (const QString key = unknownKey(json, scenario.faults); !key.isEmpty())
        return Error{u"practice/broken-scenario"_s, {{u"name"_s, scenario.name}, {u"key"_s, key}}, {}};
    furnishOrganisation(state, json);
    QJsonObject noted = furnishApps(state, json);
    if (noted.isEmpty())
        return noted;
    // Step 1 of the document was done in Webex Connect: the form is begun, and left at its two addresses.
    const QString asset = newGuid();
    state.assets[asset] = {asset, false, values.forwardingAddress, values.callbackUrl, {}, {}, {}, 0, {}};
    noted[u"forwardingAddress"] = values.forwardingAddress;
    noted[u"callbackUrl"] = values.callbackUrl;
    for (const QString &key : {u"loginId"_s, u"mailbox"_s}) {
        if (json.contains(key))
            noted[key] = json[key];
    }
    return noted;
}

} // namespace cmw::practice

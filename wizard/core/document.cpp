// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Outside of the namespace, as Qt wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(core);
}

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

Bullet readBullet(const QJsonObject &json)
{
    Bullet result;
    result.id = json.value(u"id").toString();
    result.step = json.value(u"step").toString();
    result.title = Text::fromJson(json.value(u"title"));
    result.bullet = Text::fromJson(json.value(u"bullet"));
    result.reads = Text::fromJson(json.value(u"reads"));
    result.changes = Text::fromJson(json.value(u"changes"));
    result.role = json.value(u"role").toString();
    const QJsonObject place = json.value(u"place").toObject();
    result.place = {place.value(u"link").toString(), Text::fromJson(place.value(u"path"))};
    const QJsonArray byHand = json.value(u"byHand").toArray();
    for (const QJsonValue &line : byHand)
        result.byHand.append(Text::fromJson(line));
    return result;
}

StepOutline readStep(const QJsonObject &json)
{
    StepOutline result{json.value(u"id").toString(), Text::fromJson(json.value(u"title")),
        Text::fromJson(json.value(u"line")), {}};
    const QJsonArray bullets = json.value(u"bullets").toArray();
    for (const QJsonValue &id : bullets)
        result.bullets.append(id.toString());
    return result;
}

} // namespace

Text Text::fromJson(const QJsonValue &json)
{
    return {json[u"en"].toString(), json[u"ko"].toString()};
}

const Document &Document::outline()
{
    static const Document document;
    return document;
}

Document::Document()
{
    loadResources();
    QFile file(u":/cmw/document.json"_s);
    // Compiled in: a fault in it is ours, and the tests read every entry.
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the document's outline is missing from the program");
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray steps = json.value(u"steps").toArray();
    for (const QJsonValue &step : steps)
        m_steps.append(readStep(step.toObject()));
    const QJsonArray bullets = json.value(u"bullets").toArray();
    for (const QJsonValue &line : bullets)
        m_bullets.append(readBullet(line.toObject()));
}

const StepOutline &Document::step(const QString &id) const
{
    static const StepOutline none;
    for (const StepOutline &step : m_steps) {
        if (step.id == id)
            return step;
    }
    return none;
}

const Bullet *Document::bullet(const QString &id) const
{
    for (const Bullet &line : m_bullets) {
        if (line.id == id)
            return &line;
    }
    return nullptr;
}

} // namespace cmw

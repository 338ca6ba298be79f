// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/practicesetup.h"

#include "tasks/connect/copysheet.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<const char16_t *, QString Setup::*> preparedTexts[] = {
    {u"loginId", &Setup::loginId},
    {u"clientId", &Setup::clientId},
    {u"appObjectId", &Setup::appObjectId},
    {u"secretKeyId", &Setup::secretKeyId},
    {u"forwardingAddress", &Setup::forwardingAddress},
    {u"callbackUrl", &Setup::callbackUrl},
};

/// As resources/scenarios have it; in another practice organisation the first mailbox that isn't an admin's.
QString practiceMailbox(const QJsonArray &accounts)
{
    QString first;
    for (const QJsonValue &account : accounts) {
        const QString user = account[u"user"].toString();
        if (user.startsWith(u"support@"))
            return user;
        if (first.isEmpty() && account[u"mailbox"].toBool() && account[u"roles"].toArray().isEmpty())
            first = user;
    }
    return first;
}

} // namespace

void beginPractice(Session &session, const QJsonObject &practice)
{
    session.edit(&Setup::assetName, u"Contact Center Email"_s);
    session.edit(&Setup::mailbox, practiceMailbox(practice.value(u"accounts").toArray()));
}

std::optional<QString> takePrepared(Session &session, const QJsonObject &practice)
{
    const QJsonObject prepared = practice.value(u"prepared").toObject();
    if (prepared.isEmpty())
        return {};
    beginPractice(session, practice);
    if (const QString mailbox = prepared.value(u"mailbox").toString(); !mailbox.isEmpty())
        session.edit(&Setup::mailbox, mailbox);
    // The secret first: one that is taken has no key id of its own.
    session.takeSecret(Secret(prepared.value(u"secret").toString().toUtf8()));
    for (const auto &[name, field] : preparedTexts)
        session.edit(field, prepared.value(QString::fromUtf16(name)).toString());
    session.edit(&Setup::secretExpires,
        QDateTime::fromString(prepared.value(u"secretExpires").toString(), Qt::ISODate).toUTC());
    return prepared.value(u"form").toString();
}

QMap<QString, QString> formValues(const Session &session)
{
    QMap<QString, QString> values;
    const QList<CopyLine> lines = copySheet(session.setup(), session.endpoints());
    for (const CopyLine &line : lines) {
        if (line.isSecret)
            values.insert(line.label, QString::fromUtf8(session.setup().clientSecret.unwrap()));
        else if (line.kind == CopyLine::Kind::Tick)
            values.insert(line.label, line.ticked ? u"true"_s : u"false"_s);
        else if (line.kind != CopyLine::Kind::Same)
            values.insert(line.label, line.value);
    }
    return values;
}

} // namespace cmw

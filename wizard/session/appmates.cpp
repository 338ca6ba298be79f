// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/appmates.h"

#include "session/filelock.h"
#include "session/secretkeeper.h"
#include "session/store.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QString Setup::*appTexts[] = {
    &Setup::cloud,
    &Setup::appName,
    &Setup::serviceManagementReference,
    &Setup::secretName,
    &Setup::tenantId,
    &Setup::organisation,
    &Setup::adminAccount,
    &Setup::appObjectId,
    &Setup::clientId,
    &Setup::servicePrincipalId,
    &Setup::secretKeyId,
};

Result<void> tellSecret(const AppMate &mate, const Setup &setup)
{
    const auto lock = lockSetup(mate.file);
    if (!lock)
        return lock.error();
    Result<StoredSetup> stored = Store::load(mate.file);
    if (!stored)
        return stored.error();
    StoredSetup next = std::move(stored).value();
    if (next.setup.secretKeyId == setup.secretKeyId)
        return {};
    next.setup.secretKeyId = setup.secretKeyId;
    next.setup.secretExpires = setup.secretExpires;
    next.setup.tokenGenerated = false;
    return Store::save(mate.file, next);
}

} // namespace

QList<AppMate> appMates(const Setup &setup, const QString &file, const QString &folder)
{
    QList<AppMate> mates;
    if (setup.clientId.isEmpty())
        return mates;
    QSet<QString> seen{QFileInfo(file).canonicalFilePath()};
    QStringList folders{folder};
    if (!file.isEmpty())
        folders.prepend(QFileInfo(file).absolutePath());
    for (const QString &place : std::as_const(folders)) {
        const QFileInfoList others = QDir(place).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo &other : others) {
            const QString path = other.canonicalFilePath();
            if (seen.contains(path))
                continue;
            seen.insert(path);
            const Result<StoredSetup> stored = Store::load(path);
            if (!stored || stored->setup.clientId.compare(setup.clientId, Qt::CaseInsensitive) != 0)
                continue;
            const Setup &theirs = stored->setup;
            mates.append(
                {path, theirs.name.isEmpty() ? theirs.mailbox : theirs.name, !theirs.sharedAppWith.isEmpty(),
                    theirs.tokenGenerated && theirs.secretKeyId == setup.secretKeyId,
                    SecretKeeper::entriesOf(theirs)});
        }
    }
    return mates;
}

void takeOverApp(Setup &setup, const Setup &from)
{
    for (QString Setup::*text : appTexts)
        setup.*text = from.*text;
    if (setup.callbackUrl.isEmpty()) // it is Webex Connect's, the same for each of its assets
        setup.callbackUrl = from.callbackUrl;
    setup.accountType = from.accountType;
    setup.secretMonths = from.secretMonths;
    setup.permissions = from.permissions;
    setup.implicitTokens = from.implicitTokens;
    setup.verifiedDomains = from.verifiedDomains;
    setup.secretExpires = from.secretExpires;
    setup.userConsent = from.userConsent;
    setup.clientSecret = from.clientSecret;
    if (!from.clientId.isEmpty()) // else the new one may make its own
        setup.sharedAppWith = from.sharedAppWith.isEmpty() ? from.mailbox : from.sharedAppWith;
}

bool waitForSecret(const QList<AppMate> &mates)
{
    return std::any_of(
        mates.begin(), mates.end(), [](const AppMate &mate) { return mate.usesOurs && !mate.hasSecret; });
}

Result<void> tellSecret(const QList<AppMate> &mates, const Setup &setup)
{
    Result<void> all;
    if (setup.secretKeyId.isEmpty()) // nobody knows yet which one it is
        return all;
    for (const AppMate &mate : mates) {
        if (!mate.usesOurs)
            continue;
        const Result<void> told = tellSecret(mate, setup);
        if (!told && all)
            all = told;
    }
    return all;
}

} // namespace cmw

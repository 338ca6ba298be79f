// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/copysheet.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

CopyLine copy(const QString &label, const QString &value, const QString &note = {})
{
    return {.label = label, .kind = CopyLine::Kind::Copy, .value = value, .note = note};
}

CopyLine choose(const QString &label, const QString &value)
{
    return {.label = label, .kind = CopyLine::Kind::Choose, .value = value, .note = {}};
}

CopyLine same(const QString &label, const QString &value)
{
    return {.label = label, .kind = CopyLine::Kind::Same, .value = value, .note = {}};
}

CopyLine tick(const QString &label, bool ticked, const QString &note)
{
    return {.label = label, .kind = CopyLine::Kind::Tick, .value = {}, .ticked = ticked, .note = note};
}

/// An address of the tenant's; empty as long as the tenant isn't known.
QString ofTenant(const Setup &setup, const QUrl &address)
{
    return setup.tenantId.isEmpty() ? QString() : address.toString();
}

/// Somebody else signs in.
bool isForShared(const Setup &setup)
{
    return !setup.loginId.isEmpty() && setup.loginId.compare(setup.mailboxUpn, Qt::CaseInsensitive) != 0;
}

} // namespace

QString smtpAccount(const Setup &setup)
{
    const QString &name = isForShared(setup) ? setup.mailboxAddress : setup.mailboxUpn;
    return name.isEmpty() ? setup.mailbox : name;
}

bool mayReviewConsent(UserConsent consent)
{
    return consent == UserConsent::Allowed;
}

QList<CopyLine> copySheet(const Setup &setup, const Endpoints &endpoints)
{
    const bool review = mayReviewConsent(setup.userConsent);
    const QString tokenUrl = ofTenant(setup, endpoints.token(setup.tenantId));
    const bool forShared = isForShared(setup);
    // Webex Connect takes the Email ID for who signs in unless the box says otherwise.
    const bool otherLogin =
        !setup.mailbox.isEmpty() && setup.signInName().compare(setup.mailbox, Qt::CaseInsensitive) != 0;

    QList<CopyLine> lines{
        copy(u"Asset Name"_s, setup.assetName),
        copy(u"Email ID"_s, setup.mailbox),
        same(u"Forwarding Address"_s, setup.forwardingAddress),
        choose(u"Authentication Type"_s, u"OAuth 2.0"_s),
        tick(u"I would like to explicitly review before providing consent for authentication"_s, review,
            review ? u"sheet/consent-free"_s : u"sheet/consent-clear"_s),
        copy(u"SMTP Server"_s, endpoints.smtpHost),
        copy(u"Username"_s, smtpAccount(setup), forShared ? u"sheet/username-shared"_s : QString()),
        copy(u"Port"_s, QString::number(endpoints.smtpPort)),
        choose(u"Security"_s, u"STARTTLS"_s),
        copy(u"Client ID"_s, setup.clientId),
        {.label = u"client Secret"_s, .value = {}, .isSecret = true, .note = u"sheet/secret"_s},
        same(u"Call Back URL"_s, setup.callbackUrl),
        copy(u"Authorization URL"_s, ofTenant(setup, endpoints.authorize(setup.tenantId))),
        copy(u"Scope"_s, u"offline_access "_s + endpoints.smtpScope),
        copy(u"Access Token URL"_s, tokenUrl),
        copy(u"Refresh Token URL"_s, tokenUrl, u"sheet/same-as-access-token-url"_s),
        tick(u"Use different email address than the asset email ID for generating tokens."_s, otherLogin,
            otherLogin ? (forShared ? u"sheet/other-login"_s : u"sheet/other-name"_s)
                       : u"sheet/same-login"_s),
    };
    if (otherLogin)
        lines.append(copy(u"Login ID For Generating Token"_s, setup.signInName()));
    return lines;
}

QStringList missingLines(const Setup &setup, const Endpoints &endpoints)
{
    QStringList missing;
    const QList<CopyLine> lines = copySheet(setup, endpoints);
    for (const CopyLine &line : lines) {
        const bool empty = line.isSecret ? setup.clientSecret.isEmpty()
                                         : line.kind != CopyLine::Kind::Tick && line.value.isEmpty();
        if (empty)
            missing.append(line.label);
    }
    return missing;
}

} // namespace cmw

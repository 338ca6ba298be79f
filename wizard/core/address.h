// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace cmw {

/// What is wrong with a value that a person typed or pasted: a catalogue key, and whether it merely is
/// unusual.
struct Objection {
    enum class Weight {
        Warning, ///< unusual; the person may be right
        Refusal, ///< going on can't work
    };
    QString code;
    Weight weight = Weight::Refusal;
    QVariantMap args = {};
};

using Judgement = std::optional<Objection>;

/// Judgements of single values, as they are typed. No network. Empty values are refused with "<field>/empty".
Judgement judgeAssetName(const QString &text);
Judgement judgeMailbox(const QString &text);
/// The form's Forwarding Address: 32 hex digits at a Webex domain; anything else that is an address is a
/// warning.
Judgement judgeForwardingAddress(const QString &text, const QString &mailbox);
/// The form's Call Back URL, which becomes the redirect URI byte for byte.
/// Source: Microsoft Learn, "Redirect URI (reply URL) best practices and limitations".
Judgement judgeCallbackUrl(const QString &text);
Judgement judgeClientId(const QString &text);
Judgement judgeTenantId(const QString &text);
/// A secret's value; a GUID is its Secret ID pasted in its place.
Judgement judgeClientSecret(const QString &text);
/// Who gets the test email: one address, or several (see addressesIn). `own` are the mailbox's addresses, `login` the
/// account that signs in for it, where that is another: a mail to oneself proves less.
Judgement judgeReceivers(const QString &text, const QStringList &own, const QString &login);

/// What stands in a text that separates addresses by commas, semicolons or white space: each once, in any case of
/// letters, in the text's order.
QStringList addressesIn(const QString &text);
/// A text in which every mail address keeps only its first letter and its domain: "s•••@contoso.com".
QString maskedAddresses(const QString &text);
/// True for one plain mail address: local@domain.tld, no display name.
bool isMailAddress(const QString &text);
bool isGuid(const QString &text);

} // namespace cmw

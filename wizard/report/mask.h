// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace cmw {

/// What is left out of a text for others, beside secrets, which never stay.
enum class Redaction { Addresses, None };

/// Texts as they may leave the organisation: without secrets, and with a mark in the place of who a mail address or a
/// name speaks of. One of them, whatever it meets, gives the same mark to the same one, and another to another one.
/// Domains, ids and codes stay. What it has made it leaves as it is.
class Mask final {
public:
    /// `people`: names that are known to be somebody's. `named`: names of things with a mail address in them, by name:
    /// "Webex Connect - support", of support@contoso.com; what is behind the dash is masked as that address.
    explicit Mask(
        Redaction redaction, const QStringList &people = {}, const QHash<QString, QString> &named = {});

    /// What came from elsewhere: a value, a server's words, a log.
    QString text(const QString &text);
    /// A sentence of ours, which speaks of secrets and holds none: its arguments have been through here.
    QString sentence(const QString &text);
    QVariantMap args(const QVariantMap &args);
    /// Every text in it, names of keys aside.
    QJsonValue json(const QJsonValue &value);

private:
    struct Thing {
        QString name, address;
    };

    QVariant value(const QVariant &value);
    QString withoutNames(QString text);
    /// "s•••": the first character, and a number where another one has that already.
    QString mark(const QString &who, const QString &behind);

    Redaction m_redaction;
    QStringList m_people; ///< the longest first: "Alex" is in "Alex Wilber", too
    QList<Thing> m_things; ///< likewise
    QHash<QString, QString> m_marks; ///< by who it is
    QHash<QString, int> m_uses; ///< of a mark
};

} // namespace cmw

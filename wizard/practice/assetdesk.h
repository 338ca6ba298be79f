// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "practice/state.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>

namespace cmw::practice {

class MailFlow;
class Web;
struct Addresses;
struct MailRoute;
struct TokenSet;

/// What the practice Webex Connect does with its email apps, without pages. Thread-safe; the state's lock is
/// never held while it speaks to another server.
class AssetDesk final {
public:
    AssetDesk(State &state, const Addresses &addresses, MailFlow &mailFlow)
        : m_state(state),
          m_addresses(addresses),
          m_mailFlow(mailFlow)
    {
    }

    /// A new form, with a forwarding address of its own; returns its id.
    QString begin();
    std::optional<EmailAsset> asset(const QString &id) const;
    QList<EmailAsset> assets() const;
    /// Mail in a folder; at one address, or at all for an empty one.
    QList<Mail> mails(const QString &folder, const QString &to) const;

    void type(const QString &id, const QMap<QString, QString> &fields);
    void save(const QString &id);
    /// The service of Webex Engage that a saved asset is registered to. It can't be changed later.
    void enrol(const QString &id, const QString &service);
    QString service(const QString &id) const;

    /// Where Generate Token leads the browser.
    QUrl beginToken(const EmailAsset &asset);
    /// The provider led the browser back with this. Returns the asset; what came of it is in there.
    /// Errors: practice/token-refused for an answer that nobody waits for.
    Result<QString> endToken(const QMap<QString, QString> &query);

    /// Returns the server's reply. Errors: as MailClient's.
    Result<QString> testConnection(const EmailAsset &asset) const;
    /// Sends through the server that the form names, with a token that is renewed when it has expired.
    /// Returns the server's reply. Errors: as MailClient's and the token endpoint's.
    Result<QString> sendTestMail(const EmailAsset &asset, const QString &to, const QString &subject);
    /// A customer's mail. False for an address that isn't one, or a sender of the organisation.
    bool writeFromOutside(const QString &from, const QString &to, const QString &subject);

private:
    Web web() const;
    bool isExpired(const QString &id) const;
    void settle(const QString &id, const Result<TokenSet> &tokens);
    static MailRoute routeOf(const EmailAsset &asset);

    State &m_state;
    const Addresses &m_addresses;
    MailFlow &m_mailFlow;
    // Under the state's lock:
    int m_lastId = 1000;
    QHash<QString, QString> m_waiting; ///< state parameter -> asset whose token is being generated
    QHash<QString, QDateTime> m_validUntil; ///< by asset
    QHash<QString, QString> m_services; ///< by asset
};

/// Whether an asset logs in with a token.
bool usesOAuth(const EmailAsset &asset);
/// What the portal says about a failure: the other side's own words where there are any.
QString wordsOf(const Error &error);

} // namespace cmw::practice

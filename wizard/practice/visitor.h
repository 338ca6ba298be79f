// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace cmw::practice {

class Browser;

/// Plays the person in a headless practice run: walks the practice tenant's own pages over HTTP as a browser
/// would (cookies, redirects, forms), and nothing else: it has no back door into the tenant.
class Visitor final {
public:
    /// What a mail in Webex Connect's list shows.
    struct ReceivedMail {
        QString from, subject;
    };
    /// The two values that step 1 takes from the form, and the form's address.
    struct StartedApp {
        QString forwardingAddress, callbackUrl, page;
    };

    /// `practice` is Endpoints::practice: accounts and addresses ("accounts", "webexConnect", "caFile",
    /// "proxy").
    explicit Visitor(const QJsonObject &practice);
    /// Ends what is still walking.
    ~Visitor();

    /// Opens an address as a browser does: returns at once, walks in a thread of its own through sign-in and
    /// consent, to the last redirect. Who signs in: the login_hint, else the practice admin.
    void open(const QUrl &address);

    /// What the person would copy from the browser's address bar: `told` gets, for each address that is opened from now
    /// on, that one and the one at which the browser ended, in a thread of the walk's; an empty function ends it.
    void tellEnds(std::function<void(const QUrl &opened, const QUrl &end)> told);

    /// Step 1 in Webex Connect: Assets > Apps > Configure New App > Email, OAuth 2.0. Blocking.
    /// Errors: visitor/page, network/*.
    Result<StartedApp> startEmailApp(const QString &assetName, const QString &emailId);
    /// The form that an earlier visit started, found among the apps by its forwarding address; returns its
    /// address. Blocking. Errors: visitor/page (there is none), network/*.
    Result<QString> resumeEmailApp(
        const QString &forwardingAddress, const QString &assetName, const QString &emailId);
    /// Step 4: fills the started form by its labels, Generate Token (signing in as its popup asks), Save.
    /// Blocking. A check box takes "true" or "false". Fields that can't be typed into are left alone. Returns
    /// the forwarding address that the saved asset shows. Errors: visitor/page (evidence: what the page
    /// said), network/*.
    Result<QString> finishForm(const QString &page, const QMap<QString, QString> &valuesByLabel);
    /// The mail that Webex Connect received. Blocking.
    Result<QList<ReceivedMail>> received();
    /// A customer's mail from outside of the organisation, by Webex Connect's page for that. Blocking.
    /// Errors: visitor/page, network/*.
    Result<void> writeFromOutside(const QString &from, const QString &to, const QString &subject);

private:
    /// A browser with the practice CA, that ends when the token says so.
    std::unique_ptr<Browser> newBrowser(std::stop_token stop = {}) const;
    /// What is typed into the form once it is filled.
    void type(const QString &page, const QString &assetName, const QString &emailId);
    QString passwordOf(const QString &user) const;
    QString adminUser() const;
    /// Goes through sign-in and consent as long as there is something to answer, or until `home` is reached
    /// again. Errors: visitor/page, network/*, cancelled.
    Result<void> signIn(Browser &browser, const QUrl &home) const;
    /// Answers one page; false: there is nothing to answer on it.
    Result<bool> answer(Browser &browser, const QString &hint) const;

    const QJsonObject m_practice;
    std::mutex m_mutex;
    QMap<QString, QMap<QString, QString>> m_typed; ///< by the form's address: what was typed and not sent yet
    std::function<void(const QUrl &, const QUrl &)> m_tellEnd;
    std::vector<std::jthread> m_walks; ///< last, so that they end before what they use
};

} // namespace cmw::practice

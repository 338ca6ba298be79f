// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cloud.h"
#include "services/identity.h"
#include "tasks/task.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace cmw {

/// The signed-in admin: who it is, and fresh access tokens for Graph and Exchange. Signs in by the browser
/// where there is no token yet, renews silently while the program is open. Memory only. Main thread.
class Admin final : public QObject {
    Q_OBJECT
public:
    struct Person {
        QString account, name, tenantId;
        QString organisation; ///< empty until read
        QStringList roles; ///< directory roles in force, by Microsoft's English names
        std::optional<Error> unknown; ///< why organisation and roles can't be told
    };

    Admin(const Endpoints &endpoints, OpenAddress open, QObject *parent = nullptr);

    const std::optional<Person> &person() const { return m_person; }
    /// Who is expected to sign in, for the browser's hint, and in which directory; both may be empty. Whoever is
    /// signed in to another directory is forgotten.
    void expect(const QString &account, const QString &tenantId);
    /// Tokens for all of `resources`; asks for sign-in only where it must. One at a time: a second call
    /// cancels the first.
    void ensure(Resources resources, std::function<void(Result<AdminTokens>)> answer);
    void cancel();
    /// Forgets person and tokens: the next sign-in lets the person choose another account.
    void signOut();
    void introduce(
        const QString &organisation, const QStringList &roles, const std::optional<Error> &unknown);

Q_SIGNALS:
    /// The browser is with the person; the address can be copied.
    void waitingForPerson(const QUrl &address, bool opened);
    void changed();

private:
    void forget();
    void next();
    void interactive(Resource resource);
    void renew(Resource resource, const Secret &refresh);
    void accept(Resource resource, const Result<Tokens> &tokens);
    void answer(const Result<AdminTokens> &result);
    SignInRequest request(Resource resource) const;
    std::optional<Tokens> &held(Resource resource);
    bool isFresh(Resource resource);

    Endpoints m_endpoints;
    OpenAddress m_open;
    QString m_expectedAccount, m_expectedTenant;
    bool m_chooseAccount = false;
    std::optional<Person> m_person;
    std::optional<Tokens> m_graph, m_exchange;
    Resources m_wanted;
    std::function<void(Result<AdminTokens>)> m_answer;
    QPointer<SignIn> m_signIn;
    int m_round = 0; ///< tells late answers of a cancelled call apart
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cloud.h"
#include "services/devicecode.h"
#include "services/identity.h"
#include "tasks/task.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace cmw {

class SharedSignIn;

/// The signed-in admin: who it is, and fresh access tokens for Graph and Exchange. Signs in by the browser
/// where there is no token yet, renews silently while the program is open. Memory only. Main thread.
/// With others that work side by side it shares who has signed in.
class Admin final : public QObject {
    Q_OBJECT
public:
    struct Person {
        QString account, name, tenantId;
        QString organisation; ///< empty until read
        bool isGuest = false; ///< in this directory, with another home
        QStringList roles; ///< directory roles in force, by Microsoft's English names
        std::optional<Error> unknown; ///< why organisation and roles can't be told
    };

    /// What is known of one resource.
    struct Held {
        std::optional<Tokens> tokens;
        QStringList asked; ///< the scopes that they were asked for with
    };
    /// Somebody who has signed in, and what that brought.
    struct SignedIn {
        Person person;
        Held graph, exchange;
    };

    /// How a person signs in.
    enum class Way { Browser, Code };

    /// `shared`: who has signed in for others; null: this one is alone.
    Admin(const Endpoints &endpoints, OpenAddress open, std::shared_ptr<SharedSignIn> shared = {},
        QObject *parent = nullptr);
    ~Admin() override;

    const std::optional<Person> &person() const { return m_person; }
    /// Who is expected to sign in, for the browser's hint, and in which directory; both may be empty. Whoever is
    /// signed in to another directory is forgotten.
    void expect(const QString &account, const QString &tenantId);
    /// Whose sign-in is shared: what others of the same organisation got is good here, too. `directory`: its ID,
    /// empty where it isn't known; who signs in elsewhere is nobody for the others.
    void setOrganisation(const QString &organisation, const QString &directory);
    /// Tokens for all that `access` names; asks for sign-in only where it must. What was permitted before isn't
    /// asked for again. One at a time: a second call cancels the first.
    void ensure(const Access &access, std::function<void(Result<AdminTokens>)> answer);
    /// Another token in the middle of a run, for the same person: silently where that is enough. Several at a
    /// time share one. Errors: identity/other-account, and those of a sign-in.
    void renew(const Renewal &renewal, std::function<void(Result<Secret>)> answer);
    /// A token of who is signed in, for what is looked up beside the work: never asks the person. One in the place of
    /// `refused`, where that isn't empty. Errors: search/not-signed-in where nobody is signed in or only the person could
    /// bring one, cancelled, and those of a silent renewal.
    void borrow(const Renewal &renewal, std::function<void(Result<Secret>)> answer);
    /// Whether nobody is asked to sign in from now on: what the person alone could bring isn't there then.
    void leaveAlone(bool quiet) { m_isQuiet = quiet; }
    bool isLeftAlone() const { return m_isQuiet; }
    /// Ends all of them.
    void cancel();
    Way way() const { return m_way; }
    /// From now on, and for the sign-in that is being waited for.
    void use(Way way);
    /// Forgets person and tokens: the next sign-in lets the person choose another account.
    void signOut();
    void introduce(
        const QString &organisation, const QStringList &roles, const std::optional<Error> &unknown);

Q_SIGNALS:
    /// The browser is with the person; the address can be copied.
    void waitingForPerson(const QUrl &address, bool opened);
    /// Somebody is to type a code, on any device.
    void waitingForCode(const cmw::DeviceCode &code);
    void personAnswered(); ///< or nobody waits any longer
    void changed();

private:
    /// Somebody who wants tokens.
    struct Demand {
        Access access;
        std::function<void(Result<AdminTokens>)> answer;
        std::optional<Renewal> renewal; ///< in the middle of a run
        Resources obtained; ///< what came is what there is: no second try
        bool isQuiet = false; ///< not worth asking the person
    };
    void forget();
    void demand(Demand demand);
    void goOn();
    void next();
    bool isMet(const Demand &demand, Resource resource);
    void obtain(const Demand &demand, Resource resource);
    /// Lets the person sign in; where that isn't worth it, the demand ends with `otherwise`.
    void ask(Resource resource, const SignInRequest &request, const Error &otherwise);
    void interactive(Resource resource, const SignInRequest &request);
    void turnCame();
    void endTurn();
    void adopt();
    void share();
    void signIn();
    template <class Kind> void begin(std::unique_ptr<Kind> signIn);
    void endSignIn();
    int furtherSignIns();
    void silently(Resource resource, const SignInRequest &request, const Secret &refresh);
    void accept(Resource resource, const SignInRequest &request, const Result<Tokens> &tokens);
    Result<void> recognise(const Secret &accessToken);
    void answer(const Result<AdminTokens> &result);
    SignInRequest request(Resource resource, const QStringList &permissions);
    QStringList scopes(QStringList permissions) const;
    Held &held(Resource resource) { return resource == Resource::Graph ? m_graph : m_exchange; }

    Endpoints m_endpoints;
    OpenAddress m_open;
    std::shared_ptr<SharedSignIn> m_shared;
    QString m_organisation, m_directory;
    QString m_expectedAccount, m_expectedTenant;
    QString m_askedFor; ///< who was expected when that person came
    bool m_chooseAccount = false;
    std::optional<Person> m_person;
    Held m_graph, m_exchange;
    QList<Demand> m_demands; ///< the first one is being met
    bool m_isObtaining = false;
    bool m_isQuiet = false;
    Way m_way = Way::Browser;
    struct AtThePerson {
        Resource resource = Resource::None;
        SignInRequest request;
        std::unique_ptr<QObject> signIn; ///< SignIn or DeviceSignIn; null: nobody is waited for
    };
    AtThePerson m_atThePerson;
    int m_round = 0; ///< tells late answers of a cancelled call apart
};

} // namespace cmw

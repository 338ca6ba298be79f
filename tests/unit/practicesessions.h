// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/tenant.h"
#include "practice/visitor.h"
#include "session/session.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace cmw {

/// A practice tenant with a person who answers its pages, and all that a session on it is given.
class PracticeSessions {
public:
    /// A new tenant, with nothing in it, in files or in the keychain.
    void begin();
    void end();

    void startTenant(const QString &scenario);
    Surroundings surroundings(OpenAddress open = {}) const;
    void fillStepOne(Session &session) const;
    /// Until the session's work ends; with what.
    static std::optional<Error> wait(Session &session);
    bool isKept(const QString &key);
    /// The app's Web redirect URIs as Graph shows them now, after adding some past the session.
    static QStringList redirectUris(Session &session, const QStringList &add = {});

protected:
    std::unique_ptr<practice::Tenant> m_tenant;
    std::unique_ptr<practice::Visitor> m_visitor;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Keychain> m_keychain;
};

QStringList tasksOf(const QString &step);
QStringList stepTwo();
QStringList stepThree();

} // namespace cmw

#define RUN(session, call)                                                                                   \
    do {                                                                                                     \
        QVERIFY((session).call);                                                                             \
        const std::optional<Error> failure = wait(session);                                                  \
        QVERIFY2(!failure, failure ? qPrintable(failure->code + u' ' + failure->evidence) : "");             \
    } while (false)

#define COMPARE_STATE(session, task, expected)                                                               \
    QVERIFY2((session).finding(task).state == (expected),                                                    \
        qPrintable(QString(task) + u": "_s + stateName((session).finding(task).state) + u' '                 \
            + (session).finding(task).code + u' ' + (session).finding(task).evidence))

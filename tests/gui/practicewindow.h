// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/language.h"
#include "pages/wizard.h"
#include "practice/tenant.h"
#include "practice/visitor.h"
#include "session/session.h"

#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <memory>

class QLineEdit;
class QPushButton;

namespace cmw {

/// The real window on a practice tenant of its own, with the visitor as the person's browser.
class PracticeWindow final {
public:
    /// Without a keychain of its own it keeps secrets in memory.
    explicit PracticeWindow(const practice::Options &options = {},
        const QString &language = QStringLiteral("en"), std::shared_ptr<Keychain> keychain = {});
    ~PracticeWindow();

    Wizard &wizard() { return *m_wizard; }
    Session &session() { return *m_session; }
    Language &language() { return m_language; }
    practice::Visitor &visitor() { return *m_visitor; }
    /// From now on no browser opens for the person.
    void setBrowserOpens(bool opens) { m_browserOpens = opens; }
    /// The session's clock goes ahead by that.
    void passTime(std::chrono::seconds time) { m_ahead += time.count(); }
    QString folder() const { return m_folder.path(); }
    /// Addresses that were opened for the person.
    const QList<QUrl> &opened() const { return m_opened; }
    /// What the session does from now on goes to the visitor, or (false) to nobody.
    void setVisited(bool visited) { m_isVisited = visited; }

    /// A shown child of the window; null where it isn't there.
    template <class T> T *shown(const QString &name) const
    {
        const QList<T *> children = m_wizard->findChildren<T *>(name);
        for (T *child : children) {
            if (child->isVisible())
                return child;
        }
        return nullptr;
    }
    QPushButton *button(const QString &name) const;
    QLineEdit *input(const QString &name) const;
    void click(const QString &name) const;
    /// Types into an input in place of what it has.
    void type(const QString &name, const QString &text) const;
    /// Waits until nothing runs. False after a minute.
    bool waitForWork();
    /// All texts of shown labels, in order, as one.
    QString shownText() const;

    /// From the first page to step 2, with the values of the practice form.
    void fillFirstStep();
    /// Then to the plan of step 2.
    void lookAtAzure();
    /// From the first page up to the copy sheet.
    void applyBothSteps();
    /// Fills and saves the form in the practice Webex Connect, and says so in step 4.
    void finishForm();

private:
    QTemporaryDir m_folder;
    std::atomic<qint64> m_ahead = 0; ///< seconds; workers read the clock, too
    std::unique_ptr<practice::Tenant> m_tenant;
    std::unique_ptr<practice::Visitor> m_visitor;
    std::unique_ptr<Session> m_session;
    Language m_language;
    std::unique_ptr<Wizard> m_wizard;
    QList<QUrl> m_opened;
    bool m_isVisited = true;
    bool m_browserOpens = true;
    QString m_form; ///< address of the started form
};

} // namespace cmw

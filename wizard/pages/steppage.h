// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "pages/page.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <chrono>

class QPushButton;
class QTimer;

namespace cmw {

class AccountRow;
class SignInRemedies;
class TaskRow;

/// A step that the wizard does itself: who is signed in, the plan line by line, then the same lines live.
class StepPage : public Page {
    Q_OBJECT
public:
    using Page::Page;

    std::optional<Verb> verb() const override;
    void act() override;
    void enter() override;

Q_SIGNALS:
    /// The mailbox's organisation is in that one of Microsoft's clouds.
    void cloudWanted(const QString &cloud);
    /// The person goes on at another step.
    void stepWanted(const QString &step);

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;

    /// Texts of the step: its title while there is a plan and while it is made, and the verb.
    virtual QString planTitle() const = 0;
    virtual QString workTitle() const = 0;
    virtual QString applyText() const = 0;
    /// The sentence where all is done.
    virtual QString doneSentence() const = 0;
    /// Microsoft's names of roles, each of which is enough; the least one first.
    virtual QStringList enoughRoles() const = 0;
    /// Adds what comes over the card. Once.
    virtual void lead(QVBoxLayout &) { }
    /// Adds options to the rows, and what comes under the card. Once.
    virtual void furnish(QVBoxLayout &column) = 0;
    /// Sets the texts of what furnish() added.
    virtual void sayOptions() = 0;

    TaskRow *row(const QString &task) const { return m_rows.value(task); }
    bool hasStandingChanges() const; ///< of this step and mailbox, by this set-up's doing
    /// Looks at lines again after an option was changed; only where that needs no new sign-in.
    void lookAgain(const QStringList &tasks);
    /// Looks at all lines; signs in where that is needed.
    void startLooking();
    /// After a start… function that a button of the page's own has called: how it ends is told here.
    void follow(bool isStarted);

private:
    enum class Work { None, Looking, Applying, OfButton };

    QStringList taskIds() const;
    QStringList openTasks() const; ///< that apply can do something about
    bool isSignedIn() const;
    bool wasLookedAt() const;
    void ended(const std::optional<Error> &error);
    void showRow(const QString &task);
    void wait(const QString &task, const Error &reason, int nextSeconds);
    void showWaitingRows();
    void agree(const QString &task, bool agreed);
    QString sentence() const;

    QString
    missingRole() const; ///< the least that is enough, where none is held; empty also where that isn't known

    Work m_work = Work::None;
    bool m_wasApplied = false; ///< and ended, since the last look by hand
    AccountRow *m_account = nullptr;
    SignInRemedies *m_remedies = nullptr;
    QHash<QString, TaskRow *> m_rows;
    Banner *m_summary = nullptr;
    /// A task at work, and what it waits for, if it does.
    struct Running {
        std::optional<Error> reason;
        QDateTime since, next; ///< UTC
    };
    QHash<QString, Running> m_running;
    QTimer *m_tick = nullptr; ///< counts the seconds of what waits
};

} // namespace cmw

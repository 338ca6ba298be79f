// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "pages/page.h"
#include "tasks/mailway.h"

#include <QSet>
#include <QStringList>

#include <optional>

class QPushButton;

namespace cmw {

class BrowserWait;
class CheckProgress;
class MailMap;
class OwnMailButton;
class ReceivingLine;
class TestEmailLine;
class VerifyLines;

/// Verify: the mail path as a picture whose hops open to their lines, the test email stage by stage, and every
/// line that isn't right. What is repaired here is looked at again by itself.
class VerifyPage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString step() const override { return QStringLiteral("verify"); }
    std::optional<Verb> verb() const override;
    void act() override;
    void enter() override;
    QString nextText() const override;

Q_SIGNALS:
    /// The person goes on at that line, in its step.
    void lineWanted(const QString &task);

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;

private:
    enum class Work { None, Sending, Following, Checking, Repairing };
    struct Repair {
        QString of; ///< the line whose check failed
        QString by; ///< the one that is applied for it
    };

    void connectMap();
    void connectSignIn();
    void connectWork();
    void openHop(std::optional<Hop> hop);
    bool sendAgain();
    void send();
    void follow();
    void sendOwnMail();
    void beginFollowing(bool isStarted);
    void checkAll();
    void check(const QStringList &tasks);
    void repair(const QString &task, const QString &by);
    void checkAgain(const Repair &repair);
    void ended(const std::optional<Error> &error);
    void goOn(Work ended, bool withError);
    void showProgress();
    bool wasAccepted() const;
    bool isToBeSent() const;
    QString sentence() const;

    Work m_work = Work::None;
    QSet<QString> m_running;
    QSet<QString> m_toCheck; ///< of m_checks lines
    int m_checks = 0;
    bool m_mayLookAgain = false; ///< at what could not be looked at
    Repair m_repaired; ///< the one that runs
    QString m_awaited; ///< the line that the person went to repair for the test email
    MailMap *m_map = nullptr;
    QPushButton *m_checkAll = nullptr;
    TestEmailLine *m_test = nullptr;
    ReceivingLine *m_receiving = nullptr;
    OwnMailButton *m_ownMail = nullptr;
    BrowserWait *m_wait = nullptr;
    VerifyLines *m_lines = nullptr;
    CheckProgress *m_progress = nullptr;
};

} // namespace cmw

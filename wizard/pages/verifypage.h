// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "pages/page.h"
#include "services/smtp.h"

#include <QHash>

class QLabel;
class QPushButton;

namespace cmw {

class BrowserWait;
class Card;
class Field;
class MailMap;
class StageList;
class TaskRow;

/// Verify: the mail path as a picture, the test email stage by stage, and every line that isn't right.
class VerifyPage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString step() const override { return QStringLiteral("verify"); }
    std::optional<Verb> verb() const override;
    void act() override;
    void enter() override;
    QString nextText() const override;

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;

private:
    enum class Work { None, Sending, Checking, Repairing };

    void makeTestRow(Card &card);
    void makeLineRow(Card &card, const QString &task);
    void send();
    void checkAll();
    void repair(const QString &task);
    void ended(const std::optional<Error> &error);
    void showTestRow();
    void showMap();
    QString receiver() const;
    bool wasAccepted() const;
    State worstOf(const QStringList &tasks) const;
    QString sentence() const;

    Work m_work = Work::None;
    QString m_running;
    MailMap *m_map = nullptr;
    QPushButton *m_checkAll = nullptr;
    TaskRow *m_test = nullptr;
    QLabel *m_passing = nullptr; ///< what the test changes for a moment
    Field *m_receiver = nullptr;
    BrowserWait *m_wait = nullptr;
    StageList *m_stages = nullptr;
    QHash<QString, TaskRow *> m_rows; ///< of the other lines; shown where they are not right
    QHash<QString, QPushButton *> m_repairs;
};

} // namespace cmw

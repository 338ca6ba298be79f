// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/mailway.h"

#include <QHash>
#include <QSet>
#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace cmw {

class Card;
class Language;
class Session;
class TaskRow;

/// The lines under the mail map: those of the hop that is open, or all that aren't right; each with its repair.
class VerifyLines final : public QWidget {
    Q_OBJECT
public:
    VerifyLines(Session &session, const Language &language, QWidget *parent = nullptr);

    TaskRow *row(const QString &task) const { return m_rows.value(task); }
    /// Both are shown at the next refresh().
    void setHop(std::optional<Hop> hop);
    void setRunning(const QSet<QString> &tasks);
    std::optional<Hop> hop() const { return m_hop; }
    void refresh();

Q_SIGNALS:
    /// Repair of the line whose check failed, by applying `by`: it needs no decision.
    void repairWanted(const QString &task, const QString &by);
    /// What repairs it is for the person to decide, where that line stands.
    void lineWanted(const QString &task, const QString &mender);
    void linkChosen(const QUrl &address);
    void closeWanted(); ///< of the open hop

private:
    void makeRow(Card &card, const QString &task);
    /// Which task repairs what was found on that line; empty: none is known.
    QString menderOf(const QString &task) const;
    bool mendsAtOnce(const QString &task) const;
    void repair(const QString &task);
    bool isShown(const QString &task) const;
    void showRepair(const QString &task);

    Session &m_session;
    const Language &m_language;
    std::optional<Hop> m_hop;
    QSet<QString> m_running;
    QLabel *m_heading;
    QPushButton *m_close;
    QWidget *m_head; ///< heading and button; there while a hop is open
    QHash<QString, TaskRow *> m_rows;
    QHash<QString, QPushButton *> m_repairs;
};

} // namespace cmw

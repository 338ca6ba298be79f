// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/smtp.h"

#include <QList>
#include <QSet>
#include <QWidget>

class QGridLayout;

namespace cmw {

class Language;

/// The stages of a test email, one by one as they end, with their times. One that has more to tell, as the token its
/// values, opens to it.
class StageList final : public QWidget {
    Q_OBJECT
public:
    explicit StageList(const Language &language, QWidget *parent = nullptr);

    void clear();
    void add(const Stage &stage);
    void setStages(const QList<Stage> &stages);
    const QList<Stage> &stages() const { return m_stages; }
    static QString shownTime(std::chrono::milliseconds time);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void toggle(const QString &stage);
    /// In row `row`, its button; below it what it tells, where it is open. How many rows that took.
    int addDetails(QGridLayout &grid, const Stage &stage, int row);

    const Language &m_language;
    QList<Stage> m_stages;
    QSet<QString> m_open; ///< names of the stages that tell more
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/smtp.h"

#include <QList>
#include <QSet>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace cmw {

class CodeText;
class Language;
class StateIcon;

/// The stages of a test email, one by one as they end, with their times. One that has more to tell, as the token its
/// values, opens to it. What is shown stays as it is when another one comes: the keyboard's focus, a selection.
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
    struct Row {
        StateIcon *icon;
        QLabel *name, *time;
        CodeText *reply;
        QPushButton *details; ///< none where the stage has no more to tell
        CodeText *told; ///< what it tells then
    };

    void append(const Stage &stage);
    void say(qsizetype index);
    void toggle(qsizetype index);

    const Language &m_language;
    QGridLayout *m_grid;
    QList<Stage> m_stages;
    QList<Row> m_rows; ///< as many
    QSet<QString> m_open; ///< names of the stages that tell more
};

} // namespace cmw

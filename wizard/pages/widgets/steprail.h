// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

#include <QHash>
#include <QList>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cmw {

class Language;
class RailStep;
class Session;

/// The left side of the window: the four steps and Verify with their states, the set-up, and the language.
class StepRail final : public QWidget {
    Q_OBJECT
public:
    StepRail(Session &session, Language &language, QWidget *parent = nullptr);

    /// The step whose page is shown; empty: none.
    void setCurrent(const QString &step);
    /// Whether the person may go to a step from here.
    void setReachable(bool reachable);

Q_SIGNALS:
    void stepChosen(const QString &step);
    void explainWanted();
    void reportWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeFoot(QVBoxLayout &column, QVBoxLayout &all);
    void refresh();

    Session &m_session;
    Language &m_language;
    QString m_current;
    QList<RailStep *> m_steps;
    QLabel *m_subtitle;
    QLabel *m_setup;
    QLabel *m_place;
    QPushButton *m_report;
    QPushButton *m_explain;
    QPushButton *m_languages;
};

/// One step on the rail.
class RailStep final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RailStep(const QString &step, QWidget *parent = nullptr);

    enum class Mark { Number, Done, Wrong };
    const QString &step() const { return m_step; }
    void display(const QString &title, const QString &line, Mark mark, const QString &word, bool isCurrent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter &painter) const;

    QString m_step, m_title, m_line;
    Mark m_mark = Mark::Number;
    bool m_isCurrent = false;
};

} // namespace cmw

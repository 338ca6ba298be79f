// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/theme.h"

#include <QWizard>

namespace cmw {

class ExplainWindow;
class HelpWindow;
class Language;
class Page;
class Session;
class StepRail;

/// The window: the rail at the left, the pages, and the footer with at most one button that stands out.
/// It shows one session; for another one (practice or real) the program makes another window.
class Wizard final : public QWizard {
    Q_OBJECT
public:
    Wizard(Session &session, Language &language, QWidget *parent = nullptr);
    ~Wizard() override;

    /// Overrides the desktop's choice of light or dark.
    void setScheme(Scheme scheme);
    /// Goes to the page of a step ("1" to "4", "verify", "done"), as if by Next and Back.
    void showStep(const QString &step);
    /// Goes to the line in its step, and opens it.
    void showLine(const QString &task);
    /// Stop while something runs, else close; asks first where something would be lost.
    void reject() override;
    bool validateCurrentPage() override;

Q_SIGNALS:
    void practiceRequested();
    void realRequested();
    void cloudRequested(const QString &cloud); ///< of Microsoft's, for this set-up
    void clientRequested(const QString &clientId); ///< for the sign-in; empty: Microsoft's own
    /// The person closed the window: by Close, Finish or the desktop.
    void finishedForGood();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum PageId { Welcome, Step1, Step2, Step3, Step4, Verify, Done };

    void addPages();
    void makeFooter();
    void refreshFooter();
    void turnedTo(int id);
    void focusWanted();
    void orderTabs();
    void showHelp();
    void showExplain();
    void showReport();
    /// False: it would lose something, and the person is being asked.
    bool mayClose();
    Page *currentPageOfOurs() const;
    /// Whether any step may be gone to from here.
    bool isReachable() const;

    Session &m_session;
    Language &m_language;
    Scheme m_scheme = Scheme::Desktop;
    StepRail *m_rail;
    HelpWindow *m_help = nullptr; ///< made when first wanted
    ExplainWindow *m_explain = nullptr; ///< the same
    Page *m_shown = nullptr;
    bool m_mayLose = false; ///< the person has said so
    bool m_isTravelling = false; ///< pages are passed by, not shown
};

} // namespace cmw

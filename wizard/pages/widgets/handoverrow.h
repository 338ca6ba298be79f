// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QPushButton;

namespace cmw {

class Banner;
class Language;
class Session;
struct Finding;

/// The way to another admin, under a step's lines: offered where lines are open, and pressed where a right is missing.
class HandOverRow final : public QWidget {
    Q_OBJECT
public:
    HandOverRow(Session &session, const Language &language, const QString &step, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Whether a line of the step was found so.
    bool isAnyHere(bool (*isSo)(const Finding &)) const;
    void refresh();
    void open();

    Session &m_session;
    const Language &m_language;
    QString m_step;
    bool m_isSignInRefused = false; ///< the last one, for want of a right
    Banner *m_denied;
    QPushButton *m_handOver; ///< in the banner
    QPushButton *m_offer; ///< without it
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class Language;
class Session;

/// What can be taken away of a finished set-up: a summary for a ticket, a report, an entry for the calendar.
class TakeAway final : public QWidget {
    Q_OBJECT
public:
    TakeAway(Session &session, const Language &language);

    /// Forgets what the last of them came to.
    void clear();
    void refresh();

Q_SIGNALS:
    void begun(); ///< what was said of an earlier one is over
    void failed(const cmw::Error &error);
    void reportWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void copySummary();
    void askWhereToSave();
    void saveReminder(const QString &file);

    Session &m_session;
    const Language &m_language;
    QPushButton *m_summary;
    QPushButton *m_report;
    QPushButton *m_reminder;
    QLabel *m_taken;
};

} // namespace cmw

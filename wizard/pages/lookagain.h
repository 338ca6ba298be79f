// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMap>
#include <QObject>
#include <QStringList>

class QTimer;

namespace cmw {

class Session;

/// Looks at lines again by itself, every few minutes, while what was changed there may not be in force yet and the
/// person has the page in front of them. Never when something else runs, and never with a sign-in.
class LookAgain final : public QObject {
    Q_OBJECT
public:
    LookAgain(Session &session, const QStringList &tasks, QObject *parent);

    /// The page comes to the front, and goes.
    void start();
    void stop();
    /// To be called after the session's news: begins to wait, or ends that.
    void follow();
    /// Until when the last of the changes may not be in force yet; invalid: nothing has to be waited for.
    QDateTime until() const;

Q_SIGNALS:
    void passed(); ///< another look's time: until() may be another one

private:
    void look();
    /// The lines whose change may not be in force yet, and until when, where a source names a time.
    QMap<QString, QDateTime> ends() const;

    Session &m_session;
    QStringList m_tasks;
    QTimer *m_timer;
    bool m_isInFront = false;
};

} // namespace cmw

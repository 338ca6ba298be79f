// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QPushButton;
class QWidget;

namespace cmw {

class ReceivingLine;
class Session;
class TaskRow;

/// The receiving line's other way: the signed-in admin's own account sends the mail. Not there where that account is
/// the mailbox itself.
class OwnMailButton final : public QObject {
    Q_OBJECT
public:
    OwnMailButton(Session &session, ReceivingLine &line, TaskRow &row, QObject *parent);

    /// After the line's.
    void refresh(bool isFollowing);

Q_SIGNALS:
    void wanted();

private:
    Session &m_session;
    ReceivingLine &m_line;
    QPushButton *m_send;
    QWidget *m_place; ///< below the line, where a long address has room
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/verify/receipt.h"

#include <QDateTime>
#include <QObject>
#include <QString>

class QLabel;
class QPushButton;
class QWidget;

namespace cmw {

class CodeText;
class Language;
class ReceiptSteps;
class Session;
class TaskRow;

/// What the receiving line has below it: the mail that the person is asked to write, how far it has come, and where to
/// see what Webex Connect makes of it.
class ReceivingLine final : public QObject {
    Q_OBJECT
public:
    ReceivingLine(Session &session, const Language &language, TaskRow &row, QObject *parent);

    /// In the subject of the mail that is asked for, and since when it is.
    const QString &code() const { return m_code; }
    const QDateTime &since() const { return m_since; }
    /// Whether the person wants the mail followed though it can't go to Webex Connect.
    Unforwarded unforwarded() const { return m_unforwarded; }
    QString subject() const;
    /// A mail is asked for.
    bool isAsking() const;
    void focusOnStop();
    /// The page comes to the front.
    void enter();
    void refresh(bool isFollowing);
    void retranslate();

Q_SIGNALS:
    void wanted(); ///< to follow the mail
    void stopped(); ///< by the person
    void asked(); ///< for a mail, as the person wanted

private:
    /// A value with its label and Copy.
    struct Value {
        QLabel *label;
        CodeText *text;
        QPushButton *copy;
    };
    QWidget *askPanel();
    QWidget *lookPanel();
    Value value(const QString &name);
    void setFilter();
    bool isTaken() const;
    bool wasLookedFor() const;
    /// No mail is asked for: it would come to nothing.
    bool isHopeless() const;
    /// What the button says comes next.
    void goOn();
    /// A new mail is asked for: the one before has its answer.
    void renew();

    Session &m_session;
    const Language &m_language;
    TaskRow &m_row;
    QString m_code;
    QDateTime m_since; ///< UTC
    bool m_again = false; ///< another one, after one that was taken
    Unforwarded m_unforwarded = Unforwarded::Told;
    QLabel *m_unset; ///< the mailbox doesn't forward yet
    QLabel *m_request;
    QLabel *m_bounce; ///< who gets it
    Value m_address, m_subject, m_filter;
    QLabel *m_place; ///< in Webex Connect
    QWidget *m_ask;
    ReceiptSteps *m_steps;
    QWidget *m_look;
    QPushButton *m_follow;
    QPushButton *m_stop;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"

#include <QWidget>

namespace cmw {

/// The way of a mail as a picture: customer, Office 365, Webex Connect, agent. Each hop has the colour and
/// shape of its state. For screen readers the same is said in words.
class MailMap final : public QWidget {
    Q_OBJECT
public:
    /// Receiving goes from left to right, sending from right to left.
    enum Hop { CustomerToMailbox, MailboxToConnect, ConnectToMailbox, MailboxToCustomer, HopCount };

    explicit MailMap(QWidget *parent = nullptr);

    void setMailbox(const QString &address);
    void setHop(Hop hop, State state, const QString &word);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Place {
        QString title, line;
        QRectF box;
    };
    QList<Place> places() const;
    void paintHop(QPainter &painter, const QRectF &from, const QRectF &to, bool above, Hop hop) const;
    void say();

    QString m_mailbox;
    State m_states[HopCount] = {};
    QString m_words[HopCount];
};

} // namespace cmw

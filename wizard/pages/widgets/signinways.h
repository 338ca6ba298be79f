// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "session/mailboxway.h"

#include <QWidget>

#include <optional>

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;

namespace cmw {

/// What the test email's sign-in does to the app, and a quiet way to another one: by pasting an address, or none at all.
class SignInWays final : public QWidget {
    Q_OBJECT
public:
    explicit SignInWays(QWidget *parent = nullptr);

    MailboxWay way() const { return m_way; }
    /// Why the app isn't given a redirect URI; none: it may be.
    void setNoRedirect(const std::optional<Error> &reason, const QString &language);

Q_SIGNALS:
    void chosen(cmw::MailboxWay way);

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(MailboxWay way, const QString &name);
    void say();
    /// The one that it will be, by itself or chosen.
    MailboxWay shownWay() const;

    MailboxWay m_way = MailboxWay::ByItself;
    std::optional<Error> m_noRedirect;
    QString m_language;
    QLabel *m_note;
    QPushButton *m_others;
    QMenu *m_menu;
    QActionGroup *m_ways;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QObject>

#include <optional>

class QPushButton;

namespace cmw {

class Banner;

/// The ways out of a sign-in that led to the wrong place, as buttons of the banner that names it.
class SignInRemedies final : public QObject {
    Q_OBJECT
public:
    /// `canChangeCloud`: whether the program may go over to another of Microsoft's clouds.
    SignInRemedies(Banner &banner, bool canChangeCloud);

    /// Shows those that help with this error; none: none.
    void offer(const std::optional<Error> &error);
    void retranslate();

Q_SIGNALS:
    void otherAccountWanted();
    void guestWanted(); ///< the person is a guest in the mailbox's organisation
    void cloudWanted(const QString &cloud);

private:
    bool m_canChangeCloud;
    QString m_cloud;
    QPushButton *m_otherAccount;
    QPushButton *m_guest;
    QPushButton *m_useCloud;
};

} // namespace cmw

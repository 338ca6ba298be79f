// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace cmw {

class Field;
class Language;
class Session;

/// Who signs in for the mailbox: asked for where the mailbox is a shared one, or where somebody else does already.
class LoginField final : public QWidget {
    Q_OBJECT
public:
    LoginField(Session &session, const Language &language, QWidget *parent = nullptr);

    /// Shows what the session has, and itself only where it is needed.
    void follow();
    void retranslate();

Q_SIGNALS:
    void chosen(); ///< another one, and the person is done with it

private:
    void take();

    Session &m_session;
    const Language &m_language;
    Field *m_field;
    bool m_isEdited = false;
    bool m_isGiven = false; ///< while something runs; taken after it
};

} // namespace cmw

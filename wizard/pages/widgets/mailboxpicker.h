// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/mailboxsearch.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace cmw {

class FoundList;
class Language;

/// The set-up's mailbox, and an input that looks for another one in the directory while a name, an address or an alias is
/// typed. It tells what was chosen and changes nothing by itself. A whole address can be given without any search.
class MailboxPicker final : public QWidget {
    Q_OBJECT
public:
    MailboxPicker(Session &session, const Language &language, QWidget *parent = nullptr);

    QLineEdit &input() { return *m_input; }
    MailboxSearch &search() { return m_search; }
    /// The set-up's mailbox again, in place of what was typed.
    void reset();
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &address);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What the line below the input tells.
    enum class Telling { Nothing, Searching, Found, Failed, Waiting, Refused };

    void textChanged(const QString &text);
    void follow();
    bool handleKey(int key);
    void take(const FoundMailbox &mailbox);
    /// A whole address needs no search. False where it isn't one, or is the present one.
    bool takeTyped();
    void give(const QString &address);
    void closeList();
    void tell(Telling what);
    QString told() const;
    void say();

    Session &m_session;
    const Language &m_language;
    MailboxSearch m_search;
    QLabel *m_label;
    QLineEdit *m_input;
    QLabel *m_status;
    FoundList *m_list;
    Telling m_telling = Telling::Nothing;
    FoundMailboxes m_found;
    QString m_foundFor; ///< what was typed
    FoundMailbox m_refused; ///< that was chosen and can't be
    Error m_error;
    std::optional<QString> m_later; ///< what was chosen while something runs
    int m_seconds = 0;
    bool m_isSetting = false; ///< the text changes, and nobody types
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/address.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QTimer;

namespace cmw {

/// A labelled input with what is to be said about its value right below it. What looks wrong while a value
/// is still being typed is said after a short pause; what is right again is said at once.
class Field final : public QWidget {
    Q_OBJECT
public:
    using Judge = std::function<Judgement(const QString &)>;

    Field(const QString &name, Judge judge, QWidget *parent = nullptr);

    void setLabel(const QString &label, const QString &hint);
    void setLanguage(const QString &language);
    /// Sets the text without telling it as the person's own.
    void setText(const QString &text);
    QString text() const;
    QLineEdit &input() { return *m_input; }
    /// An input of a fixed width, instead of one as wide as there is room.
    void setInputWidth(int width);
    /// For values that must not be read over a shoulder.
    void hideText();
    Judgement judgement() const { return m_judge(text()); }
    /// False where going on can't work with this value.
    bool isPossible() const;
    /// Judges anew, and says it now.
    void sayNow();

Q_SIGNALS:
    void edited(); ///< by the person, each letter
    void left(); ///< done with it

private:
    void say(const Judgement &judgement);

    Judge m_judge;
    QString m_language;
    QLabel *m_label;
    QLineEdit *m_input;
    QLabel *m_message;
    QTimer *m_pause;
};

} // namespace cmw

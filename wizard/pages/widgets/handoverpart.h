// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cmw {

class Banner;
class Language;

/// One text that goes to another person: shown whole, copied or saved by one button.
class HandOverPart final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Prose, Code };

    /// `name` is part of the widgets' names; `file`: what a saved one is called.
    HandOverPart(const QString &name, const QString &file, Kind kind, const Language &language,
        QWidget *parent = nullptr);

    void setText(const QString &text);
    /// What it is and how it is used; also what screen readers call the text.
    void setIntroduction(const QString &title, const QString &sentence);
    /// What stands over the text: a choice.
    void addOnTop(QWidget *widget);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void copy();
    void askWhereToSave();
    void save(const QString &path);

    const Language &m_language;
    QString m_file, m_title;
    QLabel *m_sentence;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_done;
    Banner *m_trouble;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace cmw {

/// A note on a soft ground, over or under the rows of a page. Hidden until it has something to say.
class Banner final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Note, Waiting, Wrong };

    explicit Banner(const QString &name, QWidget *parent = nullptr);

    /// Rich text; an empty one hides it.
    void say(Kind kind, const QString &html);
    /// What went wrong and what to do, in that language, with the original words below.
    void tell(const Error &error, const QString &language, Kind kind = Kind::Wrong);
    void addButton(QPushButton *button);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Note;
    QLabel *m_text;
    QHBoxLayout *m_layout;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextEdit>

namespace cmw {

/// Text to be read, compared and copied letter by letter. It breaks within long words, which a label can't
/// without marks in the text that would be copied along and read aloud.
class CodeText final : public QTextEdit {
    Q_OBJECT
public:
    explicit CodeText(const QString &name, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace cmw

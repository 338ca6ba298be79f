// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tasks/verify/receiptsteps.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace cmw {

class Language;
class StateIcon;

/// How far a followed mail has come, step by step.
class ReceiptSteps final : public QWidget {
    Q_OBJECT
public:
    explicit ReceiptSteps(const Language &language, QWidget *parent = nullptr);

    void display(const Receipt &receipt);
    void clear();
    bool isEmpty() const { return m_shown.isEmpty(); }
    void retranslate();

private:
    struct Line {
        StateIcon *icon;
        QLabel *text;
    };

    const Language &m_language;
    QList<ReceiptStep> m_shown;
    QList<Line> m_lines;
};

} // namespace cmw

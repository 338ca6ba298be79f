// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/handover.h"

#include <QDialog>

class QDialogButtonBox;
class QRadioButton;
class QTabWidget;

namespace cmw {

class HandOverPart;
class Language;

/// What another admin needs for the open lines, a tab for each part: the letter, the link, the scripts.
class HandOverDialog final : public QDialog {
    Q_OBJECT
public:
    HandOverDialog(const HandOver &handOver, const Language &language, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPart(HandOverPart *&part, const QString &name, const QString &file, const QString &text);
    QWidget *makeLetterChoice();
    void say();
    void sayLetter();

    const HandOver m_handOver;
    const Language &m_language;
    QTabWidget *m_tabs;
    QDialogButtonBox *m_buttons;
    QRadioButton *m_english;
    QRadioButton *m_korean;
    HandOverPart *m_letter;
    // Null where there is nothing of that kind.
    HandOverPart *m_link = nullptr;
    HandOverPart *m_az = nullptr;
    HandOverPart *m_graph = nullptr;
    HandOverPart *m_exchange = nullptr;
};

} // namespace cmw

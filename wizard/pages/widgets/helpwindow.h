// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QTextBrowser;

namespace cmw {

class Language;

/// The passage of the help that goes with a step: each bullet of the document, what is looked at, what is
/// changed, and the way by hand.
class HelpWindow final : public QDialog {
    Q_OBJECT
public:
    HelpWindow(const Language &language, QWidget *parent);

    /// Empty: all steps.
    void setStep(const QString &step);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    const Language &m_language;
    QString m_step;
    QTextBrowser *m_text;
};

} // namespace cmw

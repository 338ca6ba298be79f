// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QString>
#include <QUrl>

class QLabel;
class QPlainTextEdit;
class QTextBrowser;
class QTimer;

namespace cmw {

struct Explanation;
class Language;

/// Takes any error text that is pasted, and says what it means as soon as it is there. Nothing of it is kept.
class ExplainWindow final : public QDialog {
    Q_OBJECT
public:
    ExplainWindow(const Language &language, QWidget *parent);

    /// Whether the wizard's steps may be gone to now: else they are only named.
    void setReachable(bool isReachable);

Q_SIGNALS:
    /// The step whose line mends it.
    void stepChosen(const QString &step);
    void linkChosen(const QUrl &address);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void say();
    void sayMeaning();
    QString told(const Explanation &explanation) const;

    const Language &m_language;
    QLabel *m_question;
    QPlainTextEdit *m_pasted;
    QTextBrowser *m_meaning;
    QTimer *m_pause;
    bool m_isReachable = true;
};

} // namespace cmw

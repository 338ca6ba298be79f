// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cmw {

class CodeText;

/// All that a line says when it is opened; in the language of the moment.
struct Details {
    QString cause, repair;
    QStringList causes; ///< where there are several, the most likely first: each with how to tell it
    QString document; ///< what the document says
    QString changes; ///< what the wizard does there
    QString role; ///< who may do it
    QStringList byHand;
    QString place; ///< words to click, where there are no lines by hand
    QString evidence, code; ///< the other side's words, and our name for them
    QString time; ///< how long it took
    QString linkText;
    QUrl link;
};

/// The opened part of a line: why, what to do, the way by hand, the portal's page, the original words.
class DetailsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget *parent = nullptr);

    void setDetails(const Details &details);

Q_SIGNALS:
    void linkChosen(const QUrl &address);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say();

    Details m_details;
    QLabel *m_text;
    CodeText *m_evidence;
    QPushButton *m_link;
};

} // namespace cmw

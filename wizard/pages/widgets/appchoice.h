// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVariantList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace cmw {

/// Several app registrations that may be meant: when each was made, whose it is, and a button to take it.
class AppChoice final : public QWidget {
    Q_OBJECT
public:
    explicit AppChoice(QWidget *parent = nullptr);

    /// As the finding has them: clientId, objectId, name, created, owners. None hides it.
    void show(const QVariantList &choices);

Q_SIGNALS:
    void chosen(const QString &clientId, const QString &objectId);
    void newWanted(); ///< none of them

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QVariantList m_choices;
    QVBoxLayout *m_column;
    QPushButton *m_new;
};

} // namespace cmw

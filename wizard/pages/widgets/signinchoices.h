// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/endpoints.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cmw {

/// What few people need to choose before they sign in: Microsoft's cloud, and a client ID of their own. Folded until it
/// is asked for.
class SignInChoices final : public QWidget {
    Q_OBJECT
public:
    explicit SignInChoices(const Endpoints &endpoints, QWidget *parent = nullptr);

Q_SIGNALS:
    void cloudChosen(const QString &cloud);
    void clientChosen(const QString &clientId); ///< empty: Microsoft's own

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
    void takeClient();

    const Endpoints m_endpoints;
    QPushButton *m_fold;
    QWidget *m_choices;
    QLabel *m_cloudName;
    QComboBox *m_cloud;
    QLabel *m_clientName;
    QLineEdit *m_client;
    QLabel *m_hint;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/smtp.h"

#include <QList>
#include <QWidget>

namespace cmw {

class Language;

/// The stages of a test email, one by one as they end, with their times.
class StageList final : public QWidget {
    Q_OBJECT
public:
    explicit StageList(const Language &language, QWidget *parent = nullptr);

    void clear();
    void add(const Stage &stage);
    void setStages(const QList<Stage> &stages);
    const QList<Stage> &stages() const { return m_stages; }
    static QString shownTime(std::chrono::milliseconds time);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();

    const Language &m_language;
    QList<Stage> m_stages;
};

} // namespace cmw

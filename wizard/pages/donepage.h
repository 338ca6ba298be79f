// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/page.h"

#include <QStringList>

namespace cmw {

class Card;
class CodeText;
class TakeAway;

/// The last page: what was set up, what was changed and can be taken back, what expires, what remains.
class DonePage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString step() const override { return QStringLiteral("verify"); }
    void enter() override;

Q_SIGNALS:
    /// Another mailbox of the same app was begun: its first step is wanted.
    void anotherBegun();
    void reportWanted();

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;

private:
    QLabel *heading(QVBoxLayout &column);
    void listChanges();
    QWidget *makeFileRow();
    QWidget *makeAnother();
    void sayRest();
    void askToTakeBack(const QStringList &tasks, const QString &what);

    QLabel *m_facts = nullptr;
    QWidget *m_fileRow = nullptr;
    QLabel *m_fileLabel = nullptr;
    CodeText *m_filePath = nullptr;
    TakeAway *m_takeAway = nullptr;
    QWidget *m_anotherRow = nullptr;
    QLabel *m_anotherLabel = nullptr;
    QPushButton *m_another = nullptr;
    QLabel *m_changesHeading = nullptr;
    Card *m_changes = nullptr;
    QLabel *m_restHeading = nullptr;
    QLabel *m_rest = nullptr;
    QStringList m_shown; ///< ids of the entries and language: the list is made anew where they differ
    bool m_isTakingBack = false;
};

} // namespace cmw

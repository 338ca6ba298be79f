// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/page.h"
#include "tasks/connect/copysheet.h"

#include <QHash>
#include <QList>

class QPushButton;

namespace cmw {

class Banner;
class Card;
class CopyRow;
class CopyStrip;
class Field;
class TaskRow;

/// Step 4: the copy sheet in the form's order, then what only the person can do in Webex Connect.
class FormPage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString step() const override { return QStringLiteral("4"); }
    void enter() override;
    void leave() override;

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;
    void refresh() override;

private:
    Card *makePersonRows();
    void addRow();
    void showSheet();
    bool isKnown(const CopyLine &line) const;
    /// Tells one value of a line from the next, without saying a secret.
    QString mark(const CopyLine &line) const;
    bool isDone(const CopyLine &line) const;
    int nextLine() const; ///< index of the next line to copy; -1: none
    void take(int index); ///< copies that line, or marks it as set
    void copyNext();
    void tellStrip(int index, const QStringList &before);
    void reveal(int index, bool shown);
    void keepSavedAddress();
    void useSavedAddress();
    void savedAddressUsed(const std::optional<Error> &error);
    void forgetOtherSetup();
    void concealSecret();

    QString m_file; ///< of the set-up that the sheet is of
    QList<CopyLine> m_lines;
    Card *m_sheet = nullptr;
    QList<CopyRow *> m_rows; ///< as many as any set-up needed; those beyond the lines are hidden
    QHash<QString, QString>
        m_done; ///< what was copied or chosen, by label: another value is to be copied anew
    QPushButton *m_openConnect = nullptr;
    QPushButton *m_copyNext = nullptr;
    CopyStrip *m_strip = nullptr;
    TaskRow *m_consent = nullptr;
    TaskRow *m_token = nullptr;
    TaskRow *m_saved = nullptr;
    QPushButton *m_tokenDone = nullptr;
    QPushButton *m_useSaved = nullptr;
    Field *m_savedAddress = nullptr;
    Banner *m_refusal = nullptr;
    bool m_isUsingSaved = false; ///< the mailbox is being told to forward to the saved address
    std::optional<Error> m_refused; ///< why it doesn't
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/page.h"
#include "session/store.h"

#include <QList>

namespace cmw {

class ChoiceCard;

/// The first page: a new set-up, one that is on its way, or practice.
class WelcomePage final : public Page {
    Q_OBJECT
public:
    using Page::Page;

    QString nextText() const override;
    void enter() override;
    bool validatePage() override;

Q_SIGNALS:
    /// A set-up was opened; its first open step is wanted.
    void continued(const QString &step);
    void practiceRequested();
    void realRequested();
    /// Before any sign-in: another of Microsoft's clouds, a client ID of the person's own.
    void cloudRequested(const QString &cloud);
    void clientRequested(const QString &clientId);

protected:
    void build(QVBoxLayout &column) override;
    void retranslate() override;

private:
    void listSetups();
    void describe(ChoiceCard &card, const StoredSummary &summary);
    void open(const StoredSummary &summary);
    /// For another mailbox of its app.
    void addAnother(const StoredSummary &summary);

    ChoiceCard *m_new = nullptr;
    ChoiceCard *m_practice = nullptr;
    QVBoxLayout *m_list = nullptr;
    QLabel *m_roles = nullptr;
    QList<std::pair<ChoiceCard *, StoredSummary>> m_stored;
};

} // namespace cmw

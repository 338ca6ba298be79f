// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/azurepage.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/byhandfields.h"
#include "pages/widgets/secretbuttons.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto secretTask = "azure.client-secret"_L1;
constexpr auto implicitTask = "azure.implicit-tokens"_L1;
constexpr auto permissionsTask = "azure.permissions"_L1;

/// Whether a line still can be chosen otherwise.
bool isOpen(const Session &session, const QString &task)
{
    const State state = session.finding(task).state;
    return state == State::ToDo || state == State::Wrong || state == State::Unknown
        || state == State::NotNeeded;
}

} // namespace

void AzurePage::furnish(QVBoxLayout &column)
{
    m_months = linkButton(u"secretMonths"_s);
    m_implicit = linkButton(u"implicitTokens"_s);
    m_mailSend = linkButton(u"mailSend"_s);
    m_inMemory = linkButton(u"keepInMemory"_s);
    m_secret = new SecretButtons(session());
    makeMonthsMenu();
    if (TaskRow *secret = row(secretTask)) {
        secret->addButton(m_months);
        secret->addButton(m_inMemory);
        for (QPushButton *button : m_secret->buttons())
            secret->addButton(button);
        secret->addBelow(m_secret);
    }
    if (TaskRow *implicit = row(implicitTask))
        implicit->addButton(m_implicit);
    if (TaskRow *permissions = row(permissionsTask))
        permissions->addButton(m_mailSend);
    m_byHand = new ByHandFields(session(), language());
    column.addWidget(m_byHand);

    connect(m_implicit, &QPushButton::clicked, this, [this] {
        session().edit(&Setup::implicitTokens, !session().setup().implicitTokens);
        lookAgain({implicitTask});
        sayOptions();
    });
    connect(m_mailSend, &QPushButton::clicked, this, [this] {
        const bool documented = session().setup().permissions == Permissions::AsDocumented;
        session().edit(&Setup::permissions, documented ? Permissions::OnlyUsed : Permissions::AsDocumented);
        lookAgain({permissionsTask, u"azure.admin-consent"_s});
        sayOptions();
    });
    connect(m_inMemory, &QPushButton::clicked, this, [this] {
        session().keepSecretInMemory();
        lookAgain({secretTask});
    });
    connect(m_byHand, &ByHandFields::taken, this, [this] { session().checkLocal(); });
}

void AzurePage::makeMonthsMenu()
{
    auto *menu = new QMenu(m_months);
    auto *group = new QActionGroup(menu);
    for (const int months : {6, 12, 18, 24}) {
        QAction *action = menu->addAction(QString());
        action->setData(months);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, months] {
            session().edit(&Setup::secretMonths, months);
            lookAgain({secretTask});
            sayOptions();
        });
    }
    m_months->setMenu(menu);
}

void AzurePage::enter()
{
    m_byHand->refresh();
    StepPage::enter();
}

void AzurePage::leave()
{
    m_secret->conceal();
}

QString AzurePage::planTitle() const
{
    return tr("Create the app in Azure");
}

QString AzurePage::workTitle() const
{
    return tr("Creating the app");
}

QString AzurePage::applyText() const
{
    return session().setup().appObjectId.isEmpty() ? tr("Create the app") : tr("Finish the app");
}

QString AzurePage::doneSentence() const
{
    return tr("The app is ready: every line was read back.");
}

QStringList AzurePage::enoughRoles() const
{
    return {u"Application Administrator"_s, u"Cloud Application Administrator"_s,
        u"Privileged Role Administrator"_s, u"Global Administrator"_s};
}

void AzurePage::sayOptions()
{
    const Setup &setup = session().setup();
    //: A menu button. %n: months
    m_months->setText(tr("%n month(s) ▾", nullptr, setup.secretMonths));
    m_months->setAccessibleName(
        tr("Lifetime of the client secret: %n month(s)", nullptr, setup.secretMonths));
    const QList<QAction *> actions = m_months->menu()->actions();
    for (QAction *action : actions) {
        const int months = action->data().toInt();
        action->setText(tr("%n month(s)", nullptr, months));
        action->setChecked(months == setup.secretMonths);
    }
    m_implicit->setText(setup.implicitTokens ? tr("Leave out") : tr("As in the document"));
    m_implicit->setAccessibleName(setup.implicitTokens ? tr("Leave out implicit access tokens")
                                                       : tr("Implicit access tokens as in the document"));
    m_implicit->setToolTip(tr("The document turns this on; the connection itself does not need it."));
    const bool documented = setup.permissions == Permissions::AsDocumented;
    m_mailSend->setText(documented ? tr("Leave out Mail.Send") : tr("Add Mail.Send"));
    m_mailSend->setToolTip(
        tr("Mail.Send lets whoever holds the secret send as anyone in the organisation. The "
           "document asks for it; the connection itself does not use it."));
    m_inMemory->setText(tr("Keep for this run only"));
}

void AzurePage::refresh()
{
    StepPage::refresh();
    const bool busy = session().isBusy();
    const Finding secret = session().finding(secretTask);
    const bool noKeychain = secret.code.startsWith(u"keychain/") && !session().secretIsInMemoryOnly();
    m_months->setVisible(isOpen(session(), secretTask) && !noKeychain);
    m_inMemory->setVisible(noKeychain);
    m_implicit->setVisible(isOpen(session(), implicitTask));
    m_mailSend->setVisible(isOpen(session(), permissionsTask));
    for (QPushButton *button : {m_months, m_implicit, m_mailSend, m_inMemory})
        button->setEnabled(!busy);
    m_secret->refresh();
}

} // namespace cmw

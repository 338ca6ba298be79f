// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/azurepage.h"

#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/appchoice.h"
#include "pages/widgets/appoptions.h"
#include "pages/widgets/banner.h"
#include "pages/widgets/byhandfields.h"
#include "pages/widgets/secretbuttons.h"
#include "pages/widgets/secretlife.h"
#include "pages/widgets/taskrow.h"
#include "session/session.h"
#include "tasks/azure/roles.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto appTask = "azure.app-registration"_L1;
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

void AzurePage::lead(QVBoxLayout &column)
{
    m_sharing = new Banner(u"sharedApp"_s);
    column.addWidget(m_sharing);
}

void AzurePage::furnish(QVBoxLayout &column)
{
    furnishApp();
    furnishSecret();
    m_implicit = linkButton(u"implicitTokens"_s);
    m_mailSend = linkButton(u"mailSend"_s);
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
    connect(m_byHand, &ByHandFields::taken, this, [this] { session().checkLocal(); });
}

void AzurePage::furnishApp()
{
    m_options = linkButton(u"appOptionsToggle"_s);
    m_choice = new AppChoice;
    m_appOptions = new AppOptions(session(), language());
    m_appOptions->hide();
    if (TaskRow *app = row(appTask)) {
        app->addButton(m_options);
        app->addBelow(m_choice);
        app->addBelow(m_appOptions);
    }
    connect(m_options, &QPushButton::clicked, this, [this] {
        m_appOptions->setVisible(m_appOptions->isHidden());
        refresh();
    });
    connect(m_appOptions, &AppOptions::edited, this, [this] { lookAgain({appTask}); });
    connect(m_choice, &AppChoice::chosen, this, [this](const QString &clientId, const QString &objectId) {
        session().edit(&Setup::appObjectId, objectId);
        session().edit(&Setup::clientId, clientId);
        startLooking();
    });
    connect(m_choice, &AppChoice::newWanted, this, [this] {
        session().edit(&Setup::newApp, true);
        startLooking();
    });
}

void AzurePage::furnishSecret()
{
    m_life = new SecretLife(session());
    m_inMemory = linkButton(u"keepInMemory"_s);
    m_removeAgain = linkButton(u"removeSecretAgain"_s);
    m_renew = linkButton(u"renewSecret"_s);
    m_secret = new SecretButtons(session());
    if (TaskRow *secret = row(secretTask)) {
        for (QPushButton *button : {m_life->button(), m_inMemory, m_removeAgain, m_renew})
            secret->addButton(button);
        for (QPushButton *button : m_secret->buttons())
            secret->addButton(button);
        secret->addBelow(m_secret);
        secret->addBelow(m_life);
    }
    connect(m_life, &SecretLife::chosen, this, [this] { lookAgain({secretTask}); });
    connect(m_inMemory, &QPushButton::clicked, this, [this] {
        session().keepSecretInMemory();
        lookAgain({secretTask});
    });
    connect(m_removeAgain, &QPushButton::clicked, this,
        [this] { follow(session().startRemovingUnkeptSecret()); });
    connect(m_renew, &QPushButton::clicked, this, [this] { follow(session().startRenewal()); });
}

void AzurePage::enter()
{
    m_byHand->refresh();
    m_others = session().othersOfTheApp();
    refreshSharing();
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
    return rolesEnoughForAzure();
}

void AzurePage::sayOptions()
{
    const Setup &setup = session().setup();
    m_options->setText(m_appOptions->isHidden() ? tr("Name and accounts ▾") : tr("Name and accounts ▴"));
    m_options->setAccessibleName(tr("Name and account type of the app"));
    m_implicit->setText(setup.implicitTokens ? tr("Leave out") : tr("As in the document"));
    m_implicit->setAccessibleName(setup.implicitTokens ? tr("Leave out implicit access tokens")
                                                       : tr("Implicit access tokens as in the document"));
    m_implicit->setToolTip(tr("The document turns this on; the connection itself does not need it."));
    const bool documented = setup.permissions == Permissions::AsDocumented;
    m_mailSend->setText(documented ? tr("Leave out Mail.Send") : tr("Add Mail.Send"));
    m_mailSend->setToolTip(
        tr("Mail.Send lets whoever holds the secret send as anyone in the organisation. The "
           "document asks for it; the connection itself does not use it. Step 3 offers a fence for this one "
           "mailbox."));
    m_inMemory->setText(tr("Keep for this run only"));
    m_removeAgain->setText(tr("Remove it again"));
    m_renew->setText(tr("Renew…"));
    m_renew->setAccessibleName(tr("Renew the client secret"));
    m_renew->setToolTip(tr("Makes one more. The present one stays until Webex Connect has the new one."));
}

void AzurePage::refresh()
{
    StepPage::refresh();
    refreshApp();
    refreshSecret();
    refreshSharing();
    m_implicit->setVisible(isOpen(session(), implicitTask) && !isShared());
    m_mailSend->setVisible(isOpen(session(), permissionsTask) && !isShared());
    for (QPushButton *button : {m_implicit, m_mailSend, m_options, m_inMemory, m_removeAgain, m_renew})
        button->setEnabled(!session().isBusy());
}

void AzurePage::refreshApp()
{
    const Finding app = session().finding(appTask);
    m_choice->show(
        app.code == u"azure/app-ambiguous" ? app.args.value(u"choices"_s).toList() : QVariantList());
    const bool wantsReference = app.code == u"azure/service-management-reference"
        || !session().setup().serviceManagementReference.isEmpty();
    const bool isMakeable = (app.state == State::ToDo || app.state == State::Wrong) && !isShared();
    m_options->setVisible(isMakeable);
    if (!isMakeable)
        m_appOptions->hide();
    else if (wantsReference)
        m_appOptions->show();
    m_appOptions->refresh(wantsReference);
    m_options->setText(m_appOptions->isHidden() ? tr("Name and accounts ▾") : tr("Name and accounts ▴"));
}

void AzurePage::refreshSecret()
{
    const Finding secret = session().finding(secretTask);
    const bool noKeychain = secret.code.startsWith(u"keychain/") && !session().secretIsInMemoryOnly();
    const bool isThere = secret.state == State::Done && !session().setup().secretKeyId.isEmpty();
    m_life->button()->setVisible(isOpen(session(), secretTask) && !noKeychain && !isShared());
    m_life->refresh();
    m_inMemory->setVisible(noKeychain);
    m_removeAgain->setVisible(session().secretIsUnkept());
    m_renew->setVisible(isThere && session().setup().retiringKeyId.isEmpty() && !isShared());
    m_secret->refresh();
}

bool AzurePage::isShared() const
{
    return !session().setup().sharedAppWith.isEmpty();
}

void AzurePage::refreshSharing()
{
    const Setup &setup = session().setup();
    QString text;
    if (isShared())
        //: %1: another mailbox
        text = tr(
            "This mailbox uses the app of %1. Here the app is only looked at: what is to be changed, change in that "
            "set-up.")
                   .arg(setup.sharedAppWith);
    else if (!m_others.isEmpty() && !setup.retiringKeyId.isEmpty())
        //: %1: other mailboxes
        text = tr(
            "The app also serves %1. Their assets in Webex Connect need the new client secret, too, before the old "
            "one is removed.")
                   .arg(m_others.join(u", "));
    else if (!m_others.isEmpty())
        //: %1: other mailboxes
        text = tr("The app also serves %1.").arg(m_others.join(u", "));
    m_sharing->say(Banner::Kind::Note, text.toHtmlEscaped());
}

} // namespace cmw

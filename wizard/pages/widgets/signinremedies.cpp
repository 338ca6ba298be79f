// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/signinremedies.h"

#include "pages/texts.h"
#include "pages/widgets/banner.h"

#include <QPushButton>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

bool asksForAnotherAccount(const QString &code)
{
    const QStringList codes{u"azure/other-tenant"_s, u"identity/account-unknown"_s,
        u"identity/consent-declined"_s, u"identity/needs-approval"_s, u"identity/other-account"_s,
        u"identity/other-organisation"_s, u"identity/personal-account"_s};
    return codes.contains(code);
}

} // namespace

SignInRemedies::SignInRemedies(Banner &banner, bool canChangeCloud)
    : QObject(&banner),
      m_canChangeCloud(canChangeCloud),
      m_otherAccount(linkButton(u"remedyOtherAccount"_s)),
      m_guest(linkButton(u"remedyGuest"_s)),
      m_useCloud(linkButton(u"remedyCloud"_s))
{
    for (QPushButton *button : {m_otherAccount, m_guest, m_useCloud}) {
        button->hide();
        banner.addButton(button);
    }
    connect(m_otherAccount, &QPushButton::clicked, this, &SignInRemedies::otherAccountWanted);
    connect(m_guest, &QPushButton::clicked, this, &SignInRemedies::guestWanted);
    connect(m_useCloud, &QPushButton::clicked, this, [this] { Q_EMIT cloudWanted(m_cloud); });
    retranslate();
}

void SignInRemedies::offer(const std::optional<Error> &error)
{
    const QString code = error ? error->code : QString();
    m_cloud = error && code.startsWith(u"cloud/is-") ? error->args.value(u"cloud"_s).toString() : QString();
    m_otherAccount->setVisible(asksForAnotherAccount(code));
    m_guest->setVisible(code == u"identity/other-organisation");
    m_useCloud->setVisible(m_canChangeCloud && !m_cloud.isEmpty());
}

void SignInRemedies::retranslate()
{
    m_otherAccount->setText(tr("Another account"));
    m_guest->setText(tr("I am a guest there"));
    m_useCloud->setText(tr("Use that cloud"));
}

} // namespace cmw

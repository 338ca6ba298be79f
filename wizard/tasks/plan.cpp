// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/plan.h"

#include "tasks/azure/adminconsent.h"
#include "tasks/azure/apipermissions.h"
#include "tasks/azure/appregistration.h"
#include "tasks/azure/clientsecret.h"
#include "tasks/azure/ids.h"
#include "tasks/azure/implicittokens.h"
#include "tasks/azure/licences.h"
#include "tasks/azure/redirecturi.h"
#include "tasks/azure/roles.h"
#include "tasks/azure/securitydefaults.h"
#include "tasks/azure/userconsent.h"
#include "tasks/connect/callbackurl.h"
#include "tasks/connect/emailapp.h"
#include "tasks/connect/form.h"
#include "tasks/connect/forwardingaddress.h"
#include "tasks/mailbox/account.h"
#include "tasks/mailbox/forwarding.h"
#include "tasks/mailbox/inboxrules.h"
#include "tasks/mailbox/limits.h"
#include "tasks/mailbox/login.h"
#include "tasks/mailbox/mailflowrules.h"
#include "tasks/mailbox/mailroutes.h"
#include "tasks/mailbox/outboundpolicy.h"
#include "tasks/mailbox/remotedomain.h"
#include "tasks/mailbox/sendfence.h"
#include "tasks/mailbox/smtpauth.h"
#include "tasks/verify/receiving.h"
#include "tasks/verify/secretworks.h"
#include "tasks/verify/testemail.h"

namespace cmw {

namespace {

template <class... Tasks> std::vector<std::unique_ptr<Task>> make()
{
    std::vector<std::unique_ptr<Task>> tasks;
    (tasks.push_back(std::make_unique<Tasks>()), ...);
    return tasks;
}

} // namespace

// The document's order: a new bullet is one line here.
Plan::Plan()
    : m_owned(make<EmailApp, ForwardingAddress, CallbackUrl, //
        AppRegistration, RedirectUri, ImplicitTokens, ClientSecret, ApiPermissions, AdminConsent,
        UserConsentSetting, Ids, Roles, SecurityDefaults, Licences, //
        MailboxAccount, MailboxLogin, SmtpAuth, Forwarding, OutboundPolicy, RemoteDomain, MailRoutes,
        MailboxLimits, MailFlowRules, InboxRules, SendFence, //
        Form, ConsentBox, GenerateToken, SavedAddress, //
        SecretWorks, TestEmailSent, MailReceived>())
{
    for (const auto &task : m_owned)
        m_tasks.append(task.get());
}

Plan::~Plan() = default;

QList<const Task *> Plan::step(const QString &stepId) const
{
    QList<const Task *> result;
    for (const Task *task : m_tasks) {
        if (task->bullet().step == stepId)
            result.append(task);
    }
    return result;
}

const Task *Plan::task(const QString &id) const
{
    for (const Task *task : m_tasks) {
        if (task->id() == id)
            return task;
    }
    return nullptr;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/handoverscript.h"

#include "report/scriptparts.h"
#include "report/shellquotes.h"
#include "tasks/mailbox/fence.h"
#include "tasks/mailbox/ownpolicy.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The forwarding that may be replaced: what this set-up itself has set before, or what the person has said yes to.
/// Anybody else's may not.
QString replacedForwarding(const HandOverRequest &request)
{
    for (const OpenLine &line : request.lines) {
        const QString &code = line.finding.code;
        const bool isForeign =
            code == u"mailbox/forwarding-elsewhere" || code == u"mailbox/forwarding-internal";
        const bool isAgreed = isForeign && request.setup.agreed.contains(code);
        if (code == u"mailbox/forwarding-outdated" || isAgreed)
            return line.finding.args.value(u"found"_s).toString();
    }
    return {};
}

QList<ScriptValue> exchangeValues(
    const HandOverRequest &request, const QStringList &tasks, const Endpoints &endpoints)
{
    const Setup &setup = request.setup;
    QList<ScriptValue> values{{u"mailbox"_s, quotedForPowerShell(setup.mailbox)},
        {u"environment"_s, quotedForPowerShell(QString::fromUtf16(CloudNames::of(endpoints).exchange))}};
    if (tasks.contains(u"mailbox.login"))
        values.append({u"login"_s, quotedForPowerShell(setup.loginId)});
    if (tasks.contains(u"mailbox.forwarding"))
        values += {{u"forwardTo"_s, quotedForPowerShell(setup.forwardingAddress)},
            {u"replacedTarget"_s, quotedForPowerShell(replacedForwarding(request))}};
    if (tasks.contains(u"mailbox.outbound-policy"))
        values += {{u"policyNames"_s,
                       powerShellLiteral(QJsonArray::fromStringList(OwnPolicy::names(setup.mailbox)))},
            {u"mayCustomize"_s, powerShellLiteral(setup.agreed.contains(u"mailbox/customization-needed"_s))}};
    if (tasks.contains(u"mailbox.remote-domain") || tasks.contains(u"mailbox.routes"))
        values.append({u"forwardDomain"_s, quotedForPowerShell(setup.forwardingAddress.section(u'@', 1))});
    if (tasks.contains(u"mailbox.remote-domain"))
        values.append({u"mayChangeDomain"_s,
            powerShellLiteral(setup.agreed.contains(u"mailbox/remote-domain-own-blocks"_s))});
    if (tasks.contains(u"mailbox.limits"))
        values.append(
            {u"mayLetIn"_s, powerShellLiteral(setup.agreed.contains(u"mailbox/only-internal-senders"_s))});
    if (tasks.contains(u"mailbox.send-fence"))
        values += {{u"clientId"_s, quotedForPowerShell(setup.clientId)},
            {u"groupName"_s, quotedForPowerShell(Fence::groupName(setup.mailbox))}};
    return values;
}

/// Whether the set-up has what the part of that line works with.
bool hasValues(const QString &task, const Setup &setup)
{
    if (task == u"mailbox.login")
        return !setup.loginId.isEmpty();
    if (task == u"mailbox.send-fence")
        return !setup.clientId.isEmpty();
    const QStringList needTarget{u"mailbox.forwarding"_s, u"mailbox.remote-domain"_s, u"mailbox.routes"_s};
    return !needTarget.contains(task) || !setup.forwardingAddress.isEmpty();
}

} // namespace

bool isScripted(const OpenLine &line, const Setup &setup)
{
    if (tenantOf(setup).isEmpty())
        return false;
    const QString &task = line.task;
    if (line.bullet().step == u"3") {
        return !setup.mailbox.isEmpty() && hasValues(task, setup)
            && !scriptPart(u"exchange/%1.ps1"_s.arg(task)).isEmpty();
    }
    if (task == u"azure.redirect-uri" && setup.callbackUrl.isEmpty())
        return false;
    if (task == u"azure.app-registration" && setup.appName.isEmpty())
        return false;
    return !scriptPart(u"az/%1.sh"_s.arg(task)).isEmpty();
}

QString exchangeScript(const HandOverRequest &request, const Endpoints &endpoints)
{
    const QStringList tasks = scriptedLines(request, u"3");
    return tasks.isEmpty()
        ? QString()
        : powerShellScript(u"exchange"_s, exchangeValues(request, tasks, endpoints), tasks);
}

} // namespace cmw

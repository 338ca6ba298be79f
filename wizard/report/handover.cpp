// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/handover.h"

#include "report/handoverletter.h"
#include "report/handoverscript.h"
#include "report/scriptparts.h"
#include "session/session.h"

#include <QUrlQuery>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The link grants what the app declares, and leads to its redirect URI: both have to stand before.
/// Source: Microsoft Learn, "Admin consent on the Microsoft identity platform": the form without scopes.
QUrl consentLink(const HandOverRequest &request, const Endpoints &endpoints)
{
    const Setup &setup = request.setup;
    if (!isOpenLine(request, u"azure.admin-consent") || setup.tenantId.isEmpty() || setup.clientId.isEmpty()
        || setup.callbackUrl.isEmpty())
        return {};
    for (const auto earlier : {u"azure.app-registration", u"azure.redirect-uri", u"azure.permissions"}) {
        if (isOpenLine(request, earlier))
            return {};
    }
    QUrl link = endpoints.browserAuthority.isEmpty() ? endpoints.authority : endpoints.browserAuthority;
    link.setPath(u'/' + setup.tenantId + u"/adminconsent"_s);
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    QUrlQuery query;
    query.addQueryItem(u"client_id"_s, encoded(setup.clientId));
    query.addQueryItem(u"redirect_uri"_s, encoded(setup.callbackUrl));
    // Webex Connect, where it leads, knows no request of this kind: a random one would protect nothing.
    query.addQueryItem(u"state"_s, u"admin-consent"_s);
    link.setQuery(query);
    return link;
}

/// A line that nothing changes, and that couldn't be looked at from here: a script shows it to somebody.
bool isToBeSeen(const OpenLine &line, const Setup &setup)
{
    const bool isUnseen = line.finding.code.startsWith(u"exchange/")
        && (isDenied(line.finding) || isEndpointChanged(line.finding));
    return isUnseen && isScripted(line, setup);
}

/// What is offered only is handed over where the person has said yes to it, also where it couldn't be looked at.
bool isWanted(const Task &task, const Finding &finding, const Setup &setup)
{
    if (task.id() != u"mailbox.send-fence")
        return !isSettled(finding.state);
    const bool isAgreed =
        setup.agreed.contains(u"mailbox/fence-none"_s) || setup.agreed.contains(u"mailbox/fence-excludes"_s);
    return isAgreed && finding.state != State::Done;
}

} // namespace

HandOver handOver(const HandOverRequest &request, const Endpoints &endpoints)
{
    HandOver result;
    for (const OpenLine &line : request.lines) {
        const QString &role = line.bullet().role;
        result.needs.append({line, role, request.holders.value(role), isScripted(line, request.setup)});
    }
    result.consentLink = consentLink(request, endpoints);
    result.az = azScript(request, endpoints);
    result.graph = graphScript(request, endpoints);
    result.exchange = exchangeScript(request, endpoints);
    result.subject = letterSubject(request);
    result.letter = letterText(result, request);
    return result;
}

HandOverRequest handOverRequest(const Session &session, const QStringList &steps, const QStringList &only)
{
    HandOverRequest request{session.setup(), {}, {}, QDateTime::currentDateTimeUtc()};
    for (const Task *task : session.plan().tasks()) {
        const bool isMeant =
            steps.contains(task->bullet().step) && (only.isEmpty() || only.contains(task->id()));
        // Which account signs in is the person's own to say: without one, nobody else can do anything.
        if (task->id() == u"mailbox.login" && session.setup().loginId.isEmpty())
            continue;
        const Finding finding = session.finding(task->id());
        // What only reads is nobody else's to do unless it was found wrong; and whoever gets it has roles of their own.
        const bool isWrong = finding.state == State::Wrong || finding.state == State::ForPerson;
        const bool couldBeDone = task->info().changes || (isWrong && task->id() != u"azure.roles")
            || isToBeSeen({task->id(), finding}, session.setup());
        if (isMeant && couldBeDone && isWanted(*task, finding, session.setup()))
            request.lines.append({task->id(), finding});
    }
    const QVariantMap roles = session.finding(u"azure.roles"_s).args;
    if (const QStringList holders = roles.value(u"holders"_s).toStringList(); !holders.isEmpty())
        request.holders.insert(roles.value(u"needed"_s).toString(), holders);
    return request;
}

bool isEndpointChanged(const Finding &finding)
{
    return finding.code == u"exchange/not-as-known";
}

bool isDenied(const Finding &finding)
{
    static const QStringList denied{u"graph/denied"_s, u"exchange/denied"_s, u"exchange/no-cmdlet"_s,
        u"exchange/no-parameter"_s, u"mailbox/outbound-policy-not-allowed"_s,
        u"mailbox/customization-not-allowed"_s, u"azure/consent-forbidden"_s, u"azure/role-missing"_s,
        u"azure/role-missing-held-by"_s, u"azure/role-eligible"_s, u"identity/needs-approval"_s,
        u"identity/consent-declined"_s};
    return denied.contains(finding.code);
}

} // namespace cmw

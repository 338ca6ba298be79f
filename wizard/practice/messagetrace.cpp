// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/messagetrace.h"

#include "practice/mailroutes.h"
#include "practice/mailtext.h"
#include "practice/message.h"
#include "practice/state.h"

#include <algorithm>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto server = "PR0P000MB0001.NAMP000.PROD.OUTLOOK.COM"_L1;

/// As every reason of the trace is written: the last error, and where it comes from.
QString reason(const QString &reply)
{
    return u"Reason: [{LED="_s + reply + u"};{MSG=};{FQDN=};{IP=};{LRT=}]"_s;
}

} // namespace

TraceRow &MessageTrace::row(const Mail &mail)
{
    const auto found =
        std::find_if(m_state.traces.begin(), m_state.traces.end(), [&mail](const TraceRow &one) {
            return one.traceId == mail.id && one.to.compare(mail.to, Qt::CaseInsensitive) == 0;
        });
    if (found != m_state.traces.end())
        return *found;
    TraceRow row;
    row.traceId = mail.id;
    row.messageId = mailHeader(mail.content, "Message-ID");
    if (row.messageId.isEmpty())
        row.messageId = u'<' + mail.id + u"@PR0P000MB0001.namp000.prod.outlook.com>"_s;
    row.subject = mailHeader(mail.content, "Subject");
    row.from = mail.from;
    row.to = mail.to;
    row.received = mail.at;
    row.size = mail.content.size();
    row.status = u"GettingStatus"_s;
    if (!isLocal(m_state, mail.from))
        row.fromIp = u"192.0.2.25"_s;
    row.unseen = m_state.faults[u"unseenTrace"].toInt(1);
    if (!isLocal(m_state, mail.to))
        row.unseen += m_state.faults[u"unseenCopy"].toInt();
    m_state.traces.append(row);
    return m_state.traces.last();
}

void MessageTrace::note(const Mail &mail, const QString &event, const QString &action, const QString &detail)
{
    TraceRow &here = row(mail);
    here.events.append(QJsonObject{{u"MessageId"_s, here.messageId}, {u"MessageTraceId"_s, here.traceId},
        {u"Date"_s, mail.at.toString(Qt::ISODateWithMs).chopped(1)}, {u"Event"_s, event},
        {u"Action"_s, action}, {u"Detail"_s, detail}, {u"Data"_s, u"<root></root>"_s}});
}

void MessageTrace::settle(const Mail &mail, const QString &status)
{
    row(mail).status = status;
}

void MessageTrace::received(const Mail &mail)
{
    note(mail, u"Receive"_s, {}, u"Message received by: "_s + server + u" using TLS1.2 with AES256"_s);
    if (isLocal(m_state, mail.from))
        note(mail, u"Submit"_s, {}, u"The message was submitted."_s);
}

void MessageTrace::caught(const Mail &mail, const QString &rule)
{
    note(mail, u"Transport rule"_s, {},
        u"Transport rule: '"_s + rule + u"', ID: ('"_s + newGuid()
            + u"'), DLP policy: '', ID: (00000000-0000-0000-0000-000000000000)."_s);
}

void MessageTrace::deleted(const Mail &mail)
{
    note(mail, u"Fail"_s, {}, reason(u"550 5.2.1 Message deleted by the transport rules agent"_s));
    settle(mail, u"Failed"_s);
}

void MessageTrace::delivered(const Mail &mail)
{
    note(mail, u"Deliver"_s, {}, u"The message was successfully delivered."_s);
    settle(mail, u"Delivered"_s);
}

void MessageTrace::junked(const Mail &mail)
{
    note(mail, u"Spam"_s, {}, u"Spam confidence level: 6"_s);
    note(mail, u"Deliver"_s, {},
        u"The message was successfully delivered to the folder: DefaultFolderType:JunkEmail"_s);
    settle(mail, u"FilteredAsSpam"_s);
}

void MessageTrace::quarantined(const Mail &mail)
{
    note(mail, u"Spam"_s, u"Quarantine"_s, u"Spam confidence level: 8"_s);
    settle(mail, u"Quarantined"_s);
}

void MessageTrace::held(const Mail &mail)
{
    settle(mail, u"Pending"_s);
}

void MessageTrace::sent(const Mail &mail)
{
    row(mail).toIp = u"203.0.113.25"_s;
    note(mail, u"Send external"_s, {},
        u"Message sent to mx."_s + mail.to.section(u'@', -1)
            + u" at 203.0.113.25 using TLS1.2 with AES256"_s);
    settle(mail, u"Delivered"_s);
}

void MessageTrace::redirected(const Mail &mail)
{
    settle(mail, {});
}

void MessageTrace::failed(const Mail &mail, const QString &why)
{
    note(mail, u"Fail"_s, {}, reason(u"550 "_s + why));
    settle(mail, u"Failed"_s);
}

} // namespace cmw::practice

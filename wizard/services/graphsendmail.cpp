// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/graphsendmail.h"

#include "services/cloud.h"
#include "services/cloudbearer.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

const auto text =
    u"This is a test email. Connect Mail Wizard sent it for the signed-in administrator, to see whether %1 "
    "forwards to Webex Connect. Nobody needs to answer it, and it can be deleted.\r\n\r\n"
    "시험 메일입니다. Connect Mail Wizard가 %1 사서함이 Webex Connect로 전달하는지 확인하려고 로그인한 "
    "관리자의 계정으로 보냈습니다. 답장하지 않아도 되며, 지워도 됩니다.\r\n"_s;

} // namespace

Result<void> sendOwnMail(Cloud &cloud, const OwnMail &mail)
{
    const RunContext &context = cloud.context();
    const GraphWire wire(cloud.http, context.endpoints.graph, bearer(context, Resource::Graph), context.cache,
        {context.stop, context.waiting, context.wrote, context.pace});
    const QJsonObject receiver{{u"emailAddress"_s, QJsonObject{{u"address"_s, mail.to}}}};
    const QJsonObject message{{u"subject"_s, mail.subject},
        {u"body"_s, QJsonObject{{u"contentType"_s, u"Text"_s}, {u"content"_s, text.arg(mail.to)}}},
        {u"toRecipients"_s, QJsonArray{receiver}}};
    return wire.change({"POST", u"/me/sendMail"_s, {{u"message"_s, message}, {u"saveToSentItems"_s, false}}});
}

} // namespace cmw

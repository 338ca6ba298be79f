// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangerefusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct Complaint {
    QString type; ///< name of the exception
    QString text;
};

/// The exception's words. "error.message" itself is "Invalid Operation" nearly always, so it comes last.
Complaint complaint(const QJsonObject &error)
{
    const auto inner = error.value("innererror"_L1).toObject();
    auto exception = inner.value("internalexception"_L1).toObject();
    if (exception.isEmpty())
        exception = inner.value("internalException"_L1).toObject();

    Complaint result{exception.value("type"_L1).toString(), exception.value("message"_L1).toString()};
    if (result.text.isEmpty())
        result.text = error.value("details"_L1).toArray().at(0).toObject().value("message"_L1).toString();
    if (result.text.isEmpty())
        result.text = error.value("message"_L1).toString();

    // "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation
    // couldn't …"
    static const QRegularExpression typed(uR"(^[^|\s]*\|([\w.]+)\|)"_s);
    if (const auto match = typed.match(result.text); match.hasMatch()) {
        result.type = match.captured(1);
        result.text.remove(0, match.capturedLength());
    }
    return result;
}

bool mentions(const Complaint &complaint, std::initializer_list<QLatin1StringView> words)
{
    for (const auto &word : words) {
        if (complaint.type.contains(word) || complaint.text.contains(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// The status says less than the exception: the same one comes with 400, 404 and 500.
QString meaning(int status, const Complaint &complaint)
{
    if (status == 401)
        return u"exchange/unauthorized"_s;
    if (status == 403)
        return u"exchange/denied"_s;
    if (status == 429)
        return u"exchange/throttled"_s;
    if (mentions(complaint, {"ManagementObjectNotFoundException"_L1, "couldn't be found on"_L1}))
        return u"exchange/not-found"_s;
    if (mentions(complaint,
            {"CommandNotFoundException"_L1, "is not recognized as"_L1, "RoleAssignmentNotFound"_L1}))
        return u"exchange/no-cmdlet"_s;
    if (mentions(complaint, {"Enable-OrganizationCustomization"_L1, "dehydrated"_L1}))
        return u"exchange/customization"_s;
    if (status == 404)
        return u"exchange/not-found"_s;
    if (status >= 500 || mentions(complaint, {"TransientException"_L1}))
        return u"exchange/server"_s;
    return u"exchange/refused"_s;
}

} // namespace

std::optional<Error> exchangeRefusal(const QString &cmdlet, const HttpResponse &response)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    // 403 was seen with a body of zero bytes: not everything here is JSON.
    const auto error = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject();
    const auto said = complaint(error);

    QString evidence = said.text.isEmpty() ? excerpt(response) : said.text;
    if (!said.type.isEmpty())
        evidence += u" [%1]"_s.arg(said.type);
    if (const auto id = response.header("request-id"); !id.isEmpty())
        evidence += u" (request-id %1)"_s.arg(QString::fromLatin1(id));
    return Error{
        meaning(response.status, said), {{u"cmdlet"_s, cmdlet}, {u"status"_s, response.status}}, evidence};
}

} // namespace cmw

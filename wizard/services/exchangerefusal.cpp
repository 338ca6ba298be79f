// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/exchangerefusal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

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

/// Every error of a cmdlet is told in one of these two forms.
bool isKnownForm(const QJsonObject &error, const Complaint &complaint)
{
    return !complaint.type.isEmpty() || error.value("message"_L1).toString() == "Invalid Operation"_L1;
}

/// What exception it is, whatever the status: the same one comes with 400, 404 and 500.
QString meaning(const Complaint &complaint)
{
    if (mentions(complaint, {"CmdletProxyNotAvailable"_L1})) // calls are no longer routed as we route them
        return u"exchange/not-as-known"_s;
    if (mentions(complaint, {"ManagementObjectNotFoundException"_L1, "couldn't be found on"_L1}))
        return u"exchange/not-found"_s;
    if (mentions(complaint, {"ManagementObjectAmbiguousException"_L1, "matches multiple entries"_L1}))
        return u"exchange/ambiguous"_s;
    if (mentions(complaint,
            {"CommandNotFoundException"_L1, "is not recognized as"_L1, "RoleAssignmentNotFound"_L1}))
        return u"exchange/no-cmdlet"_s;
    if (complaint.text.contains("parameter cannot be found that matches parameter name"_L1))
        return u"exchange/no-parameter"_s;
    if (mentions(complaint, {"Enable-OrganizationCustomization"_L1, "dehydrated"_L1}))
        return u"exchange/customization"_s;
    return {};
}

/// A page of a web server or of something on the way: cmdlets are never refused with one.
bool isPage(const HttpResponse &response)
{
    return response.header("content-type").contains("html") || response.body.trimmed().startsWith('<');
}

QString meaning(const HttpResponse &response, const QJsonObject &error, const Complaint &complaint)
{
    const int status = response.status;
    if (status == 401)
        return u"exchange/unauthorized"_s;
    if (status == 429)
        return u"exchange/throttled"_s;
    // Seen with a body of zero bytes, too: a role that may nothing here.
    if (status == 403)
        return isPage(response) ? u"exchange/not-as-known"_s : u"exchange/denied"_s;
    if (const QString known = meaning(complaint); !known.isEmpty())
        return known;
    // These two say that there is no such address or method.
    if ((status >= 500 && status != 501 && status != 505) || mentions(complaint, {"TransientException"_L1}))
        return u"exchange/server"_s;
    return status == 400 && isKnownForm(error, complaint) ? u"exchange/refused"_s
                                                          : u"exchange/not-as-known"_s;
}

} // namespace

std::optional<Error> exchangeRefusal(const QString &cmdlet, const HttpResponse &response)
{
    if (response.status >= 200 && response.status < 300)
        return {};
    // Not everything here is JSON.
    const auto error = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject();
    const auto said = complaint(error);

    QString evidence = said.text.isEmpty() ? excerpt(response) : said.text;
    if (!said.type.isEmpty())
        evidence += u" [%1]"_s.arg(said.type);
    if (const auto location = response.header("location"); !location.isEmpty())
        evidence += u" (leads to %1)"_s.arg(QUrl::fromEncoded(location).host());
    if (const auto id = response.header("request-id"); !id.isEmpty())
        evidence += u" (request-id %1)"_s.arg(QString::fromLatin1(id));
    QVariantMap args{{u"cmdlet"_s, cmdlet}, {u"status"_s, response.status}};
    static const QRegularExpression parameter(u"parameter name '([^']*)'"_s);
    if (const auto match = parameter.match(said.text); match.hasMatch())
        args.insert(u"parameter"_s, match.captured(1));
    return Error{meaning(response, error, said), args, evidence};
}

} // namespace cmw

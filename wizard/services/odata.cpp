// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/odata.h"

#include <QJsonArray>

namespace cmw::odata {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 200;

} // namespace

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString quoted(const QString &text)
{
    QString inner = text;
    return u'\'' + inner.replace(u'\'', u"''"_s) + u'\'';
}

QString filter(const QString &expression)
{
    return u"$filter="_s + encoded(expression);
}

QString advancedFilter(const QString &expression)
{
    return u"$count=true&"_s + filter(expression);
}

bool isAdvanced(const QString &query)
{
    return query.contains("$count=true"_L1) || query.contains("$search="_L1);
}

Result<QJsonObject> allPages(const QUrl &first, const Page &page, Error refused)
{
    QJsonArray all;
    QUrl url = first;
    for (int count = 0; count < mostPages; ++count) {
        const Result<QJsonObject> answer = page(url);
        if (!answer)
            return answer.error();
        const QJsonArray values = answer->value("value"_L1).toArray();
        for (const auto &value : values)
            all.append(value);
        const QString link = answer->value("@odata.nextLink"_L1).toString();
        if (link.isEmpty())
            return QJsonObject{{u"value"_s, all}};
        url = QUrl(link);
        if (url.scheme() != first.scheme() || url.authority() != first.authority()) {
            refused.evidence = u"next page at "_s + url.host();
            return refused;
        }
    }
    refused.evidence = u"a list without an end"_s;
    return refused;
}

QList<QJsonObject> objects(const QJsonObject &list)
{
    const QJsonArray values = list.value("value"_L1).toArray();
    QList<QJsonObject> result;
    for (const auto &value : values)
        result.append(value.toObject());
    return result;
}

} // namespace cmw::odata

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/odata.h"

#include <QUrl>

namespace cmw::odata {

using namespace Qt::StringLiterals;

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
    return query.contains("$count=true"_L1);
}

} // namespace cmw::odata

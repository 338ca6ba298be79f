// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/portal.h"

#include <QRegularExpression>

namespace cmw {

using namespace Qt::StringLiterals;

QUrl portalAddress(const Bullet &bullet, const Setup &setup, const Endpoints &endpoints)
{
    const QHash<QString, QString> values{
        {u"azurePortal"_s, endpoints.azurePortal},
        {u"entraPortal"_s, endpoints.entraPortal},
        {u"adminPortal"_s, endpoints.adminPortal},
        {u"exchangePortal"_s, endpoints.exchangePortal},
        {u"defenderPortal"_s, endpoints.defenderPortal},
        {u"webexConnect"_s, endpoints.webexConnect.toString()},
        {u"clientId"_s, setup.clientId},
        {u"tenantId"_s, setup.tenantId},
    };
    static const QRegularExpression placeholder(u"\\{([A-Za-z]+)\\}"_s);
    QString address = bullet.place.link;
    for (;;) {
        const QRegularExpressionMatch match = placeholder.match(address);
        if (!match.hasMatch())
            return QUrl(address);
        const QString value = values.value(match.captured(1));
        if (value.isEmpty())
            return {};
        address.replace(match.capturedStart(), match.capturedLength(), value);
    }
}

} // namespace cmw

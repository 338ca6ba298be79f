// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/domainfit.h"

#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

int domainFit(const QString &pattern, const QString &domain)
{
    if (pattern.compare(domain, Qt::CaseInsensitive) == 0)
        return wholeDomain;
    if (pattern == u"*")
        return 1;
    const bool isBelow =
        pattern.startsWith(u"*.") && (u'.' + domain).endsWith(pattern.mid(1), Qt::CaseInsensitive);
    return isBelow ? 1 + int(pattern.count(u'.')) : 0;
}

QJsonObject closestFit(const QList<QJsonObject> &rows, const QString &domain,
    const std::function<QStringList(const QJsonObject &)> &patterns)
{
    QJsonObject best;
    int most = 0;
    for (const QJsonObject &row : rows) {
        const QStringList all = patterns(row);
        for (const QString &pattern : all) {
            const int fits = domainFit(pattern, domain);
            if (fits > most) {
                most = fits;
                best = row;
            }
        }
    }
    return best;
}

} // namespace cmw

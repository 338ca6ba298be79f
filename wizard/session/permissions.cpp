// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/permissions.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString larger(QString scope)
{
    return scope.replace(u".Read."_s, u".ReadWrite."_s);
}

} // namespace

// Source: Microsoft Learn, permissions of each Graph request.
QStringList everybodysPermissions()
{
    return {u"User.Read"_s, u"Directory.Read.All"_s};
}

bool isAmong(const QString &scope, const QStringList &scopes)
{
    return scopes.contains(scope) || scopes.contains(larger(scope));
}

QStringList together(const QStringList &some, const QStringList &more)
{
    QStringList all = some + more;
    all.removeDuplicates();
    const QStringList whole = all;
    erase_if(all,
        [&whole](const QString &scope) { return larger(scope) != scope && whole.contains(larger(scope)); });
    return all;
}

QStringList inFull(QStringList scopes, const QString &prefix)
{
    for (QString &scope : scopes) {
        if (!scope.contains(u"://"))
            scope.prepend(prefix);
    }
    return scopes;
}

} // namespace cmw

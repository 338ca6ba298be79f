// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/scriptparts.h"

#include "report/handoverscript.h"

#include <QFile>

#include <algorithm>

// Outside of the namespace, as Qt wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(handover);
}

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr CloudNames cloudNames[] = {
    {u"global", u"AzureCloud", u"Global", u"O365Default"},
    {u"usgov", u"AzureUSGovernment", u"USGov", u"O365USGovGCCHigh"},
    {u"dod", u"AzureUSGovernment", u"USGovDoD", u"O365USGovDoD"},
    {u"china", u"AzureChinaCloud", u"China", u"O365China"},
};

} // namespace

const CloudNames &CloudNames::of(const Endpoints &endpoints)
{
    const auto *found = std::find_if(std::begin(cloudNames), std::end(cloudNames),
        [&](const CloudNames &names) { return endpoints.cloud == QStringView(names.cloud); });
    return found == std::end(cloudNames) ? cloudNames[0] : *found;
}

QString scriptPart(const QString &file)
{
    loadResources();
    QFile resource(u":/cmw/handover/"_s + file);
    if (!resource.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(resource.readAll()).split(u'\n');
    lines.removeIf([](const QString &line) {
        return line.startsWith(u"# SPDX-") || line.startsWith(u"# shellcheck shell=");
    });
    return lines.join(u'\n');
}

QString powerShellScript(const QString &folder, const QList<ScriptValue> &values, const QStringList &parts)
{
    QString script = scriptPart(folder + u"/start.ps1"_s);
    for (const auto &[name, expression] : values)
        script += u'$' + name + u" = "_s + expression + u'\n';
    script += scriptPart(folder + u"/common.ps1"_s);
    for (const QString &name : parts)
        script += scriptPart(u"%1/%2.ps1"_s.arg(folder, name));
    return script + scriptPart(folder + u"/end.ps1"_s);
}

bool isOpenLine(const HandOverRequest &request, QStringView task)
{
    return std::any_of(request.lines.begin(), request.lines.end(),
        [task](const OpenLine &line) { return line.task == task; });
}

QStringList scriptedLines(const HandOverRequest &request, QStringView step)
{
    QStringList tasks;
    for (const OpenLine &line : request.lines) {
        if (line.bullet().step == step && isScripted(line, request.setup))
            tasks.append(line.task);
    }
    return tasks;
}

QString tenantOf(const Setup &setup)
{
    return setup.tenantId.isEmpty() ? setup.mailbox.section(u'@', 1) : setup.tenantId;
}

} // namespace cmw

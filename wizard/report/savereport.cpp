// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/savereport.h"

#include "report/paper.h"
#include "report/report.h"
#include "report/reportjson.h"
#include "report/webpage.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QByteArray written(const Report &report, const QString &suffix)
{
    if (suffix == u"pdf")
        return reportPaper(report);
    if (suffix == u"json")
        return QJsonDocument(reportJson(report)).toJson();
    return reportPage(report);
}

QString suffixOf(const QString &file)
{
    return QFileInfo(file).suffix().toLower();
}

QVariantMap about(const QString &file)
{
    return {{u"file"_s, QDir::toNativeSeparators(file)},
        {u"folder"_s, QDir::toNativeSeparators(QFileInfo(file).absolutePath())}};
}

} // namespace

QStringList reportSuffixes()
{
    return {u"html"_s, u"pdf"_s, u"json"_s};
}

Result<void> mayBeReport(const QString &file)
{
    if (!reportSuffixes().contains(suffixOf(file)))
        return Error{u"report/format"_s, about(file), {}};
    if (!QFileInfo(QFileInfo(file).absolutePath()).isDir())
        return Error{u"report/no-folder"_s, about(file), {}};
    return {};
}

Result<void> saveReport(const Report &report, const QString &file)
{
    if (const Result<void> possible = mayBeReport(file); !possible)
        return possible.error();
    const QByteArray content = written(report, suffixOf(file));
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size() || !target.commit())
        return Error{u"report/not-written"_s, about(file), target.errorString()};
    return {};
}

QString reportName(const Setup &setup, const QDate &day)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9.-]"_s);
    QString name = u"webex-connect-"_s;
    if (const QString domain = setup.mailbox.section(u'@', 1); !domain.isEmpty())
        name += QString(domain).replace(unsafe, u"-"_s) + u'-';
    return name + day.toString(Qt::ISODate);
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/report.h"

#include "app/resultjson.h"
#include "report/reportjson.h"
#include "report/savereport.h"
#include "report/summary.h"

#include <QDir>
#include <QFileInfo>

namespace cmw {

using namespace Qt::StringLiterals;

Result<void> ReportCommand::mayStart() const
{
    const QString &file = options().output;
    if (file.isEmpty())
        return {};
    if (const Result<void> possible = mayBeReport(file); !possible)
        return possible.error();
    if (QFileInfo::exists(file) && !options().yes)
        return Error{u"report/exists"_s, {{u"file"_s, QDir::toNativeSeparators(file)}}, {}};
    return {};
}

void ReportCommand::work()
{
    if (!options().look) {
        write();
        return;
    }
    connect(
        &session(), &Session::workFinished, this,
        [this](const std::optional<Error> &why) {
            if (why && why->isCancelled()) {
                fail(*why);
                return;
            }
            if (why) {
                m_unlooked = why;
                say(texts().error(*why).trimmed());
                say(texts().error({u"report/not-looked"_s, {}, {}}).trimmed());
            }
            write();
        },
        Qt::SingleShotConnection);
    session().startCheck({});
}

void ReportCommand::write()
{
    const Redaction redaction = options().withAddresses ? Redaction::None : Redaction::Addresses;
    m_report = reportOf(session(), {output().language(), redaction, session().now()});
    if (!options().output.isEmpty()) {
        if (const Result<void> saved = saveReport(*m_report, options().output); !saved) {
            fail(saved.error());
            return;
        }
        //: %1: a file
        say(tr("Report saved: %1").arg(QDir::toNativeSeparators(options().output)));
    }
    finish();
}

Exit ReportCommand::verdict() const
{
    if (m_unlooked)
        return Exit::CantTell;
    return options().look ? SetupCommand::verdict() : Exit::Good;
}

QJsonObject ReportCommand::json() const
{
    QJsonObject json;
    if (m_report)
        json = reportJson(*m_report);
    else
        json.insert(u"setup"_s, SetupCommand::json().value(u"setup"));
    json.insert(u"command"_s, options().command);
    json.insert(u"ok"_s, exit() == Exit::Good);
    if (const std::optional<Error> &why = error() ? error() : m_unlooked)
        json.insert(u"error"_s, errorJson(*why, output().language()));
    return json;
}

QString ReportCommand::text() const
{
    return m_report && options().output.isEmpty() ? summaryText(*m_report) : QString();
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/summary.h"

#include "diagnosis/catalogue.h"
#include "report/report.h"
#include "session/session.h"

#include <QStringList>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QString words(const QString &code, const QVariantMap &args, const QString &language)
{
    return Catalogue::builtIn().words(code, args, language).summary;
}

QString withTime(const QString &text, const QString &time)
{
    return time.isEmpty() ? text : text + u" · "_s + time;
}

/// "s•••@contoso.com, Contoso, client ID …": of these, what is known.
QString heading(const Setup &setup, const QString &language)
{
    QStringList about{setup.mailbox, setup.organisation};
    if (!setup.clientId.isEmpty())
        about.append(words(u"report/title-client"_s, {{u"clientId"_s, setup.clientId}}, language));
    if (!setup.tenantId.isEmpty())
        about.append(words(u"report/title-tenant"_s, {{u"tenantId"_s, setup.tenantId}}, language));
    about.removeAll(QString());
    return about.isEmpty() ? words(u"report/heading"_s, {}, language)
                           : words(u"report/title"_s, {{u"about"_s, about}}, language);
}

QStringList linesOf(const Report &report)
{
    const QString &language = report.language;
    QStringList text{heading(report.setup, language)};
    if (const QDateTime &end = report.setup.secretExpires; end.isValid())
        text.append(words(end > report.made ? u"report/secret-expires"_s : u"report/secret-expired"_s,
            {{u"expires"_s, end}}, language));
    QString step;
    for (const ReportLine &line : report.lines) {
        if (line.step != step) {
            step = line.step;
            const StepOutline &outline = Document::outline().step(step);
            text.append(QString());
            text.append(u"%1: %2"_s.arg(outline.title.in(language), outline.line.in(language)));
        }
        text.append(u"  [%1] %2: %3"_s.arg(words(u"state/"_s + stateName(line.finding.state), {}, language),
            line.title, withTime(line.words.summary, line.settling)));
        if (line.finding.state == State::Wrong && !line.finding.evidence.isEmpty())
            text.append(u"      "_s + line.finding.evidence.simplified());
    }
    return text;
}

} // namespace

QString summaryText(const Session &session, const QString &language, Redaction redaction)
{
    return summaryText(reportOf(session, {language, redaction, session.now()}));
}

QString summaryText(const Report &report)
{
    return linesOf(report).join(u'\n') + u'\n';
}

} // namespace cmw

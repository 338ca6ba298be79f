// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/summary.h"

#include "diagnosis/catalogue.h"
#include "report/settlingwords.h"
#include "session/session.h"

#include <QRegularExpression>
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

QStringList lines(const Session &session, const QString &language)
{
    const Setup &setup = session.setup();
    QStringList text{words(u"report/title"_s,
        {{u"mailbox"_s, setup.mailbox}, {u"organisation"_s, setup.organisation},
            {u"clientId"_s, setup.clientId}, {u"tenantId"_s, setup.tenantId}},
        language)};
    if (setup.secretExpires.isValid())
        text.append(words(u"report/secret-expires"_s, {{u"expires"_s, setup.secretExpires}}, language));
    for (const StepOutline &step : Document::outline().steps()) {
        text.append(QString());
        text.append(u"%1: %2"_s.arg(step.title.in(language), step.line.in(language)));
        for (const QString &id : step.bullets) {
            const Finding finding = session.finding(id);
            const Words found = Catalogue::builtIn().words(finding, language);
            text.append(u"  [%1] %2: %3"_s.arg(words(u"state/"_s + stateName(finding.state), {}, language),
                Document::outline().bullet(id)->title.in(language),
                withTime(found.summary, settlingWords(session, id, language))));
            if (finding.state == State::Wrong && !finding.evidence.isEmpty())
                text.append(u"      "_s + finding.evidence.simplified());
        }
    }
    return text;
}

} // namespace

QString maskedAddresses(const QString &text)
{
    static const QRegularExpression address(
        u"([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\\.[A-Za-z]{2,})"_s);
    QString masked = text;
    return masked.replace(address, u"\\1•••@\\2"_s);
}

QString summaryText(const Session &session, const QString &language, Redaction redaction)
{
    const QString text = lines(session, language).join(u'\n') + u'\n';
    return redaction == Redaction::None ? text : maskedAddresses(text);
}

} // namespace cmw

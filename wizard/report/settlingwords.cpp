// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/settlingwords.h"

#include "diagnosis/catalogue.h"
#include "report/report.h"
#include "session/session.h"

namespace cmw {

using namespace Qt::StringLiterals;

QString settlingWords(const Session &session, const QString &task, const QString &language, SettlingTime time)
{
    if (!isSettled(session.finding(task).state))
        return {};
    const std::optional<Settling> settling = session.settling(task);
    if (!settling)
        return {};
    const bool isTold = settling->until.isValid();
    if (time == SettlingTime::Whole)
        return Catalogue::builtIn()
            .words(isTold ? u"report/in-force-until"_s : u"report/in-force-untold"_s,
                {{u"since"_s, reportMoment(settling->since, language)},
                    {u"until"_s, reportMoment(settling->until, language)}},
                language)
            .summary;
    const QString code = isTold ? u"in-force/until"_s : u"in-force/untold"_s;
    return Catalogue::builtIn()
        .words(code, {{u"since"_s, settling->since}, {u"until"_s, settling->until}}, language)
        .summary;
}

} // namespace cmw

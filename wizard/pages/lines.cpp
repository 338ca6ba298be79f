// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/lines.h"

#include "pages/portal.h"
#include "pages/texts.h"
#include "pages/theme.h"
#include "pages/widgets/taskrow.h"
#include "report/settlingwords.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QLocale>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// Texts of the lines, for translation.
struct Lines {
    Q_DECLARE_TR_FUNCTIONS(cmw::Lines)
};

/// "Open in Azure ↗" and the like, by the portal that the place is in.
QString linkText(const PortalPlace &place)
{
    if (place.link.startsWith(u"{azurePortal}"))
        return Lines::tr("Open in Azure ↗");
    if (place.link.startsWith(u"{entraPortal}"))
        return Lines::tr("Open in Microsoft Entra ↗");
    if (place.link.startsWith(u"{adminPortal}"))
        return Lines::tr("Open in the Microsoft 365 admin center ↗");
    if (place.link.startsWith(u"{exchangePortal}"))
        return Lines::tr("Open in the Exchange admin center ↗");
    if (place.link.startsWith(u"{defenderPortal}"))
        return Lines::tr("Open in Microsoft Defender ↗");
    return Lines::tr("Open Webex Connect ↗");
}

Details detailsOf(
    const Session &session, const Bullet &bullet, const Finding &finding, const QString &language)
{
    const Words words = Catalogue::builtIn().words(finding, language);
    Details details;
    details.cause = words.cause;
    details.repair = words.repair;
    for (const CauseWords &one : words.causes)
        details.causes.append(one.cause + u' ' + one.tell);
    details.document = bullet.bullet.in(language);
    if (!bullet.role.isEmpty())
        details.role = roleName(bullet.role);
    details.changes = bullet.changes.in(language);
    for (const Text &line : bullet.byHand)
        details.byHand.append(line.in(language));
    // The portal may be in the other language.
    const QString here = bullet.place.path.in(language);
    const QString there = bullet.place.path.in(language == u"ko" ? u"en"_s : u"ko"_s);
    details.place = here == there ? here : here + u'\n' + there;
    details.evidence = finding.evidence;
    details.code = finding.code;
    if (const qint64 time = session.milliseconds(bullet.id); time > 0)
        //: A time in seconds. %1: the number
        details.time = Lines::tr("%1 s").arg(QLocale().toString(double(time) / 1000, 'f', 1));
    details.link = portalAddress(bullet, session.setup(), session.endpoints());
    details.linkText = linkText(bullet.place);
    return details;
}

} // namespace

void showFinding(TaskRow &row, const Session &session, const QString &task, const QString &language)
{
    const Bullet *bullet = Document::outline().bullet(task);
    if (!bullet)
        return;
    const Finding finding = session.finding(task);
    const Colours colours = coloursOf(row);
    row.setTitle(bullet->title.in(language));
    row.setState(finding.state, stateWord(finding.state, language));
    const Words words = Catalogue::builtIn().words(finding, language);
    const QString time = settlingWords(session, task, language);
    const QString then =
        u" <span style=\"color:%1\">· %2</span>"_s.arg(colours.muted.name(), escapedHtml(time));
    row.setLine(lineHtml(words, finding.state, colours.muted) + (time.isEmpty() ? QString() : then));
    row.setDetails(detailsOf(session, *bullet, finding, language));
    row.setChoice(words.choice, session.setup().agreed.contains(finding.code));
}

void showRunning(TaskRow &row, const QString &task, const QString &language)
{
    const Bullet *bullet = Document::outline().bullet(task);
    row.setRunning(Lines::tr("Running"));
    row.setLine(u"<span style=\"color:%1\">%2</span>"_s.arg(
        coloursOf(row).muted.name(), Lines::tr("At work…").toHtmlEscaped()));
    if (bullet)
        row.setTitle(bullet->title.in(language));
}

void showWaiting(TaskRow &row, const Waiting &waiting, const QString &language)
{
    const Words words = Catalogue::builtIn().words(waiting.reason, language);
    row.setRunning(Lines::tr("Waiting"));
    //: %n: seconds
    QStringList parts{Lines::tr("Waiting for %n s:", nullptr, waiting.seconds), words.summary};
    if (!words.usual.isEmpty())
        parts.append(u'(' + words.usual + u')');
    if (waiting.next > 0)
        //: %n: seconds
        parts.append(Lines::tr("Next look in %n s.", nullptr, waiting.next));
    row.setLine(escapedHtml(parts.join(u' ')));
}

QStringList openLines(const Session &session)
{
    QStringList lines;
    for (const Task *task : session.plan().tasks()) {
        const Finding finding = session.finding(task->id());
        if (!isSettled(finding.state) && finding.code != u"not-looked")
            lines.append(task->id());
    }
    return lines;
}

QStringList unreachedLines(const Session &session)
{
    static const QStringList rooms{u"network"_s, u"graph"_s, u"exchange"_s};
    QStringList lines = openLines(session);
    erase_if(lines, [&](const QString &line) {
        const Finding finding = session.finding(line);
        return finding.state != State::Unknown || !rooms.contains(finding.code.section(u'/', 0, 0))
            || finding.code.endsWith(u"/denied");
    });
    return lines;
}

bool needsConsent(const Session &session, const QString &task)
{
    const Finding finding = session.finding(task);
    return !Catalogue::builtIn().words(finding, u"en"_s).choice.isEmpty()
        && !session.setup().agreed.contains(finding.code);
}

void agree(Session &session, const QString &task, bool agreed)
{
    QStringList codes = session.setup().agreed;
    codes.removeAll(session.finding(task).code);
    if (agreed)
        codes.append(session.finding(task).code);
    session.edit(&Setup::agreed, codes);
}

} // namespace cmw

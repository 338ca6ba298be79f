// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/report.h"

#include "report/settlingwords.h"
#include "tasks/mailbox/fence.h"
#include "tasks/mailbox/ownpolicy.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr auto testTask = "verify.test-email"_L1;

QString say(const QString &code, const QVariantMap &args, const QString &language)
{
    return Catalogue::builtIn().words(code, args, language).summary;
}

/// "Adele Vance (adele@contoso.com), Alex": the names in it.
QStringList namesIn(const QVariant &value)
{
    static const QRegularExpression behind(u"\\s*\\([^)]*\\)$"_s);
    QStringList names;
    const QStringList parts = value.typeId() == QMetaType::QString
        ? value.toString().split(u", "_s, Qt::SkipEmptyParts)
        : value.toStringList();
    for (const QString &part : parts)
        names.append(QString(part).remove(behind));
    return names;
}

/// Names that are known to be somebody's: the mailbox's, which may be a person's own, and whom findings speak of.
QStringList people(const ReportMaterial &material)
{
    QStringList names{material.setup.mailboxName};
    for (auto finding = material.findings.begin(); finding != material.findings.end(); ++finding) {
        QStringList keys{u"holders"_s, u"recipient"_s, u"senders"_s};
        if (finding.key() == u"mailbox.account" || finding.key() == u"mailbox.login")
            keys += {u"name"_s, u"found"_s};
        if (finding.key() == u"mailbox.forwarding")
            keys.append(u"found"_s);
        if (finding.key() == u"mailbox.send-fence")
            keys += {u"others"_s, u"policies"_s, u"open"_s};
        for (const QString &key : std::as_const(keys))
            names += namesIn(finding->args.value(key));
    }
    names.sort(); // the order of a hash is nobody's
    return names;
}

/// The names that the wizard gives to what it makes for a mailbox: whose address each has in it.
QHash<QString, QString> namedAfterMailbox(const Setup &setup)
{
    QHash<QString, QString> named;
    const QStringList addresses = setup.mailboxAddresses();
    for (const QString &address : addresses) {
        const QStringList names = OwnPolicy::names(address) + QStringList{Fence::groupName(address)};
        for (const QString &name : names) {
            if (!named.contains(name))
                named.insert(name, address);
        }
    }
    return named;
}

/// Every text in it masked. What toJson() leaves out, the secret first of all, isn't there.
Setup maskedSetup(const Setup &setup, Mask &mask)
{
    const Result<Setup> masked = Setup::fromJson(mask.json(setup.toJson()).toObject());
    return masked ? *masked : Setup();
}

Finding maskedFinding(Finding finding, Mask &mask)
{
    finding.args = mask.args(finding.args);
    finding.evidence = mask.text(finding.evidence).trimmed();
    finding.learned = {};
    return finding;
}

ReportLine lineOf(const QString &task, const Finding &found, Mask &mask, const QString &language)
{
    const Finding finding = maskedFinding(found, mask);
    ReportLine line;
    line.task = task;
    if (const Bullet *bullet = Document::outline().bullet(task)) {
        line.step = bullet->step;
        line.title = bullet->title.in(language);
    }
    line.words = Catalogue::builtIn().words(finding, language);
    line.ids = requestIdsIn(finding.evidence);
    line.finding = finding;
    return line;
}

QList<ReportLine> linesOf(const ReportMaterial &material, Mask &mask, const QString &language)
{
    QList<ReportLine> lines;
    for (const StepOutline &step : Document::outline().steps()) {
        for (const QString &task : step.bullets) {
            ReportLine line = lineOf(task, material.findings.value(task), mask, language);
            line.settling = material.settling.value(task);
            lines.append(line);
        }
    }
    return lines;
}

ReportTest testOf(const TestEmailResult &result, Mask &mask, const QString &language)
{
    ReportTest test{result.accepted, mask.text(result.from), mask.text(result.to), mask.text(result.queueId),
        mask.text(result.transcript).trimmed(), result.stages, result.receivers, {},
        lineOf(testTask, result.finding, mask, language)};
    for (Stage &stage : test.stages) {
        stage.reply = mask.text(stage.reply);
        for (StageDetail &detail : stage.details)
            detail.args = mask.args(detail.args);
    }
    for (ReceiverReply &receiver : test.receivers)
        receiver = {mask.text(receiver.address), receiver.accepted, mask.text(receiver.reply)};
    for (const Error &note : result.notes)
        test.notes.append(say(note.code, mask.args(note.args), language));
    if (result.leftover)
        test.notes.append(say(result.leftover->code, mask.args(result.leftover->args), language));
    return test;
}

QList<ReportChange> changesOf(const QList<JournalEntry> &entries, Mask &mask, const QString &language)
{
    QList<ReportChange> changes;
    for (const JournalEntry &entry : entries) {
        const Change &change = entry.change;
        const Bullet *bullet = Document::outline().bullet(change.task);
        changes.append({change.task, bullet ? bullet->title.in(language) : change.task, change.what,
            say(change.what, mask.args(change.args), language), mask.json(change.before).toObject(),
            change.at});
    }
    return changes;
}

/// In days as a calendar here counts them: its date stands beside it.
QString untilThen(const QDateTime &end, const QDateTime &now, const QString &language)
{
    if (end <= now)
        return say(u"report/expired"_s, {}, language);
    const qint64 days = now.toLocalTime().date().daysTo(end.toLocalTime().date());
    if (days == 0)
        return say(u"report/today"_s, {}, language);
    if (days == 1)
        return say(u"report/tomorrow"_s, {}, language);
    return say(u"report/in-days"_s, {{u"days"_s, QString::number(days)}}, language);
}

/// Source of the token's end: Microsoft Learn, "Refresh tokens in the Microsoft identity platform".
QList<ReportExpiry> expiriesOf(const Setup &setup, const QDateTime &made, const QString &language)
{
    QList<ReportExpiry> expiries;
    if (setup.secretExpires.isValid())
        expiries.append({say(u"report/client-secret"_s, {}, language), setup.secretExpires,
            untilThen(setup.secretExpires, made, language)});
    if (setup.tokenGenerated)
        expiries.append({say(u"report/connect-token"_s, {}, language), {},
            say(u"report/unused-days"_s, {{u"days"_s, u"90"_s}}, language)});
    return expiries;
}

void judge(Report &report)
{
    const auto count = [&report](auto &&isOne) {
        return std::count_if(report.lines.begin(), report.lines.end(), isOne);
    };
    const auto isWrong = [](const ReportLine &line) { return line.finding.state == State::Wrong; };
    const auto wrong = count(isWrong);
    const auto open = count([](const ReportLine &line) { return !isSettled(line.finding.state); });
    QVariantMap args{{u"total"_s, QString::number(report.lines.size())}};
    QString code;
    if (wrong > 0) {
        const ReportLine &first = *std::find_if(report.lines.begin(), report.lines.end(), isWrong);
        args.insert({{u"wrong"_s, QString::number(wrong)}, {u"line"_s, first.title}});
        report.verdict = State::Wrong;
        code = u"report/verdict-wrong"_s;
    } else if (count([](const ReportLine &line) { return line.isLooked(); }) == 0) {
        report.verdict = State::Unknown;
        code = u"report/verdict-not-looked"_s;
    } else if (open > 0) {
        args.insert(u"open"_s, QString::number(open));
        report.verdict = State::ToDo;
        code = u"report/verdict-open"_s;
    } else {
        report.verdict = State::Done;
        code = u"report/verdict-good"_s;
    }
    report.verdictText = say(code, args, report.language);
}

} // namespace

QList<ReportLine> Report::attention() const
{
    QList<ReportLine> chosen;
    for (const State state : {State::Wrong, State::Unknown}) {
        for (const ReportLine &line : lines) {
            if (line.finding.state == state && line.isLooked())
                chosen.append(line);
        }
    }
    return chosen;
}

Report reportOf(const ReportMaterial &material, const ReportWish &wish)
{
    const QHash<QString, QString> named = namedAfterMailbox(material.setup);
    QStringList names = people(material);
    erase_if(names, [&named](const QString &name) { return named.contains(name); });
    Mask mask(wish.redaction, names, named);
    Report report;
    report.language = wish.language;
    report.redaction = wish.redaction;
    report.made = wish.made;
    report.version = QCoreApplication::applicationVersion();
    report.platform = u"%1, %2, Qt %3"_s.arg(
        QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QString::fromLatin1(qVersion()));
    report.setup = maskedSetup(material.setup, mask);
    report.file = mask.text(QFileInfo(material.file).fileName());
    report.isPractice = material.isPractice;
    report.way = material.way;
    report.way.mailbox = report.setup.mailbox;
    report.wayText = inWords(report.way, wish.language);
    report.lines = linesOf(material, mask, wish.language);
    if (material.test)
        report.test = testOf(*material.test, mask, wish.language);
    report.changes = changesOf(material.changes, mask, wish.language);
    report.expiries = expiriesOf(report.setup, wish.made, wish.language);
    judge(report);
    return report;
}

Report reportOf(const Session &session, const ReportWish &wish)
{
    ReportMaterial material{session.setup(), session.file(), session.endpoints().isPractice(),
        mailWay(session), {}, {}, session.testEmail(), session.changes()};
    for (const Bullet &bullet : Document::outline().bullets()) {
        material.findings.insert(bullet.id, session.finding(bullet.id));
        material.settling.insert(
            bullet.id, settlingWords(session, bullet.id, wish.language, SettlingTime::Whole));
    }
    return reportOf(material, wish);
}

QList<RequestId> requestIdsIn(const QString &text)
{
    // As Entra's pages, Graph's bodies and headers, and Exchange's refusals have them.
    static const QRegularExpression form(
        u"\\b(?<name>correlation|trace|client-request|request)[ _-]?id[\"']?\\s*[:= ]\\s*[\"']?"
        u"(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<RequestId> ids;
    for (auto all = form.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const QString kind = match.captured(u"name"_s).toLower();
        QString name = u"Request ID"_s;
        if (kind == u"correlation")
            name = u"Correlation ID"_s;
        else if (kind == u"trace")
            name = u"Trace ID"_s;
        const RequestId id{name, match.captured(u"id"_s)};
        if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

QString reportMoment(const QDateTime &at, const QString &language)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const QString form = language == u"ko" ? u"yyyy년 M월 d일 HH:mm"_s : u"d MMM yyyy, HH:mm"_s;
    return QLocale(language).toString(local, form) + u' ' + local.timeZoneAbbreviation();
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/resulttext.h"

#include "app/columns.h"
#include "diagnosis/catalogue.h"
#include "diagnosis/stagename.h"
#include "report/settlingwords.h"
#include "tasks/connect/copysheet.h"

#include <QDir>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView indent("   ");
constexpr int widestStage = 14, widestOutcome = 8; // columns, in every language

bool needsAttention(State state)
{
    return state == State::ToDo || state == State::Wrong || state == State::ForPerson
        || state == State::Unknown;
}

QString behind(const QString &margin, const QString &text)
{
    QString result = text.trimmed();
    result.replace(u'\n', u'\n' + margin);
    return result.isEmpty() ? QString() : margin + result + u'\n';
}

/// Each in a line, with how to tell it.
QString causesBehind(const QString &margin, const QList<CauseWords> &causes)
{
    if (causes.isEmpty())
        return {};
    QString text = behind(margin, ResultText::tr("Several things may be behind it, the most likely first:"));
    int number = 0;
    for (const CauseWords &one : causes)
        text += behind(margin, u"%1. %2 %3"_s.arg(QString::number(++number), one.cause, one.tell));
    return text;
}

} // namespace

QString ResultText::state(State state) const
{
    return Catalogue::builtIn().words(u"state/"_s + stateName(state), {}, m_language).summary;
}

QString ResultText::heading(const Session &session, const QString &file) const
{
    const Setup &setup = session.setup();
    const QString name = setup.mailbox.isEmpty() ? setup.name : setup.mailbox;
    QString text = name;
    if (!setup.organisation.isEmpty())
        text += u"  "_s + setup.organisation;
    if (!file.isEmpty())
        text += u"  "_s + QDir::toNativeSeparators(file);
    text = text.trimmed() + u'\n';
    if (!setup.sharedAppWith.isEmpty())
        //: %1: another mailbox
        text += tr("It uses the app of %1: step 2 is only looked at.").arg(setup.sharedAppWith) + u'\n';
    return text;
}

QString ResultText::tasks(const Session &session, const QList<const Task *> &tasks, Show show) const
{
    const Catalogue &catalogue = Catalogue::builtIn();
    QList<QStringList> rows;
    int width = 0; // of the states
    for (const Task *task : tasks) {
        const Finding finding = session.finding(task->id());
        width = std::max(width, columnsOf(state(finding.state)));
        QStringList says{catalogue.words(finding, m_language).summary};
        if (const QString time = settlingWords(session, task->id(), m_language); !time.isEmpty())
            says.append(time);
        rows.append({state(finding.state), task->bullet().title.in(m_language), says.join(u" · "_s)});
    }
    const QStringList lines = inColumns(rows, indent);

    const QString margin(indent.size() + width + columnGap, u' ');

    QString text, step;
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        const Bullet &bullet = tasks[i]->bullet();
        if (bullet.step != step) {
            step = bullet.step;
            const StepOutline &outline = Document::outline().step(step);
            text += u"\n%1  %2: %3\n"_s.arg(
                step == u"verify" ? u"*"_s : step, outline.title.in(m_language), outline.line.in(m_language));
        }
        text += lines[i] + u'\n'
            + details(
                session.finding(tasks[i]->id()), session.mayChange(*tasks[i]) ? show : Show::AsItIs, margin);
    }
    return text;
}

QString ResultText::details(const Finding &finding, Show show, const QString &margin) const
{
    const Words words = Catalogue::builtIn().words(finding, m_language);
    // What stands may have something to offer.
    if (!needsAttention(finding.state) && words.choice.isEmpty())
        return {};
    if (!words.choice.isEmpty())
        //: %1: what is to be agreed to, %2: a code
        return behind(margin, words.cause)
            + behind(margin, tr("%1 Agree to that with --agree %2.").arg(words.choice, finding.code));
    if (show == Show::AsItWillBe && !words.then.isEmpty())
        return behind(margin, tr("Will be: %1").arg(words.then));
    QString text =
        behind(margin, words.cause) + causesBehind(margin, words.causes) + behind(margin, words.repair);
    if (finding.state != State::ToDo)
        text += behind(margin, finding.evidence);
    return text;
}

QString ResultText::error(const Error &error) const
{
    const Words words = Catalogue::builtIn().words(error, m_language);
    const auto line = [](const QString &more) { return more.isEmpty() ? QString() : indent + more + u'\n'; };
    return words.summary + u'\n' + line(words.cause) + causesBehind(indent, words.causes) + line(words.repair)
        + line(error.evidence);
}

QString ResultText::stage(const Stage &stage) const
{
    const QString word = stage.ok ? tr("ok") : tr("failed");
    //: One stage of the test email: its name, ok or failed, milliseconds, what the server said
    return tr("%1 %2 %3 ms  %4")
        .arg(inColumn(stageName(stage.name, m_language), widestStage), inColumn(word, widestOutcome),
            QString::number(stage.time.count()).rightJustified(6), stage.reply)
        .trimmed();
}

QString ResultText::testEmail(const TestEmailResult &result, Dialogue dialogue) const
{
    // Where nobody signed in, nobody got anything.
    QString text = result.to.isEmpty()
        ? u'\n' + tr("The way to the mail server") + u'\n'
        //: Sender and receiver of the test email
        : u'\n' + tr("Test email from %1 to %2").arg(result.from, result.to) + u'\n';
    for (const Stage &one : result.stages) {
        text += indent + stage(one) + u'\n';
        if (dialogue == Dialogue::Hidden)
            continue;
        for (const StageDetail &detail : one.details)
            text += QString(indent) + indent
                + Catalogue::builtIn().words(detail.code, detail.args, m_language).summary + u'\n';
    }
    text += indent + state(result.finding.state) + u"  "_s
        + Catalogue::builtIn().words(result.finding, m_language).summary + u'\n'
        + details(result.finding, Show::AsItIs, QString(indent) + indent);
    for (const Error &note : result.notes)
        text += indent + error(note);
    if (result.leftover)
        text += error(*result.leftover);
    if (dialogue == Dialogue::Shown && !result.transcript.isEmpty())
        text += u'\n' + tr("Dialogue with the mail server") + u'\n' + behind(indent, result.transcript);
    return text;
}

QString ResultText::secretPlace(const Session &session, SecretsIn secretsIn) const
{
    if (session.setup().clientSecret.isEmpty())
        return tr("(not on this computer)");
    if (secretsIn == SecretsIn::Memory || session.secretIsInMemoryOnly())
        return tr("(kept for this run only: gone at its end)");
    return tr("(in the keychain; the wizard's window copies it)");
}

QString ResultText::copySheet(const Session &session, SecretsIn secretsIn) const
{
    QList<QStringList> rows;
    const QList<CopyLine> lines = cmw::copySheet(session.setup(), session.endpoints());
    for (const CopyLine &line : lines) {
        QString value = line.value;
        if (line.isSecret)
            value = secretPlace(session, secretsIn);
        else if (line.kind == CopyLine::Kind::Tick)
            value = line.ticked ? tr("ticked") : tr("not ticked");
        rows.append({line.label, value});
    }
    return u'\n' + tr("Fill the form in Webex Connect with these values, Generate Token, then Save:") + u'\n'
        + inColumns(rows, indent).join(u'\n') + u'\n';
}

QString ResultText::changes(const QList<JournalEntry> &changes) const
{
    QString text;
    for (const JournalEntry &entry : changes) {
        text += indent + entry.change.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm  "_s)
            + Catalogue::builtIn().words(entry.change.what, entry.change.args, m_language).summary + u'\n';
    }
    return text;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/explain.h"

#include "core/document.h"
#include "diagnosis/catalogue.h"

#include <QJsonArray>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView indent("   ");

QString line(const QString &text)
{
    return text.isEmpty() ? QString() : indent + text + u'\n';
}

QJsonArray causesJson(const QList<CauseWords> &causes)
{
    QJsonArray result;
    for (const CauseWords &one : causes)
        result.append(QJsonObject{{u"cause"_s, one.cause}, {u"tell"_s, one.tell}, {u"repair"_s, one.repair},
            {u"task"_s, one.task}, {u"odds"_s, one.odds}});
    return result;
}

} // namespace

void ExplainCommand::start()
{
    if (!options().words.isEmpty()) {
        end(options().words.join(u' '));
        return;
    }
    if (Input::isTerminal())
        output().say(tr("Paste the text, then press Ctrl+D on a line of its own."));
    m_input = std::make_unique<Input>();
    connect(m_input.get(), &Input::line, this,
        [this](const QByteArray &text) { m_pasted += QString::fromUtf8(text) + u'\n'; });
    connect(m_input.get(), &Input::ended, this, [this] { end(m_pasted); });
}

void ExplainCommand::end(const QString &pasted)
{
    m_explanations = explain(pasted);
    Q_EMIT finished(m_explanations.isEmpty() ? Exit::CantTell : Exit::Good);
}

QJsonObject ExplainCommand::json() const
{
    QJsonArray matches;
    for (const Explanation &one : m_explanations) {
        const Words words = Catalogue::builtIn().words(one.id, one.args, output().language());
        QJsonObject match{{u"id"_s, one.id}, {u"code"_s, one.code}, {u"confidence"_s, one.confidence},
            {u"summary"_s, words.summary}, {u"cause"_s, words.cause}, {u"repair"_s, words.repair},
            {u"task"_s, words.task}, {u"links"_s, QJsonArray::fromStringList(linksOf(one))},
            {u"quote"_s, one.quote}};
        if (!words.causes.isEmpty())
            match.insert(u"causes"_s, causesJson(words.causes));
        matches.append(match);
    }
    return {{u"command"_s, options().command}, {u"matches"_s, matches}};
}

QString ExplainCommand::told(const Explanation &explanation) const
{
    const QString &language = output().language();
    const Words words = Catalogue::builtIn().words(explanation.id, explanation.args, language);
    QString head = words.summary;
    if (!explanation.code.isEmpty())
        head.prepend(explanation.code + u"  "_s);
    if (const Sureness sure = sureness(explanation); sure != Sureness::Plain)
        head += u"  ("_s + (sure == Sureness::Likely ? tr("likely") : tr("perhaps")) + u')';
    QString text = head + u'\n' + line(words.cause);
    if (!words.causes.isEmpty())
        text += line(tr("Several things may be behind it, the most likely first:"));
    for (const CauseWords &one : words.causes) {
        text += line(u"%1 %  %2"_s.arg(qRound(one.odds * 100), 3).arg(one.cause));
        for (const QString &more : {one.tell, one.repair})
            text += indent + line(u"    "_s + more);
    }
    text += line(words.repair);
    if (const Bullet *bullet = Document::outline().bullet(words.task))
        //: %1: a step of the wizard, %2: one of its lines
        text += line(
            tr("In the wizard: %1 > %2")
                .arg(Document::outline().step(bullet->step).title.in(language), bullet->title.in(language)));
    for (const QString &link : linksOf(explanation))
        text += line(link);
    //: %1: a piece of the text that was pasted
    return text + line(tr("In your text: %1").arg(explanation.quote));
}

QString ExplainCommand::text() const
{
    if (m_explanations.isEmpty()) {
        const Words words = Catalogue::builtIn().words(u"explain/unknown"_s, {}, output().language());
        return words.summary + u'\n' + line(words.cause) + line(words.repair);
    }
    QString text;
    if (m_explanations.size() > 1)
        text = tr("The text speaks of several things, the plainest first:") + u"\n\n"_s;
    for (const Explanation &one : m_explanations)
        text += told(one) + (&one == &m_explanations.constLast() ? QString() : u"\n"_s);
    return text;
}

} // namespace cmw

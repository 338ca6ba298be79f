// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/explain.h"

#include "diagnosis/pasted.h"

#include <QRegularExpression>

#include <algorithm>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostExplanations = 5;

/// A place in one reading of the text that an entry speaks of.
struct Hit {
    Explanation explanation;
    qsizetype reading = 0, start = 0, end = 0;

    bool isWithin(const Hit &other) const
    {
        return reading == other.reading && start >= other.start && end <= other.end;
    }
};

/// `text` has its secrets masked already: what is cut here was known for one as a whole.
QString quoteOf(const QString &text, qsizetype start, qsizetype end)
{
    constexpr qsizetype before = 60, after = 160, most = 240;
    const qsizetype from = std::max<qsizetype>(0, start - before);
    const qsizetype to = std::min(text.size(), std::min(end, start + most) + after);
    QString quote = text.mid(from, to - from);
    if (from > 0)
        quote = u'…' + quote.mid(quote.indexOf(u' ') + 1);
    if (to < text.size())
        quote = quote.left(std::max<qsizetype>(quote.lastIndexOf(u' '), 0)) + u'…';
    return withShortDots(quote);
}

/// One reading of the text, and the same without its secrets.
struct Reading {
    QString text, masked;
};

Hit hit(const Reading &reading, const QRegularExpressionMatch &match)
{
    Hit hit;
    hit.start = match.capturedStart();
    hit.end = match.capturedEnd();
    hit.explanation.quote = quoteOf(reading.masked, hit.start, hit.end);
    return hit;
}

/// Microsoft Entra's numbers, in every form in which they come: "AADSTS50011", {"error_codes":[50011]}, "error code:
/// 50011" of a page in any language, or the bare number alone.
void findSignInCodes(const Reading &reading, const Catalogue &catalogue, QList<Hit> &hits)
{
    static const QRegularExpression named(
        u"AADSTS ?(?<number>\\d{4,8})\\b(?! \\d+:)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression listed(u"\"?error_codes\"? ?: ?\\[ ?(?<number>\\d{4,8})\\b"_s);
    static const QRegularExpression alone(u"^#?(?<number>\\d{5,8})$"_s);
    for (const QRegularExpression *form : {&named, &listed, &alone}) {
        for (auto all = form->globalMatch(reading.text); all.hasNext();) {
            const QRegularExpressionMatch match = all.next();
            const QString number = match.captured(u"number"_s), id = u"aadsts/"_s + number;
            const bool isKnown = catalogue.knows(id);
            if (!isKnown && form == &alone)
                continue;
            Hit found = hit(reading, match);
            found.explanation.id = isKnown ? id : u"explain/aadsts-unknown"_s;
            found.explanation.code = u"AADSTS"_s + number;
            found.explanation.confidence = isKnown ? 0.97 : 0.6;
            found.explanation.args = {{u"number"_s, number}};
            found.explanation.links = {u"https://login.microsoftonline.com/error?code="_s + number};
            hits.append(found);
        }
    }
}

QVariantMap captured(
    const Reading &reading, const CataloguePattern &pattern, const QRegularExpressionMatch &match)
{
    QVariantMap args;
    const QStringList names = pattern.form.namedCaptureGroups();
    for (const QString &name : names) {
        if (!name.isEmpty() && !match.captured(name).isEmpty())
            args.insert(name,
                withShortDots(reading.masked.mid(match.capturedStart(name), match.capturedLength(name))));
    }
    return args;
}

/// "535 5.7.139" and the like, which a person reads out to support.
QString replyCode(const QString &words)
{
    static const QRegularExpression code(
        u"\\b(?:[245]\\d\\d[ -])?[245]\\.\\d{1,3}\\.\\d{1,3}\\b|\\b[245]\\d\\d\\b"_s);
    return code.match(words).captured();
}

void findPatterns(const Reading &reading, const Catalogue &catalogue, QList<Hit> &hits)
{
    for (const CatalogueEntry &entry : catalogue.entries()) {
        for (const CataloguePattern &pattern : entry.patterns) {
            const QRegularExpressionMatch match = pattern.form.match(reading.text);
            if (!match.hasMatch())
                continue;
            Hit found = hit(reading, match);
            found.explanation.id = entry.id;
            found.explanation.args = captured(reading, pattern, match);
            const QString named = found.explanation.args.value(u"code"_s).toString();
            found.explanation.code = named.isEmpty() ? replyCode(match.captured()) : named;
            found.explanation.confidence = pattern.confidence;
            hits.append(found);
        }
    }
}

/// The better one first; of equals the one that says more, then the one that comes first.
bool isBetter(const Hit &a, const Hit &b)
{
    if (a.explanation.confidence != b.explanation.confidence)
        return a.explanation.confidence > b.explanation.confidence;
    if (a.end - a.start != b.end - b.start)
        return a.end - a.start > b.end - b.start;
    return std::pair(a.reading, a.start) < std::pair(b.reading, b.start);
}

} // namespace

Sureness sureness(const Explanation &explanation)
{
    if (explanation.confidence >= 0.8)
        return Sureness::Plain;
    return explanation.confidence >= 0.5 ? Sureness::Likely : Sureness::Guess;
}

QStringList linksOf(const Explanation &explanation, const Catalogue &catalogue)
{
    QStringList links = catalogue.entries().value(explanation.id).links + explanation.links;
    links.removeDuplicates();
    return links;
}

QList<Explanation> explain(const QString &pasted, const Catalogue &catalogue)
{
    QList<Hit> hits;
    const QStringList texts = readings(pasted);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const qsizetype before = hits.size();
        const Reading reading{texts.at(i), masked(texts.at(i))};
        findSignInCodes(reading, catalogue, hits);
        findPatterns(reading, catalogue, hits);
        for (qsizetype j = before; j < hits.size(); ++j)
            hits[j].reading = i;
    }
    std::stable_sort(hits.begin(), hits.end(), isBetter);

    QList<Hit> kept;
    for (auto hit = hits.cbegin(); hit != hits.cend(); ++hit) {
        // The same spot, told in general by this one.
        const bool isGeneral =
            std::any_of(hits.cbegin(), hit, [&hit](const Hit &better) { return hit->isWithin(better); });
        const bool isTold = std::any_of(kept.cbegin(), kept.cend(),
            [&hit](const Hit &other) { return other.explanation.id == hit->explanation.id; });
        // What may mean anything is silent beside what is plain.
        const bool isNoise = sureness(hit->explanation) == Sureness::Guess && !kept.isEmpty()
            && sureness(kept.constFirst().explanation) == Sureness::Plain;
        if (!isGeneral && !isTold && !isNoise && kept.size() < mostExplanations)
            kept.append(*hit);
    }
    QList<Explanation> result;
    for (const Hit &hit : std::as_const(kept))
        result.append(hit.explanation);
    return result;
}

} // namespace cmw

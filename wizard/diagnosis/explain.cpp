// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/explain.h"

#include "diagnosis/pasted.h"

#include <QHash>
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
/// 50011" of the sign-in log, the address of Microsoft's page on it, or the bare number alone.
void findSignInCodes(const Reading &reading, const Catalogue &catalogue, QList<Hit> &hits)
{
    static const QRegularExpression named(
        u"AADSTS ?(?<number>\\d{4,8})\\b(?! \\d+:)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression listed(u"\"?error_codes\"? ?: ?\\[ ?(?<number>\\d{4,8})\\b"_s);
    static const QRegularExpression alone(u"^#?(?<number>\\d{5,8})$"_s);
    static const QRegularExpression page(u"/error\\?code=(?<number>\\d{4,8})\\b"_s);
    static const QRegularExpression logged(
        u"(?:error code|오류 코드|fehlercode|エラー ?コード|código de error|code d'erreur)\\W{0,3}(?<number>\\d{5,8})\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpression *form : {&named, &listed, &alone, &page, &logged}) {
        for (auto all = form->globalMatch(reading.text); all.hasNext();) {
            const QRegularExpressionMatch match = all.next();
            const QString number = match.captured(u"number"_s), id = u"aadsts/"_s + number;
            const bool isKnown = catalogue.knows(id);
            if (!isKnown && (form == &alone || form == &logged))
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

/// The same where the words begin behind it: "550 5.1.10 RESOLVER.ADR…".
QString replyCodeBefore(const QString &text, qsizetype start)
{
    constexpr qsizetype longest = 16;
    static const QRegularExpression code(
        u"(?:[245]\\d\\d[ -])?(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?=[ :;]{1,2}$)"_s);
    const qsizetype from = std::max<qsizetype>(0, start - longest);
    return code.match(text.mid(from, start - from)).captured();
}

/// "5.7.1" without a reply before it is the version of many things. It is a status where nothing else is said, or where
/// the text around it speaks of mail.
bool isVersion(const QString &text, const QRegularExpressionMatch &match)
{
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression alone(u"^[245]\\.\\d{1,3}\\.\\d{1,3}"_s);
    const QRegularExpressionMatch status = alone.match(match.captured());
    if (!status.hasMatch())
        return false;
    static const QRegularExpression reply(u"[245]\\d\\d[ -]$"_s);
    static const QRegularExpression partBefore(
        u"(?:[\\w/.-]|\\b(?:version|ver\\.?|release|버전) ?)$"_s, anyCase);
    static const QRegularExpression partAfter(u"^(?:\\.\\d|\\d|[-+_~]\\w)"_s);
    constexpr qsizetype around = 160;
    const qsizetype start = match.capturedStart(), end = start + status.capturedLength();
    const QString before = text.mid(std::max<qsizetype>(0, start - around), std::min(around, start));
    const QString after = text.mid(end, around);
    if (reply.match(before).hasMatch())
        return false;
    if (partBefore.match(before).hasMatch() || partAfter.match(after).hasMatch())
        return true;
    static const QRegularExpression nothingElse(
        u"^\\W*(?:(?:smtp|ndr|dsn|error|status|code|reason|fehler|오류|코드|상태)\\W*){0,3}$"_s,
        anyCase | QRegularExpression::UseUnicodePropertiesOption);
    if (before.size() + after.size() < around && nothingElse.match(before + after).hasMatch())
        return false;
    static const QRegularExpression mail(
        u"mail|smtp|\\b(?:ndr|dsn)\\b|bounce|deliver|recipient|sender|outlook|exchange|office ?365|forward|remote"
        u"|diagnostic|reject|denied|relay|quota|spam|inbox|메일|배달|반송|전달|받는|보낸|수신|발신|zugestellt|nachricht"
        u"|postfach|配信|受信|送信|メール|correo|mensaje|courrier|courriel|messagerie"_s,
        anyCase);
    return !mail.match(before + after).hasMatch();
}

void findPatterns(const Reading &reading, const Catalogue &catalogue, QList<Hit> &hits)
{
    for (const CatalogueEntry &entry : catalogue.entries()) {
        for (const CataloguePattern &pattern : entry.patterns) {
            const QRegularExpressionMatch match = pattern.form.match(reading.text);
            if (!match.hasMatch() || isVersion(reading.text, match))
                continue;
            Hit found = hit(reading, match);
            found.explanation.id = entry.id;
            found.explanation.args = captured(reading, pattern, match);
            const QString named = found.explanation.args.value(u"code"_s).toString();
            found.explanation.code = named.isEmpty() ? replyCode(match.captured()) : named;
            if (found.explanation.code.isEmpty())
                found.explanation.code = replyCodeBefore(reading.text, match.capturedStart());
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

/// Of several that are plain, the one that comes first in the text is the cause, and the others may follow from it. Side
/// by side in one sentence, the better one is.
void putInOrder(QList<Hit> &kept)
{
    constexpr qsizetype sentence = 20; // what may stand between
    const auto isBefore = [](const Hit &a, const Hit &b) {
        return std::pair(a.reading, a.start) < std::pair(b.reading, b.start);
    };
    const auto end = std::find_if(kept.begin(), kept.end(),
        [](const Hit &one) { return sureness(one.explanation) != Sureness::Plain; });
    QList<Hit> byPlace(kept.begin(), end);
    std::sort(byPlace.begin(), byPlace.end(), isBefore);
    QHash<QString, int> places; // of each trouble
    int place = 0;
    for (qsizetype i = 0; i < byPlace.size(); ++i) {
        const bool isApart = i > 0
            && (byPlace.at(i).reading != byPlace.at(i - 1).reading
                || byPlace.at(i).start > byPlace.at(i - 1).end + sentence);
        place += isApart ? 1 : 0;
        places.insert(byPlace.at(i).explanation.id + byPlace.at(i).explanation.code, place);
    }
    const auto placeOf = [&places](const Hit &hit) {
        return places.value(hit.explanation.id + hit.explanation.code);
    };
    std::stable_sort(
        kept.begin(), end, [&placeOf](const Hit &a, const Hit &b) { return placeOf(a) < placeOf(b); });
    for (qsizetype i = 1; i < kept.size(); ++i)
        kept[i].explanation.confidence =
            std::min(kept.at(i).explanation.confidence, kept.at(i - 1).explanation.confidence);
}

/// Unknown numbers share an entry, and each is told.
bool isSameTrouble(const Explanation &one, const Explanation &other)
{
    return one.id == other.id && (one.id != u"explain/aadsts-unknown" || one.code == other.code);
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
            [&hit](const Hit &other) { return isSameTrouble(other.explanation, hit->explanation); });
        // What may mean anything is silent beside what is plain.
        const bool isNoise = sureness(hit->explanation) == Sureness::Guess && !kept.isEmpty()
            && sureness(kept.constFirst().explanation) == Sureness::Plain;
        if (!isGeneral && !isTold && !isNoise && kept.size() < mostExplanations)
            kept.append(*hit);
    }
    putInOrder(kept);
    QList<Explanation> result;
    for (const Hit &hit : std::as_const(kept))
        result.append(hit.explanation);
    return result;
}

} // namespace cmw

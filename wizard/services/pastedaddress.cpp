// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/pastedaddress.h"

#include "services/identity.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// "contoso.us.webexconnect.io/callback": browsers may hide the scheme, and people may leave it out.
QString withoutScheme(const QString &address)
{
    const qsizetype slashes = address.indexOf(u"//"_s);
    return slashes < 0 ? address : address.mid(slashes + 2);
}

/// The values behind the awaited address, as they stand; none where it isn't in the text.
std::optional<QString> valuesBehind(const QString &awaited, const QString &text)
{
    // A Call Back URL with values of its own gets the answer's behind them.
    const QChar mark = awaited.contains(u'?') ? u'&' : u'?';
    for (const QChar sign : {mark, QChar(u'#')}) {
        const qsizetype start = text.indexOf(awaited + sign, 0, Qt::CaseInsensitive);
        if (start < 0)
            continue;
        QString values = text.mid(start + awaited.size() + 1);
        // What stands around an address isn't of it; a browser adds "#" to one by itself. Brackets and apostrophes may
        // be of a value, though: Microsoft leaves "(" and ")" in an error's description as they are.
        static const QRegularExpression never(u"[#<>\"].*$"_s);
        static const QRegularExpression closing(u"['’”)\\]}]"_s);
        values.remove(never);
        const qsizetype end = values.indexOf(closing, values.lastIndexOf(u'&') + 1);
        return end < 0 ? values : values.left(end);
    }
    return {};
}

bool isDamaged(const QString &values)
{
    static const QRegularExpression broken(u"%(?![0-9A-Fa-f]{2})"_s);
    return values.contains(broken);
}

/// The ways to read it, the likeliest first: as one address that was broken into lines, as one among words, and as
/// one inside of another, as links go through a mail filter or a page for signing in.
QStringList readings(QString text)
{
    text.replace(u"&amp;"_s, u"&"_s, Qt::CaseInsensitive);
    static const QRegularExpression invisible(u"[\\x{200B}-\\x{200F}\\x{2060}\\x{FEFF}\\x{AD}]"_s);
    text.remove(invisible);
    static const QRegularExpression space(u"[\\s\\x{A0}]+"_s);
    QString joined = text;
    joined.remove(space);
    QStringList result{joined};
    const QStringList words = text.split(space, Qt::SkipEmptyParts);
    if (words.size() > 1)
        result += words;
    result.append(QUrl::fromPercentEncoding(joined.toUtf8()));
    return result;
}

Result<SignInAnswer> answerIn(const QString &values, const AwaitedAnswer &awaited)
{
    if (isDamaged(values))
        return Error{u"pasted/damaged"_s, {}, {}};
    const SignInAnswer answer = signInAnswer(values.toUtf8());
    const QString state = answer.value(u"state"_s);
    const bool saysSomething = answer.contains(u"code"_s) || answer.contains(u"error"_s);
    if (state == awaited.state && saysSomething
        && !(answer.value(u"code"_s) + answer.value(u"error"_s)).isEmpty())
        return answer;
    if (awaited.state.startsWith(state))
        return Error{u"pasted/cut-off"_s, {}, {}};
    return Error{u"pasted/other-sign-in"_s, {}, {}};
}

Error noAnswerIn(const QString &text, const AwaitedAnswer &awaited)
{
    const QVariantMap args{{u"redirectUri"_s, awaited.redirectUri}};
    if (!awaited.authorityHost.isEmpty() && text.contains(awaited.authorityHost, Qt::CaseInsensitive))
        return Error{u"pasted/sign-in-page"_s, args, {}};
    if (text.contains(withoutScheme(awaited.redirectUri), Qt::CaseInsensitive))
        return Error{u"pasted/cut-off"_s, {}, {}};
    if (const QString aadsts = aadstsCode(text); !aadsts.isEmpty())
        return Error{u"pasted/refused"_s, {{u"aadsts"_s, aadsts}}, {}};
    return Error{u"pasted/elsewhere"_s, args, {}};
}

} // namespace

Result<SignInAnswer> pastedAnswer(const QString &pasted, const AwaitedAnswer &awaited)
{
    if (pasted.trimmed().isEmpty())
        return Error{u"pasted/empty"_s, {}, {}};
    std::optional<Error> firstObjection;
    const QStringList ways = readings(pasted);
    const QString &wrapped = ways.constLast();
    for (const QString &reading : ways) {
        const std::optional<QString> values = valuesBehind(withoutScheme(awaited.redirectUri), reading);
        // What stands there plainly isn't decoded once more: that would make something of a damaged one.
        if (!values || (firstObjection && reading == wrapped))
            continue;
        const Result<SignInAnswer> answer = answerIn(*values, awaited);
        if (answer)
            return answer;
        if (!firstObjection)
            firstObjection = answer.error();
    }
    return firstObjection ? *firstObjection : noAnswerIn(pasted, awaited);
}

} // namespace cmw

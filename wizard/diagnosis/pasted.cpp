// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/pasted.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCharacters = 64 * 1024; // as fast as a person pastes
constexpr qsizetype mostReadings = 12;
constexpr QChar dot(u'•');

/// A way to read a text differently; empty where it doesn't apply.
using Decoder = std::optional<QString> (*)(const QString &);

/// The start says what was done, the end what came of it.
QString ends(const QString &text)
{
    if (text.size() <= mostCharacters)
        return text;
    constexpr qsizetype head = mostCharacters / 4;
    return text.left(head) + u'\n' + text.right(mostCharacters - head);
}

std::optional<QString> unlessSame(const QString &before, const QString &after)
{
    return before == after ? std::nullopt : std::optional(after);
}

/// Every match as `replacement` has it; where that is empty, the match stays.
template <class Replacement>
QString rewritten(const QString &text, const QRegularExpression &form, const Replacement &replacement)
{
    QString result;
    qsizetype end = 0;
    for (auto all = form.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const std::optional<QString> other = replacement(match);
        if (!other)
            continue;
        result += QStringView(text).mid(end, match.capturedStart() - end);
        result += *other;
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

std::optional<QString> percentDecoded(const QString &text)
{
    static const QRegularExpression percent(u"%[0-9A-Fa-f]{2}"_s);
    if (!text.contains(percent))
        return {};
    QByteArray bytes = text.toUtf8();
    bytes.replace('+', ' ');
    return unlessSame(text, QString::fromUtf8(QByteArray::fromPercentEncoding(bytes)));
}

std::optional<QString> unescaped(const QString &text)
{
    static const QRegularExpression escape(uR"(\\(?:u([0-9A-Fa-f]{4})|(["\\/])|([nrt])))"_s);
    return unlessSame(text, rewritten(text, escape, [](const QRegularExpressionMatch &match) {
        if (match.hasCaptured(1))
            return std::optional(QString(QChar(match.captured(1).toUShort(nullptr, 16))));
        return std::optional(match.hasCaptured(2) ? match.captured(2) : u" "_s);
    }));
}

/// Quoted-printable, RFC 2045, as the bodies of bounces have it.
std::optional<QString> unquoted(const QString &text)
{
    static const QRegularExpression quoted(u"=(?:\\r?\\n|[0-9A-F]{2})"_s);
    if (!text.contains(quoted))
        return {};
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '=') {
            result += bytes[i];
            continue;
        }
        const QByteArray next = bytes.mid(i + 1, 2);
        if (next.startsWith('\n') || next == "\r\n") {
            i += next.startsWith('\n') ? 1 : 2;
            continue;
        }
        bool isHex = false;
        const int value = next.toInt(&isHex, 16);
        result += isHex && next.size() == 2 ? static_cast<char>(value) : '=';
        i += isHex && next.size() == 2 ? 2 : 0;
    }
    return unlessSame(text, QString::fromUtf8(result));
}

std::optional<QString> withoutMarkup(const QString &text)
{
    static const QRegularExpression tag(u"</?[A-Za-z][^<>]{0,400}>"_s);
    static const QRegularExpression entity(u"&(lt|gt|amp|quot|apos|nbsp|#39|#x27);"_s);
    if (!text.contains(tag) && !text.contains(entity))
        return {};
    QString result = text;
    // An address in brackets is no tag, for it has an @; what else is one goes.
    static const QRegularExpression markup(u"</?[A-Za-z][^<>@]{0,400}>"_s);
    result.replace(markup, u" "_s);
    const std::pair<QString, QString> entities[] = {{u"&lt;"_s, u"<"_s}, {u"&gt;"_s, u">"_s},
        {u"&quot;"_s, u"\""_s}, {u"&apos;"_s, u"'"_s}, {u"&#39;"_s, u"'"_s}, {u"&#x27;"_s, u"'"_s},
        {u"&nbsp;"_s, u" "_s}, {u"&amp;"_s, u"&"_s}};
    for (const auto &[name, character] : entities)
        result.replace(name, character);
    return unlessSame(text, result);
}

bool isReadable(const QString &text)
{
    if (text.size() < 6 || text.contains(QChar::ReplacementCharacter))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar character) {
        return character.isPrint() || character.isSpace() || character == QChar(1); // XOAUTH2 parts by ^A
    });
}

/// Every piece of base64 in the text, put into plain words where it stands.
std::optional<QString> base64Decoded(const QString &text)
{
    static const QRegularExpression piece(
        u"(?<![A-Za-z0-9+/_.-])[A-Za-z0-9+/_-]{16,}(?:\\r?\\n[A-Za-z0-9+/_-]{4,})*={0,2}(?![A-Za-z0-9+/_.-])"_s);
    return unlessSame(
        text, rewritten(text, piece, [](const QRegularExpressionMatch &match) -> std::optional<QString> {
            QByteArray bytes = match.captured().toLatin1();
            bytes.replace('\r', "").replace('\n', "").replace('-', '+').replace('_', '/');
            const auto decoded =
                QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
            const QString words = decoded ? QString::fromUtf8(*decoded) : QString();
            if (!isReadable(words))
                return {};
            return u' ' + words + u' ';
        }));
}

/// One blank for any white space, plain letters for those of full width; what nobody sees goes.
QString tidied(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const QString plain = text.normalized(QString::NormalizationForm_KC);
    for (const QChar character : plain) {
        if (character.isSpace()) {
            if (!result.endsWith(u' '))
                result += u' ';
        } else if (character.category() != QChar::Other_Format) {
            result += character;
        }
    }
    return result.trimmed();
}

/// Tokens and secrets are long, and mix digits with letters of both cases; so do some ids and host names.
bool isTokenLike(const QString &word)
{
    static const QRegularExpression guid(
        u"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"_s);
    static const QRegularExpression host(u"^[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+\\.[a-z]{2,10}$"_s);
    static const QRegularExpression digit(u"\\d"_s), upper(u"[A-Z]"_s), lower(u"[a-z]"_s);
    return word.contains(digit) && word.contains(upper) && word.contains(lower)
        && !guid.match(word).hasMatch() && !host.match(word).hasMatch();
}

/// The named group "secret" of every match, in dots.
template <class Test> void mask(QString &text, const QRegularExpression &form, const Test &isSecret)
{
    for (auto all = form.globalMatch(QString(text)); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const qsizetype start = match.capturedStart(u"secret"_s), length = match.capturedLength(u"secret"_s);
        if (isSecret(match))
            text.replace(start, length, QString(length, dot));
    }
}

void mask(QString &text, const QRegularExpression &form)
{
    mask(text, form, [](const QRegularExpressionMatch &) { return true; });
}

} // namespace

QStringList readings(const QString &pasted)
{
    constexpr Decoder decoders[] = {percentDecoded, unescaped, unquoted, withoutMarkup, base64Decoded};
    QStringList found{ends(pasted)};
    // What one decoder brought out may be wrapped once more.
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (const Decoder decoder : decoders) {
            const std::optional<QString> other = decoder(found.at(i));
            if (other && found.size() < mostReadings && !found.contains(*other))
                found.append(*other);
        }
    }
    QStringList result;
    for (const QString &text : std::as_const(found))
        result.append(tidied(text));
    QString joined = found.constFirst();
    joined.remove(u'\r').remove(u'\n');
    result.append(tidied(joined));
    result.removeDuplicates();
    return result;
}

QString masked(const QString &text)
{
    constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;
    // What a name says to be one; a value in quotes may have blanks.
    const QString name =
        uR"(\b(?<name>client_?secret|secretText|secret|(?:access_|refresh_|id_)?token|pass(?:word|wd|phrase)?|)"
        uR"(pwd|(?:client_)?assertion|code_verifier|device_code|session_state|code|sig|api_?key)[\\"']*\s*[=:]\s*)"_s;
    static const QRegularExpression quoted(name + uR"re("(?<secret>[^"]{2,400})")re"_s, anyCase);
    static const QRegularExpression bare(name + uR"(\\?["']?(?<secret>[^\s"'&,;}\\]{4,}))"_s, anyCase);
    static const QRegularExpression bearer(
        uR"(\b(?:Bearer|Basic)\s+(?<secret>[^\s"'\x01,;]{8,}))"_s, anyCase);
    static const QRegularExpression xoauth2(uR"(auth=Bearer\s*(?<secret>[^\s"'\x01]{4,}))"_s, anyCase);
    // SMTP's logins, in base64: with the command, or as the answer to a 334.
    static const QRegularExpression login(
        u"\\bAUTH (?:LOGIN|PLAIN|XOAUTH2|OAUTHBEARER) (?!\\d{3}\\b)(?<secret>[A-Za-z0-9+/]{4,}={0,2})"_s,
        anyCase);
    static const QRegularExpression answer(
        u"\\b334(?: [A-Za-z0-9+/=]{4,}:?)? (?:[<>CS*-]+:? )?(?!\\d{3}\\b)(?<secret>[A-Za-z0-9+/]{4,}={0,2})(?= |$)"_s);
    static const QRegularExpression base64(u"(?<![\\w/+])(?<secret>[A-Za-z0-9+/]{6,}={1,2})(?![\\w=])"_s);
    static const QRegularExpression curl(
        u"(?:^| )(?:-u|--user)[ =]['\"]?[^\\s:]{1,200}:(?<secret>[^\\s'\"]{2,})"_s);
    // "-ClientSecret x", "--password x", as consoles have it.
    static const QRegularExpression option(
        u"(?:^|\\s)-{1,2}(?:client-?secret|secret|password|passphrase|(?:access-?|refresh-?)?token)[ =:]['\"]?"
        u"(?<secret>[^\\s'\"-][^\\s'\"]{2,})"_s,
        anyCase);
    // A console may break it: its rest is the next word.
    static const QRegularExpression run(u"(?<![@\\w])(?<secret>[A-Za-z0-9_~+/=.-]{24,})(?![@\\w])"_s);
    static const QRegularExpression rest(u"•{4,} (?<secret>[A-Za-z0-9_~+/=.-]{8,})(?![@\\w])"_s);

    QString result = text;
    const auto isTokenLikeWord = [](const QRegularExpressionMatch &match) {
        return isTokenLike(match.captured(u"secret"_s));
    };
    for (const QRegularExpression *form : {&bearer, &xoauth2, &login, &answer, &base64, &curl, &option})
        mask(result, *form);
    mask(result, run, isTokenLikeWord);
    mask(result, rest, isTokenLikeWord);
    const auto isNoHarmlessCode = [](const QRegularExpressionMatch &match) {
        // "code": "50011" or "error code: 535" is no authorization code.
        static const QRegularExpression harmless(
            u"^(?:\\d{1,10}|[A-Za-z_.]{4,40}|AADSTS\\d+:?|[45]\\.\\d+\\.\\d+)$"_s);
        return match.captured(u"name"_s).compare(u"code", Qt::CaseInsensitive) != 0
            || !harmless.match(match.captured(u"secret"_s)).hasMatch();
    };
    mask(result, quoted, isNoHarmlessCode);
    mask(result, bare, isNoHarmlessCode);
    return result;
}

QString withShortDots(const QString &masked)
{
    static const QRegularExpression dots(u"•{4,}"_s);
    return QString(masked).replace(dots, QString(4, dot));
}

QString withoutSecrets(const QString &text)
{
    return withShortDots(masked(text));
}

} // namespace cmw

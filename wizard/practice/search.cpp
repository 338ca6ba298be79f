// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/search.h"

#include "practice/predicates.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

enum class Sort { Space, Letter, Digit, Symbol };

Sort sortOf(QChar character)
{
    if (character.isSpace())
        return Sort::Space;
    if (character.isDigit())
        return Sort::Digit;
    return character.isLetter() || character.isMark() || character.isSurrogate() ? Sort::Letter
                                                                                 : Sort::Symbol;
}

/// "HelloWorld 12" are hello, world and 12.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    const auto end = [&words, &word] {
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()).toCaseFolded());
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar now = text.at(i);
        const Sort sort = sortOf(now);
        const bool isHump = i > 0 && text.at(i - 1).isLower() && now.isUpper();
        if (isHump || (i > 0 && sort != sortOf(text.at(i - 1))))
            end();
        if (sort == Sort::Letter || sort == Sort::Digit)
            word += now;
    }
    end();
    return words;
}

/// The words, and what is joined by symbols alone as one more: "hello-world" is helloworld, too.
QStringList findableWords(const QString &text)
{
    QStringList words = wordsOf(text);
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        QString joined;
        for (const QChar character : part) {
            if (sortOf(character) != Sort::Symbol)
                joined += character;
        }
        words.append(joined.toCaseFolded());
    }
    return words;
}

bool hasWords(const QString &text, const QString &wanted)
{
    const QStringList words = findableWords(text);
    const QStringList looked = wordsOf(wanted);
    return !looked.isEmpty() && std::all_of(looked.begin(), looked.end(), [&words](const QString &one) {
        return std::any_of(
            words.begin(), words.end(), [&one](const QString &word) { return word.startsWith(one); });
    });
}

bool begins(const QJsonValue &value, const QString &wanted)
{
    if (!value.isArray())
        return value.toString().startsWith(wanted, Qt::CaseInsensitive);
    const QJsonArray values = value.toArray();
    return std::any_of(
        values.begin(), values.end(), [&wanted](const QJsonValue &one) { return begins(one, wanted); });
}

Predicate clause(const QString &property, const QString &wanted)
{
    if (property == u"displayName" || property == u"description")
        return
            [property, wanted](const QJsonValue &row) { return hasWords(row[property].toString(), wanted); };
    return [property, wanted](const QJsonValue &row) { return begins(row[property], wanted); };
}

/// Recursive descent over the text; an empty predicate stands for a mistake at m_at.
class Parser final {
public:
    explicit Parser(const QString &text) : m_text(text) { }

    Result<Predicate> parse()
    {
        Predicate predicate = disjunction();
        skipSpaces();
        if (predicate && m_at == m_text.size())
            return predicate;
        const QString what = m_at < m_text.size()
            ? u"character '%1' is not valid at position %2"_s.arg(m_text.at(m_at)).arg(m_at)
            : u"unexpected end of text"_s;
        return Error{u"Request_BadRequest"_s, {}, u"Syntax error: %1 in '%2'."_s.arg(what, m_text)};
    }

private:
    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    bool accept(QStringView expected)
    {
        skipSpaces();
        if (!QStringView(m_text).sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    Predicate disjunction()
    {
        return anyOf([this] { return conjunction(); }, [this] { return accept(u"OR"); });
    }

    Predicate conjunction()
    {
        return allOf([this] { return term(); }, [this] { return accept(u"AND"); });
    }

    Predicate term()
    {
        if (accept(u"(")) {
            const Predicate inner = disjunction();
            return accept(u")") ? inner : Predicate();
        }
        const QString text = quoted().value_or(QString());
        const qsizetype colon = text.indexOf(u':');
        return colon > 0 ? clause(text.first(colon), text.sliced(colon + 1)) : Predicate();
    }

    /// What stands between double quotes.
    std::optional<QString> quoted()
    {
        if (!accept(u"\""))
            return {};
        QString inner;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar character = m_text.at(m_at);
            if (character == u'"') {
                ++m_at;
                return inner;
            }
            if (character == u'\\' && ++m_at == m_text.size())
                return {};
            inner += m_text.at(m_at);
        }
        return {};
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<Predicate> parseSearch(const QString &search)
{
    return Parser(search).parse();
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/filter.h"

#include "practice/predicates.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cmw::practice {

namespace {

/// Recursive descent over the filter's words; an empty predicate stands for a mistake.
class Parser final {
public:
    explicit Parser(const QString &filter)
    {
        static const QRegularExpression words(u"'(?:[^']|'')*'|[(),:]|[^\\s(),:']+"_s);
        for (auto match = words.globalMatch(filter); match.hasNext();)
            m_words << match.next().captured();
    }

    Result<Predicate> parse()
    {
        Predicate predicate = disjunction();
        if (predicate && m_at == m_words.size())
            return predicate;
        return Error{u"Request_UnsupportedQuery"_s, {},
            u"Unsupported or invalid query filter clause near '"_s + word() + u"'."_s};
    }

private:
    using Path = QStringList;

    QString word() const { return m_words.value(m_at); }
    QString take() { return m_words.value(m_at++); }
    bool accept(QStringView expected)
    {
        if (word().compare(expected, Qt::CaseInsensitive) != 0)
            return false;
        ++m_at;
        return true;
    }

    Predicate disjunction()
    {
        return anyOf([this] { return conjunction(); }, [this] { return accept(u"or"); });
    }

    Predicate conjunction()
    {
        return allOf([this] { return term(); }, [this] { return accept(u"and"); });
    }

    Predicate term()
    {
        if (accept(u"not")) {
            const Predicate inner = term();
            return inner ? [inner](const QJsonValue &value) { return !inner(value); } : Predicate();
        }
        if (accept(u"(")) {
            const Predicate inner = disjunction();
            return accept(u")") ? inner : Predicate();
        }
        const QString first = take();
        if (accept(u"("))
            return first.endsWith(u"/any"_s) ? any(path(first.chopped(4))) : function(first.toLower());
        return comparison(path(first));
    }

    /// "web/redirectUris/any(" was read.
    Predicate any(const Path &collection)
    {
        const QString outer = std::exchange(m_variable, take());
        if (!accept(u":"))
            return {};
        const Predicate inner = disjunction();
        m_variable = outer;
        if (!inner || !accept(u")"))
            return {};
        return [collection, inner](const QJsonValue &value) {
            const QJsonArray elements = at(value, collection).toArray();
            return std::any_of(elements.begin(), elements.end(), inner);
        };
    }

    Predicate function(const QString &name)
    {
        const Path subject = path(take());
        if (!accept(u","))
            return {};
        const QJsonValue wanted = literal();
        if (!accept(u")") || !wanted.isString())
            return {};
        const QString text = wanted.toString();
        const auto on = [subject](const auto &test) -> Predicate {
            return [subject, test](const QJsonValue &value) { return test(at(value, subject).toString()); };
        };
        if (name == u"startswith")
            return on([text](const QString &value) { return value.startsWith(text, Qt::CaseInsensitive); });
        if (name == u"endswith")
            return on([text](const QString &value) { return value.endsWith(text, Qt::CaseInsensitive); });
        if (name == u"contains")
            return on([text](const QString &value) { return value.contains(text, Qt::CaseInsensitive); });
        return {};
    }

    Predicate comparison(const Path &subject)
    {
        const bool isEqual = accept(u"eq");
        if (!isEqual && !accept(u"ne"))
            return {};
        const QJsonValue wanted = literal();
        if (wanted.isUndefined())
            return {};
        return [=](const QJsonValue &value) {
            const QJsonValue is = at(value, subject);
            const bool fits = wanted.isString()
                ? is.isString() && is.toString().compare(wanted.toString(), Qt::CaseInsensitive) == 0
                : is == wanted;
            return fits == isEqual;
        };
    }

    QJsonValue literal()
    {
        const QString text = take();
        if (text.startsWith(u'\'') && text.size() >= 2)
            return text.sliced(1, text.size() - 2).replace(u"''"_s, u"'"_s);
        if (text == u"true" || text == u"false")
            return text == u"true";
        if (text == u"null")
            return QJsonValue::Null;
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        // A GUID may stand without quotes.
        return isNumber ? QJsonValue(number) : text.size() == 36 ? QJsonValue(text) : QJsonValue::Undefined;
    }

    /// Within any() a path begins with the variable, which is the element itself.
    Path path(const QString &text) const
    {
        Path parts = text.split(u'/', Qt::SkipEmptyParts);
        if (!m_variable.isEmpty() && parts.value(0) == m_variable)
            parts.removeFirst();
        return parts;
    }

    static QJsonValue at(QJsonValue value, const Path &path)
    {
        for (const QString &part : path)
            value = value.toObject().value(part);
        return value;
    }

    QStringList m_words;
    qsizetype m_at = 0;
    QString m_variable;
};

} // namespace

Result<Predicate> parseFilter(const QString &filter)
{
    return Parser(filter).parse();
}

} // namespace cmw::practice

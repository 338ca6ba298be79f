// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/html.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

using Attributes = QHash<QString, QString>;

QString character(uint code)
{
    const char32_t one = code;
    return QString::fromUcs4(&one, 1);
}

QString decoded(const QString &text)
{
    static const QRegularExpression entity(u"&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,6});"_s);
    static const QHash<QString, QString> names{{u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s},
        {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}, {u"nbsp"_s, u" "_s}};
    QString result;
    qsizetype from = 0;
    for (auto matches = entity.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(1);
        result += QStringView(text).mid(from, match.capturedStart() - from);
        if (name.startsWith("#x"_L1))
            result += character(name.mid(2).toUInt(nullptr, 16));
        else if (name.startsWith(u'#'))
            result += character(name.mid(1).toUInt());
        else
            result += names.value(name, match.captured());
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

Attributes attributesOf(const QString &tag)
{
    static const QRegularExpression form(
        u"([a-zA-Z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?"_s);
    Attributes attributes;
    for (auto matches = form.globalMatch(tag); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString value = match.captured(2) + match.captured(3) + match.captured(4);
        attributes.insert(match.captured(1).toLower(), decoded(value));
    }
    return attributes;
}

/// Reads a page from its beginning to its end and fills an HtmlPage.
class Reader final {
public:
    explicit Reader(QString html) : m_html(std::move(html)) { }

    HtmlPage read()
    {
        while (m_at < m_html.size()) {
            const qsizetype open = m_html.indexOf(u'<', m_at);
            words(decoded(m_html.mid(m_at, open < 0 ? -1 : open - m_at)));
            if (open < 0)
                break;
            m_at = open;
            tag();
        }
        for (HtmlForm &form : m_page.forms) {
            for (HtmlField &field : form.fields)
                field.label = m_labels.value(field.id);
        }
        m_page.text = m_page.text.simplified();
        return m_page;
    }

private:
    /// Gathers the words inside an element, and gives them away at its end.
    struct Ear {
        QString element;
        int depth = 1;
        QString heard;
        std::function<void(const QString &)> give;
    };

    void words(const QString &text)
    {
        m_page.text += text;
        for (Ear &ear : m_ears)
            ear.heard += text;
    }

    void tag()
    {
        if (m_html.mid(m_at, 4) == "<!--"_L1)
            return skipPast(u"-->"_s);
        const qsizetype end = tagEnd();
        const QString inside = m_html.mid(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        static const QRegularExpression nameForm(u"^/?([a-zA-Z][a-zA-Z0-9]*)"_s);
        const QRegularExpressionMatch name = nameForm.match(inside);
        if (!name.hasMatch())
            return;
        const QString element = name.captured(1).toLower();
        if (inside.startsWith(u'/'))
            return close(element);
        m_page.text += u' ';
        open(element, attributesOf(inside.mid(name.capturedEnd())));
        if (element == "script"_L1 || element == "style"_L1)
            skipPast(u"</"_s + element + u'>');
    }

    /// Where the tag ends that begins here; '>' inside quotes is no end.
    qsizetype tagEnd() const
    {
        QChar quote;
        for (qsizetype i = m_at + 1; i < m_html.size(); ++i) {
            const QChar c = m_html.at(i);
            if (quote.isNull() && c == u'>')
                return i;
            if (c == quote)
                quote = QChar();
            else if (quote.isNull() && (c == u'"' || c == u'\''))
                quote = c;
        }
        return m_html.size();
    }

    void skipPast(const QString &end)
    {
        const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found + end.size();
    }

    void open(const QString &element, const Attributes &attributes)
    {
        for (Ear &ear : m_ears)
            ear.depth += ear.element == element ? 1 : 0;
        if (element == "form"_L1)
            m_page.forms.append({attributes.value(u"id"_s), attributes.value(u"action"_s),
                attributes.value(u"method"_s, u"get"_s).toLower(), {}, {}});
        if (attributes.value(u"role"_s) == "alert"_L1)
            hear(element, [this](const QString &text) { m_page.alerts.append(text); });
        if (element == "label"_L1)
            hear(element,
                [this, id = attributes.value(u"for"_s)](const QString &text) { m_labels.insert(id, text); });
        else if (element == "a"_L1)
            hear(element, [this, href = attributes.value(u"href"_s)](const QString &text) {
                m_page.links.append({text, href});
            });
        else if (element == "h1"_L1)
            hear(element, [this](const QString &text) { m_page.heading = text; });
        else if (element == "tr"_L1)
            m_page.rows.append(QStringList());
        else if (element == "td"_L1 && !m_page.rows.isEmpty())
            hear(element, [this](const QString &text) { m_page.rows.last().append(text); });
        else if (!m_page.forms.isEmpty())
            openInForm(element, attributes);
    }

    void openInForm(const QString &element, const Attributes &attributes)
    {
        HtmlForm &form = m_page.forms.last();
        if (element == "input"_L1 || element == "select"_L1 || element == "textarea"_L1) {
            HtmlField field;
            field.id = attributes.value(u"id"_s);
            field.name = attributes.value(u"name"_s);
            field.type = element == "input"_L1 ? attributes.value(u"type"_s, u"text"_s).toLower() : element;
            field.value = attributes.value(u"value"_s);
            field.isChecked = attributes.contains(u"checked"_s);
            field.isReadOnly = attributes.contains(u"readonly"_s);
            field.isDisabled = attributes.contains(u"disabled"_s);
            form.fields.append(field);
            if (element == "textarea"_L1)
                hear(
                    element, [this](const QString &text) { m_page.forms.last().fields.last().value = text; });
        } else if (element == "option"_L1 && !form.fields.isEmpty()) {
            hear(element, [this, attributes](const QString &text) {
                m_page.forms.last().fields.last().options.append(
                    {text, attributes.value(u"value"_s, text), attributes.contains(u"selected"_s)});
            });
        } else if (element == "button"_L1 && attributes.value(u"type"_s) != "button"_L1) {
            hear(element, [this, attributes](const QString &text) {
                m_page.forms.last().buttons.append(
                    {text, attributes.value(u"name"_s), attributes.value(u"value"_s),
                        attributes.value(u"formaction"_s), attributes.contains(u"disabled"_s)});
            });
        }
    }

    void hear(const QString &element, std::function<void(const QString &)> give)
    {
        m_ears.append({element, 1, {}, std::move(give)});
    }

    void close(const QString &element)
    {
        for (qsizetype i = m_ears.size() - 1; i >= 0; --i) {
            if (m_ears.at(i).element != element || --m_ears[i].depth > 0)
                continue;
            const Ear ear = m_ears.takeAt(i);
            ear.give(ear.heard.simplified());
        }
        m_page.text += u' ';
        if (element == "tr"_L1 && !m_page.rows.isEmpty() && m_page.rows.last().isEmpty())
            m_page.rows.removeLast(); // a header row
    }

    QString m_html;
    qsizetype m_at = 0;
    HtmlPage m_page;
    QHash<QString, QString> m_labels; ///< by the field's id
    QList<Ear> m_ears;
};

} // namespace

HtmlField *HtmlForm::field(const QString &label)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
        [&label](const HtmlField &candidate) { return candidate.label == label; });
    return found == fields.end() ? nullptr : &*found;
}

const HtmlButton *HtmlForm::button(const QString &text) const
{
    const auto found = std::find_if(buttons.begin(), buttons.end(),
        [&text](const HtmlButton &candidate) { return candidate.text == text; });
    return found == buttons.end() ? nullptr : &*found;
}

bool HtmlForm::asksForPassword() const
{
    return std::any_of(
        fields.begin(), fields.end(), [](const HtmlField &field) { return field.type == "password"_L1; });
}

HtmlPage HtmlPage::parse(const QByteArray &html)
{
    return Reader(QString::fromUtf8(html)).read();
}

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/browser.h"

namespace cmw::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRedirects = 20;

bool isRedirect(const WebAnswer &answer)
{
    return answer.status >= 300 && answer.status < 400 && answer.location.isValid()
        && !answer.location.isEmpty();
}

QList<std::pair<QString, QString>> fieldsOf(const HtmlForm &form, const HtmlButton &button)
{
    QList<std::pair<QString, QString>> fields;
    for (const HtmlField &field : form.fields) {
        const bool isBox = field.type == "checkbox"_L1 || field.type == "radio"_L1;
        if (field.name.isEmpty() || field.isDisabled || (isBox && !field.isChecked))
            continue;
        QString value = isBox && field.value.isEmpty() ? u"on"_s : field.value;
        for (const HtmlOption &option : field.options) {
            if (option.isSelected || (value.isEmpty() && &option == &field.options.first()))
                value = option.value;
        }
        fields.append({field.name, value});
    }
    if (!button.name.isEmpty())
        fields.append({button.name, button.value});
    return fields;
}

} // namespace

Result<void> Browser::open(const QUrl &url)
{
    m_url = url;
    return show(m_web.get(url, cookies(url)));
}

Result<void> Browser::follow(const QString &linkText)
{
    for (const HtmlLink &link : std::as_const(m_page.links)) {
        if (link.text == linkText)
            return open(m_url.resolved(QUrl(link.href)));
    }
    return Error{u"visitor/page"_s, {}, u"no link \"%1\" on: %2"_s.arg(linkText, m_page.text)};
}

Result<void> Browser::press(const HtmlForm &form, const HtmlButton &button)
{
    const QString action = button.action.isEmpty() ? form.action : button.action;
    const QUrl target = action.isEmpty() ? m_url : m_url.resolved(QUrl(action));
    const QByteArray fields = formEncoded(fieldsOf(form, button));
    if (form.method != "post"_L1) {
        QUrl withFields = target;
        withFields.setQuery(QString::fromLatin1(fields));
        return open(withFields);
    }
    m_url = target;
    return show(m_web.post(target, fields, cookies(target)));
}

Result<void> Browser::show(Result<WebAnswer> answer)
{
    for (int redirects = 0; answer; ++redirects) {
        keepCookies(answer->cookies);
        if (!isRedirect(*answer)) {
            m_status = answer->status;
            m_page = HtmlPage::parse(answer->body);
            return {};
        }
        if (redirects >= mostRedirects)
            return Error{u"visitor/page"_s, {}, u"redirects without an end"_s};
        m_url = answer->location;
        answer = m_web.get(m_url, cookies(m_url));
    }
    return answer.error();
}

Web::Headers Browser::cookies(const QUrl &url) const
{
    QByteArrayList pairs;
    const QMap<QByteArray, QByteArray> kept = m_cookies.value(url.host());
    for (auto cookie = kept.cbegin(); cookie != kept.cend(); ++cookie)
        pairs.append(cookie.key() + '=' + cookie.value());
    if (pairs.isEmpty())
        return {};
    return {{"Cookie", pairs.join("; ")}};
}

void Browser::keepCookies(const QList<QByteArray> &cookies)
{
    for (const QByteArray &cookie : cookies) {
        const QByteArray pair = cookie.split(';').first();
        const QByteArray name = pair.split('=').first().trimmed();
        const QByteArray value = pair.mid(pair.indexOf('=') + 1).trimmed();
        if (value.isEmpty() || cookie.toLower().contains("max-age=0"))
            m_cookies[m_url.host()].remove(name);
        else
            m_cookies[m_url.host()].insert(name, value);
    }
}

} // namespace cmw::practice

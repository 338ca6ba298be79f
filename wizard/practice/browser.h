// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/html.h"
#include "practice/web.h"

#include <QHash>
#include <QMap>

namespace cmw::practice {

/// A browser without a screen: one window, cookies, redirects, links and forms. It runs no scripts.
class Browser final {
public:
    explicit Browser(Web web) : m_web(std::move(web)) { }

    /// Goes to an address and follows its redirects. Errors: as Web's; visitor/page for redirects without an
    /// end.
    Result<void> open(const QUrl &url);
    /// Errors: visitor/page where there is no such link.
    Result<void> follow(const QString &linkText);
    /// Presses a button of a form of this page, with what is in its fields now.
    Result<void> press(const HtmlForm &form, const HtmlButton &button);

    const QUrl &url() const { return m_url; }
    int status() const { return m_status; }
    const HtmlPage &page() const { return m_page; }
    HtmlPage &page() { return m_page; }

private:
    Result<void> show(Result<WebAnswer> answer);
    Web::Headers cookies(const QUrl &url) const;
    void keepCookies(const QList<QByteArray> &cookies);

    Web m_web;
    QUrl m_url;
    int m_status = 0;
    HtmlPage m_page;
    QHash<QString, QMap<QByteArray, QByteArray>> m_cookies; ///< by host: a cookie knows no port
};

} // namespace cmw::practice

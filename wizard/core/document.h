// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QJsonValue;

namespace cmw {

/// A text in every language of the program.
struct Text {
    QString en;
    QString ko;

    /// English where the language is unknown.
    const QString &in(const QString &language) const { return language == QLatin1String("ko") ? ko : en; }
    bool isEmpty() const { return en.isEmpty(); }
    /// {"en": …, "ko": …}, as our data files have it.
    static Text fromJson(const QJsonValue &json);
};

/// A place in a portal: words to click, in the portal's own terms of both languages, and its address where it
/// has one.
struct PortalPlace {
    QString link; ///< template with {portal} host and {clientId} and the like in braces; empty: no address
    Text path; ///< "App registrations > New registration"
};

/// One bullet of Cisco's document 218419.
struct Bullet {
    QString id; ///< the task's id, such as "azure.redirect-uri"
    QString step; ///< "1" to "4" or "verify"
    Text title;
    Text bullet; ///< what the document says, in short
    Text reads; ///< what the task looks at
    Text changes; ///< what it changes; empty: nothing
    PortalPlace place;
    QList<Text> byHand; ///< the manual way, click by click
    QString role; ///< least role of the person, in English as Microsoft writes it; empty: none
};

struct StepOutline {
    QString id; ///< "1" to "4" or "verify"
    Text title; ///< where: "Webex Connect"
    Text line; ///< what: "start the email app"
    QStringList bullets; ///< ids
};

/// The document as data: its four steps, then Verify, and their bullets in the document's order.
/// Source:
/// https://www.cisco.com/c/en/us/support/docs/contact-center/webex-contact-center/218419-configure-webex-connect-email-app-with-o.html
class Document final {
public:
    /// Read once from resources/document.json, which is compiled in.
    static const Document &outline();

    const QList<StepOutline> &steps() const { return m_steps; }
    const QList<Bullet> &bullets() const { return m_bullets; }
    const StepOutline &step(const QString &id) const;
    /// Null for an unknown id.
    const Bullet *bullet(const QString &id) const;

private:
    Document();

    QList<StepOutline> m_steps;
    QList<Bullet> m_bullets;
};

} // namespace cmw

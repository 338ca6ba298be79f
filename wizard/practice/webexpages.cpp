// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/webexpages.h"

#include "practice/mailtext.h"
#include "practice/webexform.h"
#include "practice/webexstyle.h"

namespace cmw::practice::webexpages {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QByteArray layout(const QString &title, const QString &content)
{
    const QString html =
        u"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>%1 - Webex Connect (practice)</title>"
        "<link rel=\"icon\" href=\"data:,\"><style>%2</style></head><body>"
        "<header><b>Webex Connect</b><nav><a href=\"/assets\">Assets</a><a href=\"/received\">Received</a>"
        "<a href=\"/customer\">Write as a customer</a></nav><span>Practice tenant · not Cisco</span></header>"
        "<main><h1>%1</h1>%3</main><script>%4</script></body></html>"_s;
    return html.arg(escaped(title), QString::fromLatin1(style), content, QString::fromLatin1(script))
        .toUtf8();
}

QString noticeHtml(const Notice &notice)
{
    if (notice.text.isEmpty())
        return {};
    return u"<p class=\"notice%1\" role=\"%2\">%3</p>"_s.arg(notice.isProblem ? u" problem"_s : QString(),
        notice.isProblem ? u"alert"_s : u"status"_s, escaped(notice.text));
}

/// Cells are HTML.
QString table(const QStringList &heads, const QList<QStringList> &rows, const QString &nothing)
{
    if (rows.isEmpty())
        return u"<p class=\"muted\">%1</p>"_s.arg(escaped(nothing));
    QString html = u"<table><thead><tr><th>%1</th></tr></thead><tbody>"_s.arg(heads.join(u"</th><th>"_s));
    for (const QStringList &row : rows)
        html += u"<tr><td>%1</td></tr>"_s.arg(row.join(u"</td><td>"_s));
    return html + u"</tbody></table>"_s;
}

QString mailTable(const QList<Mail> &mails)
{
    QList<QStringList> rows;
    for (const Mail &mail : mails) {
        const QString from = mailHeader(mail.content, "From");
        rows.append({escaped(from.isEmpty() ? mail.from : from), escaped(mailHeader(mail.content, "Subject")),
            escaped(mail.to), mail.at.toString(Qt::ISODate)});
    }
    return table({u"From"_s, u"Subject"_s, u"Arrived at"_s, u"When"_s}, rows, u"No mail has arrived yet."_s);
}

QString textField(const QString &id, const QString &fieldLabel, const QString &value)
{
    return u"<div class=\"field\"><label for=\"%1\">%2</label><input id=\"%1\" name=\"%1\" type=\"text\" value=\"%3\"></div>"_s
        .arg(id, fieldLabel, escaped(value));
}

QString registerForm(const AssetView &view)
{
    const QString off = view.asset.saved ? QString() : u" disabled"_s;
    if (!view.service.isEmpty())
        return u"<p class=\"muted\">Registered to Webex Engage: %1</p>"_s.arg(escaped(view.service));
    return u"<form id=\"register\" method=\"post\"><div class=\"actions\">"
           "<label for=\"service\">Service</label><select id=\"service\" name=\"service\" "
           "style=\"width:auto\"%1>"
           "<option>My First Service</option></select>"
           "<button name=\"do\" value=\"register\"%1>Register To Webex Engage</button>"
           "<button disabled>Configure Outbound Webhooks</button></div></form>"_s.arg(off);
}

QString sendForm(const EmailAsset &asset)
{
    return u"<h2>Send a test mail</h2><form id=\"send\" method=\"post\"><div class=\"grid\">"_s
        + textField(u"to"_s, u"To"_s, {})
        + textField(u"subject"_s, u"Subject"_s, u"Test mail of "_s + asset.fields.value(label::assetName))
        + u"</div><div class=\"actions\"><button name=\"do\" value=\"send\">Send a test mail</button></div></form>"_s;
}

} // namespace

QByteArray assets()
{
    return layout(u"Assets"_s,
        u"<p><a href=\"/assets/apps\">Apps</a></p><p class=\"muted\">Email apps of this practice tenant.</p>"_s);
}

QByteArray apps(const QList<EmailAsset> &assets)
{
    QList<QStringList> rows;
    for (const EmailAsset &one : assets) {
        const QString name = one.saved ? one.fields.value(label::assetName) : u"Not saved yet"_s;
        rows.append({u"<a href=\"/apps/email-smtp/%1\">%2</a>"_s.arg(one.id, escaped(name)), u"Email"_s,
            escaped(one.fields.value(label::emailId)), escaped(one.forwardingAddress)});
    }
    return layout(u"Apps"_s,
        u"<p><a href=\"/apps/new\">Configure New App</a></p>"_s
            + table({u"Asset Name"_s, u"Channel"_s, u"Email ID"_s, u"Forwarding Address"_s}, rows,
                u"There is no app yet."_s));
}

QByteArray newApp()
{
    return layout(
        u"Configure New App"_s, u"<p>Choose a channel:</p><p><a href=\"/apps/email-smtp/4\">Email</a></p>"_s);
}

QByteArray asset(const AssetView &view)
{
    QString content = noticeHtml(view.notice) + registerForm(view) + view.form;
    if (view.asset.saved)
        content += sendForm(view.asset) + u"<h2>Received</h2>"_s + mailTable(view.received);
    return layout(view.asset.saved ? u"Manage App - "_s + view.asset.fields.value(label::assetName)
                                   : u"Configure New Application - Email"_s,
        content);
}

QByteArray received(const QList<Mail> &mails)
{
    return layout(u"Received"_s, mailTable(mails));
}

QByteArray customer(const QString &from, const QString &to, const Notice &notice, const QList<Mail> &cameBack)
{
    QList<QStringList> rows;
    for (const Mail &mail : cameBack)
        rows.append({escaped(mail.to), escaped(mailHeader(mail.content, "Subject")),
            escaped(mailText(mail.content))});
    return layout(u"Write as a customer"_s,
        noticeHtml(notice)
            + u"<p class=\"muted\">A mailbox outside of the organisation.</p><form id=\"customer\" method=\"post\"><div class=\"grid\">"_s
            + textField(u"from"_s, u"From"_s, from) + textField(u"to"_s, u"To"_s, to)
            + textField(u"subject"_s, u"Subject"_s, u"A question"_s)
            + u"</div><div class=\"actions\"><button class=\"main\">Send</button></div></form><h2>What came back</h2>"_s
            + table({u"To"_s, u"Subject"_s, u"Text"_s}, rows, u"Nothing came back."_s));
}

QByteArray problem(const QString &text)
{
    return layout(u"That didn't work"_s, noticeHtml({text, true}));
}

} // namespace cmw::practice::webexpages

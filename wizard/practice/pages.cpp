// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/pages.h"

using namespace Qt::StringLiterals;

namespace cmw::practice::pages {

namespace {

constexpr char style[] = R"(
:root { color-scheme: light dark; --ground: #f3f5f8; --card: #fff; --line: #dfe3ea; --text: #1b2330; --muted: #5a6577; --accent: #2457c5; --on: #fff; --wrong: #c4281c; }
@media (prefers-color-scheme: dark) { :root { --ground: #171a20; --card: #1d2128; --line: #343b47; --text: #e8ebf0; --muted: #a3adbb; --accent: #8fb1ff; --on: #12161d; --wrong: #ff9a91; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { width: min(440px, 100vw); background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 32px; }
header { color: var(--muted); font-size: 13px; margin-bottom: 16px; }
h1 { font-size: 21px; font-weight: 600; margin: 0 0 8px; }
label { display: block; margin: 12px 0 4px; font-size: 13px; color: var(--muted); }
input[type=email], input[type=password], input[type=text] { width: 100%; padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--text); font: inherit; }
button { padding: 8px 20px; border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: var(--text); font: inherit; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
button.row { display: block; width: 100%; text-align: left; padding: 8px 12px; margin-top: 8px; }
button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.actions { margin-top: 24px; display: flex; gap: 8px; justify-content: flex-end; }
.error { color: var(--wrong); } .muted { color: var(--muted); font-size: 13px; }
section { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); }
ul { padding-left: 20px; } code { font-size: 12.5px; overflow-wrap: anywhere; }
)";

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QByteArray page(const QString &title, const QString &content)
{
    const QString html = u"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                         u"<meta name=\"viewport\" content=\"width=device-width\"><title>"_s
        + escaped(title) + u"</title><style>"_s + QString::fromLatin1(style)
        + u"</style></head><body><main><header>Practice tenant · not Microsoft</header><h1>"_s
        + escaped(title) + u"</h1>"_s + content + u"</main></body></html>"_s;
    return html.toUtf8();
}

QString hidden(const QString &name, const QString &value)
{
    return u"<input type=\"hidden\" name=\""_s + escaped(name) + u"\" value=\""_s + escaped(value) + u"\">"_s;
}

QString form(const QString &id, const Step &step, const QString &action, const QString &content)
{
    return u"<form id=\""_s + id + u"\" method=\"post\" action=\"/"_s + escaped(step.tenant) + u'/' + action
        + u"\">"_s + hidden(u"flow"_s, step.flow) + content + u"</form>"_s;
}

QString errorLine(const QString &error)
{
    return error.isEmpty() ? QString() : u"<p class=\"error\" role=\"alert\">"_s + escaped(error) + u"</p>"_s;
}

QString permissionList(const QList<Permission> &permissions, const QStringList &openId)
{
    QString list = u"<ul>"_s;
    for (const Permission &permission : permissions)
        list += u"<li>"_s + escaped(permission.text) + u" <code class=\"muted\">"_s
            + escaped(permission.value) + u"</code></li>"_s;
    if (openId.contains(u"offline_access"_s))
        list +=
            u"<li>Maintain access to data you have given it access to <code class=\"muted\">offline_access</code></li>"_s;
    return list + u"</ul>"_s;
}

} // namespace

QByteArray signIn(const Step &step, const QString &login, const QString &error, const QList<Choice> &choices)
{
    QString content = u"<p>to continue to <b>"_s + escaped(step.app) + u"</b></p>"_s + errorLine(error);
    content += form(u"sign-in"_s, step, u"login"_s,
        u"<label for=\"login\">Email</label><input id=\"login\" name=\"login\" type=\"email\" autocomplete=\"username\" required value=\""_s
            + escaped(login)
            + u"\"><label for=\"passwd\">Password</label><input id=\"passwd\" name=\"passwd\" "
              u"type=\"password\" autocomplete=\"current-password\" required>"
              u"<div class=\"actions\"><button class=\"main\" type=\"submit\">Sign in</button></div>"_s);
    content += u"<section><p class=\"muted\">Practice accounts: one click signs in.</p>"_s;
    int number = 0;
    for (const Choice &choice : choices)
        content += form(u"picker-"_s + QString::number(++number), step, u"login"_s,
            hidden(u"login"_s, choice.user) + hidden(u"passwd"_s, choice.password)
                + u"<button class=\"row\" type=\"submit\">"_s + escaped(choice.displayName)
                + u"<br><span class=\"muted\">"_s + escaped(choice.user) + u"</span></button>"_s);
    return page(u"Sign in"_s, content + u"</section>"_s);
}

QByteArray consent(const Step &step, const QString &user, const QList<Permission> &permissions,
    const QStringList &openId, bool mayForAll)
{
    QString fields;
    if (mayForAll)
        fields =
            u"<p><input type=\"checkbox\" id=\"all\" name=\"all\" value=\"1\"> "
            u"<label for=\"all\" style=\"display:inline\">Consent on behalf of your organization</label></p>"_s;
    fields += u"<div class=\"actions\"><button name=\"consent\" value=\"cancel\">Cancel</button>"
              u"<button class=\"main\" name=\"consent\" value=\"accept\">Accept</button></div>"_s;
    return page(u"Permissions requested"_s,
        u"<p class=\"muted\">"_s + escaped(user) + u"</p><p><b>"_s + escaped(step.app)
            + u"</b> would like to:</p>"_s + permissionList(permissions, openId)
            + form(u"consent"_s, step, u"consent"_s, fields));
}

QByteArray approval(const Step &step, const QString &user, const QList<Permission> &permissions)
{
    return page(u"Need admin approval"_s,
        u"<p class=\"muted\">"_s + escaped(user) + u"</p><p><b>"_s + escaped(step.app)
            + u"</b> needs permission to access resources in your organization that only an admin can grant. "
              u"Please ask an admin to grant permission to this app before you can use it.</p>"_s
            + permissionList(permissions, {})
            + u"<p class=\"muted\">AADSTS90094: Admin consent is required.</p>"_s
            + form(u"approval"_s, step, u"consent"_s,
                u"<div class=\"actions\"><button name=\"consent\" value=\"return\">Return to the application "
                u"without "
                u"granting consent</button></div>"_s));
}

QByteArray device(const QString &code, const QString &error)
{
    return page(u"Enter code"_s,
        u"<p>Enter the code that is shown by your app or device.</p>"_s + errorLine(error)
            + u"<form id=\"device\" method=\"post\" action=\"/devicelogin\"><label for=\"otc\">Code</label>"
              u"<input id=\"otc\" name=\"otc\" type=\"text\" autocomplete=\"off\" required value=\""_s
            + escaped(code)
            + u"\"><div class=\"actions\"><button class=\"main\" type=\"submit\">Next</button></div></form>"_s);
}

QByteArray message(const QString &title, const QString &text, const QString &error)
{
    QString content = u"<p>"_s + escaped(text) + u"</p>"_s;
    if (!error.isEmpty())
        content += u"<section><p class=\"muted\">Troubleshooting details</p><p><code id=\"error\">"_s
            + escaped(error) + u"</code></p></section>"_s;
    return page(title, content);
}

QByteArray formPost(const QUrl &to, const Fields &fields)
{
    QString content = u"<form id=\"post\" method=\"post\" action=\""_s
        + escaped(QString::fromUtf8(to.toEncoded())) + u"\">"_s;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        content += hidden(field.key(), field.value());
    return page(u"Working…"_s,
        content
            + u"<div class=\"actions\"><button class=\"main\">Continue</button></div></form>"
              u"<script>document.getElementById('post').submit()</script>"_s);
}

} // namespace cmw::practice::pages

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/webexform.h"

#include "core/address.h"
#include "practice/assetdesk.h"
#include "practice/state.h"

#include <QUrl>

namespace cmw::practice::webexform {

using namespace Qt::StringLiterals;

namespace {

enum class Kind { Text, Hidden, List, Box, ReadOnly, Masked };
enum class Part { Both, OAuth, Password };

struct Field {
    QLatin1StringView label;
    Kind kind = Kind::Text;
    bool isRequired = false;
    bool isWide = true; ///< two narrow ones share a row
    Part part = Part::Both;
    const char *options = "";
};

constexpr Field fields[] = {
    {label::assetName, Kind::Text, true},
    {label::emailId, Kind::Text, true},
    {label::forwardingAddress, Kind::ReadOnly, true},
    {label::authenticationType, Kind::List, true, true, Part::Both, "OAuth 2.0|Username Password"},
    {label::review, Kind::Box, false, true, Part::OAuth},
    {label::smtpServer, Kind::Text, true, false},
    {label::username, Kind::Text, true, false},
    {label::password, Kind::Hidden, true, true, Part::Password},
    {label::port, Kind::Text, true, false},
    {label::security, Kind::List, true, false, Part::Both, "|SSL|STARTTLS|None"},
    {label::clientId, Kind::Text, false, false, Part::OAuth},
    {label::clientSecret, Kind::Hidden, false, false, Part::OAuth},
    {label::callbackUrl, Kind::ReadOnly, false, true, Part::OAuth},
    {label::authorizationUrl, Kind::Text, true, true, Part::OAuth},
    {label::scope, Kind::Text, false, true, Part::OAuth},
    {label::accessTokenUrl, Kind::Text, true, true, Part::OAuth},
    {label::refreshTokenUrl, Kind::Text, false, true, Part::OAuth},
    {label::differentLogin, Kind::Box, false, true, Part::OAuth},
    {label::loginId, Kind::Text, false, true, Part::OAuth},
    {label::accessToken, Kind::Masked, false, false, Part::OAuth},
    {label::refreshToken, Kind::Masked, false, false, Part::OAuth},
    {label::validity, Kind::ReadOnly, false, true, Part::OAuth},
    {label::dataStream, Kind::Box},
};

QString nameOf(const Field &field)
{
    QString name;
    const QString label = QString(field.label).toLower();
    for (const QChar c : label) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.endsWith(u'-'))
            name += u'-';
    }
    return name.endsWith(u'-') ? name.chopped(1) : name;
}

bool isAsked(const Field &field, const EmailAsset &asset)
{
    return field.part == Part::Both || (field.part == Part::OAuth) == usesOAuth(asset);
}

QString shown(const Field &field, const EmailAsset &asset)
{
    const QString dots(24, QChar(0x2022));
    if (field.label == label::forwardingAddress)
        return asset.forwardingAddress;
    if (field.label == label::callbackUrl)
        return asset.callbackUrl;
    if (field.label == label::accessToken)
        return asset.accessToken.isEmpty() ? QString() : dots;
    if (field.label == label::refreshToken)
        return asset.refreshToken.isEmpty() ? QString() : dots;
    if (field.label == label::validity)
        return asset.validity == 0 ? QString() : QString::number(asset.validity);
    return asset.fields.value(field.label);
}

bool isHttp(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

/// Of the fields that are in question: what is missing, and what can't be right.
Errors errorsIn(
    const EmailAsset &asset, const QList<QLatin1StringView> &asked, const QList<QLatin1StringView> &required)
{
    Errors errors;
    for (const QLatin1StringView label : required) {
        if (asset.fields.value(label).isEmpty())
            errors.insert(label, u"%1 is required."_s.arg(label));
    }
    for (const QLatin1StringView label : asked) {
        const QString value = asset.fields.value(label);
        if (value.isEmpty() || errors.contains(label))
            continue;
        const bool isUrl = label == label::authorizationUrl || label == label::accessTokenUrl
            || label == label::refreshTokenUrl;
        if (isUrl && !isHttp(value))
            errors.insert(label, u"Enter a valid URL."_s);
        if ((label == label::emailId || label == label::loginId) && !isMailAddress(value))
            errors.insert(label, u"Enter a valid email address."_s);
        if (label == label::port && (value.toInt() < 1 || value.toInt() > 65535))
            errors.insert(label, u"Enter a port between 1 and 65535."_s);
    }
    return errors;
}

QString copyButton(const QString &id, const QLatin1StringView label)
{
    return u"<button type=\"button\" class=\"copy\" data-copy=\"%1\" aria-label=\"Copy %2\">Copy</button>"_s
        .arg(id, QString(label).toHtmlEscaped());
}

QString listHtml(const Field &field, const QString &id, const QString &value)
{
    QString html = u"<select id=\"%1\" name=\"%1\">"_s.arg(id);
    for (const QString &option : QString::fromLatin1(field.options).split(u'|'))
        html +=
            u"<option value=\"%1\"%2>%1</option>"_s.arg(option, option == value ? u" selected"_s : QString());
    return html + u"</select>"_s;
}

QString inputHtml(const Field &field, const QString &id, const QString &value, const QString &more)
{
    const QString escaped = value.toHtmlEscaped();
    switch (field.kind) {
    case Kind::List:
        return listHtml(field, id, value);
    case Kind::ReadOnly:
        return u"<span class=\"pair\"><input id=\"%1\" type=\"text\" readonly value=\"%2\">%3</span>"_s.arg(
            id, escaped, copyButton(id, field.label));
    case Kind::Masked:
        return u"<input id=\"%1\" type=\"password\" readonly value=\"%2\">"_s.arg(id, escaped);
    case Kind::Hidden:
        return u"<span class=\"pair\"><input id=\"%1\" name=\"%1\" type=\"password\" autocomplete=\"off\" "
               u"value=\"%2\"%3>"
               "<button type=\"button\" class=\"show\" data-show=\"%1\" aria-label=\"Show %4\">Show</button></span>"_s
                   .arg(id, escaped, more, QString(field.label).toHtmlEscaped());
    case Kind::Box:
        return u"<input id=\"%1\" name=\"%1\" type=\"checkbox\" value=\"true\"%2%3>"_s.arg(id,
            value == "true"_L1 ? u" checked"_s : QString(),
            field.label == label::dataStream ? u" role=\"switch\""_s : QString());
    case Kind::Text:
        break;
    }
    return u"<input id=\"%1\" name=\"%1\" type=\"text\" autocomplete=\"off\" spellcheck=\"false\" value=\"%2\"%3>"_s
        .arg(id, escaped, more);
}

QString fieldHtml(const Field &field, const EmailAsset &asset, const QString &error)
{
    const QString id = nameOf(field);
    const QString more =
        error.isEmpty() ? QString() : u" aria-invalid=\"true\" aria-describedby=\"%1-error\""_s.arg(id);
    const QString input = inputHtml(field, id, shown(field, asset), more);
    const QString labelHtml = u"<label for=\"%1\"%2>%3</label>"_s.arg(
        id, field.isRequired ? u" class=\"required\""_s : QString(), QString(field.label).toHtmlEscaped());
    QString classes = field.isWide ? u"field wide"_s : u"field"_s;
    if (field.part != Part::Both)
        classes += field.part == Part::OAuth ? u" oauth"_s : u" basic"_s;
    QString html = u"<div class=\"%1\" id=\"%2-field\">"_s.arg(classes, id);
    html += field.kind == Kind::Box ? input + labelHtml : labelHtml + input;
    if (!error.isEmpty())
        html += u"<p class=\"error\" role=\"alert\" id=\"%1-error\">%2</p>"_s.arg(id, error.toHtmlEscaped());
    return html + u"</div>"_s;
}

} // namespace

QMap<QString, QString> initialFields()
{
    return {{label::authenticationType, u"OAuth 2.0"_s}, {label::review, u"true"_s}};
}

QMap<QString, QString> typed(const QMap<QString, QString> &sentByName)
{
    QMap<QString, QString> values;
    for (const Field &field : fields) {
        if (field.kind == Kind::ReadOnly || field.kind == Kind::Masked)
            continue;
        const QString sent = sentByName.value(nameOf(field));
        values.insert(field.label,
            field.kind == Kind::Box ? (sent.isEmpty() ? u"false"_s : u"true"_s) : sent.trimmed());
    }
    return values;
}

Errors saveErrors(const EmailAsset &asset)
{
    QList<QLatin1StringView> asked;
    QList<QLatin1StringView> required;
    for (const Field &field : fields) {
        if (!isAsked(field, asset) || field.kind == Kind::ReadOnly || field.kind == Kind::Masked)
            continue;
        asked.append(field.label);
        if (field.isRequired)
            required.append(field.label);
    }
    if (usesOAuth(asset) && asset.fields.value(label::differentLogin) == "true"_L1)
        required.append(label::loginId);
    return errorsIn(asset, asked, required);
}

Errors tokenErrors(const EmailAsset &asset)
{
    QList<QLatin1StringView> required{label::emailId, label::authorizationUrl, label::accessTokenUrl};
    if (asset.fields.value(label::differentLogin) == "true"_L1)
        required.append(label::loginId);
    return errorsIn(asset, required, required);
}

Errors connectionErrors(const EmailAsset &asset)
{
    const QList<QLatin1StringView> required{
        label::smtpServer, label::username, label::password, label::port, label::security};
    return errorsIn(asset, required, required);
}

QString html(const EmailAsset &asset, const Errors &errors)
{
    QString html = u"<form id=\"asset\" method=\"post\" novalidate><div class=\"grid\">"_s;
    for (const Field &field : fields) {
        if (field.label == label::accessToken)
            html +=
                u"<div class=\"wide oauth\"><button name=\"do\" value=\"token\">Generate Token</button></div>"_s;
        html += fieldHtml(field, asset, errors.value(field.label));
    }
    return html
        + u"</div><div class=\"actions\"><button class=\"basic\" name=\"do\" value=\"test\">Test "
          u"Connection</button>"
          "<button class=\"main\" name=\"do\" value=\"save\">Save</button></div></form>"_s;
}

} // namespace cmw::practice::webexform

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/endpoints.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

static void loadResources()
{
    Q_INIT_RESOURCE(core);
}

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct NamedText {
    const char16_t *name;
    QString Endpoints::*field;
};

constexpr NamedText texts[] = {
    {u"smtpHost", &Endpoints::smtpHost},
    {u"graphScope", &Endpoints::graphScope},
    {u"exchangeScope", &Endpoints::exchangeScope},
    {u"smtpScope", &Endpoints::smtpScope},
    {u"graphClientId", &Endpoints::graphClientId},
    {u"exchangeClientId", &Endpoints::exchangeClientId},
    {u"azurePortal", &Endpoints::azurePortal},
    {u"entraPortal", &Endpoints::entraPortal},
    {u"adminPortal", &Endpoints::adminPortal},
    {u"exchangePortal", &Endpoints::exchangePortal},
    {u"defenderPortal", &Endpoints::defenderPortal},
};

struct NamedUrl {
    const char16_t *name;
    QUrl Endpoints::*field;
};

constexpr NamedUrl urls[] = {
    {u"authority", &Endpoints::authority},
    {u"browserAuthority", &Endpoints::browserAuthority},
    {u"graph", &Endpoints::graph},
    {u"exchange", &Endpoints::exchange},
    {u"webexConnect", &Endpoints::webexConnect},
};

QJsonObject clouds()
{
    loadResources();
    QFile file(u":/cmw/clouds.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the list of clouds is missing from the program");
    return QJsonDocument::fromJson(file.readAll()).object().value(u"clouds").toObject();
}

QUrl below(QUrl authority, const QString &tenant, const QString &path)
{
    authority.setPath(u'/' + tenant + u'/' + path);
    return authority;
}

Error broken(const QString &what)
{
    return {u"cloud/file-broken"_s, {{u"what"_s, what}}, {}};
}

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost" || url.host() == u"127.0.0.1";
}

/// Requests go over TLS; plain HTTP is for pages on this machine alone.
Result<void> readUrls(const QJsonObject &json, Endpoints &endpoints)
{
    for (const NamedUrl &named : urls) {
        const QString name = QString::fromUtf16(named.name);
        const QString text = json.value(name).toString();
        if (text.isEmpty())
            continue;
        const QUrl url(text, QUrl::StrictMode);
        const bool secure = url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback(url));
        if (!url.isValid() || url.host().isEmpty() || !secure)
            return broken(name);
        endpoints.*named.field = url;
    }
    return {};
}

Result<void> readJson(const QJsonObject &json, Endpoints &endpoints)
{
    for (const NamedText &text : texts) {
        const QString name = QString::fromUtf16(text.name);
        if (json.contains(name))
            endpoints.*text.field = json.value(name).toString();
    }
    if (const Result<void> read = readUrls(json, endpoints); !read)
        return read.error();
    const int port = json.value(u"smtpPort").toInt(endpoints.smtpPort);
    if (port < 1 || port > 65535)
        return broken(u"smtpPort"_s);
    endpoints.smtpPort = static_cast<quint16>(port);
    endpoints.confirmed = json.value(u"confirmed").toBool(endpoints.confirmed);
    if (json.contains(u"ca"))
        endpoints.extraCa = json.value(u"ca").toString().toLatin1();
    endpoints.practice = json.value(u"practice").toObject();
    return {};
}

} // namespace

QUrl Endpoints::authorize(const QString &tenant) const
{
    return below(
        browserAuthority.isEmpty() ? authority : browserAuthority, tenant, u"oauth2/v2.0/authorize"_s);
}

QUrl Endpoints::token(const QString &tenant) const
{
    return below(authority, tenant, u"oauth2/v2.0/token"_s);
}

QUrl Endpoints::deviceCode(const QString &tenant) const
{
    return below(authority, tenant, u"oauth2/v2.0/devicecode"_s);
}

QUrl Endpoints::configuration(const QString &tenant) const
{
    return below(authority, tenant, u"v2.0/.well-known/openid-configuration"_s);
}

QStringList Endpoints::names()
{
    // The worldwide cloud first, whatever the file's order.
    QStringList names = clouds().keys();
    names.removeOne(u"global"_s);
    names.prepend(u"global"_s);
    return names;
}

Result<Endpoints> Endpoints::named(const QString &cloud)
{
    const QJsonObject json = clouds().value(cloud).toObject();
    if (json.isEmpty())
        return Error{u"cloud/unknown"_s, {{u"name"_s, cloud}, {u"known"_s, names().join(u", ")}}, {}};
    Endpoints endpoints;
    endpoints.cloud = cloud;
    if (const Result<void> read = readJson(json, endpoints); !read)
        return read.error();
    return endpoints;
}

Result<Endpoints> Endpoints::fromJson(const QJsonObject &json)
{
    const QString name = json.value(u"cloud").toString();
    const bool known = clouds().contains(name);
    Result<Endpoints> base = named(known ? name : u"global"_s);
    if (!base)
        return base.error();
    Endpoints endpoints = std::move(base).value();
    if (!name.isEmpty())
        endpoints.cloud = name;
    if (const Result<void> read = readJson(json, endpoints); !read)
        return read.error();
    return endpoints;
}

Result<Endpoints> Endpoints::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"cloud/file-unreadable"_s, {{u"file"_s, path}}, file.errorString()};
    QJsonParseError parsing;
    QJsonObject json = QJsonDocument::fromJson(file.readAll(), &parsing).object();
    if (parsing.error != QJsonParseError::NoError)
        return Error{u"cloud/file-broken"_s, {{u"what"_s, path}}, parsing.errorString()};

    const QString caFile = json.value(u"caFile").toString();
    if (!caFile.isEmpty() && !json.contains(u"ca")) {
        QFile ca(QFileInfo(path).dir().absoluteFilePath(caFile));
        if (!ca.open(QIODevice::ReadOnly))
            return Error{u"cloud/file-unreadable"_s, {{u"file"_s, ca.fileName()}}, ca.errorString()};
        json.insert(u"ca"_s, QString::fromLatin1(ca.readAll()));
    }
    return fromJson(json);
}

} // namespace cmw

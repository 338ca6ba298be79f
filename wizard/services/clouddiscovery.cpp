// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/clouddiscovery.h"

#include "services/networkreply.h"
#include "services/tokens.h"

#include <QJsonDocument>
#include <QNetworkReply>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

/// The Graph of a cloud tells it from the others; the practice tenant plays the cloud whose Graph it names.
QString graphHost(const Endpoints &endpoints)
{
    return QUrl(endpoints.graphScope).host();
}

QString cloudWith(const QString &host)
{
    for (const QString &name : Endpoints::names()) {
        const Result<Endpoints> cloud = Endpoints::named(name);
        if (cloud && graphHost(*cloud) == host)
            return name;
    }
    return {};
}

QString codeOf(const QString &cloud)
{
    const QHash<QString, QString> codes{{u"global"_s, u"cloud/is-global"_s},
        {u"usgov"_s, u"cloud/is-usgov"_s}, {u"dod"_s, u"cloud/is-dod"_s}, {u"china"_s, u"cloud/is-china"_s}};
    return codes.value(cloud, u"cloud/is-elsewhere"_s);
}

Result<DomainHome> read(QNetworkReply &reply, const QString &domain)
{
    if (!isAnswer(reply))
        return networkError(reply, {});
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject json = QJsonDocument::fromJson(reply.readAll()).object();
    const QString text = json.value(u"error_description").toString();
    if (aadstsCode(text) == u"90002")
        return Error{u"identity/tenant-unknown"_s, {{u"domain"_s, domain}}, text};
    const DomainHome home = homeFrom(json);
    if (status != 200 || home.tenantId.isEmpty())
        return Error{u"identity/no-token"_s, {{u"status"_s, status}}, text};
    return home;
}

} // namespace

DomainHome homeFrom(const QJsonObject &configuration)
{
    DomainHome home;
    // "https://login.microsoftonline.com/<tenant>/v2.0"; in China it is "https://login.partner…".
    home.tenantId = QUrl(configuration.value(u"issuer").toString()).path().section(u'/', 1, 1);
    home.instance = configuration.value(u"cloud_instance_name").toString();
    home.cloud = cloudWith(configuration.value(u"msgraph_host").toString());
    // Both clouds of the US Government have one sign-in; only the sub-scope tells them apart for sure.
    if (configuration.value(u"tenant_region_sub_scope").toString().compare(u"DOD"_s, Qt::CaseInsensitive)
        == 0)
        home.cloud = u"dod"_s;
    return home;
}

void findHome(const Endpoints &endpoints, const QString &domain, QObject *context,
    std::function<void(Result<DomainHome>)> answer)
{
    auto *network = new TokenNetwork(endpoints.extraCa, context);
    QNetworkRequest request(endpoints.configuration(domain));
    request.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(TokenPatience).count()));
    QNetworkReply *reply = network->get(request);
    QObject::connect(
        reply, &QNetworkReply::finished, context, [network, reply, domain, answer = std::move(answer)] {
            network->deleteLater();
            answer(read(*reply, domain));
        });
}

Result<void> fits(const DomainHome &home, const Endpoints &endpoints, const QString &domain)
{
    const QString here = cloudWith(graphHost(endpoints));
    // Addresses of a file that names no Graph of Microsoft's are somebody's own business.
    if (here.isEmpty() || here == home.cloud || home.instance.isEmpty())
        return {};
    return Error{codeOf(home.cloud),
        {{u"domain"_s, domain}, {u"cloud"_s, home.cloud}, {u"instance"_s, home.instance}}, {}};
}

} // namespace cmw

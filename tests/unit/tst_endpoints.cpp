// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/endpoints.h"

#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace cmw;
using namespace Qt::StringLiterals;

class TestEndpoints final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worldwideCloudIsComplete();
    void everyCloudIsOverTls();
    void everyCloudHasAllAddressesAndPortals();
    void unknownCloudIsNamed();
    void fileOverridesTheCloud();
    void plainHttpElsewhereIsRefused();
    void brokenFileIsNamed();
    void caFileIsReadBesideTheCloudFile();
};

namespace {

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

} // namespace

void TestEndpoints::worldwideCloudIsComplete()
{
    const Result<Endpoints> global = Endpoints::named(u"global"_s);
    QVERIFY(global.ok());
    QCOMPARE(global->authorize(u"t"_s), QUrl(u"https://login.microsoftonline.com/t/oauth2/v2.0/authorize"_s));
    QCOMPARE(global->token(u"t"_s), QUrl(u"https://login.microsoftonline.com/t/oauth2/v2.0/token"_s));
    QCOMPARE(global->smtpHost, u"smtp.office365.com"_s);
    QCOMPARE(global->smtpPort, quint16(587));
    QCOMPARE(global->smtpScope, u"https://outlook.office.com/SMTP.Send"_s);
    QVERIFY(!global->isPractice());
}

void TestEndpoints::everyCloudIsOverTls()
{
    const QStringList names = Endpoints::names();
    QCOMPARE(names.first(), u"global"_s);
    for (const QString &name : names) {
        const Result<Endpoints> cloud = Endpoints::named(name);
        QVERIFY2(cloud.ok(), qPrintable(name));
        for (const QUrl &url : {cloud->authority, cloud->graph, cloud->exchange})
            QCOMPARE(url.scheme(), u"https"_s);
    }
}

void TestEndpoints::everyCloudHasAllAddressesAndPortals()
{
    QSet<QString> graphs;
    for (const QString &name : Endpoints::names()) {
        const Result<Endpoints> cloud = Endpoints::named(name);
        QVERIFY2(cloud.ok(), qPrintable(name));
        for (const QString &value : {cloud->smtpHost, cloud->graphClientId, cloud->exchangeClientId,
                 cloud->exchangeScope, cloud->smtpScope})
            QVERIFY2(!value.isEmpty(), qPrintable(name));
        for (const QString &portal : {cloud->azurePortal, cloud->entraPortal, cloud->adminPortal,
                 cloud->exchangePortal, cloud->defenderPortal}) {
            const bool isWorldwide = portal.endsWith(u".com"_s);
            QVERIFY2(
                portal.startsWith(u"https://"_s) && isWorldwide == (name == u"global"), qPrintable(portal));
        }
        // The scope's resource is the Graph of the same cloud.
        QCOMPARE(QUrl(cloud->graphScope).host(), cloud->graph.host());
        graphs.insert(cloud->graph.host());
        QCOMPARE(cloud->confirmed, name == u"global");
    }
    QCOMPARE(graphs.size(), Endpoints::names().size()); // by which a tenant's cloud is found
    QCOMPARE(Endpoints::named(u"usgov"_s)->configuration(u"contoso.us"_s),
        QUrl(u"https://login.microsoftonline.us/contoso.us/v2.0/.well-known/openid-configuration"_s));
    QCOMPARE(Endpoints::named(u"china"_s)->deviceCode(u"organizations"_s),
        QUrl(u"https://login.partner.microsoftonline.cn/organizations/oauth2/v2.0/devicecode"_s));
}

void TestEndpoints::unknownCloudIsNamed()
{
    const Result<Endpoints> cloud = Endpoints::named(u"moon"_s);
    QVERIFY(!cloud.ok());
    QCOMPARE(cloud.error().code, u"cloud/unknown"_s);
}

void TestEndpoints::fileOverridesTheCloud()
{
    const Result<Endpoints> cloud = Endpoints::fromJson({{u"cloud"_s, u"practice"_s},
        {u"graph"_s, u"https://localhost:4/v1.0"_s}, {u"browserAuthority"_s, u"http://localhost:5"_s},
        {u"smtpPort"_s, 2525}, {u"azurePortal"_s, u""_s}});
    QVERIFY(cloud.ok());
    QCOMPARE(cloud->graph.port(), 4);
    QCOMPARE(cloud->smtpPort, quint16(2525));
    QCOMPARE(cloud->authorize(u"t"_s).scheme(), u"http"_s);
    QCOMPARE(cloud->exchange.host(), u"outlook.office365.com"_s); // as in the worldwide cloud
    QCOMPARE(cloud->azurePortal, QString());
    QCOMPARE(cloud->adminPortal, u"https://admin.microsoft.com"_s);
}

void TestEndpoints::plainHttpElsewhereIsRefused()
{
    const Result<Endpoints> cloud = Endpoints::fromJson({{u"graph"_s, u"http://graph.example.org/v1.0"_s}});
    QVERIFY(!cloud.ok());
    QCOMPARE(cloud.error().code, u"cloud/file-broken"_s);
    QCOMPARE(cloud.error().args.value(u"what"_s).toString(), u"graph"_s);
}

void TestEndpoints::brokenFileIsNamed()
{
    const QTemporaryDir folder;
    const Result<Endpoints> cloud = Endpoints::fromFile(write(folder, u"cloud.json"_s, "{"));
    QVERIFY(!cloud.ok());
    QCOMPARE(cloud.error().code, u"cloud/file-broken"_s);
    QCOMPARE(Endpoints::fromFile(folder.filePath(u"none.json"_s)).error().code, u"cloud/file-unreadable"_s);
}

void TestEndpoints::caFileIsReadBesideTheCloudFile()
{
    const QTemporaryDir folder;
    write(folder, u"ca.pem"_s, "-----BEGIN CERTIFICATE-----");
    const Result<Endpoints> cloud =
        Endpoints::fromFile(write(folder, u"cloud.json"_s, R"({"caFile":"ca.pem"})"));
    QVERIFY(cloud.ok());
    QCOMPARE(cloud->extraCa, QByteArray("-----BEGIN CERTIFICATE-----"));
}

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"

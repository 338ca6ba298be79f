// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/browser.h"
#include "practice/listener.h"
#include "practice/tcplistener.h"
#include "practice/tenant.h"
#include "practice/visitor.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <condition_variable>

using namespace Qt::StringLiterals;
using namespace cmw::practice;

namespace {

const QString graphTools = u"14d82eec-204b-4c2f-b7e8-296a70dab67e"_s;

/// The wizard's own listener at the end of a sign-in: keeps what the browser brings.
class Landing {
public:
    Landing()
    {
        auto listener = TcpListener::start([this](qintptr descriptor, QObject *parent) {
            auto *socket = new QTcpSocket(parent);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->canReadLine())
                    return;
                arrive(QUrl(QString::fromUtf8(socket->readLine().split(' ').value(1))));
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nDone");
                socket->disconnectFromHost();
            });
            socket->setSocketDescriptor(descriptor);
        });
        m_listener = std::move(listener).value();
    }

    QString address() const { return u"http://localhost:%1"_s.arg(m_listener->port()); }

    QUrlQuery wait()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_for(lock, std::chrono::seconds(20), [this] { return !m_url.isEmpty(); });
        return QUrlQuery(m_url);
    }

private:
    void arrive(const QUrl &url)
    {
        const std::scoped_lock lock(m_mutex);
        m_url = url;
        m_arrived.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    QUrl m_url;
    std::unique_ptr<TcpListener> m_listener; // last: it ends first
};

QUrl authorizeUrl(const Tenant &tenant, const Landing &landing, const QString &scope, const QString &hint)
{
    QUrl url = tenant.addresses().browserAuthority;
    url.setPath(u'/' + tenant.addresses().tenantId + u"/oauth2/v2.0/authorize"_s);
    QUrlQuery query{{u"client_id"_s, graphTools}, {u"response_type"_s, u"code"_s},
        {u"redirect_uri"_s, landing.address()}, {u"scope"_s, scope}, {u"state"_s, u"mine"_s},
        {u"code_challenge"_s, u"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"_s},
        {u"code_challenge_method"_s, u"S256"_s}};
    if (!hint.isEmpty())
        query.addQueryItem(u"login_hint"_s, hint);
    url.setQuery(query);
    return url;
}

} // namespace

class TestPracticeVisitor final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto tenant = Tenant::start({u"happy"_s, {}});
        QVERIFY(tenant);
        m_tenant = std::move(tenant).value();
        m_practice = m_tenant->cloud().value(u"practice").toObject();
    }

    void adminSignsInAndConsents()
    {
        Landing landing;
        Visitor visitor(m_practice);
        visitor.open(
            authorizeUrl(*m_tenant, landing, u"https://graph.microsoft.com/Application.ReadWrite.All"_s, {}));
        const QUrlQuery brought = landing.wait();
        QVERIFY2(!brought.queryItemValue(u"code"_s).isEmpty(), qPrintable(brought.toString()));
        QCOMPARE(brought.queryItemValue(u"state"_s), u"mine"_s);
    }

    void hintedPersonWhoMayNotConsentGoesBackWithTheRefusal()
    {
        Landing landing;
        Visitor visitor(m_practice);
        visitor.open(authorizeUrl(*m_tenant, landing,
            u"https://graph.microsoft.com/Policy.ReadWrite.Authorization"_s, u"alex@contoso.com"_s));
        const QUrlQuery brought = landing.wait();
        QVERIFY2(!brought.queryItemValue(u"error"_s).isEmpty(), qPrintable(brought.toString()));
        QCOMPARE(brought.queryItemValue(u"state"_s), u"mine"_s);
    }

    void deathEndsAWalkThatHangs()
    {
        auto silent = TcpListener::start([](qintptr descriptor, QObject *parent) {
            (new QTcpSocket(parent))->setSocketDescriptor(descriptor);
        });
        QVERIFY(silent);
        QElapsedTimer timer;
        timer.start();
        {
            Visitor visitor(m_practice);
            visitor.open(QUrl(u"http://localhost:%1/"_s.arg((*silent)->port())));
        }
        QVERIFY2(timer.elapsed() < 25000, qPrintable(QString::number(timer.elapsed())));
    }

    void worldIsOutOfReach()
    {
        Browser browser(Web({}, {}));
        const auto opened = browser.open(QUrl(u"https://example.org/"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, u"network/outside"_s);
        const auto odd = browser.open(QUrl(u"file:///etc/hostname"_s));
        QVERIFY(!odd);
        QCOMPARE(odd.error().code, u"network/broken"_s);
    }

    void microsoftsNamesAreReachedThroughTheProxy()
    {
        const Web web(m_tenant->addresses().ca, m_tenant->addresses().proxy);
        const auto answer = web.get(
            QUrl(u"https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration"_s));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().code));
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.contains(m_tenant->addresses().tenantId.toLatin1()));
        const auto untrusted =
            Web({}, m_tenant->addresses().proxy).get(QUrl(u"https://graph.microsoft.com/v1.0/me"_s));
        QVERIFY(!untrusted);
    }

    void browserKeepsCookiesAndFollowsRedirects()
    {
        auto listener = Listener::plain();
        QVERIFY(listener);
        (*listener)->handle(
            [](const Request &request) {
                if (request.path == u"/start"_s)
                    return Answer{
                        302, {}, {}, {{"Location", "/next?a=1%26b%3F%2B"}, {"Set-Cookie", "who=me; Path=/"}}};
                if (request.path == u"/around"_s)
                    return Answer::redirect(QUrl(u"/around"_s));
                return Answer::html(200, "<h1>" + request.cookie(u"who"_s).toUtf8() + "</h1>");
            },
            {});
        (*listener)->listen();
        const QString root = u"http://localhost:%1"_s.arg((*listener)->port());
        Browser browser(Web({}, {}));
        QVERIFY(browser.open(QUrl(root + u"/start"_s)));
        QCOMPARE(browser.page().heading, u"me"_s);
        QCOMPARE(browser.url().query(QUrl::FullyEncoded), u"a=1%26b%3F%2B"_s);
        const auto around = browser.open(QUrl(root + u"/around"_s));
        QVERIFY(!around);
        QCOMPARE(around.error().code, u"visitor/page"_s);
        const auto missing = browser.follow(u"Nowhere"_s);
        QVERIFY(!missing);
    }

    void pageIsReadAsAPersonSeesIt()
    {
        const HtmlPage page =
            HtmlPage::parse(R"(<!doctype html><style>p > a { }</style><h1>A &amp; B &#x2713;</h1>
            <!-- <form> --><p role="alert">Wrong <b>password</b></p><a href='/x'>Go  on</a>
            <form id=f method=post action="/do"><label for="n">Name</label><input id="n" name="n" value="a &lt; &quot;b&quot;">
            <label for="c">Agree</label><input type=checkbox id=c name=c checked>
            <select id="s" name="s"><option>One</option><option value="2" selected>Two</option></select>
            <button name="do" value="1">OK <i>now</i></button><button type="button">No</button></form>
            <table><tr><th>H</th></tr><tr><td>1</td><td>a <b>b</b></td></tr></table>)");
        QCOMPARE(page.heading, u"A & B \u2713"_s);
        QCOMPARE(page.alerts, QStringList{u"Wrong password"_s});
        QCOMPARE(page.links.size(), 1);
        QCOMPARE(page.links.first().text, u"Go on"_s);
        QCOMPARE(page.forms.size(), 1);
        HtmlForm form = page.forms.first();
        QCOMPARE(form.field(u"Name"_s)->value, u"a < \"b\""_s);
        QVERIFY(form.field(u"Agree"_s)->isChecked);
        QCOMPARE(form.fields.at(2).options.at(1).value, u"2"_s);
        QCOMPARE(form.buttons.size(), 1);
        QVERIFY(form.button(u"OK now"_s));
        QCOMPARE(page.rows, QList<QStringList>{(QStringList{u"1"_s, u"a b"_s})});
    }

    void brokenPageIsSurvived_data()
    {
        QTest::addColumn<QByteArray>("html");
        for (const char *html :
            {"", "<", "<a", "<a href=\"", "<form><input", "</td></a></form>", "<td>1</td>", "<!--",
                "<script>", "<label for=>", "&#xFFFFFF;&#0;&bogus;", "<option>x</option>"})
            QTest::newRow(html) << QByteArray(html);
    }

    void brokenPageIsSurvived()
    {
        QFETCH(QByteArray, html);
        const HtmlPage page = HtmlPage::parse(html);
        QVERIFY(page.rows.isEmpty());
    }

private:
    std::unique_ptr<Tenant> m_tenant;
    QJsonObject m_practice;
};

QTEST_GUILESS_MAIN(TestPracticeVisitor)
#include "tst_practice_visitor.moc"

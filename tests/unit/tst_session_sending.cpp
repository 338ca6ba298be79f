// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"

#include "diagnosis/catalogue.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace cmw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto line = u"verify.receiving"_s;
const auto code = u"CMW-7F3K"_s;
const auto subject = u"Test CMW-7F3K"_s;
const auto support = u"support@contoso.com"_s;
const auto admin = u"adele@contoso.com"_s;

QString asked(const QUrl &signIn, const QString &field)
{
    return QUrlQuery(signIn).queryItemValue(field, QUrl::FullyDecoded);
}

bool asksToSend(const QUrl &signIn)
{
    return asked(signIn, u"scope"_s).contains(u"Mail.Send"_s);
}

} // namespace

/// The mail that is followed is sent by the signed-in admin's own account.
class TestSessionSending final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void theAdminsMailProvesTheForwardingAlone();
    void thePermissionIsAskedForWhenItIsNeeded();
    void aRefusedConsentLeavesTheRest();
    void whatCannotBeSentIsSaid_data();
    void whatCannotBeSentIsSaid();
    void nothingIsSentWhereItWouldGoNowhere();

private:
    std::unique_ptr<Session> session(const QString &scenario, OpenAddress open = {});
    /// The person reads what is asked, and says no to sending.
    OpenAddress decliner();

    QList<QUrl> m_opened;
    QNetworkAccessManager m_browser;
};

std::unique_ptr<Session> TestSessionSending::session(const QString &scenario, OpenAddress open)
{
    begin();
    startTenant(scenario);
    m_opened.clear();
    if (!open)
        open = [this](const QUrl &address) {
            m_opened.append(address);
            m_visitor->open(address);
            return true;
        };
    Surroundings around = surroundings(open);
    around.pace = 1000;
    auto session = std::make_unique<Session>(around);
    const QJsonObject prepared = around.endpoints.practice[u"prepared"].toObject();
    session->edit(&Setup::mailbox, support);
    session->edit(&Setup::forwardingAddress, prepared[u"forwardingAddress"].toString());
    return session;
}

OpenAddress TestSessionSending::decliner()
{
    return [this](const QUrl &address) {
        m_opened.append(address);
        if (!asksToSend(address)) {
            m_visitor->open(address);
            return true;
        }
        QUrl home(asked(address, u"redirect_uri"_s));
        QUrlQuery answer{{u"error"_s, u"access_denied"_s}, {u"error_subcode"_s, u"cancel"_s},
            {u"state"_s, asked(address, u"state"_s)}};
        answer.addQueryItem(
            u"error_description"_s, u"AADSTS65004: User declined to consent to access the app."_s);
        home.setQuery(answer);
        m_browser.get(QNetworkRequest(home));
        return true;
    };
}

void TestSessionSending::theAdminsMailProvesTheForwardingAlone()
{
    const auto sending = session(u"prepared"_s);
    RUN(*sending, startSending(code, subject, 5min));
    COMPARE_STATE(*sending, line, State::Done);
    QCOMPARE(sending->finding(line).code, u"verify/receive-taken-inside"_s);
    QVERIFY(sending->receipt() && sending->receipt()->arrived && sending->receipt()->forwarded);
    QCOMPARE(sending->receipt()->arrived->sender, admin);
    QCOMPARE(sending->receipt()->arrived->subject, subject);
    QVERIFY(sending->changes().isEmpty());
    // So it is where no trace shows who wrote, or where the admin's address is of another domain.
    Receipt receipt = receiptOf({{support}, u"x@example.org"_s, code, sending->now(), {}, true},
        {{sending->now(), u"adele@fabrikam.com"_s, u"x@example.org"_s, subject, u"Delivered"_s, {}, u"1"_s,
            {}}},
        Without::Nothing);
    QVERIFY(receipt.forwarded && receipt.isInside);
}

void TestSessionSending::thePermissionIsAskedForWhenItIsNeeded()
{
    const auto sending = session(u"prepared"_s);
    QVERIFY(m_visitor->writeFromOutside(u"customer@example.org"_s, support, u"Hello CMW-7F3K"_s).ok());
    RUN(*sending, startSignIn());
    RUN(*sending, startReceiving(code, sending->now(), 5min));
    QVERIFY(!m_opened.isEmpty() && std::none_of(m_opened.begin(), m_opened.end(), asksToSend));
    QCOMPARE(sending->possibleSender().value_or(QString()), admin);
    RUN(*sending, startSending(u"CMW-AAAA"_s, u"Test CMW-AAAA"_s, 5min));
    QVERIFY(asksToSend(m_opened.constLast()));
    QCOMPARE(sending->receipt()->arrived->subject, u"Test CMW-AAAA"_s);
}

void TestSessionSending::aRefusedConsentLeavesTheRest()
{
    const auto sending = session(u"prepared"_s, decliner());
    RUN(*sending, startSignIn());
    RUN(*sending, startSending(code, subject, 5min));
    QVERIFY(asksToSend(m_opened.constLast()));
    COMPARE_STATE(*sending, line, State::ForPerson);
    QCOMPARE(sending->finding(line).code, u"verify/receive-send-not-permitted"_s);
    QVERIFY2(
        sending->finding(line).evidence.contains(u"65004"_s), qPrintable(sending->finding(line).evidence));
    // By hand it goes on, and without another question.
    const qsizetype questions = m_opened.size();
    QVERIFY(m_visitor->writeFromOutside(u"customer@example.org"_s, support, subject).ok());
    RUN(*sending, startReceiving(code, sending->now(), 5min));
    QCOMPARE(sending->finding(line).code, u"verify/receive-taken"_s);
    for (const QUrl &address : m_opened.mid(questions))
        QVERIFY(!asksToSend(address));
}

void TestSessionSending::whatCannotBeSentIsSaid_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("mailbox");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no mailbox") << u"admin-without-mailbox"_s << support
                                << u"verify/receive-send-no-mailbox"_s;
    QTest::newRow("itself") << u"prepared"_s << admin << u"verify/receive-send-itself"_s;
}

void TestSessionSending::whatCannotBeSentIsSaid()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, mailbox);
    QFETCH(const QString, expected);
    const auto sending = session(scenario);
    sending->edit(&Setup::mailbox, mailbox);
    // Its forwarding is of no account here.
    RUN(*sending, startSending(code, subject, 1min, Unforwarded::Followed));
    COMPARE_STATE(*sending, line, State::ForPerson);
    const Finding finding = sending->finding(line);
    QCOMPARE(finding.code, expected);
    QVERIFY(!sending->receipt());
    QCOMPARE(sending->possibleSender().has_value(), mailbox == support);
    for (const QString &language : {u"en"_s, u"ko"_s}) {
        const Words words = Catalogue::builtIn().words(finding, language);
        QVERIFY2(!(words.summary + words.cause + words.repair).contains(u'{'), qPrintable(words.summary));
    }
}

void TestSessionSending::nothingIsSentWhereItWouldGoNowhere()
{
    const auto sending = session(u"forwarding-elsewhere"_s);
    RUN(*sending, startSending(code, subject, 5min));
    QCOMPARE(sending->finding(line).code, u"verify/receive-unforwarded"_s);
    RUN(*sending, startReceiving(code, sending->now(), 1min, Unforwarded::Followed));
    QVERIFY(sending->receipt() && !sending->receipt()->arrived);
    RUN(*sending, startSending(code, subject, 5min, Unforwarded::Followed));
    QVERIFY(sending->receipt() && sending->receipt()->arrived);
}

QTEST_GUILESS_MAIN(TestSessionSending)
#include "tst_session_sending.moc"

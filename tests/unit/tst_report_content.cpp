// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practicesessions.h"
#include "report/paper.h"
#include "report/report.h"
#include "report/reportjson.h"
#include "report/savereport.h"
#include "report/webpage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

const QDateTime made({2026, 11, 27}, {21, 30}, Qt::UTC);

// What must never be read in a report, and where it may hide.
const QString token =
    u"eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJlMTIz"_s;
const QString secretValue = u"Xy8Q~planted-VALUE.0123456789abcdefghijk"_s;
const QString login =
    QString::fromLatin1(QByteArray("user=adele@contoso.com\1auth=Bearer TOKEN123\1\1").toBase64());
const QString correlation = u"5f7981e4-9b3e-43ff-b2cf-297606955fff"_s;

QString planted()
{
    return u"Correlation ID: %1 Bearer %2 for adele@contoso.com and 'alex@contoso.com'\nclient_secret=%3&x=1\n"_s
               .arg(correlation, token, secretValue)
        + u"AUTH XOAUTH2 "_s + login + u" o'brien+shop@fabrikam.com login_hint=jörg.müller%40contoso.com\n"_s
        + u"by Adele Vance <b>AADSTS7000215</b> 535 5.7.139"_s;
}

/// Every text that a report can be made of has something to hide in it.
ReportMaterial plantedMaterial()
{
    ReportMaterial material;
    material.setup.mailbox = u"support@contoso.com"_s;
    material.setup.mailboxName = u"Adele Vance"_s;
    material.setup.clientSecret = Secret(secretValue.toUtf8());
    material.setup.secretExpires = made.addDays(300);
    for (QString Setup::*field : {&Setup::name, &Setup::assetName, &Setup::loginId, &Setup::forwardingAddress,
             &Setup::appName, &Setup::organisation, &Setup::sharedAppWith, &Setup::adminAccount,
             &Setup::testReceiver, &Setup::callbackUrl, &Setup::secretName})
        material.setup.*field = planted();
    material.file = u"/home/adele@contoso.com/support@contoso.com.json"_s;
    for (const Bullet &bullet : Document::outline().bullets()) {
        Finding finding(State::Wrong, u"azure/app-missing"_s, {{u"name"_s, planted()}});
        finding.evidence = planted();
        finding.at = made.addSecs(-90 * 60);
        material.findings.insert(bullet.id, finding);
    }
    material.findings[u"azure.roles"_s].args.insert(u"holders"_s, QStringList{u"Megan Bowen"_s});
    material.findings[u"azure.roles"_s].evidence += u" Megan Bowen"_s;
    TestEmailResult test;
    test.from = test.to = u"support@contoso.com"_s;
    test.queueId = planted();
    test.stages = {{u"auth"_s, false, std::chrono::milliseconds(12), planted()}};
    test.receivers = {{u"adele@contoso.com"_s, false, planted()}};
    test.notes = {{u"azure/app-missing"_s, {{u"name"_s, planted()}}, planted()}};
    test.transcript = planted();
    test.finding = material.findings.value(u"mailbox.account"_s);
    material.test = test;
    const Change change{u"mailbox.forwarding"_s, u"mailbox/forwarding-set"_s,
        {{u"mailbox"_s, u"support@contoso.com"_s}, {u"address"_s, planted()}},
        {{u"smtpAddress"_s, planted()}, {u"known"_s, QJsonArray{planted()}}}, made, {}};
    material.changes = {{u"1"_s, change, JournalEntry::Outcome::Made}};
    return material;
}

/// What pdftotext, which we did not write, reads in it; none where it isn't there.
std::optional<QString> readBack(const QByteArray &pdf, const QString &tool, const QStringList &arguments)
{
    if (QStandardPaths::findExecutable(tool).isEmpty())
        return {};
    QTemporaryFile file;
    if (!file.open() || file.write(pdf) != pdf.size() || !file.flush())
        return QString();
    QProcess process;
    QStringList all = arguments;
    all.replaceInStrings(u"FILE"_s, file.fileName());
    process.start(tool, all);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString pdfText(const QByteArray &pdf)
{
    return readBack(pdf, u"pdftotext"_s, {u"-layout"_s, u"FILE"_s, u"-"_s}).value_or(QString());
}

bool canReadPdf()
{
    return !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty();
}

/// What stands in an element of that name, each.
QStringList textsOf(const QByteArray &page, const QString &element)
{
    QStringList texts;
    QXmlStreamReader reader(page);
    while (!reader.atEnd()) {
        if (reader.readNextStartElement() || reader.isStartElement()) {
            if (reader.name() == element)
                texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).simplified());
        }
    }
    return texts;
}

QString complaintOf(const QByteArray &page)
{
    QXmlStreamReader reader(page);
    QSet<QString> ids;
    int depth = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        const auto attributes = reader.attributes();
        const QString name = reader.name().toString();
        if (name == u"script" || name == u"img" || name == u"iframe" || name == u"link" || name == u"object")
            return name;
        for (const QXmlStreamAttribute &attribute : attributes) {
            const QString key = attribute.name().toString();
            if (key.startsWith(u"on") || key == u"src")
                return key;
            if (key == u"id" && ids.contains(attribute.value().toString()))
                return u"twice: "_s + attribute.value().toString();
            if (key == u"id")
                ids.insert(attribute.value().toString());
        }
        if (name == u"th" && !attributes.hasAttribute(u"scope"_s))
            return u"th without scope"_s;
        // Headings go down by one.
        if (name.size() == 2 && name.startsWith(u'h') && name.at(1).isDigit()) {
            if (name.at(1).digitValue() > depth + 1)
                return name;
            depth = name.at(1).digitValue();
        }
    }
    return reader.errorString();
}

} // namespace

/// What a report says, and what it must not.
class TestReportContent final : public QObject, private PracticeSessions {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void nothingSecretIsInIt_data();
    void nothingSecretIsInIt();
    void theSameOneHasTheSameMark();
    void whatIsMaskedStaysAsItIs();
    void idsAndCodesStay();
    void textsAreNoMarkup();
    void aFinishedSetupIsToldWhole();
    void whatIsWrongComesFirst_data();
    void whatIsWrongComesFirst();
    void thePageAndThePaperAreKorean();
    void theSameSetupGivesTheSameJson();
    void aFileIsWholeOrNotThere();
    void aTestIsCalledSentWhereItWas();
    void aTimeToComeHasItsDay();
};

void TestReportContent::nothingSecretIsInIt_data()
{
    QTest::addColumn<bool>("readable");
    QTest::newRow("masked") << false;
    QTest::newRow("with addresses") << true;
}

void TestReportContent::nothingSecretIsInIt()
{
    QFETCH(const bool, readable);
    const Report report =
        reportOf(plantedMaterial(), {u"en"_s, readable ? Redaction::None : Redaction::Addresses, made});
    const QString page = QString::fromUtf8(reportPage(report));
    const QString json = QString::fromUtf8(QJsonDocument(reportJson(report)).toJson());
    QString paper = pdfText(reportPaper(report)); // it breaks long words
    paper.remove(QRegularExpression(u"\\s"_s));
    if (!paper.isEmpty()) // no page swallows what it should carry
        QCOMPARE(paper.count(u"Originalwords"_s), report.attention().size());
    if (!canReadPdf())
        qWarning("pdftotext isn't here: the PDF isn't read back");
    for (const QString &text : {page, json, paper}) {
        QVERIFY(text.isEmpty() || text.contains(correlation));
        for (const QString &secret : {token, secretValue, login, login.left(30), token.section(u'.', 1, 1)})
            QVERIFY2(!text.contains(secret), qPrintable(secret));
        for (const QString &address : {u"adele@"_s, u"alex@"_s, u"support@"_s, u"brien"_s, u"müller"_s,
                 u"AdeleVance"_s, u"Adele Vance"_s, u"Megan"_s})
            QVERIFY2(
                text.isEmpty() || text.contains(address) == readable || (readable && !address.endsWith(u'@')),
                qPrintable(address));
        QVERIFY(text.isEmpty() || text.contains(u"@contoso.com"_s));
    }
}

void TestReportContent::theSameOneHasTheSameMark()
{
    Mask mask(Redaction::Addresses, {u"Adele Vance"_s});
    const QString first = mask.text(u"adele@contoso.com, alex@contoso.com"_s);
    QCOMPARE(first, u"a•••@contoso.com, a•••2@contoso.com"_s);
    QCOMPARE(mask.text(u"to <Alex@Contoso.com>"_s), u"to <a•••2@Contoso.com>"_s);
    QCOMPARE(
        mask.text(u"alex@fabrikam.com adele%40contoso.com"_s), u"a•••@fabrikam.com a•••%40contoso.com"_s);
    QCOMPARE(mask.text(u"from=adele@contoso.com;Adele Vance"_s), u"from=a•••@contoso.com;A•••"_s);
    QCOMPARE(mask.text(u"SRS0=x=contoso.com=adele@relay.example o'brien+a=b@x.com"_s),
        u"S•••@relay.example o•••@x.com"_s);
}

void TestReportContent::whatIsMaskedStaysAsItIs()
{
    Mask mask(Redaction::Addresses, {u"Adele Vance"_s});
    const QString once = mask.text(planted());
    QCOMPARE(mask.text(once), once);
    QCOMPARE(mask.sentence(once), once);
}

void TestReportContent::idsAndCodesStay()
{
    Mask mask(Redaction::Addresses);
    for (const QString &text :
        {u"AADSTS700016: Application with identifier '56ba9bac-67be-4bd2-b551-47258e7ead62' was not found. "
         "Trace ID: 2c1b5d5c-1d57-4e2e-9b0c-5b1b2ad50a00 Timestamp: 2026-11-27 20:30:00Z"_s,
            u"550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)"_s,
            u"250 2.0.0 OK 1732742400 SN6PR0102MB3456.namprd01.prod.outlook.com"_s,
            u"https://contoso.us.webexconnect.io/callback"_s, u"TLSv1.3 TLS_AES_256_GCM_SHA384"_s})
        QCOMPARE(mask.text(text), text);
    QCOMPARE(requestIdsIn(u"(request-id %1) Correlation ID: %1 trace_id=%1"_s.arg(correlation)),
        (QList<RequestId>{{u"Request ID"_s, correlation}, {u"Correlation ID"_s, correlation},
            {u"Trace ID"_s, correlation}}));
}

void TestReportContent::textsAreNoMarkup()
{
    ReportMaterial material = plantedMaterial();
    material.setup.organisation = u"<script>alert('1')</script>&amp;\"</dl>]]>"_s;
    material.test->transcript = u"S: </pre><script>\u0001\u202e"_s;
    const QByteArray page = reportPage(reportOf(material, {u"en"_s, Redaction::Addresses, made}));
    QCOMPARE(complaintOf(page), QString());
    QVERIFY(textsOf(page, u"dd"_s).contains(material.setup.organisation));
    QVERIFY(!page.contains('\1'));
    QVERIFY(page.contains("default-src 'none'"));
}

void TestReportContent::aFinishedSetupIsToldWhole()
{
    Session session(surroundings());
    fillStepOne(session);
    session.checkLocal();
    RUN(session, startApply(stepTwo()));
    RUN(session, startApply(stepThree()));
    RUN(session, startTestEmail(u"adele@contoso.com"_s));
    QVERIFY(session.testEmail()->accepted);
    const Report report = reportOf(session, {u"en"_s, Redaction::Addresses, session.now()});
    const QByteArray page = reportPage(report);
    QCOMPARE(complaintOf(page), QString());
    const QString text = QString::fromUtf8(page);
    const QString paper = pdfText(reportPaper(report));
    const Setup &setup = session.setup();
    QStringList wanted{setup.tenantId, setup.clientId, setup.organisation, u"s•••@contoso.com"_s,
        session.testEmail()->queueId, u"Test email"_s, u"undo --setup FILE"_s, u"Client secret"_s};
    for (const StepOutline &step : Document::outline().steps()) {
        for (const QString &task : step.bullets)
            wanted.append(Document::outline().bullet(task)->title.en);
    }
    for (const JournalEntry &change : session.changes())
        wanted.append(reportMoment(change.change.at, u"en"_s));
    for (const QString &one : std::as_const(wanted)) {
        QVERIFY2(text.contains(one.toHtmlEscaped()), qPrintable(one));
        if (!paper.isEmpty() && !one.contains(u' '))
            QVERIFY2(paper.contains(one), qPrintable(one));
    }
    QVERIFY(!text.contains(u"support@contoso.com"));
    QVERIFY(paper.isEmpty() || paper.contains(u"Office 365"_s)); // without ligatures
    for (const QString &one : {u"Transcript"_s, u"STARTTLS"_s, u"What the wizard has changed"_s,
             u"undo --setup FILE"_s, u"What expires when"_s})
        QVERIFY2(paper.isEmpty() || paper.contains(one), qPrintable(one + paper.right(2000)));
    // The picture, and its words for who doesn't see it.
    QVERIFY(text.contains(u"role=\"img\""));
    QCOMPARE(textsOf(page, u"desc"_s), QStringList{report.wayText});
    QVERIFY(textsOf(page, u"text"_s).contains(u"Webex Connect"_s));
    const QByteArray stages = QJsonDocument(reportJson(report).value(u"testEmail").toObject()).toJson();
    for (const Stage &stage : session.testEmail()->stages)
        QVERIFY(stages.contains('"' + stage.name.toUtf8() + '"'));
    QVERIFY(!text.contains(QString::fromUtf8(setup.clientSecret.unwrap())));
}

void TestReportContent::whatIsWrongComesFirst_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("line");
    QTest::newRow("forwarding") << u"forwarding-blocked"_s << u"mailbox.outbound-policy"_s;
}

void TestReportContent::whatIsWrongComesFirst()
{
    QFETCH(const QString, scenario);
    QFETCH(const QString, line);
    startTenant(scenario);
    Session session(surroundings());
    fillStepOne(session);
    RUN(session, startCheck(stepTwo() + stepThree()));
    const Report report = reportOf(session, {u"en"_s, Redaction::Addresses, session.now()});
    QCOMPARE(report.verdict, State::Wrong);
    const QByteArray page = reportPage(report);
    QCOMPARE(complaintOf(page), QString());
    const QString text = QString::fromUtf8(page);
    const QList<ReportLine> all = report.attention();
    const auto found =
        std::find_if(all.begin(), all.end(), [&line](const ReportLine &one) { return one.task == line; });
    QVERIFY(found != all.end());
    const ReportLine &wrong = *found;
    QVERIFY(all.constFirst().finding.state == State::Wrong);
    QVERIFY(text.indexOf(wrong.words.repair.toHtmlEscaped()) > 0);
    QVERIFY(text.indexOf(wrong.words.repair.toHtmlEscaped()) < text.indexOf(u"All lines"));
    QVERIFY(textsOf(page, u"code"_s).contains(wrong.finding.code));
    QVERIFY(text.contains(u"No test email"));
}

void TestReportContent::thePageAndThePaperAreKorean()
{
    const Report report = reportOf(plantedMaterial(), {u"ko"_s, Redaction::Addresses, made});
    const QByteArray page = reportPage(report);
    QCOMPARE(complaintOf(page), QString());
    QVERIFY(page.contains("lang=\"ko\""));
    QVERIFY(textsOf(page, u"h2"_s).contains(u"잘못되었거나 알 수 없는 항목"_s));
    QVERIFY(!textsOf(page, u"h2"_s).join(u' ').contains(QRegularExpression(u"[a-z]{4}"_s)));
    const QByteArray pdf = reportPaper(report, QPageSize(QPageSize::A4));
    if (!canReadPdf())
        QSKIP("pdftotext isn't here");
    QVERIFY2(pdfText(pdf).contains(u"메일 경로"_s), qPrintable(pdfText(pdf)));
    const QString about = *readBack(pdf, u"pdfinfo"_s, {u"FILE"_s});
    QVERIFY2(about.contains(u"Title:           Connect Mail Wizard: s•••@contoso.com"_s), qPrintable(about));
    QVERIFY2(about.contains(u"(A4)"_s), qPrintable(about));
}

void TestReportContent::theSameSetupGivesTheSameJson()
{
    const auto json = [](const QDateTime &at) {
        QJsonObject object = reportJson(reportOf(plantedMaterial(), {u"en"_s, Redaction::Addresses, at}));
        object.remove(u"made"_s);
        return object;
    };
    QCOMPARE(json(made), json(made.addSecs(3600)));
}

void TestReportContent::aFileIsWholeOrNotThere()
{
    const Report report = reportOf(plantedMaterial(), {u"en"_s, Redaction::Addresses, made});
    for (const QString &suffix : reportSuffixes()) {
        const QString file = m_folder->filePath(u"report."_s + suffix.toUpper());
        const Result<void> saved = saveReport(report, file);
        QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().evidence));
        QVERIFY(QFileInfo(file).size() > 1000);
    }
    QCOMPARE(saveReport(report, m_folder->filePath(u"report.doc"_s)).error().code, u"report/format"_s);
    QCOMPARE(saveReport(report, u"/nowhere/report.html"_s).error().code, u"report/no-folder"_s);
    Setup setup;
    setup.mailbox = u"a.b@contoso.com"_s;
    QCOMPARE(reportName(setup, {2026, 11, 27}), u"webex-connect-contoso.com-2026-11-27"_s);
}

void TestReportContent::aTestIsCalledSentWhereItWas()
{
    const auto page = [](const Finding &found) {
        ReportMaterial material;
        material.findings.insert(u"verify.test-email"_s, found);
        return QString::fromUtf8(reportPage(reportOf(material, {u"en"_s, Redaction::Addresses, made})));
    };
    for (const Finding &never :
        {Finding(State::Unknown, u"not-looked"_s), Finding(State::ToDo, u"verify/test-not-sent"_s)}) {
        QVERIFY(page(never).contains(u"No test email has been sent yet."_s));
        QVERIFY(!page(never).contains(u"says how the last one ended"_s));
    }
    QVERIFY(page(Finding(State::Done, u"verify/test-accepted"_s)).contains(u"says how the last one ended"_s));
}

void TestReportContent::aTimeToComeHasItsDay()
{
    Session session(surroundings());
    fillStepOne(session);
    session.checkLocal();
    RUN(session, startApply(stepTwo()));
    RUN(session, startApply(stepThree()));
    const Report report = reportOf(session, {u"en"_s, Redaction::Addresses, session.now()});
    int told = 0;
    for (const ReportLine &line : report.lines) {
        const std::optional<Settling> settling = session.settling(line.task);
        if (line.settling.isEmpty() || !settling)
            continue;
        ++told;
        const QDateTime at = settling->until.isValid() ? settling->until : settling->since;
        QVERIFY2(line.settling.contains(reportMoment(at, u"en"_s)), qPrintable(line.settling));
    }
    QVERIFY(told > 0);
}

QTEST_MAIN(TestReportContent)
#include "tst_report_content.moc"

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QTextEdit>
#include <QTextStream>

using namespace cmw;
using namespace Qt::StringLiterals;

namespace {

/// Takes one state of the window in every language, light and dark, in the usual and the smallest size.
class Camera final {
public:
    explicit Camera(const QString &folder) : m_folder(folder) { QDir().mkpath(folder); }

    void take(PracticeWindow &window, const QString &name)
    {
        ++m_number;
        for (const QString &language : Language::known()) {
            window.language().set(language);
            for (const auto &[scheme, schemeName] :
                {std::pair(Scheme::Light, "light"_L1), std::pair(Scheme::Dark, "dark"_L1)}) {
                window.wizard().setScheme(scheme);
                for (const QSize &size : {QSize(980, 700), QSize(900, 640)}) {
                    window.wizard().resize(size);
                    QTest::qWait(0);
                    const QString file = u"%1/%2-%3-%4-%5-%6.png"_s.arg(m_folder)
                                             .arg(m_number, 2, 10, QChar(u'0'))
                                             .arg(name, language, schemeName)
                                             .arg(size.width());
                    window.wizard().grab().save(file);
                }
            }
        }
        window.language().set(u"en"_s);
        QTextStream(stdout) << name << Qt::endl;
    }

    const QString &folder() const { return m_folder; }

private:
    QString m_folder;
    int m_number = 0;
};

/// A slow Microsoft: what is seen while the app is made.
void photographWork(Camera &camera)
{
    PracticeWindow window({{}, std::chrono::milliseconds(400)});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    if (!window.waitForWork())
        return;
    window.click(u"verb"_s);
    const bool isUnderWay = QTest::qWaitFor(
        [&] { return window.session().finding(u"azure.implicit-tokens"_s).state == State::Done; }, 60000);
    if (isUnderWay)
        camera.take(window, u"azure-running"_s);
    window.session().cancel();
    window.waitForWork();
}

/// Values that can't be, said at their fields.
void photographBadValues(Camera &camera)
{
    PracticeWindow window;
    window.click(u"next"_s);
    const std::initializer_list<std::pair<QString, QString>> values{{u"assetName"_s, u"Support_mail"_s},
        {u"mailbox"_s, u"support@contoso"_s},
        {u"forwardingAddress"_s, u"https://contoso.us.webexconnect.io/callback"_s},
        {u"callbackUrl"_s, u"https://yourwebexconnectname.us.webexconnect.io/callback"_s}};
    for (const auto &[field, value] : values) {
        window.type(field, value);
        QTest::keyClick(window.input(field), Qt::Key_Tab);
    }
    camera.take(window, u"start-bad-values"_s);
}

void photographHappyWay(Camera &camera)
{
    PracticeWindow window;
    QTest::qWait(0);
    camera.take(window, u"welcome"_s);
    window.click(u"next"_s);
    camera.take(window, u"start-empty"_s);
    window.click(u"back"_s);
    window.fillFirstStep();
    camera.take(window, u"start-filled"_s);
    window.click(u"next"_s);
    camera.take(window, u"azure-signed-out"_s);
    window.setVisited(false);
    window.click(u"verb"_s);
    const bool asked = QTest::qWaitFor([&] { return !window.opened().isEmpty(); });
    camera.take(window, u"azure-signing-in"_s);
    window.session().admin().use(Admin::Way::Code);
    if (QTest::qWaitFor([&] { return window.button(u"copyUserCode"_s) != nullptr; }, 20000))
        camera.take(window, u"azure-signing-in-by-code"_s);
    window.session().admin().use(Admin::Way::Browser);
    if (asked && QTest::qWaitFor([&] { return window.opened().size() > 1; }, 20000))
        window.visitor().open(window.opened().constLast());
    window.setVisited(true);
    window.waitForWork();
    camera.take(window, u"azure-plan"_s);
    QTest::keyClick(window.wizard().findChild<QWidget *>(u"azure.permissions"_s), Qt::Key_Space);
    window.click(u"byHand"_s);
    camera.take(window, u"azure-open"_s);
    QTest::keyClick(window.wizard().findChild<QWidget *>(u"azure.permissions"_s), Qt::Key_Space);
    window.click(u"byHand"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    camera.take(window, u"azure-done"_s);
    window.click(u"next"_s);
    window.waitForWork();
    camera.take(window, u"mailbox-plan"_s);
    window.type(u"pickedMailbox"_s, u"su"_s);
    if (QTest::qWaitFor([&] { return window.shown<QWidget>(u"foundMailboxes"_s) != nullptr; }, 20000)) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        camera.take(window, u"mailbox-search"_s);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    if (window.button(u"verb"_s)) {
        window.click(u"verb"_s);
        window.waitForWork();
        camera.take(window, u"mailbox-done"_s);
    }
    window.click(u"next"_s);
    window.waitForWork();
    for (int line = 0; line < 5; ++line)
        window.click(u"copyNext"_s);
    camera.take(window, u"form"_s);
    window.wizard().findChild<QWidget *>(u"copyStrip"_s)->grab().save(camera.folder() + u"/strip.png"_s);
    window.finishForm();
    camera.take(window, u"form-done"_s);
    window.click(u"next"_s);
    window.waitForWork();
    camera.take(window, u"verify-before"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    camera.take(window, u"verify-sent"_s);
    window.click(u"next"_s);
    camera.take(window, u"done"_s);
    window.wizard().restart();
    QTest::qWait(50);
    camera.take(window, u"welcome-continue"_s);
    window.click(u"addAnother"_s);
    camera.take(window, u"another-start"_s);
    window.type(u"mailbox"_s, u"billing@contoso.com"_s);
    window.wizard().showStep(u"2"_s);
    window.waitForWork();
    camera.take(window, u"another-azure"_s);
}

/// Somebody of another organisation, and the choices that few people need.
void photographSignIn(Camera &camera)
{
    PracticeWindow window({u"other-organisation"_s, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.setVisited(false);
    window.click(u"verb"_s);
    if (QTest::qWaitFor([&] { return !window.opened().isEmpty(); }, 20000)) {
        QUrl theirs(window.opened().constLast());
        theirs.setQuery(theirs.query() + u"&login_hint=mia@fabrikam.com"_s);
        window.visitor().open(theirs);
    }
    window.waitForWork();
    camera.take(window, u"azure-other-organisation"_s);
}

/// What a scenario shows after the plan is made, with the first wrong line open.
void photographTrouble(Camera &camera, const QString &scenario)
{
    PracticeWindow window({scenario, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    if (scenario == u"no-role")
        camera.take(window, u"no-role-azure"_s);
    window.wizard().showStep(u"3"_s);
    window.waitForWork();
    QWidget *wrong = nullptr;
    const QList<QWidget *> widgets = window.wizard().findChildren<QWidget *>();
    for (QWidget *row : widgets) {
        if (row->isVisible() && row->objectName().startsWith(u"mailbox.")
            && window.session().finding(row->objectName()).state == State::Wrong)
            wrong = row;
    }
    if (wrong)
        QTest::keyClick(wrong, Qt::Key_Space);
    camera.take(window, scenario);
}

/// The mail's way with something wrong in it: closed, a hop open, and while everything is looked at.
void photographMap(Camera &camera)
{
    PracticeWindow window({u"forwarding-blocked"_s, std::chrono::milliseconds(150)});
    window.lookAtAzure();
    window.wizard().showStep(u"verify"_s);
    window.waitForWork();
    window.click(u"checkAll"_s);
    if (QTest::qWaitFor(
            [&] { return window.session().finding(u"mailbox.account"_s).code != u"not-looked"; }, 60000))
        camera.take(window, u"verify-checking"_s);
    window.waitForWork();
    camera.take(window, u"verify-wrong"_s);
    QWidget *hop = window.shown<QWidget>(u"hop-mailbox-to-connect"_s);
    hop->setFocus();
    QTest::keyClick(hop, Qt::Key_Return);
    camera.take(window, u"verify-hop"_s);
}

/// At Verify, with the app that the scenario has.
void showPrepared(PracticeWindow &window)
{
    const QJsonObject prepared = window.session().endpoints().practice.value(u"prepared").toObject();
    Session &session = window.session();
    session.edit(&Setup::mailbox, u"support@contoso.com"_s);
    session.takeSecret(Secret(prepared.value(u"secret").toString().toUtf8()));
    session.edit(&Setup::clientId, prepared.value(u"clientId").toString());
    session.edit(&Setup::appObjectId, prepared.value(u"appObjectId").toString());
    session.edit(&Setup::callbackUrl, prepared.value(u"callbackUrl").toString());
    session.edit(&Setup::tenantId, session.endpoints().practice.value(u"tenantId").toString());
    session.edit(&Setup::testReceiver, u"alex@contoso.com"_s);
    window.wizard().showStep(u"verify"_s);
    window.waitForWork();
}

/// A secret that isn't the app's, for one of several causes.
void photographCauses(Camera &camera)
{
    PracticeWindow window({u"secret-differs"_s, {}});
    showPrepared(window);
    auto *row = window.shown<QWidget>(u"verify.secret"_s);
    row->setFocus();
    QTest::keyClick(row, Qt::Key_Space);
    QTest::qWait(100); // the layouts settle one by one
    const QList<QScrollArea *> areas = window.wizard().findChildren<QScrollArea *>();
    for (QScrollArea *area : areas) {
        if (area->isAncestorOf(row))
            area->ensureWidgetVisible(row);
    }
    camera.take(window, u"verify-causes"_s);
}

/// The test email where the app can't be changed: the address to paste, and what is left to Webex Connect.
void photographPasting(Camera &camera)
{
    PracticeWindow window({u"app-of-others"_s, {}});
    showPrepared(window);
    camera.take(window, u"verify-ways"_s);
    window.click(u"verb"_s);
    if (QTest::qWaitFor([&] { return window.shown<QWidget>(u"pastedAddress"_s) != nullptr; }, 20000)) {
        camera.take(window, u"verify-pasting"_s);
        window.type(u"pastedAddress"_s, u"https://login.microsoftonline.com/"_s);
        QTest::keyClick(window.input(u"pastedAddress"_s), Qt::Key_Tab);
        camera.take(window, u"verify-pasting-wrong"_s);
    }
    window.session().cancel();
    window.waitForWork();
    window.wizard().findChild<QAction *>(u"signInByWebexConnect"_s)->trigger();
    window.click(u"verb"_s);
    window.waitForWork();
    QTest::keyClick(window.shown<QWidget>(u"verify.test-email"_s), Qt::Key_Space);
    camera.take(window, u"verify-left-to-webex-connect"_s);
}

/// A test email that was sent to several: what its stages tell, and its transcript.
void photographSent(Camera &camera)
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps();
    window.finishForm();
    window.click(u"next"_s);
    window.waitForWork();
    const Setup &setup = window.session().setup();
    window.type(u"receiver"_s, setup.adminAccount + u", nobody@contoso.com, "_s + setup.mailbox);
    QTest::keyClick(window.input(u"receiver"_s), Qt::Key_Tab);
    camera.take(window, u"verify-receivers"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    for (const QString &stage : {u"details-token"_s, u"details-tls"_s}) {
        if (QTest::qWaitFor([&] { return window.button(stage) != nullptr; }))
            window.click(stage);
        QTest::qWait(0);
    }
    QTest::qWait(100); // the layouts settle one by one
    camera.take(window, u"verify-sent-details"_s);
    window.click(u"details-token"_s);
    window.click(u"showTranscript"_s);
    window.click(u"copyTranscript"_s);
    QTest::qWait(100);
    const QList<QScrollArea *> areas = window.wizard().findChildren<QScrollArea *>();
    auto *transcript = window.shown<QPlainTextEdit>(u"transcript"_s);
    for (QScrollArea *area : areas) {
        if (transcript && area->isAncestorOf(transcript))
            area->ensureWidgetVisible(transcript);
    }
    camera.take(window, u"verify-sent-transcript"_s);
}

/// An error that a person pasted, in both languages.
void photographExplanation(Camera &camera)
{
    PracticeWindow window;
    window.click(u"explainError"_s);
    auto *dialog = window.wizard().findChild<QDialog *>(u"explain"_s);
    dialog->findChild<QPlainTextEdit *>(u"pasted"_s)
        ->setPlainText(
            u"10:02:11 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]"_s);
    for (const QString &language : Language::known()) {
        window.language().set(language);
        QTest::qWait(0);
        dialog->grab().save(camera.folder() + u"/explain-%1.png"_s.arg(language));
    }
}

/// What kind of report, and the way to the one that was saved.
void photographReport(Camera &camera)
{
    PracticeWindow window;
    window.fillFirstStep();
    window.applyBothSteps();
    window.finishForm();
    window.click(u"next"_s);
    window.waitForWork();
    window.click(u"verb"_s);
    window.waitForWork();
    window.setVisited(false);
    window.wizard().showStep(u"done"_s);
    camera.take(window, u"done-tested"_s);
    window.click(u"report"_s);
    window.click(u"saveReportNow"_s);
    auto *files = window.wizard().findChild<QFileDialog *>(u"saveReportTo"_s);
    for (const QString &kind : {u"pdf"_s, u"html"_s})
        Q_EMIT files->fileSelected(camera.folder() + u"/report."_s + kind);
    files->reject();
    for (const QString &language : Language::known()) {
        window.language().set(language);
        QTest::qWait(0);
        window.shown<QDialog>(u"report"_s)->grab().save(camera.folder() + u"/report-%1.png"_s.arg(language));
    }
}

/// A mail from outside: asked for, looked for, and taken or refused.
void photographReceiving(Camera &camera, const QString &scenario)
{
    PracticeWindow window({scenario, {}});
    window.lookAtAzure();
    window.wizard().showStep(u"3"_s);
    window.waitForWork();
    const QString address = window.session().finding(u"mailbox.forwarding"_s).args[u"found"_s].toString();
    window.session().edit(&Setup::forwardingAddress, address);
    window.session().startCheck({u"mailbox.forwarding"_s});
    window.waitForWork();
    window.wizard().showStep(u"verify"_s);
    window.waitForWork();
    const QString mailbox = window.session().setup().mailbox;
    const auto *subject = window.shown<QTextEdit>(u"receivingSubject"_s);
    camera.take(window, u"to-receive-"_s + scenario);
    const auto written = window.visitor().writeFromOutside(
        u"customer@example.org"_s, mailbox, subject ? subject->toPlainText() : QString());
    window.click(u"followMail"_s);
    if (QTest::qWaitFor([&] { return window.session().receipt().has_value(); }, 20000) && written.ok())
        camera.take(window, u"receiving-"_s + scenario);
    window.waitForWork();
    camera.take(window, u"received-"_s + scenario);
}

/// What a person has to decide in step 2.
void photographChoice(Camera &camera, const QString &scenario)
{
    PracticeWindow window({scenario, {}});
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    if (window.button(u"appOptionsToggle"_s))
        window.click(u"appOptionsToggle"_s);
    camera.take(window, scenario);
}

} // namespace

/// SCREENSHOTS FOLDER [PART…]: all parts where none is named.
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QString folder = QCoreApplication::arguments().value(1, u"screenshots"_s);
    const QStringList parts = QCoreApplication::arguments().mid(2);
    const auto isWanted = [&parts](const QString &part) { return parts.isEmpty() || parts.contains(part); };
    QDir(folder).removeRecursively();
    Camera camera(folder);
    if (isWanted(u"way"_s)) {
        photographHappyWay(camera);
        photographBadValues(camera);
        photographWork(camera);
        photographSignIn(camera);
    }
    if (isWanted(u"trouble"_s)) {
        for (const QString &scenario : {u"forwarding-blocked"_s, u"smtp-auth-disabled"_s, u"no-role"_s})
            photographTrouble(camera, scenario);
        for (const QString &scenario : {u"app-several"_s, u"assignment-required"_s, u"role-eligible"_s})
            photographChoice(camera, scenario);
        photographExplanation(camera);
    }
    if (isWanted(u"sent"_s))
        photographSent(camera);
    if (isWanted(u"paste"_s))
        photographPasting(camera);
    if (isWanted(u"causes"_s))
        photographCauses(camera);
    if (isWanted(u"receive"_s)) {
        for (const QString &scenario : {u"prepared"_s, u"forwarding-blocked"_s})
            photographReceiving(camera, scenario);
    }
    if (isWanted(u"map"_s))
        photographMap(camera);
    if (isWanted(u"report"_s))
        photographReport(camera);
    return 0;
}

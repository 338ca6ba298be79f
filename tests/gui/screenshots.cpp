// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/practicewindow.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QTest>
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

private:
    QString m_folder;
    int m_number = 0;
};

/// Takes the state as soon as a task has to wait, or else while the second one runs.
void takeRunning(PracticeWindow &window, Camera &camera)
{
    int started = 0;
    bool taken = false;
    QObject context;
    const auto once = [&] {
        if (!std::exchange(taken, true))
            camera.take(window, u"azure-running"_s);
    };
    QObject::connect(&window.session(), &Session::taskWaiting, &context, once, Qt::QueuedConnection);
    QObject::connect(&window.session(), &Session::taskStarted, &context, [&] {
        if (++started == 4)
            once();
    });
    window.click(u"verb"_s);
    window.waitForWork();
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
    if (asked)
        window.visitor().open(window.opened().constLast());
    window.setVisited(true);
    window.waitForWork();
    camera.take(window, u"azure-plan"_s);
    takeRunning(window, camera);
    camera.take(window, u"azure-done"_s);
    window.click(u"next"_s);
    window.waitForWork();
    camera.take(window, u"mailbox-plan"_s);
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
}

/// What a scenario shows after the plan is made, with the first wrong line open.
void photographTrouble(Camera &camera, const QString &scenario)
{
    PracticeWindow window(scenario);
    window.fillFirstStep();
    window.click(u"next"_s);
    window.click(u"verb"_s);
    window.waitForWork();
    window.wizard().showStep(u"3"_s);
    window.waitForWork();
    for (auto *row : window.wizard().findChildren<QWidget *>()) {
        const bool isLine = row->objectName().startsWith(u"mailbox.") && row->isVisible();
        if (isLine && window.session().finding(row->objectName()).state == State::Wrong) {
            QTest::keyClick(row, Qt::Key_Space);
            break;
        }
    }
    camera.take(window, scenario);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QString folder = application.arguments().value(1, u"screenshots"_s);
    QDir(folder).removeRecursively();
    Camera camera(folder);
    photographHappyWay(camera);
    for (const QString &scenario : {u"forwarding-blocked"_s, u"smtp-auth-disabled"_s, u"no-role"_s})
        photographTrouble(camera, scenario);
    return 0;
}

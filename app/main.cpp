// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command.h"
#include "app/desk.h"
#include "app/interrupts.h"
#include "app/options.h"
#include "app/output.h"
#include "app/resulttext.h"
#include "app/setupcommand.h"
#include "pages/language.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

QStringList texts(int count, char **arguments)
{
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts.append(QString::fromLocal8Bit(arguments[i]));
    return texts;
}

void introduce()
{
    QCoreApplication::setApplicationName(u"connect-mail-wizard"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CMW_VERSION));
}

void logIf(bool verbose)
{
    if (verbose)
        QLoggingCategory::setFilterRules(u"cmw.*.debug=true\ncmw.*.info=true"_s);
}

/// The arguments were fine when they were first read; here their texts get their language.
void speak(cmw::Language &language, const QStringList &arguments)
{
    if (const QString asked = cmw::askedLanguage(arguments); !asked.isEmpty())
        language.set(asked);
}

cmw::Exit withoutWindow(const QStringList &arguments)
{
    cmw::Language language;
    speak(language, arguments);
    const cmw::Parsed parsed = cmw::parse(arguments);
    const cmw::Output output(language.current(), cmw::Output::Form::Text);
    if (parsed.end == cmw::Exit::Good)
        output.print(parsed.text);
    else if (parsed.end)
        output.say(parsed.text.trimmed());
    if (parsed.end)
        return *parsed.end;
    logIf(parsed.options.verbose);
    return cmw::runCommand(parsed.options, language.current());
}

/// A report's pictures and pages are drawn, and nowhere shown.
bool draws(const cmw::Parsed &parsed)
{
    return !parsed.end && parsed.options.command == u"report";
}

/// Qt would end the program where it finds no display, without a word that helps.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
#else
    return true;
#endif
}

int withoutDisplay(const QStringList &arguments)
{
    cmw::Language language;
    speak(language, arguments);
    cmw::Output(language.current(), cmw::Output::Form::Text)
        .say(cmw::ResultText(language.current()).error({u"command/no-display"_s, {}, {}}).trimmed());
    return static_cast<int>(cmw::Exit::CantTell);
}

int withWindow(const QStringList &arguments)
{
    QApplication::setApplicationDisplayName(u"Connect Mail Wizard"_s);
    QApplication::setDesktopFileName(u"connect-mail-wizard"_s);
    QApplication::setWindowIcon(
        QIcon::fromTheme(u"connect-mail-wizard"_s, QIcon(u":/cmw/icons/connect-mail-wizard.svg"_s)));
    cmw::Language language;
    speak(language, arguments);
    const cmw::Parsed parsed = cmw::parse(arguments);
    logIf(parsed.options.verbose);
    cmw::Desk desk(parsed.options, language);
    // Not quit(): the window would ask whether it may, and nobody may be there any more.
    const cmw::Interrupts interrupts;
    QObject::connect(&interrupts, &cmw::Interrupts::interrupted, &desk,
        [] { QCoreApplication::exit(static_cast<int>(cmw::Exit::Cancelled)); });
    if (const cmw::Result<void> opened = desk.open(); !opened) {
        cmw::Output(language.current(), cmw::Output::Form::Text)
            .say(cmw::ResultText(language.current()).error(opened.error()).trimmed());
        return static_cast<int>(cmw::exitFor(opened.error()));
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList arguments = texts(argc, argv);
    // Read before there is an application: only a window needs one with a display.
    const cmw::Parsed parsed = cmw::parse(arguments);
    const bool opensWindow = parsed.opensWindow();
    introduce();
    if (opensWindow && !hasDisplay()) {
        const QCoreApplication application(argc, argv);
        return withoutDisplay(arguments);
    }
    if (opensWindow) {
        const QApplication application(argc, argv);
        return withWindow(arguments);
    }
    if (draws(parsed)) {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        // Not by the environment: a browser that is started here has that, too.
        char platform[] = "-platform", offscreen[] = "offscreen";
        char *given[] = {argv[0], platform, offscreen, nullptr};
        int count = 3;
        const QGuiApplication application(count, given);
#else
        const QGuiApplication application(argc, argv);
#endif
        return static_cast<int>(withoutWindow(arguments));
    }
    const QCoreApplication application(argc, argv);
    return static_cast<int>(withoutWindow(arguments));
}

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes the manual page at build time: a frame, written by hand, with the commands and options that the program
// really has. "cmw_manual FRAME TEXTS PAGE": TEXTS is a compiled translation.

#include "app/choices.h"

#include <QCoreApplication>
#include <QFile>
#include <QTranslator>

using namespace Qt::StringLiterals;
using cmw::Choices;

namespace {

/// As roff takes it: a hyphen is one, and no line is taken for a request.
QString roff(QString text)
{
    text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend(u"\\&"_s);
    return text;
}

QString bold(const QString &text)
{
    return u"\\fB"_s + roff(text) + u"\\fR"_s;
}

QString synopsis()
{
    const QString program = bold(u"connect-mail-wizard"_s);
    const QString option = u"[\\fIOPTION\\fR]..."_s;
    return program + u' ' + option + u"\n.br\n"_s + program + u" \\fICOMMAND\\fR "_s + option;
}

QString commands()
{
    QString text;
    const QList<Choices::Command> all = Choices::commands();
    for (const Choices::Command &command : all) {
        QStringList options;
        for (const QString &name : command.options)
            options.append(bold(u"--"_s + name));
        text += u".TP\n%1\n%2\n.br\n%3\n"_s.arg(bold(command.name), roff(command.help), options.join(u", "));
    }
    return text.chopped(1);
}

QString options()
{
    QString text;
    const QList<Choices::Option> all = Choices::options();
    for (const Choices::Option &option : all) {
        QString name = bold(u"--"_s + option.name);
        if (option.name == u"practice") // its value may be left out
            name += u"[=\\fI"_s + roff(option.value) + u"\\fR]"_s;
        else if (!option.value.isEmpty())
            name += u" \\fI"_s + roff(option.value) + u"\\fR"_s;
        text += u".TP\n%1\n%2\n"_s.arg(name, roff(option.help));
    }
    return text.chopped(1);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    QTranslator texts;
    QFile frame(given.value(1));
    QFile page(given.value(3));
    if (!texts.load(given.value(2)) || !frame.open(QIODevice::ReadOnly) || !page.open(QIODevice::WriteOnly))
        return 1;
    QCoreApplication::installTranslator(&texts);
    QString text = QString::fromUtf8(frame.readAll());
    text.replace(u"@VERSION@"_s, QStringLiteral(CMW_VERSION))
        .replace(u"@SYNOPSIS@"_s, synopsis())
        .replace(u"@COMMANDS@"_s, commands())
        .replace(u"@OPTIONS@"_s, options());
    return page.write(text.toUtf8()) > 0 ? 0 : 1;
}

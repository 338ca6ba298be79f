// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace cmw::tests;
using namespace Qt::StringLiterals;

namespace {

/// The manual page as a person reads it, but for its layout.
QString manual(const QString &language)
{
    QFile page(QStringLiteral(CMW_MANUALS) + u'/' + language + u"/connect-mail-wizard.1"_s);
    if (!page.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression fonts(u"\\\\f[BIR]"_s);
    return QString::fromUtf8(page.readAll()).remove(fonts).replace(u"\\-"_s, u"-"_s);
}

QStringList all(const QRegularExpression &what, const QString &text)
{
    QStringList found;
    for (auto match = what.globalMatch(text); match.hasNext();)
        found.append(match.next().captured(1));
    found.sort();
    found.removeDuplicates();
    return found;
}

/// Options that a text names, but for those that every command has.
QStringList optionsIn(const QString &text)
{
    static const QRegularExpression option(u"--([a-z]+(?:-[a-z]+)*)"_s);
    QStringList options = all(option, text);
    options.removeAll(u"help"_s);
    return options;
}

/// Of a command's own --help: those that begin a line.
QStringList optionsOf(const QString &command)
{
    static const QRegularExpression option(
        u"^  (?:-\\w, )?--([a-z]+(?:-[a-z]+)*)"_s, QRegularExpression::MultilineOption);
    QStringList options = all(option, QString::fromUtf8(Program::run({command, u"--help"_s}).out));
    options.removeAll(u"help"_s);
    options.removeAll(u"version"_s);
    return options;
}

QStringList commands()
{
    static const QRegularExpression command(
        u"^  ([a-z]+(?:-[a-z]+)*) +\\S"_s, QRegularExpression::MultilineOption);
    const QString help = QString::fromUtf8(Program::run({u"--help"_s}).out);
    return all(command, help.section(u"Commands:"_s, 1).section(u"\n\n"_s, 0, 0));
}

} // namespace

/// The manual page speaks of the program that is there.
class CommandsManual final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsThereWithItsOptions_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Korean") << u"ko"_s;
    }
    void everyCommandIsThereWithItsOptions()
    {
        QFETCH(const QString, language);
        const QString page = manual(language);
        QVERIFY2(!page.isEmpty(), "no manual page was built");
        QVERIFY(!page.contains(u'@'));
        const QStringList known = commands();
        QVERIFY2(known.contains(u"check"_s) && known.size() > 8, qPrintable(known.join(u' ')));
        QStringList every;
        for (const QString &command : known) {
            const QString part = page.section(u"\n.TP\n"_s + command + u'\n', 1).section(u"\n.TP\n"_s, 0, 0);
            QVERIFY2(!part.isEmpty(), qPrintable(command));
            const QStringList listed = optionsIn(part.section(u".br\n"_s, 1).section(u"\n.SH"_s, 0, 0));
            QCOMPARE(listed, optionsOf(command));
            every += listed;
        }
        for (const QString &option : optionsIn(page))
            QVERIFY2(every.contains(option) || option == u"version", qPrintable(option));
        every.removeDuplicates();
        for (const QString &option : std::as_const(every))
            QVERIFY2(page.contains(QRegularExpression(u"\n\\.TP\n--"_s + option + u"[ \\[\n]"_s)),
                qPrintable(option + u" isn't explained"_s));
    }

    void itsExamplesAreUnderstood()
    {
        static const QRegularExpression example(u"\\.EX\nconnect-mail-wizard (.*)\n\\.EE"_s);
        const QStringList examples = all(example, manual(u"en"_s));
        QVERIFY(examples.size() > 4);
        for (const QString &line : examples) {
            const QStringList words = line.split(u' ');
            QVERIFY2(commands().contains(words.constFirst()), qPrintable(line));
            for (const QString &option : optionsIn(line))
                QVERIFY2(optionsOf(words.constFirst()).contains(option), qPrintable(line));
        }
        QCOMPARE(examples, all(example, manual(u"ko"_s)));
    }
};

QTEST_GUILESS_MAIN(CommandsManual)
#include "tst_commands_manual.moc"

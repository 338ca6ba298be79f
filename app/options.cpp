// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include "app/choices.h"
#include "app/commands/handover.h"
#include "diagnosis/catalogue.h"
#include "practice/scenario.h"
#include "tasks/plan.h"
#include "tasks/verify/receipt.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

std::optional<Choices::Command> commandNamed(const QString &name)
{
    const QList<Choices::Command> commands = Choices::commands();
    const auto found = std::find_if(commands.begin(), commands.end(),
        [&name](const Choices::Command &command) { return command.name == name; });
    return found == commands.end() ? std::nullopt : std::optional(*found);
}

/// "--practice" may stand alone, which QCommandLineParser doesn't know: it becomes "--practice=".
QStringList normalized(QStringList arguments)
{
    arguments.replaceInStrings(QRegularExpression(u"^--practice$"_s), u"--practice="_s);
    return arguments;
}

/// The parser's own help shows a value that must be there, behind a space.
QString helpText(const QCommandLineParser &parser)
{
    return parser.helpText().replace(u"--practice <SCENARIO>"_s, u"--practice[=SCENARIO]"_s);
}

/// Knows every option, whatever the command, so that the command may stand anywhere; the help shows `shown`
/// alone.
void define(QCommandLineParser &parser, const QStringList &shown)
{
    parser.addOption({{u"h"_s, u"help"_s}, Options::tr("Show this help.")});
    parser.addOption({u"version"_s, Options::tr("Show the version.")});
    for (const Choices::Option &choice : Choices::options()) {
        QCommandLineOption option(choice.name, choice.help, choice.value);
        if (!shown.contains(choice.name))
            option.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(option);
    }
}

/// The words that aren't options: the command, and what follows it.
QStringList wordsIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    define(parser, {});
    parser.parse(arguments);
    return parser.positionalArguments();
}

QString overview()
{
    QString text = Options::tr("Connects an Office 365 mailbox to Webex Connect with OAuth 2.0.\n"
                               "Without a command it opens its window.\n\nCommands:\n");
    for (const Choices::Command &command : Choices::commands())
        text += u"  %1 %2\n"_s.arg(command.name, -10).arg(command.help);
    return text + Options::tr("\nEach has its own --help.");
}

Parsed wrongUsage(const QString &message)
{
    return {{}, Exit::Usage, message + u'\n' + Options::tr("See --help.") + u'\n'};
}

/// A whole number of at least `least`; -1 where it isn't one.
int number(const QCommandLineParser &parser, const QString &name, int least, int otherwise)
{
    if (!parser.isSet(name))
        return otherwise;
    bool isNumber = false;
    const int value = parser.value(name).toInt(&isNumber);
    return isNumber && value >= least ? value : -1;
}

/// One that isn't there yet has a canonical folder at most.
QString canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return QDir::cleanPath(
        folder.isEmpty() ? file.absoluteFilePath() : QDir(folder).filePath(file.fileName()));
}

/// Each file once, whatever ways lead to it: a set-up must not be worked on twice at a time.
QStringList setupFiles(const QStringList &paths)
{
    QStringList files;
    QSet<QString> known;
    const auto add = [&](const QString &path) {
        const QString canonical = canonicalPath(path);
        if (known.contains(canonical))
            return;
        known.insert(canonical);
        files.append(path);
    };
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            add(path);
            continue;
        }
        for (const QFileInfo &file : QDir(path).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name))
            add(file.filePath());
    }
    return files;
}

std::optional<QString> objection(
    const QCommandLineParser &parser, const QString &name, const QStringList &known)
{
    if (!parser.isSet(name) || known.contains(parser.value(name)))
        return {};
    return Options::tr("--%1 doesn't know \"%2\". It knows: %3.")
        .arg(name, parser.value(name), known.join(u", "));
}

std::optional<QString> unknownTask(const QStringList &tasks)
{
    const Plan plan;
    QStringList known;
    for (const Task *task : plan.tasks())
        known.append(task->id());
    for (const QString &task : tasks) {
        if (!known.contains(task))
            return Options::tr("There is no task \"%1\". There are: %2.").arg(task, known.join(u", "));
    }
    return {};
}

void read(const QCommandLineParser &parser, Options &options)
{
    options.setups = setupFiles(parser.values(u"setup"_s));
    if (parser.isSet(u"practice"_s))
        options.practice = parser.value(u"practice"_s);
    options.language = parser.value(u"language"_s);
    options.cloud = parser.value(u"cloud"_s);
    options.cloudFile = parser.value(u"cloud-file"_s);
    options.keychain = parser.value(u"keychain"_s);
    options.browser = parser.value(u"browser"_s);
    options.verbose = parser.isSet(u"verbose"_s);
    options.json = parser.isSet(u"json"_s);
    options.yes = parser.isSet(u"yes"_s);
    options.confirmed = parser.isSet(u"confirmed"_s);
    options.agreed = parser.values(u"agree"_s);
    options.secretFromInput = parser.isSet(u"secret-from-stdin"_s);
    options.to = parser.values(u"to"_s).join(u", ");
    options.signIn = parser.value(u"sign-in"_s);
    options.transcript = parser.isSet(u"transcript"_s);
    options.like = parser.value(u"like"_s);
    options.clientId = parser.value(u"client-id"_s);
    options.deviceCode = parser.isSet(u"device-code"_s);
    options.format = parser.value(u"format"_s);
    options.offline = parser.isSet(u"offline"_s);
    options.output = parser.value(u"output"_s);
    options.look = parser.isSet(u"check"_s);
    options.withAddresses = parser.isSet(u"with-addresses"_s);
    options.scenario = parser.value(u"scenario"_s);
    options.list = parser.isSet(u"list"_s);
    for (const QString &tasks : parser.values(u"only"_s))
        options.only += tasks.split(u',', Qt::SkipEmptyParts);
}

/// What doesn't go together, or is no value of its option.
std::optional<QString> objection(const QCommandLineParser &parser, const Options &options)
{
    if (const auto language = objection(parser, u"language"_s, {u"en"_s, u"ko"_s}))
        return language;
    if (const auto keychain = objection(parser, u"keychain"_s, {u"system"_s, u"memory"_s}))
        return keychain;
    if (const auto way = objection(parser, u"sign-in"_s, {u"wizard"_s, u"paste"_s, u"webex-connect"_s}))
        return way;
    if (const auto format = objection(parser, u"format"_s, HandOverCommand::formats()))
        return format;
    if (!options.format.isEmpty() && options.setups.size() > 1)
        return Options::tr("--format is for one set-up.");
    if (parser.isSet(u"output"_s) && (options.output.isEmpty() || options.setups.size() > 1))
        return Options::tr("--output takes the file of one set-up's report.");
    if (options.practice && !(options.cloud + options.cloudFile).isEmpty())
        return Options::tr(
            "--practice brings its own addresses: it doesn't go with --cloud or --cloud-file.");
    if (!options.cloud.isEmpty() && !options.cloudFile.isEmpty())
        return Options::tr("--cloud and --cloud-file don't go together.");
    if (options.browser == u"visitor" && !options.practice && options.cloudFile.isEmpty())
        return Options::tr("The visitor lives in a practice tenant only.");
    for (const QString &code : options.agreed) {
        if (Catalogue::builtIn().words(code, {}, u"en"_s).choice.isEmpty())
            return Options::tr("--agree doesn't know \"%1\": no finding of that code asks for consent.")
                .arg(code);
    }
    if (parser.isSet(u"client-id"_s) && QUuid::fromString(options.clientId).isNull())
        return Options::tr("--client-id takes an Application (client) ID.");
    if (!options.like.isEmpty() && (options.setups.isEmpty() || options.practice))
        return Options::tr("--like needs --setup FILE, and doesn't go with --practice.");
    if (options.secretFromInput && options.setups.size() > 1)
        return Options::tr("--secret-from-stdin takes the secret of one set-up.");
    if (const auto task = unknownTask(options.only))
        return task;
    const auto command = commandNamed(options.command);
    if (command && command->worksOnSetups() && options.setups.isEmpty() && !options.practice) {
        return parser.isSet(u"setup"_s)
            ? Options::tr("There is no set-up file in that folder.")
            : Options::tr("%1 needs --setup FILE or --practice.").arg(options.command);
    }
    return {};
}

QString notUnderstood(const QString &word, const Options &options)
{
    const QString text = Options::tr("Not understood: \"%1\".").arg(word);
    return options.practice && practice::scenarioNames().contains(word)
        ? text + u'\n' + Options::tr("A scenario is given like this: --practice=%1").arg(word)
        : text;
}

/// What the options say, once it is known that they are there for this command.
Parsed understood(const QCommandLineParser &parser, Options options, QStringList words)
{
    read(parser, options);
    if (parser.isSet(u"only"_s))
        options.only += std::exchange(words, {});
    if (options.command == u"explain")
        options.words = std::exchange(words, {});
    if (!words.isEmpty())
        return wrongUsage(notUnderstood(words.first(), options));
    const int minutes = number(parser, u"within"_s, 1, 15);
    if (minutes < 0)
        return wrongUsage(Options::tr("--within takes minutes from 1."));
    options.within = std::chrono::minutes(minutes);
    options.mailCode = parser.value(u"code"_s).trimmed().toUpper();
    if (parser.isSet(u"code"_s) && (!isMailCode(options.mailCode) || parser.isSet(u"send"_s)))
        return wrongUsage(Options::tr(
            "--code takes the code of an earlier mail, such as CMW-7F3K, and goes without --send."));
    options.sendsOwnMail = parser.isSet(u"send"_s);
    options.followsUnforwarded = parser.isSet(u"within"_s);
    const int seconds = number(parser, u"timeout"_s, 1, 30);
    const int latency = number(parser, u"latency"_s, 0, 0);
    if (seconds < 0 || latency < 0)
        return wrongUsage(Options::tr("--timeout takes seconds from 1, --latency milliseconds from 0."));
    options.timeout = std::chrono::seconds(seconds);
    options.latency = std::chrono::milliseconds(latency);
    if (const auto wrong = objection(parser, options))
        return wrongUsage(*wrong);
    return {options, {}, {}};
}

} // namespace

QString askedLanguage(const QStringList &arguments)
{
    QCommandLineParser parser;
    define(parser, {});
    parser.parse(normalized(arguments));
    return parser.value(u"language"_s);
}

Parsed parse(const QStringList &given)
{
    const QStringList arguments = normalized(given);
    QStringList words = wordsIn(arguments);
    Options options;
    if (!words.isEmpty())
        options.command = words.takeFirst();
    const std::optional<Choices::Command> command = commandNamed(options.command);
    if (!command && !options.command.isEmpty())
        return wrongUsage(Options::tr("There is no command \"%1\".").arg(options.command));

    QCommandLineParser parser;
    const QStringList names = command ? command->options : Choices::windowOptions();
    define(parser, names);
    parser.setApplicationDescription(command ? QString() : overview());
    parser.addPositionalArgument(command ? options.command : Options::tr("COMMAND"),
        command ? command->help : Options::tr("What to do; without it, the window opens."),
        command ? options.command : u'[' + Options::tr("COMMAND") + u']');
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (parser.isSet(u"help"_s))
        return {{}, Exit::Good, helpText(parser)};
    if (parser.isSet(u"version"_s))
        return {{}, Exit::Good, u"connect-mail-wizard %1\n"_s.arg(QStringLiteral(CMW_VERSION))};
    for (const QString &name : parser.optionNames()) {
        if (!names.contains(name))
            return wrongUsage(command ? Options::tr("%1 doesn't take --%2.").arg(options.command, name)
                                      : Options::tr("The window doesn't take --%1.").arg(name));
    }
    return understood(parser, std::move(options), std::move(words));
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include "tasks/plan.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

struct Choice {
    const char16_t *name;
    const char16_t *value; ///< what the help calls its value; null: a switch
    const char *text;
};

#define TEXT(text) QT_TRANSLATE_NOOP("cmw::Options", text)

constexpr Choice choices[] = {
    {u"setup", u"FILE", TEXT("Set-up file, or a folder of them. Can be given several times.")},
    {u"practice", u"=SCENARIO",
        TEXT("Use the practice tenant inside the program instead of Microsoft and Webex.")},
    {u"json", nullptr, TEXT("Print one JSON document on standard output.")},
    {u"yes", nullptr, TEXT("Change without asking.")},
    {u"only", u"TASK", TEXT("Only this task (see \"tasks\"). Can be given several times.")},
    {u"to", u"ADDRESS",
        TEXT("Who gets the test email. Otherwise the set-up's receiver, or the signed-in admin.")},
    {u"scenario", u"NAME", TEXT("What is set up wrong in the practice tenant.")},
    {u"latency", u"MS", TEXT("Delay every answer by so many milliseconds.")},
    {u"list", nullptr, TEXT("List the scenarios and end.")},
    {u"language", u"en|ko", TEXT("Language of all texts.")},
    {u"cloud", u"NAME", TEXT("Microsoft's cloud: global, usgov, usgov-dod or china.")},
    {u"cloud-file", u"FILE", TEXT("Addresses of another cloud, a practice server or a test, as JSON.")},
    {u"keychain", u"system|memory",
        TEXT("Where the client secret is kept; \"memory\" forgets it at the end.")},
    {u"browser", u"COMMAND|print",
        TEXT("How an address is opened: a command that gets it as its last argument, or \"print\". "
             "With a practice tenant also \"visitor\", who signs in by itself.")},
    {u"timeout", u"SECONDS", TEXT("How long one request may take.")},
    {u"verbose", nullptr, TEXT("Log what happens on standard error, without secrets.")},
};

struct CommandHelp {
    const char16_t *name;
    const char *text;
    QList<QStringView> choices; ///< beside the common ones
};

const QList<CommandHelp> &commandHelps()
{
    static const QList<CommandHelp> helps{
        {u"setup", TEXT("Do the whole job: all four steps and the test email."),
            {u"setup", u"practice", u"json", u"yes"}},
        {u"plan", TEXT("Show what would be changed, line by line."),
            {u"setup", u"practice", u"json", u"only"}},
        {u"apply", TEXT("Change what is still to be done."),
            {u"setup", u"practice", u"json", u"only", u"yes"}},
        {u"check", TEXT("Look at every line. Change nothing."), {u"setup", u"practice", u"json", u"only"}},
        {u"undo", TEXT("Take back what this set-up has changed."), {u"setup", u"practice", u"json", u"yes"}},
        {u"send-test", TEXT("Send the test email, stage by stage."), {u"setup", u"practice", u"json", u"to"}},
        {u"practice", TEXT("Run the practice tenant as a server until the end of input or SIGTERM."),
            {u"scenario", u"latency", u"list", u"json"}},
        {u"tasks", TEXT("List the document's bullets: what each one reads and changes."), {u"json"}},
    };
    return helps;
}

#undef TEXT

/// What every command and the window understand.
constexpr const char16_t *commonChoices[] = {u"language", u"verbose"};
/// What everything that talks to a cloud understands.
constexpr const char16_t *cloudChoices[] = {u"cloud", u"cloud-file", u"keychain", u"browser", u"timeout"};

const CommandHelp *commandHelp(const QString &name)
{
    const auto &helps = commandHelps();
    const auto found = std::find_if(
        helps.begin(), helps.end(), [&](const CommandHelp &help) { return name == QStringView(help.name); });
    return found == helps.end() ? nullptr : &*found;
}

QList<QStringView> choicesOf(const QString &command)
{
    const CommandHelp *help = commandHelp(command);
    QList<QStringView> names = help ? help->choices : QList<QStringView>{u"setup", u"practice"};
    if (names.contains(u"setup"_s))
        names.append({std::begin(cloudChoices), std::end(cloudChoices)});
    names.append({std::begin(commonChoices), std::end(commonChoices)});
    return names;
}

void add(QCommandLineParser &parser, const Choice &choice)
{
    const QString text = Options::tr(choice.text);
    const QString name = QString::fromUtf16(choice.name);
    parser.addOption(choice.value ? QCommandLineOption(name, text, QString::fromUtf16(choice.value))
                                  : QCommandLineOption(name, text));
}

void addHelpAndVersion(QCommandLineParser &parser)
{
    parser.addOption({{u"h"_s, u"help"_s}, Options::tr("Show this help.")});
    parser.addOption({u"version"_s, Options::tr("Show the version.")});
}

/// "--practice" may stand alone, which QCommandLineParser doesn't know: it becomes "--practice=".
QStringList normalized(QStringList arguments)
{
    arguments.replaceInStrings(QRegularExpression(u"^--practice$"_s), u"--practice="_s);
    return arguments;
}

/// With every option known, whatever the command: so that the command may stand anywhere.
void readLeniently(QCommandLineParser &parser, const QStringList &arguments)
{
    addHelpAndVersion(parser);
    for (const Choice &choice : choices)
        add(parser, choice);
    parser.parse(normalized(arguments));
}

QStringList wordsIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    readLeniently(parser, arguments);
    return parser.positionalArguments();
}

QString overview()
{
    QString text = Options::tr("Connects an Office 365 mailbox to Webex Connect with OAuth 2.0.\n"
                               "Without a command it opens its window.\n\nCommands:\n");
    for (const CommandHelp &help : commandHelps())
        text += u"  %1 %2\n"_s.arg(QString::fromUtf16(help.name), -10).arg(Options::tr(help.text));
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

QStringList setupFiles(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        for (const QFileInfo &file : QDir(path).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name))
            files.append(file.filePath());
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
    options.to = parser.value(u"to"_s);
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
    if (options.practice && !(options.cloud + options.cloudFile).isEmpty())
        return Options::tr(
            "--practice brings its own addresses: it doesn't go with --cloud or --cloud-file.");
    if (!options.cloud.isEmpty() && !options.cloudFile.isEmpty())
        return Options::tr("--cloud and --cloud-file don't go together.");
    if (options.browser == u"visitor" && !options.practice && options.cloudFile.isEmpty())
        return Options::tr("The visitor lives in a practice tenant only.");
    if (const auto task = unknownTask(options.only))
        return task;
    const CommandHelp *help = commandHelp(options.command);
    if (help && help->choices.contains(u"setup"_s) && options.setups.isEmpty() && !options.practice) {
        return parser.isSet(u"setup"_s)
            ? Options::tr("There is no set-up file in that folder.")
            : Options::tr("%1 needs --setup FILE or --practice.").arg(options.command);
    }
    return {};
}

} // namespace

QString askedLanguage(const QStringList &arguments)
{
    QCommandLineParser parser;
    readLeniently(parser, arguments);
    return parser.value(u"language"_s);
}

Parsed parse(const QStringList &given)
{
    const QStringList arguments = normalized(given);
    QStringList words = wordsIn(arguments);
    Options options;
    if (!words.isEmpty())
        options.command = words.takeFirst();
    const CommandHelp *help = commandHelp(options.command);

    QCommandLineParser parser;
    addHelpAndVersion(parser);
    const QList<QStringView> names = choicesOf(options.command);
    for (const Choice &choice : choices) {
        if (names.contains(QStringView(choice.name)))
            add(parser, choice);
    }
    parser.setApplicationDescription(help ? Options::tr(help->text) : overview());
    parser.addPositionalArgument(help ? options.command : u"COMMAND"_s,
        help ? Options::tr(help->text) : Options::tr("What to do; without it, the window opens."),
        help ? options.command : u"[COMMAND]"_s);

    if (!help && !options.command.isEmpty())
        return wrongUsage(Options::tr("There is no command \"%1\".").arg(options.command));
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (parser.isSet(u"help"_s))
        return {{}, Exit::Good, parser.helpText()};
    if (parser.isSet(u"version"_s))
        return {{}, Exit::Good, u"connect-mail-wizard %1\n"_s.arg(QStringLiteral(CMW_VERSION))};

    read(parser, options);
    if (parser.isSet(u"only"_s))
        options.only += std::exchange(words, {});
    if (!words.isEmpty())
        return wrongUsage(Options::tr("Not understood: \"%1\".").arg(words.first()));
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

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command.h"

#include "app/commands/apply.h"
#include "app/commands/check.h"
#include "app/commands/explain.h"
#include "app/commands/handover.h"
#include "app/commands/plan.h"
#include "app/commands/practice.h"
#include "app/commands/receive.h"
#include "app/commands/renewsecret.h"
#include "app/commands/report.h"
#include "app/commands/sendtest.h"
#include "app/commands/setup.h"
#include "app/commands/several.h"
#include "app/commands/tasks.h"
#include "app/commands/undo.h"
#include "app/interrupts.h"
#include "app/resulttext.h"
#include "app/setupcommand.h"

#include <QCoreApplication>
#include <QTimer>

namespace cmw {

using namespace Qt::StringLiterals;

std::unique_ptr<Command> makeCommand(const Options &options, const Output &output)
{
    if (options.setups.size() > 1)
        return std::make_unique<SeveralCommand>(options, output);
    if (options.command == u"setup")
        return std::make_unique<WholeSetupCommand>(options, output);
    if (options.command == u"plan")
        return std::make_unique<PlanCommand>(options, output);
    if (options.command == u"apply")
        return std::make_unique<ApplyCommand>(options, output);
    if (options.command == u"check")
        return std::make_unique<CheckCommand>(options, output);
    if (options.command == u"handover")
        return std::make_unique<HandOverCommand>(options, output);
    if (options.command == u"report")
        return std::make_unique<ReportCommand>(options, output);
    if (options.command == u"explain")
        return std::make_unique<ExplainCommand>(options, output);
    if (options.command == u"undo")
        return std::make_unique<UndoCommand>(options, output);
    if (options.command == u"renew-secret")
        return std::make_unique<RenewSecretCommand>(options, output);
    if (options.command == u"send-test")
        return std::make_unique<SendTestCommand>(options, output);
    if (options.command == u"receive")
        return std::make_unique<ReceiveCommand>(options, output);
    if (options.command == u"practice")
        return std::make_unique<PracticeCommand>(options, output);
    return std::make_unique<TasksCommand>(options, output);
}

Result<void> Command::tell() const
{
    if (!m_output.isJson())
        m_output.print(text());
    else if (const QJsonObject result = json(); !result.isEmpty())
        m_output.print(result);
    return {};
}

Exit runCommand(const Options &options, const QString &language)
{
    const Output output(language, options.json ? Output::Form::Json : Output::Form::Text);
    const std::unique_ptr<Command> command = makeCommand(options, output);
    Exit result = Exit::Good;
    const Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, command.get(), &Command::interrupt);
    QObject::connect(
        command.get(), &Command::finished, QCoreApplication::instance(),
        [&result](Exit exit) {
            result = exit;
            QCoreApplication::quit();
        },
        Qt::QueuedConnection); // the event loop may not run yet
    QTimer::singleShot(0, command.get(), &Command::start);
    QCoreApplication::exec();

    Result<void> told = command->tell();
    if (told)
        told = output.written();
    if (told)
        return result;
    output.say(ResultText(language).error(told.error()).trimmed());
    return worse(result, exitFor(told.error()));
}

} // namespace cmw

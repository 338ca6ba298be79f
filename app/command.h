// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/exit.h"
#include "app/options.h"
#include "app/output.h"
#include "core/result.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <memory>

namespace cmw {

class SharedSignIn;

/// One command of the command line. It works on the event loop, ends once with finished(), and can tell its
/// result from then on.
class Command : public QObject {
    Q_OBJECT
public:
    Command(const Options &options, const Output &output) : m_options(options), m_output(output) { }

    virtual void start() = 0;
    /// The person wants it to end: it does, soon, with finished().
    virtual void interrupt() = 0;

    /// Whether it may put a question to the person: two at once would take each other's answers.
    virtual bool asks() const { return false; }
    /// Whether it may change a tenant: two at once would overwrite what the other does there.
    virtual bool writes() const { return false; }

    /// The result for programs, and for people. Empty: everything was said already.
    virtual QJsonObject json() const { return {}; }
    virtual QString text() const { return {}; }
    /// Why it isn't all good, in one sentence: why it could not be done, or the first line that isn't as it should
    /// be; empty where it is.
    virtual QString reason() const { return {}; }
    /// Prints the result. Errors: output/result-lost.
    virtual Result<void> tell() const;
    /// Others work beside it, and who signs in for one of them does for all; to be said before start(). Null: alone.
    virtual void share(const std::shared_ptr<SharedSignIn> &) { }

Q_SIGNALS:
    void finished(cmw::Exit exit);

protected:
    const Options &options() const { return m_options; }
    const Output &output() const { return m_output; }

private:
    const Options m_options;
    const Output &m_output;
};

/// The command that the options ask for. With several set-ups: that one on each of them.
std::unique_ptr<Command> makeCommand(const Options &options, const Output &output);

/// Runs the command to its end and prints its result. Needs an application object.
Exit runCommand(const Options &options, const QString &language);

} // namespace cmw

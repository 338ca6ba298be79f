// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/exit.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace cmw {

/// What the command line asks for.
struct Options {
    Q_DECLARE_TR_FUNCTIONS(cmw::Options)
public:
    QString command; ///< "check" and the like; empty: the window
    QStringList setups; ///< files; a folder is replaced by those in it
    std::optional<QString> practice; ///< the scenario's name; empty text: the happy path
    QString language; ///< "en", "ko"; empty: the system's
    QString cloud, cloudFile;
    QString keychain; ///< "system", "memory"; empty: as the place has it
    QString browser; ///< a command, "print", "visitor"; empty: as the place has it
    std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    bool verbose = false;
    bool json = false;
    bool yes = false;
    bool secretFromInput = false; ///< the client secret is the first line of standard input
    bool confirmed = false; ///< Webex Connect has the new client secret
    QStringList agreed; ///< codes of findings whose repair the person agrees to
    QStringList only; ///< tasks' ids
    QStringList words; ///< the text to explain
    QString to; ///< one receiver of the test email, or several with commas between
    QString signIn; ///< the mailbox's way for the test email; empty: by itself
    bool transcript = false; ///< of the dialogue with the mail server
    QString clientId; ///< of the sign-in; empty: as the cloud has it
    bool deviceCode = false; ///< the admin signs in by a code, on any device
    QString like; ///< file of the set-up whose app a new one shares
    QString format; ///< which part of a hand-over; empty: the message
    bool offline = false; ///< no sign-in
    QString output; ///< file of the report; empty: standard output
    bool look = false; ///< at every line, before the report is written
    bool withAddresses = false; ///< leave addresses and names readable in the report
    std::chrono::minutes within{15}; ///< a mail is looked for
    QString mailCode; ///< of the mail that is looked for; empty: a new one is asked for
    bool sendsOwnMail = false; ///< the admin's account sends the mail that is looked for
    bool followsUnforwarded = false; ///< also where the mailbox doesn't forward: that time was named
    QString scenario;
    std::chrono::milliseconds latency{0};
    bool list = false;
    QString lineName; ///< before each line of progress, where several set-ups are worked on
};

/// The command line, understood; or why the program ends here, with the text to print.
struct Parsed {
    Options options;
    std::optional<Exit> end; ///< Good: help or version were asked for; Usage: what is wrong is in the text
    QString text;

    bool opensWindow() const { return !end && options.command.isEmpty(); }
};

/// Texts are in the language of the translators that are installed. Works without an application object, too.
Parsed parse(const QStringList &given);

/// What --language says, before anything else is understood; empty where it says nothing.
QString askedLanguage(const QStringList &arguments);

} // namespace cmw

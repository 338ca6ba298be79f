// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/choices.h"

#include "core/endpoints.h"

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

QStringList withCommon(const QStringList &own)
{
    return own + QStringList{u"language"_s, u"verbose"_s};
}

QStringList onSetups(const QStringList &own)
{
    return withCommon(QStringList{u"setup"_s, u"practice"_s} + own
        + QStringList{u"cloud"_s, u"cloud-file"_s, u"keychain"_s, u"browser"_s, u"client-id"_s,
            u"device-code"_s, u"timeout"_s});
}

} // namespace

QList<Choices::Option> Choices::options()
{
    return {
        {u"setup"_s, u"FILE"_s, tr("Set-up file, or a folder of them. Can be given several times.")},
        {u"practice"_s, u"SCENARIO"_s,
            tr("Use the practice tenant inside the program instead of Microsoft and Webex. The scenario may "
               "be left out; it is what is set up wrong there (see \"practice --list\").")},
        {u"json"_s, {}, tr("Print one JSON document on standard output.")},
        {u"yes"_s, {}, tr("Change without asking.")},
        {u"secret-from-stdin"_s, {},
            tr("Read the client secret from the first line of standard input; it is kept as --keychain says.")},
        {u"confirmed"_s, {}, tr("Webex Connect has the new client secret: remove the old one.")},
        {u"agree"_s, u"CODE"_s,
            tr("Agree to a repair that undoes what others have set; the code is that of the finding. Can be given "
               "several times.")},
        {u"only"_s, u"TASK"_s, tr("Only this task (see \"tasks\"). Can be given several times.")},
        {u"to"_s, u"ADDRESS"_s,
            tr("Who gets the test email. Can be given several times, or with commas between. Otherwise the set-up's "
               "receivers, or the signed-in admin.")},
        {u"transcript"_s, {},
            tr("Print the dialogue with the mail server and what each stage found, too. Secrets and addresses are "
               "masked in the dialogue.")},
        {u"sign-in"_s, u"WAY"_s,
            tr("How the mailbox signs in for the test email: wizard (the app gets a redirect URI for a moment), paste (you "
               "bring the address at which the browser ended; the app stays as it is) or webex-connect (not at all: only "
               "the way to the mail server is tried). Otherwise wizard, or paste where the app can't be changed.")},
        {u"send"_s, {},
            tr("Your own account sends the mail (Microsoft asks for the permission Mail.Send). It proves the forwarding, "
               "not that mail from the Internet arrives.")},
        {u"code"_s, u"CODE"_s,
            tr("Follow the mail on that an earlier run has asked for: the code in its subject.")},
        {u"within"_s, u"MINUTES"_s,
            tr("How long the mail is looked for, even where the mailbox doesn't forward yet; 15 otherwise, where it "
               "forwards.")},
        {u"like"_s, u"FILE"_s,
            tr("Set-up whose app the new one shares: one app serves several mailboxes. The new one's file has its "
               "mailbox and Forwarding Address.")},
        {u"format"_s, u"PART"_s, tr("What to print: message (default), az, powershell, exchange or link.")},
        {u"offline"_s, {}, tr("Don't sign in: hand over every line that isn't known to be done.")},
        {u"output"_s, u"FILE"_s,
            tr("Where the report goes; the end of its name says as what: .html, .pdf or .json. Without it a text for a "
               "ticket goes to standard output. A file that is there is kept, but with --yes.")},
        {u"check"_s, {},
            tr("Look at every line first; the exit status is then that of check. Otherwise the report tells what was found "
               "last, and when.")},
        {u"with-addresses"_s, {},
            tr("Leave mail addresses and names readable in the report. Secrets are never in it.")},
        {u"scenario"_s, u"NAME"_s, tr("What is set up wrong in the practice tenant.")},
        {u"latency"_s, u"MS"_s, tr("Delay every answer by so many milliseconds.")},
        {u"list"_s, {}, tr("List the scenarios and end.")},
        {u"language"_s, u"en|ko"_s, tr("Language of all texts.")},
        {u"cloud"_s, u"NAME"_s, tr("Microsoft's cloud: %1.").arg(Endpoints::names().join(u", "))},
        {u"cloud-file"_s, u"FILE"_s, tr("Addresses of another cloud, a practice server or a test, as JSON.")},
        {u"keychain"_s, u"system|memory"_s,
            tr("Where the client secret is kept; \"memory\" forgets it at the end.")},
        {u"browser"_s, u"COMMAND|print"_s,
            tr("How an address is opened: a command that gets it as its last argument, or \"print\". "
               "With a practice tenant also \"visitor\", who signs in by itself.")},
        {u"client-id"_s, u"ID"_s,
            tr("Client ID of your own app for signing in as the admin (not of the app that Webex Connect gets): a public "
               "client with the redirect URI http://localhost and, for --device-code, public client flows allowed. "
               "Otherwise Microsoft's own are used.")},
        {u"device-code"_s, {},
            tr("Sign in as the admin on any device, with a code: for a call where somebody else signs in. Exchange "
               "wants a second one.")},
        {u"timeout"_s, u"SECONDS"_s, tr("How long one request may take.")},
        {u"verbose"_s, {}, tr("Log what happens on standard error, without secrets.")},
    };
}

QList<Choices::Command> Choices::commands()
{
    return {
        {u"setup"_s, tr("Do the whole job: all four steps and the test email."),
            onSetups({u"json"_s, u"yes"_s, u"agree"_s, u"secret-from-stdin"_s, u"like"_s})},
        {u"plan"_s, tr("Show what would be changed, line by line."), onSetups({u"json"_s, u"only"_s})},
        {u"apply"_s, tr("Change what is still to be done."),
            onSetups({u"json"_s, u"only"_s, u"yes"_s, u"agree"_s, u"secret-from-stdin"_s})},
        {u"check"_s, tr("Look at every line. Change nothing."),
            onSetups({u"json"_s, u"only"_s, u"secret-from-stdin"_s})},
        {u"handover"_s, tr("Give another admin what is still open: a message, a link, scripts."),
            onSetups({u"json"_s, u"only"_s, u"agree"_s, u"format"_s, u"offline"_s})},
        {u"report"_s, tr("Write down how everything stands, for a case or a file: HTML, PDF or JSON."),
            onSetups({u"json"_s, u"output"_s, u"check"_s, u"with-addresses"_s, u"yes"_s})},
        {u"undo"_s, tr("Take back what this set-up has changed."),
            onSetups({u"json"_s, u"yes"_s, u"agree"_s})},
        {u"send-test"_s, tr("Send the test email, stage by stage."),
            onSetups({u"json"_s, u"to"_s, u"sign-in"_s, u"transcript"_s, u"secret-from-stdin"_s})},
        {u"receive"_s, tr("Follow a mail from outside to Webex Connect with the message trace."),
            onSetups({u"json"_s, u"code"_s, u"send"_s, u"within"_s})},
        {u"renew-secret"_s,
            tr("Make a new client secret, and remove the old one when the new one is in use."),
            onSetups({u"json"_s, u"yes"_s, u"confirmed"_s})},
        {u"explain"_s,
            tr("Say what an error means and what to do: a code, a bounce, a log, an address, behind the command or on "
               "standard input."),
            withCommon({u"json"_s})},
        {u"practice"_s, tr("Run the practice tenant as a server until the end of input or SIGTERM."),
            withCommon({u"scenario"_s, u"latency"_s, u"list"_s, u"json"_s})},
        {u"tasks"_s, tr("List the document's bullets: what each one reads and changes."),
            withCommon({u"json"_s})},
    };
}

QStringList Choices::windowOptions()
{
    return onSetups({});
}

} // namespace cmw

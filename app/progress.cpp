// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/progress.h"

#include "diagnosis/catalogue.h"

#include <QUrl>

namespace cmw {

using namespace Qt::StringLiterals;

Progress::Progress(const Session &session, const Output &output, QString name, SignIn signIn)
    : m_session(session),
      m_output(output),
      m_text(output.language()),
      m_name(std::move(name)),
      m_signIn(signIn)
{
    connect(&session, &Session::foundTask, this, &Progress::found);
    connect(&session, &Session::taskWaiting, this, &Progress::waitForTask);
    connect(&session, &Session::waitingForPerson, this, &Progress::waitForPerson);
    connect(&session, &Session::doubted, this,
        [this](const Error &error) { say(Catalogue::builtIn().words(error, m_output.language()).summary); });
    connect(&session, &Session::waitingForCode, this, &Progress::waitForCode);
    connect(&session, &Session::stageEnded, this,
        [this](const Stage &stage) { say(u"        "_s + m_text.stage(stage)); });
}

void Progress::say(const QString &line) const
{
    m_output.say(m_name.isEmpty() ? line : m_name + u": "_s + line);
}

QString Progress::title(const QString &task) const
{
    const Bullet *bullet = Document::outline().bullet(task);
    return bullet ? bullet->title.in(m_output.language()) : task;
}

void Progress::found(const QString &task)
{
    const Finding finding = m_session.finding(task);
    const Words words = Catalogue::builtIn().words(finding, m_output.language());
    const Bullet *bullet = Document::outline().bullet(task);
    const QString changed = m_session.wasChanged(task) ? tr(" (changed)") : QString();
    const QString line = u"%1 %2  %3: %4"_s.arg(bullet && bullet->step != u"verify" ? bullet->step : u"*"_s,
                             m_text.state(finding.state), title(task), words.summary)
        + changed;
    if (m_told.value(task) != line)
        say(line);
    m_told.insert(task, line);
}

void Progress::waitForCode(const DeviceCode &code) const
{
    //: %1: address of a page, %2: a code
    say(tr("To sign in, open %1 on any device and enter the code %2.")
            .arg(code.page.toString(QUrl::FullyEncoded), code.code));
    if (code.further > 0)
        say(tr("A second code follows, for Exchange."));
}

void Progress::waitForPerson(const QUrl &address, bool opened) const
{
    if (!opened)
        sayAddress(address);
    else if (m_signIn == SignIn::ByVisitor)
        say(tr("Signing in: the practice visitor answers."));
    else
        say(tr("Signing in: answer in the browser."));
}

void Progress::browserFailed(const QUrl &address) const
{
    say(tr("The browser's command failed."));
    sayAddress(address);
}

void Progress::sayAddress(const QUrl &address) const
{
    say(tr("Open this address to sign in:") + u'\n' + address.toString(QUrl::FullyEncoded));
}

void Progress::waitForTask(const QString &task, const Error &reason, int nextSeconds) const
{
    const QString why = Catalogue::builtIn().words(reason, m_output.language()).summary;
    if (task.isEmpty()) { // before the first line: at the sign-in
        //: %1: why it waits
        say(tr("%1 Trying again in %n s.", nullptr, nextSeconds).arg(why));
        return;
    }
    //: %1: a line of the document, %2: why it waits
    say(tr("%1: %2 Trying again in %n s.", nullptr, nextSeconds).arg(title(task), why));
}

} // namespace cmw

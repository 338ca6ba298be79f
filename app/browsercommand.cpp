// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/browsercommand.h"

#include <QElapsedTimer>
#include <QProcess>

#include <chrono>
#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace cmw {

using namespace std::chrono_literals;

namespace {

/// A browser that ends later was there for the person.
constexpr auto soon = 10s;

} // namespace

BrowserCommand::BrowserCommand(QStringList command) : m_command(std::move(command)) { }

BrowserCommand::~BrowserCommand()
{
    for (QProcess *browser : m_started) {
        browser->disconnect();
        if (browser->state() == QProcess::NotRunning)
            delete browser; // of one that runs, this would end the person's browser
    }
}

bool BrowserCommand::open(const QUrl &address)
{
    if (m_command.isEmpty())
        return false;
    auto browser = std::make_unique<QProcess>();
    browser->setProgram(m_command.first());
    browser->setArguments(m_command.mid(1) << address.toString(QUrl::FullyEncoded));
    // What the browser says belongs neither into the result nor into the messages.
    browser->setStandardInputFile(QProcess::nullDevice());
    browser->setStandardOutputFile(QProcess::nullDevice());
    browser->setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    browser->setChildProcessModifier([] { ::setsid(); }); // Ctrl+C is meant for this program alone
#endif
    QElapsedTimer since;
    since.start();
    connect(
        browser.get(), &QProcess::finished, this,
        [this, address, since](int code, QProcess::ExitStatus status) {
            if ((code != 0 || status != QProcess::NormalExit) && !since.hasExpired(soon / 1ms))
                Q_EMIT failed(address);
        },
        Qt::QueuedConnection); // not before open() has returned
    browser->start();
    if (!browser->waitForStarted())
        return false;
    m_started.push_back(browser.release());
    return true;
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace cmw::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000;

} // namespace

QJsonObject Ran::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonObject Ran::task(const QString &id) const
{
    const QJsonArray tasks = json().value(u"tasks").toArray();
    for (const QJsonValue &task : tasks) {
        if (task[u"id"].toString() == id)
            return task.toObject();
    }
    return {};
}

Program::Program(const QStringList &arguments, const QString &home, Input input,
    const QProcessEnvironment &more, qint64 largestFile)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(display);
    environment.insert(u"HOME"_s, home.isEmpty() ? m_home.path() : home);
    for (const QString &folder : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.remove(folder);
    environment.insert(more);
    m_process.setProcessEnvironment(environment);
    if (input == Input::Terminal)
        giveTerminal();
    if (largestFile > 0) {
        m_process.setChildProcessModifier([largestFile] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{static_cast<rlim_t>(largestFile), static_cast<rlim_t>(largestFile)};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
    }
    m_process.start(QStringLiteral(CMW_PROGRAM), arguments);
    m_process.waitForStarted(patience);
}

void Program::giveTerminal()
{
    m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_terminal < 0 || ::grantpt(m_terminal) != 0 || ::unlockpt(m_terminal) != 0)
        qFatal("no terminal");
    const QByteArray name = ::ptsname(m_terminal);
    m_process.setChildProcessModifier([name] {
        const int end = ::open(name.constData(), O_RDWR | O_NOCTTY);
        ::dup2(end, STDIN_FILENO);
    });
}

void Program::type(const QByteArray &line) const
{
    const QByteArray keys = line + '\n';
    if (::write(m_terminal, keys.constData(), static_cast<size_t>(keys.size())) != keys.size())
        qFatal("the terminal takes nothing");
}

QByteArray Program::shown() const
{
    QByteArray shown(4096, '\0');
    ::fcntl(m_terminal, F_SETFL, O_NONBLOCK);
    const ssize_t size = ::read(m_terminal, shown.data(), static_cast<size_t>(shown.size()));
    return shown.left(size > 0 ? size : 0);
}

Program::~Program()
{
    if (m_terminal >= 0)
        ::close(m_terminal);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

Ran Program::run(const QStringList &arguments, const QByteArray &input, const QString &home)
{
    Program program(arguments, home);
    program.m_process.write(input);
    program.closeInput();
    return program.end();
}

void Program::read()
{
    m_out += m_process.readAllStandardOutput();
    m_err += m_process.readAllStandardError();
}

bool Program::waitUntilSaid(const QByteArray &text, int times)
{
    return waitUntil([this, &text, times] {
        read();
        return m_err.count(text) >= times;
    });
}

QJsonObject Program::line()
{
    waitUntil([this] {
        read();
        return m_out.contains('\n');
    });
    const qsizetype end = m_out.indexOf('\n');
    const QByteArray line = m_out.left(end);
    m_out.remove(0, end + 1);
    return QJsonDocument::fromJson(line).object();
}

void Program::signal(int number) const
{
    ::kill(static_cast<pid_t>(id()), number);
}

Ran Program::end()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patience);
    read();
    const bool normal = ended && m_process.exitStatus() == QProcess::NormalExit;
    return {normal ? m_process.exitCode() : -1, m_out, m_err};
}

QByteArray complaint(const QJsonObject &document, const QString &schema)
{
    const QString folder = QStringLiteral(CMW_SOURCE_DIR "/tests/peers/");
    QProcess validator;
    validator.start(folder + u"node_modules/.bin/node"_s,
        {folder + u"validate.mjs"_s, u"urn:connect-mail-wizard:"_s + schema});
    validator.write(QJsonDocument(document).toJson());
    validator.closeWriteChannel();
    if (!validator.waitForFinished(patience))
        return "the validator doesn't end";
    return validator.exitCode() == 0 ? QByteArray() : "not valid: " + validator.readAllStandardError();
}

} // namespace cmw::tests

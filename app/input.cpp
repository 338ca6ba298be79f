// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/input.h"

#include <QPointer>
#include <QSocketNotifier>

#include <array>
#include <thread>
#include <utility>

#ifdef Q_OS_WIN
#include <QCoreApplication>

#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace cmw {

namespace {

constexpr int standardInput = 0;

/// What is there to read, up to a piece; empty at the end.
QByteArray readSome()
{
    std::array<char, 4096> bytes{};
#ifdef Q_OS_WIN
    const auto size = ::_read(standardInput, bytes.data(), static_cast<unsigned>(bytes.size()));
#else
    const auto size = ::read(standardInput, bytes.data(), bytes.size());
#endif
    return size > 0 ? QByteArray(bytes.data(), static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace

/// A terminal that doesn't show what is typed, as long as this lives. Elsewhere it does nothing.
class HiddenEcho final {
public:
#ifdef Q_OS_WIN
    HiddenEcho() : m_isTerminal(GetConsoleMode(m_console, &m_before) != 0)
    {
        if (m_isTerminal)
            SetConsoleMode(m_console, m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~HiddenEcho()
    {
        if (m_isTerminal)
            SetConsoleMode(m_console, m_before);
    }

private:
    HANDLE m_console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_before = 0;
#else
    HiddenEcho() : m_isTerminal(::tcgetattr(standardInput, &m_before) == 0)
    {
        termios now = m_before;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        now.c_lflag |= static_cast<tcflag_t>(ECHONL);
        if (m_isTerminal)
            ::tcsetattr(standardInput, TCSAFLUSH, &now);
    }
    ~HiddenEcho()
    {
        if (m_isTerminal)
            ::tcsetattr(standardInput, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
#endif
    const bool m_isTerminal;
    Q_DISABLE_COPY_MOVE(HiddenEcho)
};

#ifdef Q_OS_WIN

Input::Input(Echo echo) : m_hidden(echo == Echo::Hidden ? std::make_unique<HiddenEcho>() : nullptr)
{
    // Windows can't wait for a console and an event loop at once. The thread ends with the input or the
    // program.
    std::thread([self = QPointer<Input>(this)] {
        for (bool open = true; open;) {
            const QByteArray bytes = readSome();
            open = !bytes.isEmpty();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, bytes] {
                    if (self)
                        self->take(bytes);
                },
                Qt::QueuedConnection);
        }
    }).detach();
}

#else

Input::Input(Echo echo)
    : m_hidden(echo == Echo::Hidden ? std::make_unique<HiddenEcho>() : nullptr),
      m_notifier(std::make_unique<QSocketNotifier>(standardInput, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        QByteArray bytes = readSome();
        take(bytes);
        bytes.fill('\0');
    });
}

#endif

Input::~Input()
{
    m_rest.fill('\0');
}

bool Input::isTerminal()
{
#ifdef Q_OS_WIN
    return ::_isatty(standardInput) != 0;
#else
    return ::isatty(standardInput) != 0;
#endif
}

void Input::take(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        if (m_notifier)
            m_notifier->setEnabled(false);
        if (!m_rest.isEmpty()) // its last line ends without a line feed
            tell(std::exchange(m_rest, {}));
        Q_EMIT ended();
        return;
    }
    m_rest += bytes;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QByteArray text = m_rest.left(end);
        const QByteArray rest = m_rest.mid(end + 1);
        m_rest.fill('\0');
        m_rest = rest;
        tell(text);
    }
}

void Input::tell(QByteArray text)
{
    text = std::move(text).trimmed();
    Q_EMIT line(text);
    text.fill('\0');
}

} // namespace cmw

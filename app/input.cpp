// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/input.h"

#include <QPointer>
#include <QSocketNotifier>

#include <array>
#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#else
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

#ifdef Q_OS_WIN

Input::Input(QObject *parent) : QObject(parent)
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

Input::Input(QObject *parent)
    : QObject(parent),
      m_notifier(std::make_unique<QSocketNotifier>(standardInput, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { take(readSome()); });
}

#endif

Input::~Input() = default;

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
        Q_EMIT ended();
        return;
    }
    m_rest += bytes;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QString text = QString::fromLocal8Bit(m_rest.left(end)).trimmed();
        m_rest.remove(0, end + 1);
        Q_EMIT line(text);
    }
}

} // namespace cmw

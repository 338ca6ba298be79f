// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret.h"

#include <QDebug>

#include <utility>

namespace cmw {

namespace {

QByteArray deepCopy(const QByteArray &text)
{
    return {text.constData(), text.size()};
}

void wipe(QByteArray &text)
{
    if (text.isDetached()) {
        // volatile, so that the compiler doesn't take the last writes for useless ones.
        volatile char *bytes = text.data();
        for (qsizetype i = 0; i < text.size(); ++i)
            bytes[i] = 0;
    }
    text.clear();
}

} // namespace

// Deep copies: a shared buffer could not be wiped by either owner.
Secret::Secret(const Secret &other) : m_text(deepCopy(other.m_text)) { }

Secret::Secret(Secret &&other) noexcept : m_text(std::exchange(other.m_text, {})) { }

Secret &Secret::operator=(Secret other) noexcept
{
    std::swap(m_text, other.m_text);
    return *this;
}

Secret::~Secret()
{
    wipe(m_text);
}

bool Secret::operator==(const Secret &other) const
{
    if (m_text.size() != other.m_text.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < m_text.size(); ++i)
        difference |= static_cast<unsigned>(m_text.at(i) ^ other.m_text.at(i));
    return difference == 0;
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "Secret()" : "Secret(••••••••)");
    return debug;
}

} // namespace cmw

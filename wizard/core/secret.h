// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

class QDebug;

namespace cmw {

/// A text that must not be seen: a client secret or a token. It prints as dots, is wiped when it ends, and is
/// unwrapped by unwrap() alone, which is called in few, named places. It is never written to a file of ours.
class Secret final {
public:
    Secret() = default;
    explicit Secret(QByteArray text) : m_text(std::move(text)) { }
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_text.isEmpty(); }
    /// Takes the same time for every secret of one length.
    bool operator==(const Secret &other) const;

    /// Whether it begins so: Microsoft shows the first three characters of a client secret as its hint.
    bool startsWith(const QByteArray &hint) const { return m_text.startsWith(hint); }

    /// The text itself: for the keychain, a token request, the SMTP login and the person's own "copy" and
    /// "show".
    QByteArray unwrap() const { return {m_text.constData(), m_text.size()}; }

private:
    QByteArray m_text;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace cmw

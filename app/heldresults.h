// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>

#include <functional>
#include <memory>

class QIODevice;

namespace cmw {

/// Results that come in any order and are wanted in another one. They are kept in a temporary file: memory doesn't
/// grow with their number.
class HeldResults final {
public:
    HeldResults();
    ~HeldResults();

    void add(qsizetype place, const QByteArray &result);
    /// Calls `take` with each one, in order of their places.
    void inOrder(const std::function<void(const QByteArray &)> &take) const;

private:
    struct Piece {
        qint64 start = 0, size = 0;
    };

    std::unique_ptr<QIODevice> m_file;
    QHash<qsizetype, Piece> m_pieces;
};

} // namespace cmw

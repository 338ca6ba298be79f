// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <memory>

class QIODevice;

namespace cmw {

/// Results that come in any order and are wanted in another one. They are kept in a temporary file: memory doesn't
/// grow with their number. What the file doesn't take, such as on a full disk, stays in memory.
class HeldResults final {
public:
    HeldResults();
    ~HeldResults();

    void add(qsizetype place, const QByteArray &result);
    /// Calls `take` with each one, in order of their places: its result, or that it can't be read any more
    /// (output/result-lost).
    void inOrder(const std::function<void(qsizetype, const Result<QByteArray> &)> &take) const;

private:
    struct Piece {
        qint64 start = 0, size = 0;
    };

    Result<QByteArray> read(const Piece &piece) const;

    std::unique_ptr<QIODevice> m_file;
    qint64 m_end = 0; ///< of what is in it
    QHash<qsizetype, Piece> m_pieces;
    QHash<qsizetype, QByteArray> m_inMemory;
};

} // namespace cmw

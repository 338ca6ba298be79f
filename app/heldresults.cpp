// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/heldresults.h"

#include <QBuffer>
#include <QTemporaryFile>

#include <algorithm>

namespace cmw {

HeldResults::HeldResults()
{
    auto file = std::make_unique<QTemporaryFile>();
    if (file->open()) {
        m_file = std::move(file);
        return;
    }
    // No room for files: better in memory than not at all.
    m_file = std::make_unique<QBuffer>();
    m_file->open(QIODevice::ReadWrite);
}

HeldResults::~HeldResults() = default;

void HeldResults::add(qsizetype place, const QByteArray &result)
{
    const qint64 start = m_file->size();
    m_file->seek(start);
    m_file->write(result);
    m_pieces.insert(place, {start, result.size()});
}

void HeldResults::inOrder(const std::function<void(const QByteArray &)> &take) const
{
    QList<qsizetype> places = m_pieces.keys();
    std::sort(places.begin(), places.end());
    for (const qsizetype place : std::as_const(places)) {
        const Piece piece = m_pieces.value(place);
        m_file->seek(piece.start);
        take(m_file->read(piece.size));
    }
}

} // namespace cmw

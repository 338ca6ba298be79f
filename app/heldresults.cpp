// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/heldresults.h"

#include <QTemporaryFile>

#include <algorithm>
#include <vector>

namespace cmw {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<QIODevice> openTemporary()
{
    std::unique_ptr<QFile> file = std::make_unique<QTemporaryFile>();
    // Without a buffer: a disk that is full says so at once.
    if (!file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return {};
    return file;
}

} // namespace

HeldResults::HeldResults() : m_file(openTemporary()) { }

HeldResults::~HeldResults() = default;

void HeldResults::add(qsizetype place, const QByteArray &result)
{
    // Into a file that isn't as it was left, nothing more goes: it would stand in another's place.
    const bool isOurs = m_file && m_file->size() == m_end && m_file->seek(m_end);
    if (isOurs && m_file->write(result) == result.size()) {
        m_pieces.insert(place, {m_end, result.size()});
        m_end += result.size();
    } else {
        m_inMemory.insert(place, result);
    }
}

void HeldResults::inOrder(const std::function<void(qsizetype, const Result<QByteArray> &)> &take) const
{
    std::vector<qsizetype> places;
    for (auto piece = m_pieces.keyBegin(); piece != m_pieces.keyEnd(); ++piece)
        places.push_back(*piece);
    for (auto held = m_inMemory.keyBegin(); held != m_inMemory.keyEnd(); ++held)
        places.push_back(*held);
    std::sort(places.begin(), places.end());
    for (const qsizetype place : places) {
        const auto held = m_inMemory.constFind(place);
        take(place, held == m_inMemory.constEnd() ? read(m_pieces.value(place)) : *held);
    }
}

Result<QByteArray> HeldResults::read(const Piece &piece) const
{
    QByteArray result = m_file->seek(piece.start) ? m_file->read(piece.size) : QByteArray();
    if (result.size() == piece.size)
        return result;
    return Error{u"output/result-lost"_s, {}, m_file->errorString()};
}

} // namespace cmw

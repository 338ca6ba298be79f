// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/columns.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cmw {

namespace {

/// Ranges that Unicode calls wide (East Asian Width, W and F), as far as our texts use them.
constexpr std::pair<char16_t, char16_t> wide[] = {
    {0x1100, 0x115f}, // Hangul Jamo
    {0x2e80, 0xa4cf}, // CJK
    {0xac00, 0xd7a3}, // Hangul syllables
    {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, // full-width forms
};

bool isWide(QChar letter)
{
    return std::any_of(std::begin(wide), std::end(wide), [letter](const auto &range) {
        return letter.unicode() >= range.first && letter.unicode() <= range.second;
    });
}

} // namespace

int columnsOf(const QString &text)
{
    return static_cast<int>(text.size() + std::count_if(text.begin(), text.end(), isWide));
}

QString inColumn(const QString &text, int columns)
{
    return text + QString(std::max(0, columns - columnsOf(text)), u' ');
}

QStringList inColumns(const QList<QStringList> &rows, const QString &indent)
{
    QList<int> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], columnsOf(row[column]));
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line = indent;
        for (qsizetype column = 0; column < row.size(); ++column) {
            line += column + 1 < row.size() ? inColumn(row[column], widths[column] + columnGap) : row[column];
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

} // namespace cmw

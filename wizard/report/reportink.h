// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/statemark.h"

namespace cmw {

/// The colours of a report, on paper and on a dark screen: those of the window.
inline Ink lightInk()
{
    return {.ground = 0xffffff,
        .line = 0xdfe3ea,
        .text = 0x1b2330,
        .muted = 0x5a6577,
        .accent = 0x2457c5,
        .done = 0x18794e,
        .wrong = 0xc4281c,
        .waiting = 0x8a5a00};
}

inline Ink darkInk()
{
    return {.ground = 0x1d2128,
        .line = 0x343b47,
        .text = 0xe8ebf0,
        .muted = 0xa3adbb,
        .accent = 0x8fb1ff,
        .done = 0x6fd3a2,
        .wrong = 0xff9a91,
        .waiting = 0xf0c36a};
}

} // namespace cmw

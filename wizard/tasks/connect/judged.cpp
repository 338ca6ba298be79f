// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/connect/judged.h"

namespace cmw {

Finding judged(const Judgement &judgement, const Finding &fine)
{
    if (!judgement)
        return fine;
    const bool isRefusal = judgement->weight == Objection::Weight::Refusal;
    return {isRefusal ? State::Wrong : State::Done, judgement->code, judgement->args};
}

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnosis/stagename.h"

#include "diagnosis/catalogue.h"

namespace cmw {

using namespace Qt::StringLiterals;

QString stageName(const QString &stage, const QString &language)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    const QString code = u"stage/"_s + stage;
    return catalogue.knows(code) ? catalogue.words(code, {}, language).summary : stage;
}

} // namespace cmw

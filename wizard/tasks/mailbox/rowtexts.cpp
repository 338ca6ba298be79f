// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tasks/mailbox/rowtexts.h"

#include <QJsonArray>

namespace cmw {

QStringList rowTexts(const QJsonValue &property)
{
    QStringList texts;
    const QJsonArray values = property.isArray() ? property.toArray() : QJsonArray{property};
    for (const QJsonValue &value : values) {
        if (!value.toString().isEmpty())
            texts.append(value.toString());
    }
    return texts;
}

} // namespace cmw

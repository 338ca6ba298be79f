// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/keychainbus.h"

#include <QMetaObject>
#include <QObject>

namespace cmw {

void askKeyring(QObject *context, const std::function<void(Result<Keyring>)> &answer)
{
    QMetaObject::invokeMethod(
        context,
        [answer = std::move(answer)] {
            answer(Keyring{false, true});
        },
        Qt::QueuedConnection);
}

} // namespace cmw

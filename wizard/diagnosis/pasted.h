// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace cmw {

/// All readings of what somebody pasted, the plain one first: with percent signs, JSON's escapes, HTML, quoted-printable
/// and base64 resolved, one inside the other, too. White space of any kind and line breaks are one blank; the last
/// reading has lines joined without one, as a console breaks them. A very long paste is read at its two ends.
QStringList readings(const QString &pasted);

/// The text with dots in the place of what could be a secret: tokens, authorization codes, client secrets, passwords.
/// Sooner too much than too little; ids (GUIDs), addresses and host names stay.
QString withoutSecrets(const QString &text);

} // namespace cmw

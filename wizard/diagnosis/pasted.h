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

/// The text with dots in the place of what could be a secret: tokens, authorization codes, client secrets, passwords; one
/// for each character, so that what stands elsewhere keeps its place. Sooner too much than too little; ids (GUIDs),
/// addresses and host names stay. To be done before a text is cut: half a secret isn't known for one.
QString masked(const QString &text);
/// The same with four dots for each secret, which don't tell its length.
QString withShortDots(const QString &masked);
QString withoutSecrets(const QString &text);

} // namespace cmw

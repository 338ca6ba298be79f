// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/mailpicture.h"

#include <QString>

class QXmlStreamWriter;

namespace cmw {

/// The mail's way as a picture within a page, with its words for who doesn't see it. Its colours are those of
/// lightInk(); a page's style may give others to the shapes that have one of them.
void writePicture(
    QXmlStreamWriter &page, const MailWay &way, const QString &inWords, const QString &language);
/// A state's mark, to be used by `useMark` on the same page.
void defineMarks(QXmlStreamWriter &page);
/// Beside the state's word, which tells it: it is silent.
void useMark(QXmlStreamWriter &page, State state);

} // namespace cmw

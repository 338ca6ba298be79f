// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "diagnosis/catalogue.h"

#include <QColor>
#include <QDateTime>
#include <QString>

class QPushButton;

namespace cmw {

/// The state's word in that language, as screen readers say it.
QString stateWord(State state, const QString &language);

/// "now → then" or what is, as rich text: addresses and ids in monospace, escaped.
QString lineHtml(const Words &words, State state, const QColor &muted);
/// Plain text as rich text: escaped, addresses and ids in monospace.
QString escapedHtml(const QString &text);

/// A role in the language of the program, with Microsoft's English name, which portals may show; as given where
/// it isn't one that the document speaks of.
QString roleName(const QString &english);

/// A moment in local time and a day, as the language writes them.
QString shownMoment(const QDateTime &at);
QString shownDay(const QDateTime &at);
QString shownTime(const QDateTime &at);

/// A button that looks like a link; an action at the right of a line.
QPushButton *linkButton(const QString &name, QWidget *parent = nullptr);
/// The one button of a page that stands out.
void setPrimary(QPushButton &button, bool primary);

} // namespace cmw

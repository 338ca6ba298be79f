// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/widgets/codetext.h"

#include "pages/theme.h"

#include <QTextDocument>
#include <QTextOption>
#include <QWheelEvent>

#include <cmath>
#include <memory>

namespace cmw {

CodeText::CodeText(const QString &name, QWidget *parent) : QTextEdit(parent)
{
    setObjectName(name);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QTextEdit::textChanged, this, &CodeText::updateGeometry);
}

int CodeText::heightForWidth(int width) const
{
    // A copy: the shown one keeps the width that it has.
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(font());
    copy->setDocumentMargin(0);
    copy->setDefaultTextOption(document()->defaultTextOption());
    copy->setTextWidth(width);
    return int(std::ceil(copy->size().height()));
}

QSize CodeText::sizeHint() const
{
    const int width = space::rail * 2;
    return {width, heightForWidth(width)};
}

QSize CodeText::minimumSizeHint() const
{
    return {space::rail / 2, fontMetrics().height()};
}

void CodeText::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // all of it is shown: the page scrolls
}

} // namespace cmw

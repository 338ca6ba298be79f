// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/mailpicture.h"

#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

namespace cmw {

/// Draws what is no text in a text document, by lines, as on a window: states' marks and the mail's way.
class PaperDrawing final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int kind = QTextFormat::UserObject + 1;

    PaperDrawing(const QString &language, const MailPicture::Fonts &fonts);

    static QTextCharFormat mark(State state);
    /// There is one of it in a report.
    QTextCharFormat picture(const MailWay &way, qreal width);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &area, QTextDocument *document, int position,
        const QTextFormat &format) override;

private:
    QString m_language;
    MailPicture::Fonts m_fonts;
    MailWay m_way;
};

} // namespace cmw

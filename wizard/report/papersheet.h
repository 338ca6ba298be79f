// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/paperdrawing.h"
#include "report/sheet.h"

#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>

namespace cmw {

/// A report as a text document, to be printed. Its unit is a CSS pixel: 96 to the inch.
class PaperSheet final : public Sheet {
public:
    PaperSheet(const QString &language, qreal width);

    QTextDocument &document() { return m_document; }
    static QFont font(int pixels);
    /// Where the pages are set: no heading stands at the end of one.
    void keepHeadings();

    void title(const QString &title, const QString &subtitle) override;
    void verdict(State state, const QString &sentence) override;
    void heading(int level, const QString &text) override;
    void paragraph(const QString &text) override { sentence(text, Kind::Body); }
    void note(const QString &text) override { sentence(text, Kind::Small); }
    void facts(const QList<Fact> &facts) override;
    void picture(const MailWay &way, const QString &inWords) override;
    void table(const QString &name, const QStringList &heads, const QList<Row> &rows) override;
    void original(const QString &name, const QString &text) override;
    void list(const QString &name, const QStringList &texts) override;
    void links(const QString &name, const QStringList &addresses) override;
    void beginItem(State state, const QString &word, const QString &title) override;
    void endItem() override;

private:
    enum class Kind { Body, Small, Strong, Code };
    QTextCharFormat format(Kind kind) const;
    QTextCharFormat coloured(Kind kind, State state) const;
    void block(qreal above, qreal below);
    void markHeading(int level);
    void sentence(const QString &text, Kind kind);
    void label(const QString &name);
    void writeCell(QTextCursor cursor, const Cell &cell, Kind kind) const;

    qreal m_width;
    QTextDocument m_document;
    QTextCursor m_cursor;
    PaperDrawing m_drawing;
    qreal m_indent = 0;
};

} // namespace cmw

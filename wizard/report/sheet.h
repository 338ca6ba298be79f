// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "report/mailpicture.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace cmw {

struct Report;

/// What a report is written on: a page for a browser, or paper. It knows how things look, and not what they mean.
class Sheet {
public:
    /// What stands in a table: a state's mark or none, a text, and what is said below it in small letters.
    struct Cell {
        QString text;
        QString small = {};
        std::optional<State> state = {};
        bool isCode = false;
    };
    using Row = QList<Cell>; ///< the first one names the row
    struct Fact {
        QString name, value;
        bool isCode = false; ///< is compared letter by letter
    };

    virtual ~Sheet() = default;

    virtual void title(const QString &title, const QString &subtitle) = 0;
    /// The one sentence that stands out.
    virtual void verdict(State state, const QString &sentence) = 0;
    /// Level 2 or 3.
    virtual void heading(int level, const QString &text) = 0;
    virtual void paragraph(const QString &text) = 0;
    virtual void note(const QString &text) = 0; ///< what is secondary
    virtual void facts(const QList<Fact> &facts) = 0;
    virtual void picture(const MailWay &way, const QString &inWords) = 0;
    virtual void table(const QString &name, const QStringList &heads, const QList<Row> &rows) = 0;
    /// Original words, line by line as they came.
    virtual void original(const QString &name, const QString &text) = 0;
    virtual void list(const QString &name, const QStringList &texts) = 0;
    virtual void links(const QString &name, const QStringList &addresses) = 0;
    /// What belongs together, with its state and title above.
    virtual void beginItem(State state, const QString &word, const QString &title) = 0;
    virtual void endItem() = 0;
};

/// Everything that is in the report, in its order.
void layOut(const Report &report, Sheet &sheet);

} // namespace cmw

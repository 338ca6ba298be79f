// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/finding.h"
#include "report/statemark.h"

#include <QWidget>

#include <optional>

class QPainter;
class QVariantAnimation;

namespace cmw {

struct Colours;

/// Those of the colours that pictures are drawn with.
Ink inkOf(const Colours &colours);

/// How a line stands, as a shape first and a colour second. Its accessible name is the state's word.
class StateIcon final : public QWidget {
    Q_OBJECT
public:
    explicit StateIcon(QWidget *parent = nullptr);

    void setState(State state, const QString &word);
    void setRunning(const QString &word);
    /// A state's shape in a square; also for the rail and the map.
    static void paint(QPainter &painter, const QRectF &square, State state, const Colours &colours);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<State> m_state; ///< none: running
    QVariantAnimation *m_turn = nullptr;
};

} // namespace cmw

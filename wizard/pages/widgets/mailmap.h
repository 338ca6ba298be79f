// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/mailpicture.h"

#include <QAbstractButton>

#include <array>
#include <optional>

namespace cmw {

/// One hop of the map as a button over its part of the picture. It paints the keyboard's place and that it is
/// open; the hop itself is the map's.
class HopButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit HopButton(Hop hop, QWidget *parent = nullptr);

    Hop hop() const { return m_hop; }

Q_SIGNALS:
    /// An arrow key: by how many columns and rows to go.
    void leftFor(int columns, int rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Hop m_hop;
};

/// The way of a mail as a picture whose hops open: by a click, or the arrow keys and Enter or Space. For screen
/// readers the same is said in words, and each hop is a button with its name and state.
class MailMap final : public QWidget {
    Q_OBJECT
public:
    explicit MailMap(QWidget *parent = nullptr);

    void display(const MailWay &way, const QString &language);
    /// Which hop is open; empty: none.
    std::optional<Hop> open() const { return m_open; }
    void setOpen(std::optional<Hop> hop);
    QSize sizeHint() const override;

Q_SIGNALS:
    void opened(std::optional<cmw::Hop> hop); ///< by the person; empty: they closed it

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    MailPicture picture() const;
    void placeButtons();
    void go(const HopButton &from, int columns, int rows);

    MailWay m_way;
    QString m_language;
    std::optional<Hop> m_open;
    std::array<HopButton *, hops.size()> m_buttons = {};
};

} // namespace cmw

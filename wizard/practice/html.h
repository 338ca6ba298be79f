// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace cmw::practice {

struct HtmlOption {
    QString text, value;
    bool isSelected = false;
};

/// An input, a select or a text area.
struct HtmlField {
    QString id, name, type, value;
    QString label; ///< the text of its <label for>
    bool isChecked = false;
    bool isReadOnly = false;
    bool isDisabled = false;
    QList<HtmlOption> options; ///< of a select
};

struct HtmlButton {
    QString text, name, value;
    QString action; ///< formaction; empty: the form's
    bool isDisabled = false;
};

struct HtmlForm {
    QString id, action, method;
    QList<HtmlField> fields;
    QList<HtmlButton> buttons;

    /// Null where there is none.
    HtmlField *field(const QString &label);
    const HtmlButton *button(const QString &text) const;
    bool asksForPassword() const;
};

struct HtmlLink {
    QString text, href;
};

/// What a person sees and can click on a page: forms, links, table rows, alerts. It knows as much HTML as the
/// practice tenant's own pages use, and survives any.
struct HtmlPage {
    QString heading;
    QList<HtmlForm> forms;
    QList<HtmlLink> links;
    QList<QStringList> rows; ///< of all tables, without header rows
    QStringList alerts; ///< texts with role="alert"
    QString text; ///< all of it

    static HtmlPage parse(const QByteArray &html);
};

} // namespace cmw::practice

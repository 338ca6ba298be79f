// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>

namespace cmw {

/// Where a command's words go: the result to standard output, everything else to standard error.
class Output final {
public:
    enum class Form { Text, Json };

    Output(QString language, Form form) : m_language(std::move(language)), m_form(form) { }

    const QString &language() const { return m_language; }
    bool isJson() const { return m_form == Form::Json; }

    /// A line of progress, or a message.
    void say(const QString &line) const;
    void print(const QString &text) const;
    void print(const QJsonObject &document) const;
    /// On one line, at once: for programs that read along.
    void printLine(const QJsonObject &document) const;
    /// Whether all that was printed has arrived, such as in a file on a disk that was full. Errors: output/not-printed.
    Result<void> written() const;

private:
    QString m_language;
    Form m_form;
};

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/output.h"

#include <QJsonDocument>

#include <cstdio>

namespace cmw {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void Output::say(const QString &line) const
{
    write(stderr, line.toUtf8() + '\n');
}

void Output::print(const QString &text) const
{
    write(stdout, text.toUtf8());
}

void Output::print(const QJsonObject &document) const
{
    write(stdout, QJsonDocument(document).toJson(QJsonDocument::Indented));
}

void Output::printLine(const QJsonObject &document) const
{
    write(stdout, QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
}

Result<void> Output::written() const
{
    if (std::ferror(stdout) == 0)
        return {};
    return Error{QStringLiteral("output/not-printed"), {}, {}};
}

} // namespace cmw

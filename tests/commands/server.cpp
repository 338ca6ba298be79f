// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server.h"

#include <QFile>
#include <QJsonDocument>

namespace cmw::tests {

using namespace Qt::StringLiterals;

bool write(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    const QByteArray text = QJsonDocument(json).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

Server::Server(const QStringList &options)
    : program(QStringList{u"practice"_s} + options),
      addresses(program.line())
{
}

QString Server::newSetup(const QString &name, const QJsonObject &more) const
{
    QString file = folder.filePath(name + u".json"_s);
    QJsonObject values{{u"schema"_s, 1}, {u"assetName"_s, u"Support"_s},
        {u"mailbox"_s, u"support@contoso.com"_s},
        {u"forwardingAddress"_s, u"0123456789abcdef0123456789abcdef@mail-us.imiconnect.io"_s},
        {u"callbackUrl"_s, addresses.value(u"webexConnect").toString() + u"callback"_s}};
    for (auto value = more.begin(); value != more.end(); ++value)
        values.insert(value.key(), value.value());
    return write(file, values) ? file : QString();
}

QStringList Server::on(const QString &command, const QString &setup) const
{
    return {command, u"--json"_s, u"--setup"_s, setup, u"--cloud-file"_s, cloudFile(), u"--browser"_s,
        u"visitor"_s};
}

} // namespace cmw::tests

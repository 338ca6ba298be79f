// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QString>

class QSslError;

namespace cmw {

/// TLS as every connection of ours has it: by the system's roots, or by those in `ownCa` (PEM) alone where addresses
/// name their own.
QSslConfiguration tlsConfiguration(const QByteArray &ownCa);

/// What is wrong with a server's certificate, in the TLS library's words, and who issued it: a proxy that
/// opens TLS gives itself away there.
QString certificateComplaint(const QList<QSslError> &errors);

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

namespace cmw::practice {

/// A server's certificate, its key, and the CA that a client must trust. The CA's own key is gone.
struct Certificate {
    QByteArray certificatePem;
    QByteArray keyPem;
    QByteArray caPem;
};

/// A new CA and one certificate by it for all these hosts: names, or IP addresses.
/// Errors: practice/no-certificate.
Result<Certificate> makeCertificate(const QStringList &hosts);

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace cmw::practice {

/// When a request comes in, and when its answer goes out; on the server's threads.
enum class Moment { Asked, Answered };
using Watch = std::function<void(const QString &method, const QString &path, Moment moment)>;

struct Options {
    QString scenario; ///< name of a file in resources/scenarios; empty: the happy path
    std::chrono::milliseconds latency{0}; ///< added to every answer
    Watch watch = {}; ///< sees the requests of identity, Graph and Exchange; may be empty
};

/// Where a running practice tenant is, and who lives in it. All ports are chosen by the system, all on loopback.
struct Addresses {
    QUrl authority; ///< identity over HTTPS: https://localhost:<port>
    QUrl browserAuthority; ///< the same pages over plain HTTP, for a browser: http://localhost:<port>
    QUrl graph; ///< https://localhost:<port>/v1.0
    QUrl exchange; ///< https://localhost:<port>/adminapi/beta
    QString smtpHost; ///< localhost
    quint16 smtpPort = 0;
    QUrl webexConnect; ///< http://localhost:<port>/
    QUrl proxy; ///< HTTP CONNECT proxy that leads Microsoft's real host names here; empty where it is off
    QString caFile; ///< PEM, in a temporary folder that goes with the tenant
    QByteArray ca; ///< the same PEM
    QString cloudFile; ///< for --cloud-file
    QString tenantId;

    /// The one line that the "practice" command prints.
    QJsonObject toJson() const;
    QJsonObject accounts; ///< see Tenant; {"accounts": […]}
};

class State;

/// A small Microsoft and a small Webex Connect on loopback, in threads of its own, gone when it is destroyed.
/// Thread-safe. Everything is made up; nothing leaves this machine.
class Tenant final {
public:
    /// Errors: practice/unknown-scenario, practice/cannot-listen.
    static Result<std::unique_ptr<Tenant>> start(const Options &options);
    ~Tenant();

    const Addresses &addresses() const;
    /// What an Endpoints::fromJson() takes: the content of the cloud file.
    QJsonObject cloud() const;

private:
    struct Parts;
    explicit Tenant(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace cmw::practice

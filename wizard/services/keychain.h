// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

class QObject;

namespace cmw {

/// Where client secrets are kept. Lives in the main thread; answers come there, always later, never within
/// the call. Never a file of ours. An answer is dropped when its context object is gone. Errors:
/// keychain/unavailable, keychain/locked, keychain/denied, keychain/missing (read; to remove what isn't there
/// is no error), keychain/not-stored (read back differs), keychain/failed; evidence: the keychain's own
/// words.
class Keychain {
public:
    virtual ~Keychain() = default;
    /// Whether a secret can be kept: with a deadline of two seconds, for a bus may hang.
    virtual void probe(QObject *context, std::function<void(Result<void>)> answer) = 0;
    /// Stores, reads back and compares.
    virtual void write(const QString &key, const Secret &secret, QObject *context,
        std::function<void(Result<void>)> answer) = 0;
    virtual void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> answer) = 0;
    virtual void remove(const QString &key, QObject *context, std::function<void(Result<void>)> answer) = 0;
};

/// The desktop's own, by Qt Keychain. `patience` is for one job; where the system may ask the person, it is
/// longer.
std::unique_ptr<Keychain> systemKeychain(std::chrono::milliseconds patience = std::chrono::seconds(10));
/// For this run only: the practice tenant's, and what --keychain memory chooses.
std::unique_ptr<Keychain> memoryKeychain();

} // namespace cmw

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/graphcall.h"

#include <optional>
#include <span>

namespace cmw::practice {

/// A request that Graph knows, and what it demands of the caller.
struct GraphRoute {
    const char *method;
    const char *path; ///< * in the place of a key
    const char *scopes; ///< any of them; "*": the handler looks itself
    const char *role; ///< what a role of the person must allow; null: nothing, or the handler looks itself
    Answer (*handler)(State &, const GraphCall &);

    /// "POST /applications/*/addPassword"
    QString name() const;
    /// What stands in the places of the stars; empty where the path is another one.
    std::optional<QStringList> keys(const QStringList &segments) const;
    bool isAllowedTo(const Grant &grant) const;
};

std::span<const GraphRoute> graphRoutes();

/// The path behind /v1.0 with keys in brackets as segments: /applications(appId='x') is /applications/appId=x.
QString withKeysAsSegments(QString path);

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "practice/message.h"

#include <functional>

namespace cmw::practice {

/// POST /v1.0/$batch: each request in it is answered as if it had come by itself, with its own status, headers and
/// body; one whose dependsOn failed isn't made.
/// Source: Microsoft Learn, "Combine multiple HTTP requests using JSON batching".
Answer graphBatch(
    const Request &request, const std::function<Answer(const Request &, const QString &path)> &answerOne);

} // namespace cmw::practice

// SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace cmw {

/// A value of T, or the Error that stood in its way. The one way in which a call of ours fails.
/// The idiom after a call is: if (!r) return r.error();
template <class T> class [[nodiscard]] Result final {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &value(); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Nothing, or the Error that stood in the way.
template <> class [[nodiscard]] Result<void> final {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): asked after ok() alone, as the idiom above says
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace cmw

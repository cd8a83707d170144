// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace sim {

/// A value, or the Error that says why there is none. (std::expected needs C++23.)
///
/// Reading value() of a failure or error() of a success is a mistake of the caller and asserts.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): `return value;` is the point of the type
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    bool isOk() const { return m_content.index() == 0; }

    explicit operator bool() const { return isOk(); }

    const T &value() const &
    {
        Q_ASSERT(isOk());
        return *std::get_if<0>(&m_content);
    }

    T &value() &
    {
        Q_ASSERT(isOk());
        return *std::get_if<0>(&m_content);
    }

    T &&value() &&
    {
        Q_ASSERT(isOk());
        return std::move(*std::get_if<0>(&m_content));
    }

    const T &operator*() const & { return value(); }

    T &operator*() & { return value(); }

    const T *operator->() const { return &value(); }

    T *operator->() { return &value(); }

    const Error &error() const
    {
        Q_ASSERT(!isOk());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_error(std::move(error))
    {
    }

    bool isOk() const { return !m_error; }

    explicit operator bool() const { return isOk(); }

    const Error &error() const
    {
        Q_ASSERT(m_error);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace sim

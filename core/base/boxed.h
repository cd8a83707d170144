// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <utility>

namespace sim {

/// A value that most owners never have: it is made when it is set first, takes a pointer until
/// then, and is copied with its owner.
template <typename T>
class Boxed
{
public:
    Boxed() = default;

    Boxed(const Boxed &other)
        : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr)
    {
    }

    Boxed &operator=(const Boxed &other)
    {
        Boxed copy(other);
        std::swap(m_value, copy.m_value);
        return *this;
    }

    Boxed(Boxed &&) noexcept = default;
    Boxed &operator=(Boxed &&) noexcept = default;
    ~Boxed() = default;

    Boxed &operator=(T value)
    {
        if (m_value)
            *m_value = std::move(value);
        else
            m_value = std::make_unique<T>(std::move(value));
        return *this;
    }

    explicit operator bool() const { return m_value != nullptr; }

    const T &operator*() const { return *m_value; }

    const T *operator->() const { return m_value.get(); }

private:
    std::unique_ptr<T> m_value;
};

} // namespace sim

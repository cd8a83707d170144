// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unistd.h>
#include <utility>

namespace sim {

/// Owns a descriptor of the operating system and closes it. POSIX only.
class FileDescriptor
{
public:
    FileDescriptor() = default;

    explicit FileDescriptor(int number)
        : m_number(number)
    {
    }

    FileDescriptor(FileDescriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, kNone))
    {
    }

    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;

    ~FileDescriptor() { reset(); }

    void reset()
    {
        if (isOpen())
            ::close(std::exchange(m_number, kNone));
    }

    bool isOpen() const { return m_number >= 0; }

    int number() const { return m_number; }

private:
    static constexpr int kNone = -1;

    int m_number = kNone;
};

} // namespace sim

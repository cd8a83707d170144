// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <cstddef>
#include <cstdint>

/// What the fuzz targets share. Each target is one source file that defines runInput(); the harness
/// calls it, from libFuzzer or from the replay of stored inputs (docs/fuzzing.md).
namespace sim::fuzz {

/// Works through one input. Defined by the target. Must not keep anything for the next input.
void runInput(QByteArrayView input);

/// A finding: says what is wrong and aborts, so that libFuzzer keeps the input.
[[noreturn]] void fail(const QString &what);

/// fail() unless \a holds. \a what names the promise, e.g. "a valid name has levels".
inline void require(bool holds, const char *what)
{
    if (!holds)
        fail(QString::fromUtf8(what));
}

/// Whether \a where is `line:column` with an optional `: /json/pointer`, after `name:` when \a name
/// is not empty: the place of an error in a text.
bool isPlace(const QString &where, const QString &name = {});

/// Gives out the front of an input piece by piece; zeros and empty views once it is used up.
class InputReader
{
public:
    explicit InputReader(QByteArrayView input)
        : m_rest(input)
    {
    }

    bool isAtEnd() const { return m_rest.isEmpty(); }

    quint8 byte()
    {
        const QByteArrayView one = bytes(1);
        return one.isEmpty() ? quint8 { 0 } : static_cast<quint8>(one.front());
    }

    QByteArrayView bytes(qsizetype count)
    {
        const QByteArrayView taken = m_rest.first(qMin(count, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    QByteArrayView rest() { return bytes(m_rest.size()); }

private:
    QByteArrayView m_rest;
};

} // namespace sim::fuzz

// The interface of libFuzzer.
extern "C" {
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
}

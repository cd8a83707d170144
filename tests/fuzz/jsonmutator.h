// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <cstddef>
#include <cstdint>
#include <random>

namespace sim::fuzz {

/// Changes JSON as a tree, since changed bytes are rarely JSON: values are moved, doubled, left out
/// or made odd, keys are renamed to other keys of the text.
class JsonMutator
{
public:
    explicit JsonMutator(std::uint32_t seed)
        : m_random(seed)
    {
    }

    /// \a json with one change.
    QJsonValue changed(const QJsonValue &json);

private:
    std::size_t below(std::size_t count) { return m_random() % count; }

    bool oneIn(std::size_t count) { return below(count) == 0; }

    void collect(const QJsonValue &json);
    QJsonValue change(const QJsonValue &json);
    QJsonValue changedObject(QJsonObject object);
    QJsonValue changedArray(QJsonArray array);
    QJsonValue changedText(const QString &text);
    QJsonValue other();
    QJsonValue odd();
    QString key();

    std::minstd_rand m_random;
    QStringList m_keys; ///< of all objects
    QJsonArray m_values; ///< all below the root
};

} // namespace sim::fuzz

// The interface of libFuzzer.
extern "C" {
std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maxSize);
std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t *data, std::size_t size, std::size_t maxSize, unsigned seed);
}

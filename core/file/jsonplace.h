// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsontext.h"

#include <QtCore/QAnyStringView>

namespace sim {

/// Where a reader stands in a JSON text: a chain on the stack, made a pointer only for an error.
/// The parent and the text of the key must outlive it.
struct JsonPlace
{
    const JsonPlace *parent = nullptr; ///< null: the root
    QAnyStringView key = {}; ///< of an object
    qsizetype index = -1; ///< of an array; negative: key holds

    QString pointer() const
    {
        if (parent == nullptr)
            return {};
        return index < 0 ? pointerStep(parent->pointer(), key.toString())
                         : pointerStep(parent->pointer(), index);
    }

    /// The steps from the root: keys, and indexes as digits.
    QStringList tokens() const
    {
        if (parent == nullptr)
            return {};
        return parent->tokens() << (index < 0 ? key.toString() : QString::number(index));
    }

    JsonPlace at(QAnyStringView childKey) const { return { .parent = this, .key = childKey }; }

    JsonPlace at(qsizetype childIndex) const { return { .parent = this, .index = childIndex }; }
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsontext.h"

#include <optional>
#include <vector>

namespace sim {

/// Finds places in a text that is known to be good JSON, without building values. Serves JsonText;
/// use that.
class JsonScanner
{
public:
    /// \a text must outlive the scanner.
    explicit JsonScanner(QByteArrayView text);

    /// The value at the tokens, or the nearest parent of it that is present. \a way is the one to
    /// the place that was found last, and becomes the one to this place.
    JsonPlaceInText find(const QStringList &tokens, std::vector<JsonPlaceInText> &way);

    /// Keys of the object that starts at the present place.
    QStringList keys();

private:
    std::optional<JsonPlaceInText> enter(
        const QString &token, const std::optional<JsonPlaceInText> &sibling);
    std::optional<JsonPlaceInText> enterObject(
        const QString &token, const std::optional<JsonPlaceInText> &sibling);
    std::optional<JsonPlaceInText> enterArray(
        const QString &token, const std::optional<JsonPlaceInText> &sibling);
    std::optional<JsonPlaceInText> findMember(const QString &token);

    QString stringHere();
    void skipString();
    void skipValue();
    bool take(char c);
    void skipBlanks();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

#include <vector>

namespace sim {

/// What a JSON text may cost (reliability, section 3).
struct JsonLimits
{
    qsizetype maxBytes = 16 * 1024 * 1024;
    int maxDepth = 64;
};

/// A place in a text, both counted from 1; columns are characters, as editors count.
struct TextPosition
{
    int line = 1;
    int column = 1;

    bool operator==(const TextPosition &) const = default;
};

/// A value in a text, found by its token in an object or array.
struct JsonPlaceInText
{
    QString token = {};
    qsizetype value = 0; ///< bytes from the start of the text
    qsizetype key = 0; ///< the same as value in arrays and at the root
};

/// A JSON text (RFC 8259) read strictly, which remembers where everything stands.
///
/// Refused with line and column: anything after the value, duplicate keys, byte order marks,
/// invalid UTF-8, lone surrogates, numbers that a double cannot hold, too deep, too long. Errors:
/// `base.json*` with Error::where() = `name:line:column: /pointer`.
class JsonText
{
public:
    /// \a name stands in front of positions: a file name, or empty (then `line:column`).
    static Result<JsonText> parse(
        QByteArrayView utf8, const QString &name = {}, const JsonLimits &limits = {});

    const QJsonValue &root() const { return m_root; }

    /// Where the value at a JSON pointer (RFC 6901) begins; of an absent value, where its nearest
    /// present parent begins. Reads the text again, from the place that was asked for last when
    /// that is on the way: the errors of a long list, asked for in its order, cost one reading
    /// together. Thread: one at a time.
    TextPosition position(const QString &pointer) const;

    /// `name:line:column: pointer`, ready for Error::where().
    QString where(const QString &pointer) const;

    /// As where(), with the position of the value's key; for errors about the key itself.
    QString whereKey(const QString &pointer) const;

    /// Keys of the object at \a pointer in the order of the text (QJsonObject sorts them).
    QStringList keys(const QString &pointer) const;

private:
    JsonText() = default;
    JsonPlaceInText find(const QString &pointer) const;
    TextPosition positionAt(qsizetype offset) const;

    QString m_name;
    QByteArray m_text;
    QJsonValue m_root;
    // What the last search knows, for the next one.
    mutable std::vector<JsonPlaceInText> m_way; ///< from the root to the place, one for each token
    mutable qsizetype m_countedTo = 0; ///< byte ...
    mutable TextPosition m_counted; ///< ... and where it is
};

/// Line and column of the byte at \a offset of a UTF-8 text.
TextPosition positionOf(QByteArrayView utf8, qsizetype offset);

/// `name:line:column: pointer`, with empty parts left out.
QString placeText(const QString &name, TextPosition position, const QString &pointer);

/// One more step of a JSON pointer: \a token with `~` and `/` escaped.
QString pointerStep(const QString &pointer, const QString &token);
QString pointerStep(const QString &pointer, qsizetype index);

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/jsonmutator.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim::fuzz {

namespace {

    constexpr qsizetype kMaxCollected = 300;

} // namespace

QJsonValue JsonMutator::changed(const QJsonValue &json)
{
    collect(json);
    return change(json);
}

void JsonMutator::collect(const QJsonValue &json)
{
    if (m_values.size() > kMaxCollected)
        return;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        m_keys.append(it.key());
        m_values.append(it.value());
        collect(it.value());
    }
    const QJsonArray array = json.toArray();
    for (const QJsonValue &item : array) {
        m_values.append(item);
        collect(item);
    }
}

QJsonValue JsonMutator::change(const QJsonValue &json)
{
    if (json.isObject() && !json.toObject().isEmpty() && !oneIn(12))
        return changedObject(json.toObject());
    if (json.isArray() && !json.toArray().isEmpty() && !oneIn(12))
        return changedArray(json.toArray());
    if (json.isString() && oneIn(2))
        return changedText(json.toString());
    if (json.isDouble() && oneIn(2))
        return json.toDouble() * (oneIn(2) ? -1 : 10) + (oneIn(3) ? 1 : 0);
    return other();
}

QJsonValue JsonMutator::changedObject(QJsonObject object)
{
    const QString chosen = object.keys().at(qsizetype(below(std::size_t(object.size()))));
    switch (below(12)) {
    case 0:
        object.remove(chosen);
        break;
    case 1:
        object.insert(key(), other());
        break;
    case 2:
        object.insert(key(), object.take(chosen));
        break;
    default:
        object.insert(chosen, change(object.value(chosen)));
    }
    return object;
}

QJsonValue JsonMutator::changedArray(QJsonArray array)
{
    const auto chosen = qsizetype(below(std::size_t(array.size())));
    switch (below(10)) {
    case 0:
        array.removeAt(chosen);
        break;
    case 1:
        array.insert(chosen, array.at(qsizetype(below(std::size_t(array.size())))));
        break;
    case 2:
        array.append(other());
        break;
    default:
        array.replace(chosen, change(array.at(chosen)));
    }
    return array;
}

QJsonValue JsonMutator::changedText(const QString &text)
{
    const auto at = qsizetype(below(std::size_t(text.size()) + 1));
    constexpr char16_t kPieces[] = u"0123456789-+.eEsmhd%{}n/*$:_ #\u0000\u00e4\u20ac\u2028";
    switch (below(4)) {
    case 0:
        return QString(text).insert(at, QChar(kPieces[below(std::size(kPieces) - 1)]));
    case 1:
        return text.first(at);
    case 2:
        return QString(text + text);
    default:
        return QString(text).remove(at, 1);
    }
}

/// Another value of the text, or an odd one.
QJsonValue JsonMutator::other()
{
    if (m_values.isEmpty() || oneIn(2))
        return odd();
    return m_values.at(qsizetype(below(std::size_t(m_values.size()))));
}

QJsonValue JsonMutator::odd()
{
    static const QJsonArray kValues { QJsonValue(), true, false, 0, -1, 1, 0.5, 1e300, 1e-300, -0.0,
        4'294'967'296.0, 9'007'199'254'740'993LL, 1e22, u""_s, u"x"_s, u"0s"_s, u"-5s"_s, u"1ms"_s,
        u"9999999d"_s, u"90%"_s, u"1e999%"_s, u"{n}"_s, u"*"_s, u"2017-05-01T14:00:57Z"_s,
        u"9999-12-31T23:59:59.999999+00:00"_s, QString(QChar(0)), QString(200, u'y'), QJsonArray {},
        QJsonObject {}, QJsonArray { QJsonArray { 1 } }, QJsonObject { { u""_s, QJsonObject {} } },
        QJsonObject { { u"zone"_s, u"z"_s } },
        QJsonObject { { u"geo"_s, QJsonObject { { u"lat"_s, -90 }, { u"lon"_s, 180 } } } } };
    return kValues.at(qsizetype(below(std::size_t(kValues.size()))));
}

QString JsonMutator::key()
{
    if (m_keys.isEmpty() || oneIn(8))
        return u"x"_s;
    return m_keys.at(qsizetype(below(std::size_t(m_keys.size()))));
}

} // namespace sim::fuzz

std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t *data, std::size_t size, std::size_t maxSize, unsigned seed)
{
    using sim::fuzz::JsonMutator;
    std::minstd_rand random(seed);
    if (random() % 3 != 0) {
        const QByteArray text
            = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
        const QJsonDocument document = QJsonDocument::fromJson(text);
        if (!document.isNull()) {
            JsonMutator mutator(static_cast<std::uint32_t>(random()));
            QJsonValue json = document.isObject() ? QJsonValue(document.object())
                                                  : QJsonValue(document.array());
            for (auto left = 1 + random() % 3; left > 0; --left)
                json = mutator.changed(json);
            const QByteArray changed
                = QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
            if (json.isObject() && std::size_t(changed.size()) <= maxSize) {
                std::copy(changed.cbegin(), changed.cend(), data);
                return std::size_t(changed.size());
            }
        }
    }
    return LLVMFuzzerMutate(data, size, maxSize);
}

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/checkedtext.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QString>

namespace sim {

namespace {

    constexpr qsizetype kDigits = 32; ///< of BLAKE2s-128

    QByteArray checksum(QByteArrayView body)
    {
        QCryptographicHash hash(QCryptographicHash::Blake2s_128);
        hash.addData(body);
        return hash.result().toHex();
    }

} // namespace

QByteArray withChecksum(QByteArrayView title, QByteArrayView body)
{
    return title.toByteArray() + ' ' + checksum(body) + '\n' + body.toByteArray();
}

std::optional<QByteArrayView> checkedBody(QByteArrayView title, QByteArrayView file)
{
    const qsizetype line = title.size() + 1 + kDigits + 1;
    if (file.size() < line || !file.startsWith(title) || file.at(title.size()) != ' '
        || file.at(line - 1) != '\n')
        return {};
    const QByteArrayView body = file.sliced(line);
    if (file.sliced(title.size() + 1, kDigits) != checksum(body))
        return {};
    return body;
}

} // namespace sim

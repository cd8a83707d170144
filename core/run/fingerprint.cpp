// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/fingerprint.h"

#include <array>

namespace sim {

namespace {

    /// Length first: `ab` + `c` and `a` + `bc` are different messages.
    void addPart(QCryptographicHash &hash, QByteArrayView part)
    {
        const auto length = static_cast<quint64>(part.size());
        std::array<char, 8> bytes {};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes.at(i) = static_cast<char>((length >> (8 * i)) & 0xff);
        hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        hash.addData(part);
    }

} // namespace

void Fingerprint::add(const QString &device, const Message &message)
{
    auto &hash = m_devices[device];
    if (!hash)
        hash = std::make_shared<QCryptographicHash>(QCryptographicHash::Sha256);
    addPart(*hash, message.topic);
    addPart(*hash, message.payload);
    const std::array<char, 2> flags { static_cast<char>(message.qos),
        message.retain ? '\1' : '\0' };
    hash->addData(QByteArrayView(flags.data(), 2));
}

QString Fingerprint::text() const
{
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (auto device = m_devices.begin(); device != m_devices.end(); ++device) {
        addPart(all, device.key().toUtf8());
        addPart(all, device.value()->result());
    }
    return QString::fromLatin1(all.result().toHex().first(32));
}

} // namespace sim

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

Fingerprint::Stream &Fingerprint::stream(const QString &device)
{
    return m_devices[device];
}

void Fingerprint::Stream::add(const Message &message)
{
    m_isEmpty = false;
    addPart(m_hash, message.topic);
    addPart(m_hash, message.payload);
    const std::array<char, 2> flags { static_cast<char>(message.qos),
        message.retain ? '\1' : '\0' };
    m_hash.addData(QByteArrayView(flags.data(), 2));
}

QString Fingerprint::text() const
{
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const auto &[device, stream] : m_devices) {
        if (stream.m_isEmpty)
            continue;
        addPart(all, device.toUtf8());
        addPart(all, stream.m_hash.result());
    }
    return QString::fromLatin1(all.result().toHex().first(32));
}

} // namespace sim

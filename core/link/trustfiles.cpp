// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/trustfiles.h"

#include "core/link/linkerrors.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QHashFunctions>

#include <algorithm>

namespace sim {

quint64 trustFilesStamp(const TlsSettings &tls)
{
    quint64 stamp = 0;
    for (const QString &path : { tls.caFile, tls.certificateFile, tls.keyFile }) {
        if (path.isEmpty())
            continue;
        const QFileInfo file(path);
        // The time of the change of metadata tells a renamed file of the same age and size.
        stamp = qHashMulti(stamp + 1, path, file.exists(), file.size(),
            file.lastModified().toMSecsSinceEpoch(), file.metadataChangeTime().toMSecsSinceEpoch());
    }
    return stamp;
}

bool isCuredByOtherFiles(const Error &error)
{
    using namespace errors;
    const auto kinds = { &kCaFile, &kCertificateFile, &kKeyFile, &kUnknownAuthority, &kSelfSigned,
        &kCertificateExpired, &kCertificateNotYetValid, &kCertificateRejected,
        &kClientCertificateMissing, &kClientCertificateRefused };
    return std::any_of(
        kinds.begin(), kinds.end(), [&error](const ErrorKind *kind) { return error.is(*kind); });
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs stored inputs through a fuzz target, without libFuzzer and so with any compiler: the seeds
// and every input that was once a finding.

#include "fuzz/harness.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <cstdio>

namespace {

int replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
        return 0;
    }
    const QByteArray input = file.readAll();
    std::fprintf(stderr, "%s\n", qPrintable(path)); // the last one is the culprit
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
    return 1;
}

} // namespace

/// Arguments: files and folders. Fails when there is nothing to replay.
int main(int argc, char **argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    int count = 0;
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        if (QFileInfo(path).isFile())
            count += replay(path);
        QDirIterator files(path, QDir::Files);
        while (files.hasNext())
            count += replay(files.next());
    }
    std::fprintf(stderr, "%d inputs replayed\n", count);
    return count > 0 ? 0 : 1;
}

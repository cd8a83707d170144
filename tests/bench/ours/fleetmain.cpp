// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many connections of ours; see Fleet.
#include "bench/ours/fleet.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <chrono>
#include <cstdlib>

namespace {

constexpr std::chrono::milliseconds kLastFlush { 300 };

} // namespace

int main(int argc, char **argv)
{
    using namespace sim::bench;
    raiseDescriptorLimit();
    const QCoreApplication app(argc, argv);
    Fleet fleet(readOptions(argc, argv));
    // What was published last still leaves; taking leave of each connection is not measured.
    QObject::connect(&fleet, &Fleet::finished, &app,
        [] { QTimer::singleShot(kLastFlush, [] { std::quick_exit(0); }); });
    fleet.start();
    return QCoreApplication::exec();
}

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The greatest rate of many connections of ours; see Total.
#include "bench/ours/total.h"

#include <QtCore/QCoreApplication>

#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace sim::bench;
    raiseDescriptorLimit();
    const QCoreApplication app(argc, argv);
    Total total(readOptions(argc, argv));
    // All has been acknowledged; taking leave of each connection is not measured.
    QObject::connect(&total, &Total::finished, &app, [] { std::quick_exit(0); });
    total.start();
    return QCoreApplication::exec();
}

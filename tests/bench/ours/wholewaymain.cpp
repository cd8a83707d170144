// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many devices of ours with everything that a run does; see WholeWay.
#include "bench/ours/wholeway.h"

#include <QtCore/QCoreApplication>

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const QCoreApplication app(argc, argv);
    WholeWay run(readOptions(argc, argv));
    QObject::connect(
        &run, &WholeWay::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    run.start();
    return QCoreApplication::exec();
}

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that runs a local broker until somebody kills it; tst_localbroker does.
#include "core/platform/localbroker.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    sim::LocalBroker broker;
    QObject::connect(&broker, &sim::LocalBroker::started, &app, [&broker] {
        std::printf(
            "%lld %d\n", broker.processId(), int { broker.endpoint(sim::TransportKind::Tcp).port });
        std::fflush(stdout);
    });
    QObject::connect(&broker, &sim::LocalBroker::failed, &app, [] { QCoreApplication::exit(1); });
    broker.start({});
    return QCoreApplication::exec();
}

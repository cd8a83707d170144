// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection of ours publishes; see PublishLoop.
#include "bench/ours/clienttarget.h"
#include "bench/ours/linktarget.h"
#include "bench/ours/publishloop.h"

#include <QtCore/QCoreApplication>

namespace sim::bench {

std::unique_ptr<PublishTarget> PublishTarget::create(const Options &options)
{
    if (options.client == "qmqtt")
        return std::make_unique<ClientTarget>(options);
    if (options.client == "link")
        return std::make_unique<LinkTarget>(options);
    return nullptr;
}

} // namespace sim::bench

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(argc, argv);
    auto target = PublishTarget::create(options);
    if (!target)
        giveUp("--client is qmqtt or link");
    PublishLoop loop(*target, options);
    QObject::connect(&loop, &PublishLoop::finished, &app, &QCoreApplication::quit);
    target->open(loop);
    const int code = QCoreApplication::exec();
    target.reset(); // before its listener
    return code;
}

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/common/options.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <variant>

namespace sim::bench {

namespace {

    using Place = std::variant<std::string Options::*, int Options::*, double Options::*>;

    const std::map<std::string, Place> &places()
    {
        static const std::map<std::string, Place> kPlaces {
            { "--client", &Options::client },
            { "--host", &Options::host },
            { "--port", &Options::port },
            { "--topic", &Options::topic },
            { "--payload", &Options::payload },
            { "--qos", &Options::qos },
            { "--messages", &Options::messages },
            { "--batch", &Options::batch },
            { "--window", &Options::window },
            { "--connections", &Options::connections },
            { "--seconds", &Options::seconds },
            { "--per-second", &Options::perSecond },
            { "--sockets", &Options::sockets },
            { "--properties", &Options::properties },
        };
        return kPlaces;
    }

    double numberIn(const std::string &name, const std::string &text)
    {
        char *end = nullptr;
        const double number = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0')
            giveUp(name + " wants a number, not \"" + text + '"');
        return number;
    }

} // namespace

void giveUp(const std::string &reason)
{
    std::fprintf(stderr, "%s\n", reason.c_str());
    std::exit(EXIT_FAILURE); // NOLINT(concurrency-mt-unsafe)
}

Options readOptions(int argc, char **argv)
{
    Options options;
    for (int i = 1; i < argc; i += 2) {
        const std::string name = argv[i];
        const auto found = places().find(name);
        if (found == places().end())
            giveUp("unknown option " + name);
        if (i + 1 == argc)
            giveUp(name + " wants a value");
        const std::string text = argv[i + 1];
        if (const auto *place = std::get_if<std::string Options::*>(&found->second))
            options.**place = text;
        else if (const auto *number = std::get_if<int Options::*>(&found->second))
            options.**number = static_cast<int>(numberIn(name, text));
        else
            options.*std::get<double Options::*>(found->second) = numberIn(name, text);
    }
    return options;
}

} // namespace sim::bench

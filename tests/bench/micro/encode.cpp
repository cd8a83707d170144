// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What encoding alone costs (goal G10). The texts themselves are compared with a reference encoder
// by tests/core/feed and tests/core/base.
#include "core/base/timetext.h"
#include "core/feed/datafeedwriter.h"
#include "core/feed/rawpayload.h"

#include <benchmark/benchmark.h>

using namespace sim;

namespace {

constexpr WallTime kStart { std::chrono::microseconds(1'777'644'000'123'000) };

DataFeed tenPoints()
{
    DataFeed feed;
    for (int i = 0; i < 10; ++i)
        feed.points.append({ .property = QStringLiteral("temperature"),
            .value = 23.45 + i,
            .time = kStart + std::chrono::seconds(i) });
    return feed;
}

void encodeFeed(benchmark::State &state, FeedEncoding encoding)
{
    const DataFeed feed = tenPoints();
    QByteArray out;
    for ([[maybe_unused]] auto _ : state) {
        out.resize(0); // keeps its memory
        appendDataFeed(out, feed, encoding);
        benchmark::DoNotOptimize(out.constData());
    }
}

void encodeTimestamp(benchmark::State &state)
{
    WallTime time = kStart;
    for ([[maybe_unused]] auto _ : state) {
        time += std::chrono::milliseconds(977);
        benchmark::DoNotOptimize(timeText(time));
    }
}

void encodeNumber(benchmark::State &state)
{
    QByteArray out;
    double number = 23.45;
    for ([[maybe_unused]] auto _ : state) {
        out.resize(0);
        appendNumber(out, number);
        number += 0.25;
        benchmark::DoNotOptimize(out.constData());
    }
}

BENCHMARK_CAPTURE(encodeFeed, verbose, FeedEncoding::Verbose);
BENCHMARK_CAPTURE(encodeFeed, compact, FeedEncoding::Compact);
BENCHMARK(encodeTimestamp);
BENCHMARK(encodeNumber);

} // namespace

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/harness.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace sim::fuzz {

namespace {

    constexpr double kLongest = 1.0; ///< seconds of processor time that one input may take

    /// The input that took most processor time, for the report at the end.
    struct Slowest
    {
        double seconds = 0;
        std::size_t size = 0;
    };

    Slowest &slowest()
    {
        static Slowest instance;
        return instance;
    }

    double processorTime()
    {
        timespec now {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
    }

    void printSlowest()
    {
        std::fprintf(stderr, "slowest_input_cpu_ms: %.3f bytes: %zu\n", slowest().seconds * 1000,
            slowest().size);
    }

    /// The code under test may say what it likes, but only a fatal message is a finding.
    void handleMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
    {
        if (type == QtFatalMsg) // Qt aborts when this returns
            std::fprintf(stderr, "fatal: %s\n", qPrintable(text));
    }

    bool isCount(QStringView text)
    {
        bool isNumber = false;
        return text.toInt(&isNumber) > 0 && isNumber;
    }

} // namespace

bool isPlace(const QString &where, const QString &name)
{
    QStringView rest = where;
    if (!name.isEmpty()) {
        if (!rest.startsWith(QString(name + u':')))
            return false;
        rest = rest.sliced(name.size() + 1);
    }
    const qsizetype pointer = rest.indexOf(QStringLiteral(": "));
    if (pointer >= 0 && !rest.sliced(pointer + 2).startsWith(u'/'))
        return false;
    const auto parts = (pointer < 0 ? rest : rest.first(pointer)).split(u':');
    return parts.size() == 2 && isCount(parts.at(0)) && isCount(parts.at(1));
}

void fail(const QString &what)
{
    std::fprintf(stderr, "FINDING: %s\n", qPrintable(what));
    std::abort();
}

} // namespace sim::fuzz

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    qInstallMessageHandler(sim::fuzz::handleMessage);
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    // Never deleted: libFuzzer ends with exit(), from within main().
    [[maybe_unused]] static const auto *const application = new QCoreApplication(*argc, *argv);
    std::atexit(sim::fuzz::printSlowest);
    return 0;
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sim::fuzz;
    const double start = processorTime();
    runInput(QByteArrayView(data, static_cast<qsizetype>(size)));
    const double seconds = processorTime() - start;
    if (seconds > slowest().seconds)
        slowest() = { .seconds = seconds, .size = size };
    if (seconds > kLongest)
        fail(QStringLiteral("the input took %1 s of processor time").arg(seconds));
    return 0;
}

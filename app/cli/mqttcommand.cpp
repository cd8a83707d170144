// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/mqttcommand.h"

#include "app/cli/adapter/adapterfields.h"
#include "app/cli/adapter/eventwriter.h"
#include "app/cli/adapter/mqttadapter.h"
#include "app/cli/adapter/stdinreader.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/optionvalues.h"
#include "app/cli/terminal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QRandomGenerator>

#include <csignal>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr quint64 kKibi = 1024;
    constexpr quint64 kMebi = kKibi * kKibi;
    constexpr quint64 kMaxLine = 400 * kMebi; ///< the largest payload of MQTT in base64
    constexpr auto kFlushTime = std::chrono::seconds(5); ///< for the last events

    struct AdapterOptions
    {
        MqttAdapter::Options adapter;
        qint64 outputBytes = static_cast<qint64>(64 * kMebi);
    };

    Result<AdapterOptions> optionsOf(const QCommandLineParser &parser)
    {
        AdapterOptions options;
        const auto line = integerOption(parser, u"max-line"_s, kKibi, kMaxLine);
        if (!line)
            return line.error();
        const auto output = integerOption(parser, u"output-buffer"_s, 64 * kKibi, kKibi * kMebi);
        if (!output)
            return output.error();
        const auto drain = durationOption(parser, u"drain"_s);
        if (!drain)
            return drain.error();
        if (*line)
            options.adapter.maxLineBytes = static_cast<qsizetype>(**line);
        if (*output)
            options.outputBytes = static_cast<qint64>(**output);
        options.adapter.drain = drain->value_or(Microseconds::zero());
        return options;
    }

    /// Everything that lives while the command runs, put together.
    class AdapterRun
    {
    public:
        explicit AdapterRun(const AdapterOptions &options);
        int exec();

    private:
        void leave(int code);
        void leaveWhenDrained();

        SystemClock m_clock;
        EventWriter m_writer;
        StdinReader m_reader;
        MqttAdapter m_adapter;
        Interrupt m_interrupt;
        QTimer m_flushTimer;
        std::optional<int> m_exitCode;
    };

    AdapterRun::AdapterRun(const AdapterOptions &options)
        : m_writer(1, options.outputBytes)
        , m_reader(0, options.adapter.maxLineBytes)
        , m_adapter(options.adapter, m_writer, m_clock,
              RandomStream(QRandomGenerator::system()->generate64()))
    {
        m_flushTimer.setSingleShot(true);
        QObject::connect(&m_reader, &StdinReader::lineRead, &m_adapter, &MqttAdapter::handleLine);
        QObject::connect(
            &m_reader, &StdinReader::lineSkipped, &m_adapter, &MqttAdapter::handleSkippedLine);
        QObject::connect(
            &m_reader, &StdinReader::finished, &m_adapter, &MqttAdapter::handleEndOfInput);
        QObject::connect(&m_adapter, &MqttAdapter::inputEnded, &m_reader, &StdinReader::stop);
        QObject::connect(
            &m_writer, &EventWriter::cloggedChanged, &m_reader, &StdinReader::setPaused);
        QObject::connect(&m_writer, &EventWriter::broken, &m_adapter, [this] {
            m_reader.stop();
            m_adapter.finish(ExitLost);
        });
        QObject::connect(&m_adapter, &MqttAdapter::finished, &m_writer, [this](int code) {
            m_reader.stop();
            leave(code);
        });
        QObject::connect(
            &m_writer, &EventWriter::drained, &m_writer, [this] { leaveWhenDrained(); });
        QObject::connect(
            &m_flushTimer, &QTimer::timeout, &m_writer, [] { QCoreApplication::exit(ExitLost); });
        QObject::connect(&m_interrupt, &Interrupt::requested, &m_adapter, [this](int count) {
            m_reader.stop();
            if (count > 1)
                QCoreApplication::exit(ExitLost);
            else
                m_adapter.finish(ExitOk);
        });
    }

    /// After the last event has been written, if that is possible.
    void AdapterRun::leave(int code)
    {
        m_exitCode = code;
        m_flushTimer.start(kFlushTime);
        m_writer.flush();
        leaveWhenDrained();
    }

    void AdapterRun::leaveWhenDrained()
    {
        if (m_exitCode && (m_writer.waiting() == 0 || m_writer.isBroken()))
            QCoreApplication::exit(*m_exitCode);
    }

    int AdapterRun::exec()
    {
        const int code = QCoreApplication::exec();
        // Sockets that were let go wait for the loop to delete them, and there is none any more.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return code;
    }

    QString fieldHelp(std::span<const FieldDescription> fields, int depth)
    {
        QString text;
        for (const FieldDescription &field : fields) {
            const QString name = QString(depth * 2, u' ') + QString::fromLatin1(field.name)
                + (field.isRequired ? u"*"_s : QString());
            text += u"    "_s + name.leftJustified(20)
                + QCoreApplication::translate("MqttCommand", field.meaning) + u'\n'
                + fieldHelp(field.fields, depth + 1);
        }
        return text;
    }

} // namespace

QString MqttCommand::name() const
{
    return u"mqtt"_s;
}

QString MqttCommand::summary() const
{
    return QCoreApplication::translate(
        "MqttCommand", "Drives MQTT connections by JSON commands on stdin; events on stdout.");
}

QString MqttCommand::arguments() const
{
    return {};
}

QList<QCommandLineOption> MqttCommand::options() const
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("MqttCommand", text); };
    return {
        { u"max-line"_s, tr("Longest line of input, 1024 to 419430400 (default: 8388608)."),
            u"bytes"_s },
        { u"output-buffer"_s,
            tr("Events that may wait for a slow reader, 65536 to 1073741824 (default: 67108864)."),
            u"bytes"_s },
        { u"drain"_s,
            tr("At the end of stdin wait so long for what is under way (default: not at all)."),
            u"duration"_s },
    };
}

QString MqttCommand::details() const
{
    QString text = QCoreApplication::translate("MqttCommand",
        "\nOne JSON object a line: {\"command\":\"open\",\"host\":\"localhost\"}. With several "
        "connections each\ncommand and event has \"client\":\"NAME\". End of stdin closes all and "
        "exits with 0.\n\nCommands (* required, defaults in brackets):\n");
    for (const CommandDescription &command : adapterCommands()) {
        text += u"  "_s + QString::fromLatin1(command.name).leftJustified(22)
            + QCoreApplication::translate("MqttCommand", command.meaning) + u'\n'
            + fieldHelp(command.fields, 0);
    }
    text += QCoreApplication::translate("MqttCommand",
        "\nEvents: phase connected lost closed sent acked dropped message subscribed unsubscribed "
        "stats\nnotice error.\n\nExample:\n"
        "  printf '%s\\n' '{\"command\":\"open\",\"host\":\"localhost\"}' \\\n"
        "    '{\"command\":\"publish\",\"topic\":\"a/b\",\"payload\":\"23.5\",\"qos\":1}' \\\n"
        "    | conniosim mqtt --drain 10s\n");
    return text;
}

int MqttCommand::run(const QCommandLineParser &parser)
{
#ifdef Q_OS_UNIX
    const auto options = optionsOf(parser);
    if (!options) {
        terminal::error(options.error().message());
        return ExitUsage;
    }
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is an error of write(), not our end
    AdapterRun run(*options);
    return run.exec();
#else
    Q_UNUSED(parser)
    terminal::error(QCoreApplication::translate(
        "MqttCommand", "conniosim mqtt needs the descriptors of a Unix system."));
    return ExitUsage;
#endif
}

} // namespace sim

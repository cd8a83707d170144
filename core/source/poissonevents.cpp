// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/poissonevents.h"

#include "core/base/timetext.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kHour = 3.6e9; // microseconds

    /// So many values wait for a sample; what happens beyond that is lost, as in a device.
    constexpr qint64 kMostWaiting = 1000;

    class PoissonEvents final : public Source
    {
    public:
        struct Content
        {
            Value value;
            QString pattern; ///< wins over the value
            std::unique_ptr<Source> source; ///< wins over both
        };

        PoissonEvents(double perHour, qint64 burst, Content content)
            : m_meanGap(kHour / perHour)
            , m_burst(burst)
            , m_content(std::move(content))
        {
        }

        PoissonEvents(const PoissonEvents &other)
            : m_meanGap(other.m_meanGap)
            , m_burst(other.m_burst)
            , m_content { other.m_content.value, other.m_content.pattern,
                other.m_content.source ? other.m_content.source->clone() : nullptr }
            , m_contentRandom(other.m_contentRandom)
            , m_events(other.m_events)
            , m_nextEvent(other.m_nextEvent)
            , m_waiting(other.m_waiting)
            , m_said(other.m_said)
        {
        }

        PoissonEvents &operator=(const PoissonEvents &) = delete;
        PoissonEvents(PoissonEvents &&) = delete;
        PoissonEvents &operator=(PoissonEvents &&) = delete;
        ~PoissonEvents() override = default;

        Value next(
            const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override
        {
            const auto now = static_cast<double>(tick.sinceStart.count());
            if (!m_nextEvent)
                m_nextEvent = gap(random);
            while (*m_nextEvent <= now) {
                if (m_waiting >= kMostWaiting) {
                    m_nextEvent = now + gap(random); // the process has no memory
                    break;
                }
                m_waiting = std::min(m_waiting + m_burst, kMostWaiting);
                *m_nextEvent += gap(random);
            }
            if (m_waiting == 0)
                return {};
            --m_waiting;
            ++m_said;
            if (m_content.source)
                return fromSource(tick, random, inputs);
            return m_content.pattern.isEmpty() ? m_content.value : Value(filled(tick.time));
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<PoissonEvents>(*this);
        }

        QStringList inputs() const override
        {
            return m_content.source ? m_content.source->inputs() : QStringList();
        }

        Delivery delivery() const override { return Delivery::Events; }

        void restart() override
        {
            if (m_content.source)
                m_content.source->restart();
        }

    private:
        double gap(const RandomStream &random)
        {
            return m_meanGap * random.exponential(m_events++);
        }

        Value fromSource(const Tick &tick, const RandomStream &random, const SourceInputs &inputs)
        {
            if (!m_contentRandom)
                m_contentRandom = random.derived(u"event");
            Tick own = tick;
            own.index = m_said - 1;
            return m_content.source->next(own, *m_contentRandom, inputs);
        }

        QString filled(WallTime time) const
        {
            QString text = m_content.pattern;
            text.replace(u"{n}"_s, QString::number(m_said));
            return text.replace(u"{time}"_s, formatTime(time));
        }

        double m_meanGap; ///< microseconds
        qint64 m_burst;
        Content m_content;
        std::optional<RandomStream> m_contentRandom;
        quint64 m_events = 0; ///< drawn
        std::optional<double> m_nextEvent; ///< microseconds since the start
        qint64 m_waiting = 0;
        quint64 m_said = 0;
    };

    QList<ParameterDescription> contentParameters()
    {
        return {
            { .name = u"value"_s,
                .type = ParameterType::AnyValue,
                .title = QCoreApplication::translate("Source", "Value"),
                .help = QCoreApplication::translate(
                    "Source", "What each event says; booleans and numbers have true and 1."),
                .unit = u"="_s },
            { .name = u"template"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Template"),
                .help = QCoreApplication::translate("Source",
                    "Text with {n} for the number of the event and {time}; wins over the value."),
                .unit = {} },
            { .name = u"source"_s,
                .type = ParameterType::Source,
                .title = QCoreApplication::translate("Source", "Value from"),
                .help = QCoreApplication::translate(
                    "Source", "A source that says the value of each event; wins over both."),
                .unit = {} },
        };
    }

    Result<PoissonEvents::Content> contentOf(
        const Parameters &parameters, PropertyType type, const SourceContext &context)
    {
        PoissonEvents::Content content;
        if (parameters.has("source"_L1)) {
            auto made
                = makeSource(specFromJson(parameters.json("source"_L1).toObject()), type, context);
            if (!made)
                return made.error();
            content.source = std::move(made).value();
            return content;
        }
        if (parameters.has("template"_L1)) {
            if (type != PropertyType::String)
                return Error(errors::kTemplateOfNoText, { typeName(type) });
            content.pattern = parameters.text("template"_L1);
        }
        content.value = parameters.value("value"_L1, type);
        if (isNull(content.value) && type == PropertyType::Boolean)
            content.value = true;
        if (isNull(content.value) && type == PropertyType::Number)
            content.value = 1.0;
        if (isNull(content.value) && content.pattern.isEmpty())
            return Error(errors::kNoEventValue, { typeName(type) });
        return content;
    }

} // namespace

KindDescription poissonEventsDescription()
{
    return {
        .kind = u"poissonEvents"_s,
        .title = QCoreApplication::translate("Source", "Events"),
        .help = QCoreApplication::translate(
            "Source", "Something that happens now and then, and nothing between: alarms, badge reads."),
        .parameters = QList<ParameterDescription> {
            { .name = u"rate"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Rate"),
                .help = QCoreApplication::translate("Source", "How many events an hour on average."),
                .unit = u"/h"_s,
                .defaultValue = 6,
                .minimum = 1e-6,
                .maximum = 3.6e6 },
            { .name = u"burst"_s,
                .type = ParameterType::Integer,
                .title = QCoreApplication::translate("Source", "Burst"),
                .help = QCoreApplication::translate(
                    "Source", "How many values each event has, one a sample."),
                .unit = {},
                .defaultValue = 1,
                .minimum = 1,
                .maximum = 1000 },
        } + contentParameters(),
    };
}

Result<std::unique_ptr<Source>> makePoissonEvents(
    const Parameters &parameters, PropertyType type, const SourceContext &context)
{
    auto content = contentOf(parameters, type, context);
    if (!content)
        return content.error();
    return std::unique_ptr<Source>(std::make_unique<PoissonEvents>(parameters.number("rate"_L1),
        std::llround(parameters.number("burst"_L1)), std::move(content).value()));
}

} // namespace sim

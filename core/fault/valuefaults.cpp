// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/valuefaults.h"

#include "core/feed/rawpayload.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Stuck final : public Fault
    {
    public:
        std::optional<Value> value(
            const Value &value, const FaultTick &tick, const RandomStream &) const override
        {
            return isNull(tick.before) ? value : tick.before;
        }
    };

    class Missing final : public Fault
    {
    public:
        std::optional<Value> value(
            const Value &, const FaultTick &, const RandomStream &) const override
        {
            return {};
        }
    };

    class Null final : public Fault
    {
    public:
        std::optional<Value> value(
            const Value &, const FaultTick &, const RandomStream &) const override
        {
            return Value();
        }
    };

    class WrongType final : public Fault
    {
    public:
        void spoilPoint(DataPoint &point) const override
        {
            if (const QString *text = std::get_if<QString>(&point.value))
                point.value = static_cast<double>(text->size());
            else if (!isNull(point.value))
                point.value = QString::fromUtf8(rawPayload(point.value));
        }
    };

    template <typename Kind>
    FaultKind::Made makeKind(const Parameters &, const PropertyDefinition &)
    {
        return std::shared_ptr<const Fault>(std::make_shared<Kind>());
    }

    template <typename Kind>
    FaultKind faultKind(const QString &word, const char *title, const char *help)
    {
        return { .description = { .kind = word,
                     .title = QCoreApplication::translate("Fault", title),
                     .help = QCoreApplication::translate("Fault", help) },
            .make = makeKind<Kind> };
    }

} // namespace

QList<FaultKind> valueFaults()
{
    return {
        faultKind<Stuck>(u"stuck"_s, "Stuck",
            "Repeats the last value before the fault: a frozen sensor or program."),
        faultKind<Missing>(u"missing"_s, "Missing", "Samples get lost: nothing is sent."),
        faultKind<Null>(u"null"_s, "Null", "Sends null instead of the value."),
        faultKind<WrongType>(u"wrongType"_s, "Wrong type",
            "Sends text where no text is expected, and the length of texts as a number."),
    };
}

} // namespace sim

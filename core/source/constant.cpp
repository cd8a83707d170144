// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/constant.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Constant final : public Source
    {
    public:
        explicit Constant(Value value)
            : m_value(std::move(value))
        {
        }

        Value next(const Tick &, const RandomStream &, const SourceInputs &) override
        {
            return m_value;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Constant>(*this); }

    private:
        Value m_value;
    };

} // namespace

KindDescription constantDescription()
{
    return {
        .kind = u"constant"_s,
        .title = QCoreApplication::translate("Source", "Constant"),
        .help = QCoreApplication::translate(
            "Source", "Always the same value: serial number, firmware version, a fixed position."),
        .parameters = { { .name = u"value"_s,
            .type = ParameterType::AnyValue,
            .title = QCoreApplication::translate("Source", "Value"),
            .help = QCoreApplication::translate("Source", "What every sample holds."),
            .unit = u"="_s,
            .defaultValue = 0,
            .isRequired = true } },
    };
}

Result<std::unique_ptr<Source>> makeConstant(const Parameters &parameters, PropertyType type)
{
    return std::unique_ptr<Source>(std::make_unique<Constant>(parameters.value("value"_L1, type)));
}

} // namespace sim

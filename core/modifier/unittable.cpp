// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/modifier/unittable.h"

#include "core/modifier/modifiererrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr const char *kTemperature = QT_TRANSLATE_NOOP("Unit", "temperature");
    constexpr const char *kLength = QT_TRANSLATE_NOOP("Unit", "length");
    constexpr const char *kSpeed = QT_TRANSLATE_NOOP("Unit", "speed");
    constexpr const char *kPressure = QT_TRANSLATE_NOOP("Unit", "pressure");
    constexpr const char *kEnergy = QT_TRANSLATE_NOOP("Unit", "energy");
    constexpr const char *kPower = QT_TRANSLATE_NOOP("Unit", "power");
    constexpr const char *kVolume = QT_TRANSLATE_NOOP("Unit", "volume");
    constexpr const char *kMass = QT_TRANSLATE_NOOP("Unit", "mass");
    constexpr const char *kFlow = QT_TRANSLATE_NOOP("Unit", "flow");
    constexpr const char *kAngle = QT_TRANSLATE_NOOP("Unit", "angle");

    // Exact by definition (BIPM, SI Brochure 2019; NIST SP 811) but psi, mmHg, inHg and hp, which
    // are quotients of exact ones. Gallons are those of the United States; BTU and calorie are the
    // International Table one and the thermochemical one; hp is 550 ft lbf/s.
    constexpr std::array kUnits {
        MeasureUnit { u"K", kTemperature, 1 },
        MeasureUnit { u"°C", kTemperature, 1, 273.15, u"degC" },
        MeasureUnit { u"°F", kTemperature, 5.0 / 9, 459.67, u"degF" },
        MeasureUnit { u"mm", kLength, 1e-3 },
        MeasureUnit { u"cm", kLength, 1e-2 },
        MeasureUnit { u"m", kLength, 1 },
        MeasureUnit { u"km", kLength, 1e3 },
        MeasureUnit { u"in", kLength, 0.0254 },
        MeasureUnit { u"ft", kLength, 0.3048 },
        MeasureUnit { u"yd", kLength, 0.9144 },
        MeasureUnit { u"mi", kLength, 1609.344 },
        MeasureUnit { u"nmi", kLength, 1852 },
        MeasureUnit { u"m/s", kSpeed, 1 },
        MeasureUnit { u"km/h", kSpeed, 1 / 3.6 },
        MeasureUnit { u"mph", kSpeed, 0.44704 },
        MeasureUnit { u"ft/s", kSpeed, 0.3048 },
        MeasureUnit { u"kn", kSpeed, 1852.0 / 3600 },
        MeasureUnit { u"Pa", kPressure, 1 },
        MeasureUnit { u"hPa", kPressure, 100 },
        MeasureUnit { u"kPa", kPressure, 1e3 },
        MeasureUnit { u"MPa", kPressure, 1e6 },
        MeasureUnit { u"mbar", kPressure, 100 },
        MeasureUnit { u"bar", kPressure, 1e5 },
        MeasureUnit { u"atm", kPressure, 101325 },
        MeasureUnit { u"psi", kPressure, 6894.757293168361 },
        MeasureUnit { u"mmHg", kPressure, 133.322387415 },
        MeasureUnit { u"inHg", kPressure, 3386.388640341 },
        MeasureUnit { u"J", kEnergy, 1 },
        MeasureUnit { u"kJ", kEnergy, 1e3 },
        MeasureUnit { u"MJ", kEnergy, 1e6 },
        MeasureUnit { u"Wh", kEnergy, 3.6e3 },
        MeasureUnit { u"kWh", kEnergy, 3.6e6 },
        MeasureUnit { u"MWh", kEnergy, 3.6e9 },
        MeasureUnit { u"cal", kEnergy, 4.184 },
        MeasureUnit { u"kcal", kEnergy, 4184 },
        MeasureUnit { u"BTU", kEnergy, 1055.05585262 },
        MeasureUnit { u"mW", kPower, 1e-3 },
        MeasureUnit { u"W", kPower, 1 },
        MeasureUnit { u"kW", kPower, 1e3 },
        MeasureUnit { u"MW", kPower, 1e6 },
        MeasureUnit { u"hp", kPower, 745.69987158227022 },
        MeasureUnit { u"ml", kVolume, 1e-6, 0, u"mL" },
        MeasureUnit { u"l", kVolume, 1e-3, 0, u"L" },
        MeasureUnit { u"m³", kVolume, 1, 0, u"m3" },
        MeasureUnit { u"gal", kVolume, 3.785411784e-3 },
        MeasureUnit { u"ft³", kVolume, 0.028316846592, 0, u"ft3" },
        MeasureUnit { u"mg", kMass, 1e-6 },
        MeasureUnit { u"g", kMass, 1e-3 },
        MeasureUnit { u"kg", kMass, 1 },
        MeasureUnit { u"t", kMass, 1e3 },
        MeasureUnit { u"oz", kMass, 0.028349523125 },
        MeasureUnit { u"lb", kMass, 0.45359237 },
        MeasureUnit { u"l/h", kFlow, 1e-3 / 3600, 0, u"L/h" },
        MeasureUnit { u"l/min", kFlow, 1e-3 / 60, 0, u"L/min" },
        MeasureUnit { u"l/s", kFlow, 1e-3, 0, u"L/s" },
        MeasureUnit { u"m³/h", kFlow, 1.0 / 3600, 0, u"m3/h" },
        MeasureUnit { u"m³/s", kFlow, 1, 0, u"m3/s" },
        MeasureUnit { u"gpm", kFlow, 3.785411784e-3 / 60 },
        MeasureUnit { u"°", kAngle, 1, 0, u"deg" },
        MeasureUnit { u"mrad", kAngle, 0.057295779513082321 },
        MeasureUnit { u"rad", kAngle, 57.295779513082321 },
        MeasureUnit { u"gon", kAngle, 0.9 },
        MeasureUnit { u"rev", kAngle, 360 },
    };

    QString dimensionName(const MeasureUnit &unit)
    {
        return QCoreApplication::translate("Unit", unit.dimension);
    }

    Error unknownUnit(const QString &text)
    {
        return Error(errors::kUnknownUnit, { text.left(40), unitSymbols().join(u", "_s) });
    }

} // namespace

const MeasureUnit *findUnit(QStringView text)
{
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), [text](const MeasureUnit &unit) {
        return text == QStringView(unit.symbol)
            || (unit.alias != nullptr && text == QStringView(unit.alias));
    });
    return found == kUnits.end() ? nullptr : &*found;
}

QStringList unitSymbols()
{
    QStringList symbols;
    for (const MeasureUnit &unit : kUnits)
        symbols.append(QString::fromUtf16(unit.symbol));
    return symbols;
}

bool isSameUnit(const QString &a, const QString &b)
{
    const MeasureUnit *unit = findUnit(a);
    return unit == nullptr ? a == b : unit == findUnit(b);
}

Result<UnitConversion> UnitConversion::make(const QString &from, const QString &to)
{
    const MeasureUnit *source = findUnit(from);
    const MeasureUnit *target = findUnit(to);
    if (source == nullptr || target == nullptr)
        return unknownUnit(source == nullptr ? from : to);
    if (qstrcmp(source->dimension, target->dimension) != 0) {
        return Error(
            errors::kUnitsDiffer, { from, dimensionName(*source), to, dimensionName(*target) });
    }
    UnitConversion conversion;
    conversion.m_fromShift = source->shift;
    conversion.m_factor = source->factor / target->factor;
    conversion.m_toShift = target->shift;
    return conversion;
}

} // namespace sim

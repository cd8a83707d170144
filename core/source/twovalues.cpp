// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/twovalues.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

Result<TwoValues> twoValuesOf(const Parameters &parameters, const QString &kind, PropertyType type)
{
    QList<Value> values = parameters.values("values"_L1, type);
    if (!parameters.has("values"_L1) && type == PropertyType::Boolean)
        values = { Value(true), Value(false) };
    if (!parameters.has("values"_L1) && type == PropertyType::Number)
        values = { Value(1.0), Value(0.0) };
    if (values.size() != 2)
        return Error(errors::kNotTwoValues, { kind, QString::number(values.size()) });
    return TwoValues { .on = values.first(), .off = values.last() };
}

ParameterDescription twoValuesParameter()
{
    return { .name = u"values"_s,
        .type = ParameterType::ValueList,
        .title = QCoreApplication::translate("Source", "Values"),
        .help = QCoreApplication::translate("Source",
            "The on value and the off value; booleans and numbers have true/false and 1/0."),
        .unit = u"="_s };
}

} // namespace sim

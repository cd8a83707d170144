// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/testcatalogues.h"

#include "core/base/baseerrors.h"

#include <QtCore/QFile>

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    using Type = ParameterType;

    constexpr ErrorKind kBlankInName {
        .code = "test.blank",
        .persistence = Persistence::Persistent,
        .what = "\"%1\" has a blank",
        .why = "",
        .remedy = "Remove it.",
    };

    ParameterDescription parameter(const QString &name, Type type, bool isRequired = false)
    {
        return { .name = name,
            .type = type,
            .title = name,
            .help = {},
            .unit = {},
            .isRequired = isRequired };
    }

    ParameterDescription positive(const QString &name, Type type)
    {
        ParameterDescription description = parameter(name, type);
        description.minimum = 0;
        description.isMinimumExcluded = true;
        return description;
    }

    KindDescription kind(const QString &name, const QList<ParameterDescription> &parameters,
        const QList<PropertyType> &types = { PropertyType::Number })
    {
        return {
            .kind = name, .title = name, .help = {}, .parameters = parameters, .types = types
        };
    }

    std::optional<Repetition> periodOf(const Parameters &parameters)
    {
        return Repetition { .period = parameters.duration("period"_L1), .parameter = u"period"_s };
    }

    KindDescription periodic(KindDescription description)
    {
        description.repetition = periodOf;
        return description;
    }

    QList<KindDescription> sources()
    {
        return {
            kind(u"constant"_s, { parameter(u"value"_s, Type::AnyValue, true) }, {}),
            periodic(kind(u"sine"_s,
                { parameter(u"mean"_s, Type::Number), parameter(u"amplitude"_s, Type::Number),
                    positive(u"period"_s, Type::Duration), parameter(u"phase"_s, Type::Angle) })),
            kind(u"sequence"_s,
                { parameter(u"values"_s, Type::ValueList, true),
                    positive(u"dwell"_s, Type::Duration), parameter(u"repeat"_s, Type::Boolean) },
                {}),
            kind(u"meanReverting"_s,
                { parameter(u"mean"_s, Type::Number), parameter(u"stdDev"_s, Type::Number),
                    positive(u"relaxationTime"_s, Type::Duration),
                    parameter(u"min"_s, Type::Number), parameter(u"max"_s, Type::Number) }),
            kind(u"telegraph"_s,
                { positive(u"meanOn"_s, Type::Duration), positive(u"meanOff"_s, Type::Duration),
                    parameter(u"values"_s, Type::ValueList),
                    parameter(u"initial"_s, Type::AnyValue) },
                {}),
            kind(u"manual"_s,
                { parameter(u"initial"_s, Type::AnyValue), parameter(u"min"_s, Type::Number),
                    parameter(u"max"_s, Type::Number), parameter(u"step"_s, Type::Number),
                    parameter(u"widget"_s, Type::Text), parameter(u"rampTime"_s, Type::Duration) },
                {}),
            kind(u"lag"_s,
                { parameter(u"input"_s, Type::PropertyId, true),
                    parameter(u"initial"_s, Type::Number), parameter(u"delay"_s, Type::Duration),
                    parameter(u"timeConstant"_s, Type::Duration) }),
            kind(u"geoPoint"_s,
                { parameter(u"lat"_s, Type::Number, true), parameter(u"lon"_s, Type::Number, true),
                    parameter(u"jitterRadius"_s, Type::Number) },
                { PropertyType::Waypoint }),
        };
    }

    QList<KindDescription> modifiers()
    {
        return {
            kind(u"noise"_s, { parameter(u"stdDev"_s, Type::Number) }),
            kind(u"quantize"_s, { positive(u"step"_s, Type::Number) }),
        };
    }

    Result<void> refuseBlanks(const QString &name)
    {
        return name.contains(u' ') ? Result<void>(Error(kBlankInName, { name })) : Result<void>();
    }

} // namespace

KindCatalogues catalogues()
{
    return {
        .sources = KindCatalogue(sources()),
        .modifiers = KindCatalogue(modifiers()),
        .checkPropertyName = refuseBlanks,
        .checkDeviceId = refuseBlanks,
    };
}

QByteArray profileData(const QString &name)
{
    QFile file(QStringLiteral(SIM_TEST_DATA) + u"/profiles/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sim::test

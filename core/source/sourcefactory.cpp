// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/source/battery.h"
#include "core/source/bernoulli.h"
#include "core/source/choice.h"
#include "core/source/constant.h"
#include "core/source/counter.h"
#include "core/source/daily.h"
#include "core/source/distribution.h"
#include "core/source/exponential.h"
#include "core/source/expression.h"
#include "core/source/geopoint.h"
#include "core/source/georoute.h"
#include "core/source/geowander.h"
#include "core/source/harmonics.h"
#include "core/source/host.h"
#include "core/source/integrator.h"
#include "core/source/keyframes.h"
#include "core/source/lag.h"
#include "core/source/manual.h"
#include "core/source/meanreverting.h"
#include "core/source/motion.h"
#include "core/source/normal.h"
#include "core/source/object.h"
#include "core/source/pattern.h"
#include "core/source/poissonevents.h"
#include "core/source/pulse.h"
#include "core/source/ramp.h"
#include "core/source/randomwalk.h"
#include "core/source/replay.h"
#include "core/source/sawtooth.h"
#include "core/source/script.h"
#include "core/source/sequence.h"
#include "core/source/sine.h"
#include "core/source/source.h"
#include "core/source/square.h"
#include "core/source/statemachine.h"
#include "core/source/step.h"
#include "core/source/telegraph.h"
#include "core/source/threshold.h"
#include "core/source/timestamp.h"
#include "core/source/triangle.h"
#include "core/source/uniform.h"
#include "core/source/uptime.h"
#include "core/source/uuid.h"

#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    using Make = Result<std::unique_ptr<Source>> (*)(const Parameters &, PropertyType);
    using MakeInContext = Result<std::unique_ptr<Source>> (*)(
        const Parameters &, PropertyType, const SourceContext &);

    struct SourceKind
    {
        KindDescription (*description)();
        Make make = nullptr;
        MakeInContext makeInContext = nullptr; ///< for those that use something of the world
    };

    // In the order in which people meet them: simple ones first.
    constexpr std::array kSourceKinds {
        SourceKind { constantDescription, makeConstant },
        SourceKind { manualDescription, makeManual },
        SourceKind { sequenceDescription, makeSequence },
        SourceKind { stepDescription, makeStep },
        SourceKind { rampDescription, makeRamp },
        SourceKind { sineDescription, makeSine },
        SourceKind { triangleDescription, makeTriangle },
        SourceKind { sawtoothDescription, makeSawtooth },
        SourceKind { squareDescription, makeSquare },
        SourceKind { pulseDescription, makePulse },
        SourceKind { harmonicsDescription, makeHarmonics },
        SourceKind { exponentialDescription, makeExponential },
        SourceKind { dailyDescription, makeDaily },
        SourceKind { keyframesDescription, makeKeyframes },
        SourceKind { meanRevertingDescription, makeMeanReverting },
        SourceKind { normalDescription, makeNormal },
        SourceKind { uniformDescription, makeUniform },
        SourceKind { distributionDescription, makeDistribution },
        SourceKind { randomWalkDescription, makeRandomWalk },
        SourceKind { bernoulliDescription, makeBernoulli },
        SourceKind { telegraphDescription, makeTelegraph },
        SourceKind { choiceDescription, makeChoice },
        SourceKind { stateMachineDescription, nullptr, makeStateMachine },
        SourceKind { poissonEventsDescription, nullptr, makePoissonEvents },
        SourceKind { counterDescription, nullptr, makeCounter },
        SourceKind { batteryDescription, makeBattery },
        SourceKind { lagDescription, makeLag },
        SourceKind { integratorDescription, makeIntegrator },
        SourceKind { thresholdDescription, makeThreshold },
        SourceKind { geoPointDescription, makeGeoPoint },
        SourceKind { geoWanderDescription, makeGeoWander },
        SourceKind { geoRouteDescription, nullptr, makeGeoRoute },
        SourceKind { motionDescription, makeMotion },
        SourceKind { uptimeDescription, makeUptime },
        SourceKind { timestampDescription, makeTimestamp },
        SourceKind { uuidDescription, makeUuid },
        SourceKind { patternDescription, makePattern },
        SourceKind { replayDescription, nullptr, makeReplay },
        SourceKind { hostDescription, nullptr, makeHost },
        SourceKind { objectDescription, nullptr, makeObject },
        SourceKind { expressionDescription, makeExpression },
        SourceKind { scriptDescription, nullptr, makeScript },
    };

    QString knownKinds(const KindCatalogue &catalogue)
    {
        QStringList names;
        for (const KindDescription &description : catalogue.kinds())
            names.append(description.kind);
        return names.join(u", "_s);
    }

} // namespace

std::optional<Value> SourceInputs::command(const QString &) const
{
    return {};
}

bool Source::setManualValue(const Value &)
{
    return false;
}

KindCatalogue sourceCatalogue()
{
    QList<KindDescription> kinds;
    kinds.reserve(static_cast<qsizetype>(kSourceKinds.size()));
    for (const SourceKind &kind : kSourceKinds)
        kinds.append(kind.description());
    return KindCatalogue(std::move(kinds));
}

Result<std::unique_ptr<Source>> makeSource(
    const SourceSpec &spec, PropertyType type, const SourceContext &context)
{
    // Only names and defaults are read here, never the translated texts: a fleet makes thousands of
    // sources, and constant data may be shared.
    static const KindCatalogue kCatalogue = sourceCatalogue();
    const KindDescription *description = kCatalogue.find(spec.kind);
    if (description == nullptr)
        return Error(errors::kUnknownKind, { spec.kind, knownKinds(kCatalogue) });
    const auto index = static_cast<std::size_t>(description - kCatalogue.kinds().constData());
    const SourceKind &kind = kSourceKinds.at(index);
    const Parameters parameters(*description, spec.parameters);
    return kind.make == nullptr ? kind.makeInContext(parameters, type, context)
                                : kind.make(parameters, type);
}

} // namespace sim

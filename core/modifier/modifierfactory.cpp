// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/modifier/clamp.h"
#include "core/modifier/drift.h"
#include "core/modifier/dropout.h"
#include "core/modifier/gain.h"
#include "core/modifier/lowpass.h"
#include "core/modifier/modifier.h"
#include "core/modifier/noise.h"
#include "core/modifier/offset.h"
#include "core/modifier/outliers.h"
#include "core/modifier/quantize.h"
#include "core/modifier/ratelimit.h"
#include "core/modifier/unit.h"

#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct ModifierKind
    {
        KindDescription (*description)();
        Result<std::unique_ptr<Modifier>> (*make)(const Parameters &);
    };

    constexpr std::array kModifierKinds {
        ModifierKind { noiseDescription, makeNoise },
        ModifierKind { driftDescription, makeDrift },
        ModifierKind { offsetDescription, makeOffset },
        ModifierKind { gainDescription, makeGain },
        ModifierKind { quantizeDescription, makeQuantize },
        ModifierKind { clampDescription, makeClamp },
        ModifierKind { rateLimitDescription, makeRateLimit },
        ModifierKind { lowPassDescription, makeLowPass },
        ModifierKind { outliersDescription, makeOutliers },
        ModifierKind { dropoutDescription, makeDropout },
        ModifierKind { unitDescription, makeUnit },
    };

    QString knownKinds(const KindCatalogue &catalogue)
    {
        QStringList names;
        for (const KindDescription &description : catalogue.kinds())
            names.append(description.kind);
        return names.join(u", "_s);
    }

} // namespace

KindCatalogue modifierCatalogue()
{
    QList<KindDescription> kinds;
    kinds.reserve(static_cast<qsizetype>(kModifierKinds.size()));
    for (const ModifierKind &kind : kModifierKinds)
        kinds.append(kind.description());
    return KindCatalogue(std::move(kinds));
}

Result<std::unique_ptr<Modifier>> makeModifier(const ModifierSpec &spec)
{
    // Only names and defaults are read here, never the translated texts; see makeSource().
    static const KindCatalogue kCatalogue = modifierCatalogue();
    const KindDescription *description = kCatalogue.find(spec.kind);
    if (description == nullptr)
        return Error(errors::kUnknownKind, { spec.kind, knownKinds(kCatalogue) });
    const auto index = static_cast<std::size_t>(description - kCatalogue.kinds().constData());
    return kModifierKinds.at(index).make(Parameters(*description, spec.parameters));
}

} // namespace sim

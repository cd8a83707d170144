// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/numberfaults.h"
#include "core/fault/payloadfaults.h"
#include "core/fault/plannedfaults.h"
#include "core/fault/valuefaults.h"
#include "core/model/specerrors.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QList<FaultKind> allFaultKinds()
    {
        return valueFaults() + numberFaults() + payloadFaults() + plannedFaults();
    }

    /// For those who read only names and defaults, never the translated texts; see makeSource().
    const QList<FaultKind> &knownKinds()
    {
        static const QList<FaultKind> kKinds = allFaultKinds();
        return kKinds;
    }

    const FaultKind *findKind(QStringView word)
    {
        const QList<FaultKind> &kinds = knownKinds();
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
            [word](const FaultKind &known) { return known.description.kind == word; });
        return kind == kinds.end() ? nullptr : &*kind;
    }

} // namespace

std::optional<Value> Fault::value(const Value &value, const FaultTick &, const RandomStream &) const
{
    return value;
}

void Fault::spoilPoint(DataPoint &) const
{
}

void Fault::spoilPayload(QByteArray &) const
{
}

KindCatalogue faultCatalogue()
{
    QList<KindDescription> descriptions;
    const QList<FaultKind> kinds = allFaultKinds();
    for (const FaultKind &kind : kinds)
        descriptions.append(kind.description);
    return KindCatalogue(std::move(descriptions));
}

std::optional<FaultLayer> faultLayer(QStringView kind)
{
    const FaultKind *known = findKind(kind);
    return known == nullptr ? std::nullopt : std::optional(known->layer);
}

Result<std::shared_ptr<const Fault>> makeFault(
    const KindSpec &spec, const PropertyDefinition &property)
{
    const FaultKind *kind = findKind(spec.kind);
    if (kind == nullptr) {
        QStringList words;
        for (const FaultKind &known : knownKinds())
            words.append(known.description.kind);
        return Error(errors::kUnknownKind, { spec.kind, words.join(u", "_s) });
    }
    if (kind->make == nullptr)
        return std::shared_ptr<const Fault>();
    return kind->make(Parameters(kind->description, spec.parameters), property);
}

} // namespace sim

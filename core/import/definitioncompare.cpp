// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/definitioncompare.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    using Kind = DefinitionDifference::Kind;

    QString numberText(double value)
    {
        return QString::number(value, 'g', QLocale::FloatingPointShortest);
    }

    /// Whether a value that \a inner allows can lie outside of \a outer. No limit is the widest.
    bool isLowerThan(const std::optional<double> &inner, const std::optional<double> &outer)
    {
        return outer && (!inner || *inner < *outer);
    }

    bool isHigherThan(const std::optional<double> &inner, const std::optional<double> &outer)
    {
        return outer && (!inner || *inner > *outer);
    }

    bool isWiderSet(const QList<Value> &inner, const QList<Value> &outer)
    {
        return !outer.isEmpty()
            && !std::all_of(inner.cbegin(), inner.cend(),
                [&outer](const Value &value) { return outer.contains(value); });
    }

    bool isWider(const Boundaries &here, const Boundaries &there)
    {
        const bool isWiderSize = there.size && (!here.size || *here.size > *there.size);
        const bool isOtherFence = there.fence && here.fence != there.fence;
        return isLowerThan(here.min, there.min) || isHigherThan(here.max, there.max) || isWiderSize
            || isWiderSet(here.set, there.set) || isOtherFence;
    }

    void compareProperty(const PropertyDefinition &here, const PropertyDefinition &there,
        QList<DefinitionDifference> &differences)
    {
        const auto add = [&](Kind kind, const QString &ours, const QString &theirs) {
            differences.append(
                { .kind = kind, .property = here.id, .here = ours, .there = theirs });
        };
        if (here.id != there.id)
            add(Kind::WrongCase, here.id, there.id);
        if (here.type != there.type) {
            add(Kind::WrongType, typeName(here.type), typeName(there.type));
            return; // boundaries of another type say nothing
        }
        if (isWider(here.boundaries, there.boundaries)) {
            add(Kind::WiderBounds, boundariesText(here.boundaries),
                boundariesText(there.boundaries));
        }
        if (!there.unit.isEmpty() && here.unit != there.unit)
            add(Kind::OtherUnit, here.unit, there.unit);
    }

} // namespace

QString DefinitionDifference::word() const
{
    switch (kind) {
    case Kind::Missing:
        return u"missing"_s;
    case Kind::Extra:
        return u"extra"_s;
    case Kind::WrongType:
        return u"wrongType"_s;
    case Kind::WrongCase:
        return u"wrongCase"_s;
    case Kind::WiderBounds:
        return u"widerBounds"_s;
    case Kind::OtherUnit:
        return u"otherUnit"_s;
    }
    Q_UNREACHABLE();
}

QString DefinitionDifference::text() const
{
    switch (kind) {
    case Kind::Missing:
        return QCoreApplication::translate("Compare", "%1: missing here; the platform has it (%2).")
            .arg(property, there);
    case Kind::Extra:
        return QCoreApplication::translate(
            "Compare", "%1: the platform does not know it and drops its values.")
            .arg(property);
    case Kind::WrongType:
        return QCoreApplication::translate(
            "Compare", "%1: is %2 here and %3 on the platform, which refuses every value.")
            .arg(property, here, there);
    case Kind::WrongCase:
        return QCoreApplication::translate(
            "Compare", "%1: the platform writes it \"%2\"; both mean the same property.")
            .arg(property, there);
    case Kind::WiderBounds:
        return QCoreApplication::translate(
            "Compare", "%1: the platform discards values outside of its boundaries (%3); here: %2.")
            .arg(property, here, there);
    case Kind::OtherUnit:
        return QCoreApplication::translate(
            "Compare", "%1: is in \"%2\" here and in \"%3\" on the platform; units are not sent.")
            .arg(property, here, there);
    }
    Q_UNREACHABLE();
}

bool DefinitionDifference::isLoss() const
{
    return kind == Kind::Extra || kind == Kind::WrongType || kind == Kind::WiderBounds;
}

QList<DefinitionDifference> compareDefinitions(
    const DeviceType &type, const PlatformProfile &profile)
{
    QList<DefinitionDifference> differences;
    for (const PlatformProperty &theirs : profile.properties) {
        const auto ours = std::find_if(
            type.properties.cbegin(), type.properties.cend(), [&theirs](const Property &property) {
                return property.id().compare(theirs.definition.id, Qt::CaseInsensitive) == 0;
            });
        if (ours == type.properties.cend()) {
            differences.append({ .kind = Kind::Missing,
                .property = theirs.definition.id,
                .here = {},
                .there = typeName(theirs.definition.type) });
        } else {
            compareProperty(ours->definition, theirs.definition, differences);
        }
    }
    for (const Property &property : type.properties) {
        if (profile.property(property.id()) == nullptr) {
            differences.append({ .kind = Kind::Extra,
                .property = property.id(),
                .here = typeName(property.definition.type),
                .there = {} });
        }
    }
    return differences;
}

QString boundariesText(const Boundaries &boundaries)
{
    QStringList parts;
    if (boundaries.min && boundaries.max)
        parts.append(numberText(*boundaries.min) + u" .. "_s + numberText(*boundaries.max));
    else if (boundaries.min)
        parts.append(u">= "_s + numberText(*boundaries.min));
    else if (boundaries.max)
        parts.append(u"<= "_s + numberText(*boundaries.max));
    if (boundaries.size) {
        parts.append(
            QCoreApplication::translate("Compare", "at most %1 bytes").arg(*boundaries.size));
    }
    QStringList members;
    for (const Value &value : boundaries.set)
        members.append(u'"' + displayText(value) + u'"');
    if (!members.isEmpty())
        parts.append(members.join(u", "_s));
    if (const std::optional<Geofence> &fence = boundaries.fence) {
        const QString text = fence->isInside
            ? QCoreApplication::translate("Compare", "within %1 km of %2, %3")
            : QCoreApplication::translate("Compare", "more than %1 km from %2, %3");
        parts.append(
            text.arg(numberText(fence->radius), numberText(fence->lat), numberText(fence->lon)));
    }
    return parts.isEmpty() ? QCoreApplication::translate("Compare", "none") : parts.join(u"; "_s);
}

} // namespace sim

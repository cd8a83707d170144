// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/duration.h"
#include "core/base/result.h"
#include "core/model/kindspec.h"
#include "core/model/property.h"

namespace sim {

enum class ParameterType {
    Number, ///< JSON number
    Integer,
    Probability, ///< 0..1
    Angle, ///< degrees
    Duration, ///< text such as "5s"
    Text,
    Boolean,
    Choice, ///< one of KindDescription's choices
    AnyValue, ///< a value of the property's own type
    ValueList, ///< JSON array of such values
    NumberList,
    PropertyId, ///< another property of the same device
    Source, ///< a source within this one: JSON object with a kind
    RecordList, ///< JSON array of objects, whose members are ParameterDescription::fields
};

/// One parameter of a source or modifier, for reader, schema, inspector and documentation alike.
struct ParameterDescription
{
    QString name; ///< key in the profile
    ParameterType type = ParameterType::Number;
    QString title; ///< for people, translated
    QString help; ///< one line, translated
    QString unit; ///< for people; "=" stands for the unit of the property
    QJsonValue defaultValue = QJsonValue(QJsonValue::Undefined); ///< undefined: required or absent
    bool isRequired = false;
    std::optional<double> minimum = {}; ///< numbers; durations in seconds
    std::optional<double> maximum = {};
    bool isMinimumExcluded = false;
    QStringList choices = {};
    QList<ParameterDescription> fields = {}; ///< of the objects of an RecordList

    /// Within the objects of a RecordList: the Choice beside it that names the type of its values.
    /// Empty: they are of the type of the property.
    QString typeFrom = {};
};

class Parameters;

/// How often the curve of a source repeats itself, and the parameter that says so.
struct Repetition
{
    Microseconds period; ///< of its fastest part
    QString parameter;
};

/// A kind of source or modifier, described by data.
struct KindDescription
{
    QString kind; ///< word in the profile
    QString title; ///< for people, translated
    QString help; ///< one line: good for what
    QList<ParameterDescription> parameters = {};
    QList<PropertyType> types = {}; ///< property types it can serve; empty: all

    /// For periodic kinds: what a checked spec amounts to; nothing when it does not repeat itself.
    /// Sampling at more than half of the period shows a wave that does not exist (Nyquist).
    std::optional<Repetition> (*repetition)(const Parameters &parameters) = nullptr;

    const ParameterDescription *parameter(QStringView name) const;
};

/// All kinds of sources, or all kinds of modifiers. Immutable after construction; thread: any.
class KindCatalogue
{
public:
    explicit KindCatalogue(QList<KindDescription> kinds);

    const QList<KindDescription> &kinds() const { return m_kinds; }

    const KindDescription *find(QStringView kind) const;

    /// A spec of \a kind with every required parameter set to something useful.
    KindSpec defaultSpec(QStringView kind) const;

private:
    QList<KindDescription> m_kinds;
};

/// One thing that is wrong with a spec, and the parameter that it is about (empty: the kind
/// itself).
struct SpecProblem
{
    QString parameter;
    Error error;
    QStringList path = {}; ///< where in the parameter: keys and indices; for what lies within it
};

/// Sources may stand in each other so many levels deep; the outermost is the first.
constexpr int kMostSourceLevels = 8;

/// Checks kind, names, types and ranges of \a spec for a property of \a type.
/// All problems are reported, in the order of the parameters; those of what lies within it too.
QList<SpecProblem> checkSpec(
    const KindSpec &spec, const KindCatalogue &catalogue, PropertyType type);

/// A property that a spec reads, and where it says so: keys and indices.
struct SpecInput
{
    QStringList path;
    QString property;
};

/// All properties that \a spec names as inputs, those of the sources and objects within it too.
QList<SpecInput> specInputs(const KindSpec &spec, const KindCatalogue &catalogue);

/// The spec of a source that stands as \a json in another one.
KindSpec specFromJson(const QJsonObject &json);

/// The parameters of a checked spec with defaults filled in. Reading a parameter that the
/// description does not name asserts.
class Parameters
{
public:
    Parameters(const KindDescription &description, const QJsonObject &given);

    /// The objects of the RecordList \a name, as parameters with the defaults of its fields. They
    /// live as long as the description.
    QList<Parameters> records(QLatin1StringView name) const;

    bool has(QLatin1StringView name) const;
    double number(QLatin1StringView name) const;
    std::optional<double> optionalNumber(QLatin1StringView name) const;
    Microseconds duration(QLatin1StringView name) const;
    QString text(QLatin1StringView name) const;
    bool boolean(QLatin1StringView name) const;
    QJsonValue json(QLatin1StringView name) const;
    Value value(QLatin1StringView name, PropertyType type) const;
    QList<Value> values(QLatin1StringView name, PropertyType type) const;
    QList<double> numbers(QLatin1StringView name) const;

private:
    Parameters(const QList<ParameterDescription> &described, const QJsonObject &given);

    const ParameterDescription *find(QLatin1StringView name) const;

    const QList<ParameterDescription> *m_descriptions;
    QJsonObject m_given;
};

/// A value of a property of \a type from JSON; nothing when the JSON is of another type.
std::optional<Value> valueFromJson(const QJsonValue &json, PropertyType type);

} // namespace sim

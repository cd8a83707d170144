// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/rulefields.h"

#include "core/base/duration.h"
#include "core/file/words.h"
#include "ui/inspector/parametertext.h"
#include "ui/inspector/schedulefields.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostQueued = 1'000'000;

    QString tr(const char *text)
    {
        return QCoreApplication::translate("RuleFields", text);
    }

    QString wrongAmount(bool isDuration)
    {
        return isDuration ? tr("Write a percentage or a duration: 5% or 200ms.")
                          : tr("Write a number or a percentage: 0.2 or 1%.");
    }

    std::optional<Microseconds> durationIn(const QJsonValue &json)
    {
        const auto parsed = parseDuration(json.toString());
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

    bool always(const ResolvedProperty &)
    {
        return true;
    }

    bool isOnChange(const ResolvedProperty &property)
    {
        return property.report.onChange.has_value();
    }

    bool isFeed(const ResolvedProperty &property)
    {
        return property.publish.mode == PublishMode::Feed;
    }

    RuleField sampleEveryField()
    {
        ParameterDescription parameter = ruleParameter(u"schedule.sampleEvery"_s,
            ParameterType::Duration, tr("Sample every"), tr("How often a value is made."));
        return { .parameter = parameter,
            .value =
                [](const ResolvedProperty &property) {
                    return QJsonValue(formatDuration(property.schedule.sampleEvery));
                },
            .set =
                [](Property &property, const ResolvedProperty &, const QJsonValue &json) {
                    const auto duration = durationIn(json);
                    if (!duration || *duration < Milliseconds(1))
                        return tr("It must be 1ms or longer.");
                    property.schedule.sampleEvery = duration;
                    return QString();
                },
            .reset = [](Property &property) { property.schedule.sampleEvery.reset(); },
            .isShown = always };
    }

    RuleField jitterField()
    {
        ParameterDescription parameter = ruleParameter(u"schedule.jitter"_s, ParameterType::Text,
            tr("Jitter"), tr("Random shift of each sample: 5% of the interval, or 200ms."));
        return { .parameter = parameter,
            .value =
                [](const ResolvedProperty &property) {
                    return QJsonValue(amountText(property.schedule.jitter, true));
                },
            .set =
                [](Property &property, const ResolvedProperty &, const QJsonValue &json) {
                    const auto amount = parseAmount(json.toString(), true);
                    if (!amount)
                        return wrongAmount(true);
                    if (amount->value < 0 || (amount->isPercent && amount->value > 100))
                        return tr("It must be 0 to 100%.");
                    property.schedule.jitter = amount;
                    return QString();
                },
            .reset = [](Property &property) { property.schedule.jitter.reset(); },
            .isShown = always };
    }

    void resetReport(Property &property)
    {
        property.report.reset();
    }

    /// Report rules are inherited as a whole: setting one part brings the others that hold down to
    /// the property.
    template <typename Change>
    QString changeOnChange(Property &property, const ResolvedProperty &resolved, Change change)
    {
        OnChange onChange = resolved.report.onChange.value_or(OnChange {});
        const QString problem = change(onChange);
        if (problem.isEmpty())
            property.report = ReportRule { .onChange = onChange };
        return problem;
    }

    RuleField reportModeField()
    {
        ParameterDescription parameter = ruleParameter(u"report"_s, ParameterType::Choice,
            tr("Report"), tr("Every sample, or only those that differ enough."));
        parameter.choices = { u"everySample"_s, u"onChange"_s };
        return { .parameter = parameter,
            .value =
                [](const ResolvedProperty &property) {
                    return QJsonValue(isOnChange(property) ? u"onChange"_s : u"everySample"_s);
                },
            .set =
                [](Property &property, const ResolvedProperty &resolved, const QJsonValue &json) {
                    if (json.toString() == "everySample"_L1)
                        property.report = ReportRule {};
                    else
                        property.report = ReportRule { .onChange
                            = resolved.report.onChange.value_or(OnChange {}) };
                    return QString();
                },
            .reset = resetReport,
            .isShown = always };
    }

    RuleField deadbandField()
    {
        ParameterDescription parameter
            = ruleParameter(u"report.onChange.deadband"_s, ParameterType::Text, tr("Deadband"),
                tr("Report when the value moved by more: 0.2 in its unit, or 1%."));
        return { .parameter = parameter,
            .value =
                [](const ResolvedProperty &property) {
                    return QJsonValue(
                        amountText(property.report.onChange.value_or(OnChange {}).deadband, false));
                },
            .set =
                [](Property &property, const ResolvedProperty &resolved, const QJsonValue &json) {
                    return changeOnChange(property, resolved, [&json](OnChange &onChange) {
                        const auto amount = parseAmount(json.toString(), false);
                        if (!amount || amount->value < 0)
                            return wrongAmount(false);
                        onChange.deadband = *amount;
                        return QString();
                    });
                },
            .reset = resetReport,
            .isShown = isOnChange };
    }

    RuleField intervalField(const QString &name, const QString &title, const QString &help,
        std::optional<Microseconds> OnChange::*member)
    {
        ParameterDescription parameter
            = ruleParameter(u"report.onChange."_s + name, ParameterType::Duration, title, help);
        parameter.isRequired = false;
        return { .parameter = parameter,
            .value =
                [member](const ResolvedProperty &property) {
                    const auto duration = property.report.onChange.value_or(OnChange {}).*member;
                    return duration ? QJsonValue(formatDuration(*duration))
                                    : QJsonValue(QJsonValue::Undefined);
                },
            .set =
                [member](
                    Property &property, const ResolvedProperty &resolved, const QJsonValue &json) {
                    return changeOnChange(property, resolved, [&json, member](OnChange &onChange) {
                        onChange.*member = durationIn(json);
                        const bool isBad
                            = onChange.*member && *(onChange.*member) <= Microseconds(0);
                        return isBad ? tr("It must be longer than 0s, or empty.") : QString();
                    });
                },
            .reset = resetReport,
            .isShown = isOnChange };
    }

    /// A field of PublishSettings that is a plain optional.
    template <typename Type, typename ToJson, typename FromJson>
    RuleField publishField(const ParameterDescription &parameter,
        std::optional<Type> PublishSettings::*setting, Type PublishRule::*rule, ToJson toJson,
        FromJson fromJson, std::function<bool(const ResolvedProperty &)> isShown)
    {
        return { .parameter = parameter,
            .value =
                [rule, toJson](const ResolvedProperty &property) {
                    return QJsonValue(toJson(property.publish.*rule));
                },
            .set =
                [setting, fromJson, parameter](
                    Property &property, const ResolvedProperty &, const QJsonValue &json) {
                    const std::optional<Type> value = fromJson(json);
                    if (!value)
                        return parameter.type == ParameterType::Integer
                            ? tr("It must be a whole number from %1 to %2.")
                                  .arg(parameter.minimum.value_or(0))
                                  .arg(parameter.maximum.value_or(0))
                            : tr("It must be longer than 0s.");
                    property.publish.*setting = value;
                    return QString();
                },
            .reset = [setting](Property &property) { (property.publish.*setting).reset(); },
            .isShown = std::move(isShown) };
    }

    RuleField modeField()
    {
        ParameterDescription parameter = ruleParameter(u"publish.mode"_s, ParameterType::Choice,
            tr("Publish as"), tr("Raw: one value per message. Feed: a batch of points."));
        parameter.choices = { u"raw"_s, u"feed"_s };
        return publishField<PublishMode>(
            parameter, &PublishSettings::mode, &PublishRule::mode,
            [](PublishMode mode) { return mode == PublishMode::Raw ? u"raw"_s : u"feed"_s; },
            [](const QJsonValue &json) {
                return std::optional(
                    json.toString() == "raw"_L1 ? PublishMode::Raw : PublishMode::Feed);
            },
            always);
    }

    RuleField encodingField()
    {
        ParameterDescription parameter = ruleParameter(u"publish.encoding"_s, ParameterType::Choice,
            tr("Encoding"), tr("Verbose: a time per point. Compact: offsets from one time."));
        parameter.choices = { u"verbose"_s, u"compact"_s };
        return publishField<FeedEncoding>(
            parameter, &PublishSettings::encoding, &PublishRule::encoding,
            [](FeedEncoding encoding) {
                return encoding == FeedEncoding::Verbose ? u"verbose"_s : u"compact"_s;
            },
            [](const QJsonValue &json) {
                return std::optional(json.toString() == "verbose"_L1 ? FeedEncoding::Verbose
                                                                     : FeedEncoding::Compact);
            },
            isFeed);
    }

    RuleField qosField()
    {
        ParameterDescription parameter = ruleParameter(u"publish.qos"_s, ParameterType::Choice,
            tr("QoS"), tr("0: sent once. 1: until acknowledged. 2: exactly once."));
        parameter.choices = { u"0"_s, u"1"_s, u"2"_s };
        return publishField<int>(
            parameter, &PublishSettings::qos, &PublishRule::qos,
            [](int qos) { return QString::number(qos); },
            [](const QJsonValue &json) { return std::optional(json.toString().toInt()); }, always);
    }

    RuleField retainField()
    {
        const ParameterDescription parameter
            = ruleParameter(u"publish.retain"_s, ParameterType::Boolean, tr("Retain"),
                tr("The broker keeps the last message for new subscribers."));
        return publishField<bool>(
            parameter, &PublishSettings::retain, &PublishRule::retain,
            [](bool isRetained) { return isRetained; },
            [](const QJsonValue &json) { return std::optional(json.toBool()); }, always);
    }

    /// A whole number of PublishSettings, from \a minimum to \a maximum.
    RuleField countField(ParameterDescription parameter, int minimum, int maximum,
        std::optional<int> PublishSettings::*setting, int PublishRule::*rule,
        std::function<bool(const ResolvedProperty &)> isShown)
    {
        parameter.minimum = minimum;
        parameter.maximum = maximum;
        return publishField<int>(
            parameter, setting, rule, [](int count) { return count; },
            [minimum, maximum](const QJsonValue &json) {
                const double number = json.toDouble();
                const bool isWhole = number >= minimum && number <= maximum
                    && number == static_cast<double>(static_cast<int>(number));
                return isWhole ? std::optional(static_cast<int>(number)) : std::nullopt;
            },
            std::move(isShown));
    }

    RuleField maxPointsField()
    {
        return countField(
            ruleParameter(u"publish.batch.maxPoints"_s, ParameterType::Integer, tr("Batch points"),
                tr("A feed leaves when it holds so many points.")),
            1, 1000, &PublishSettings::maxPoints, &PublishRule::maxPoints, isFeed);
    }

    RuleField maxBytesField()
    {
        return countField(ruleParameter(u"publish.batch.maxBytes"_s, ParameterType::Integer,
                              tr("Batch bytes"), tr("A feed leaves before it is larger.")),
            64, 1024 * 1024, &PublishSettings::maxBytes, &PublishRule::maxBytes, isFeed);
    }

    RuleField queueSizeField()
    {
        return countField(
            ruleParameter(u"publish.offlineQueue.size"_s, ParameterType::Integer,
                tr("Offline queue"), tr("Messages kept while there is no connection.")),
            0, kMostQueued, &PublishSettings::queueSize, &PublishRule::queueSize, always);
    }

    RuleField queuePolicyField()
    {
        ParameterDescription parameter = ruleParameter(u"publish.offlineQueue.policy"_s,
            ParameterType::Choice, tr("When full"), tr("What a full offline queue gives up."));
        parameter.choices = kDropPolicies.names();
        return publishField<DropPolicy>(
            parameter, &PublishSettings::queuePolicy, &PublishRule::queuePolicy,
            [](DropPolicy policy) { return kDropPolicies.name(policy); },
            [](const QJsonValue &json) { return kDropPolicies.value(json.toString()); }, always);
    }

    RuleField maxAgeField()
    {
        const ParameterDescription parameter
            = ruleParameter(u"publish.batch.maxAge"_s, ParameterType::Duration, tr("Batch age"),
                tr("A feed leaves when its first point is so old."));
        return publishField<Microseconds>(
            parameter, &PublishSettings::maxAge, &PublishRule::maxAge,
            [](Microseconds age) { return formatDuration(age); },
            [](const QJsonValue &json) {
                const auto age = durationIn(json);
                return age && *age > Microseconds(0) ? age : std::nullopt;
            },
            isFeed);
    }

} // namespace

ParameterDescription ruleParameter(
    const QString &name, ParameterType type, const QString &title, const QString &help)
{
    ParameterDescription description;
    description.name = name;
    description.type = type;
    description.title = title;
    description.help = help;
    description.isRequired = true;
    return description;
}

QList<RuleField> ruleFields(RuleGroup group)
{
    switch (group) {
    case RuleGroup::Schedule:
        return QList<RuleField> { sampleEveryField(), jitterField() } + timingFields();
    case RuleGroup::Report:
        return { reportModeField(), deadbandField(),
            intervalField(u"heartbeat"_s, tr("Heartbeat"),
                tr("Report at least so often, even without a change."), &OnChange::heartbeat),
            intervalField(u"minInterval"_s, tr("Min. interval"), tr("Never report more often."),
                &OnChange::minInterval) };
    case RuleGroup::Publish:
        return { modeField(), qosField(), retainField(), encodingField(), maxPointsField(),
            maxAgeField(), maxBytesField(), queueSizeField(), queuePolicyField() };
    }
    Q_UNREACHABLE();
}

} // namespace sim

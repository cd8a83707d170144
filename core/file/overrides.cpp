// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/overrides.h"

#include "core/file/fileerrors.h"
#include "core/file/inputcheck.h"
#include "core/file/overridepath.h"
#include "core/file/profilewriter.h"
#include "core/file/propertyreader.h"
#include "core/file/propertywriter.h"
#include "core/file/rulesreader.h"
#include "core/file/suggestion.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <map>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Override
    {
        QString path; ///< as written
        QStringList steps; ///< below the property or the device
        QJsonValue value;
    };

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Error", text);
    }

    /// Lays the overrides of one device over its type.
    class Overriding
    {
    public:
        Overriding(ReadContext &context, const Device &device, const JsonPlace &place)
            : m_context(context)
            , m_device(device)
            , m_place(place)
        {
        }

        DeviceType apply(const DeviceType &type)
        {
            DeviceType result = type;
            for (auto item = m_device.overrides.constBegin(); item != m_device.overrides.constEnd();
                 ++item)
                sort(item.key(), item.value(), type);
            applyRules(result);
            for (const auto &[index, overrides] : m_ofProperties)
                applyProperty(result.properties[index], overrides);
            if (!m_ofProperties.empty() && !m_hasFailed)
                checkResult(result);
            return result;
        }

    private:
        void sort(const QString &path, const QJsonValue &value, const DeviceType &type)
        {
            const std::optional<OverridePath> parsed = parseOverridePath(path, type);
            if (!parsed) {
                const bool isLong = path.count(u'.') > OverridePath::kMostSteps;
                const QString first = path.section(u'.', 0, 0);
                failUnknown(isLong ? path.left(80) : path, first.left(80), type);
                return;
            }
            QList<Override> &target
                = parsed->property < 0 ? m_rules : m_ofProperties[parsed->property];
            target.append({ path, parsed->steps, value });
        }

        void failUnknown(const QString &path, const QString &first, const DeviceType &type)
        {
            QStringList known;
            for (const Property &property : type.properties)
                known.append(property.id());
            const auto nearest = nearestWord(first, known);
            const QString reason = translated(QT_TRANSLATE_NOOP(
                "Error", "the type \"%1\" has no property that the path begins with"));
            const QString remedy = nearest
                ? translated(QT_TRANSLATE_NOOP("Error", "Did you mean \"%1\"?")).arg(*nearest)
                : translated(QT_TRANSLATE_NOOP("Error", "Begin with one of: %1."))
                      .arg(listText(known));
            fail(path, reason.arg(type.id), remedy);
        }

        void applyRules(DeviceType &type)
        {
            if (m_rules.isEmpty())
                return;
            const JsonPlace root;
            const QJsonValue json
                = changed(rulesJson(type.schedule, type.report, type.publish), m_rules);
            ReadContext inner = innerContext();
            ObjectReader reader(inner, json, root);
            readRules(reader, type.schedule, type.report, type.publish);
            reader.finish();
            reportInner(inner, m_rules);
        }

        void applyProperty(Property &property, const QList<Override> &overrides)
        {
            for (const Override &override : overrides) {
                if (override.steps.constFirst() != "id"_L1
                    && override.steps.constFirst() != "type"_L1)
                    continue;
                fail(override.path,
                    translated(QT_TRANSLATE_NOOP(
                        "Error", "all devices of a type have the same property ids and types")),
                    translated(QT_TRANSLATE_NOOP("Error", "Give this device a type of its own.")));
                return;
            }
            const JsonPlace root;
            const QJsonValue json = changed(propertyJson(property), overrides);
            ReadContext inner = innerContext();
            property = readProperty(inner, json, root);
            reportInner(inner, overrides);
        }

        ReadContext innerContext() const
        {
            ReadContext inner(m_context.catalogues());
            inner.setTolerant(m_context.isTolerant());
            return inner;
        }

        QJsonValue changed(QJsonValue json, const QList<Override> &overrides)
        {
            for (const Override &override : overrides) {
                if (const auto next = jsonWith(json, override.steps, override.value)) {
                    json = *next;
                    continue;
                }
                fail(override.path,
                    translated(QT_TRANSLATE_NOOP("Error", "the list has no such element")),
                    translated(QT_TRANSLATE_NOOP(
                        "Error", "Count from 0, as in temperature.modifiers.0.stdDev.")));
            }
            return json;
        }

        void checkResult(const DeviceType &type)
        {
            const JsonPlace root;
            ReadContext inner = innerContext();
            checkInputs(inner, type, root);
            for (const ReadIssue &issue : inner.errors())
                fail(m_ofProperties.begin()->second.constFirst().path, issue.error);
        }

        /// Issues of the changed JSON, reported at the override that caused them.
        void reportInner(const ReadContext &inner, const QList<Override> &overrides)
        {
            for (const ReadIssue &issue : inner.errors()) {
                const auto isCause = [&issue](const Override &override) {
                    QString pointer;
                    for (const QString &step : override.steps)
                        pointer = pointerStep(pointer, step);
                    return issue.pointer.startsWith(pointer) || pointer.startsWith(issue.pointer);
                };
                const auto cause = std::find_if(overrides.cbegin(), overrides.cend(), isCause);
                fail(cause == overrides.cend() ? overrides.constFirst().path : cause->path,
                    issue.error);
            }
        }

        void fail(const QString &path, const Error &error)
        {
            const QString why = error.why();
            fail(path, why.isEmpty() ? error.what() : error.what() + u", "_s + why, error.remedy());
        }

        void fail(const QString &path, const QString &reason, const QString &remedy)
        {
            m_hasFailed = true;
            m_context.fail(
                m_place.at(path), errors::kBadOverride, { m_device.id, path, reason, remedy });
        }

        ReadContext &m_context;
        const Device &m_device;
        const JsonPlace &m_place;
        QList<Override> m_rules;
        std::map<qsizetype, QList<Override>> m_ofProperties; ///< by index of the property
        bool m_hasFailed = false;
    };

} // namespace

DeviceType overriddenType(
    ReadContext &context, const DeviceType &type, const Device &device, const JsonPlace &place)
{
    return Overriding(context, device, place).apply(type);
}

} // namespace sim

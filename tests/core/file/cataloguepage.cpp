// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/cataloguepage.h"

#include "core/base/duration.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    const QString kIntroduction
        = u"# Catalogue of sources and modifiers\n\n"
          "Made from the descriptions in the program, which inspector, schema and checks use too "
          "(target\n"
          "`catalogue`). [Profile files](profile-format.md) says how they are written. `=` is the "
          "unit of the\n"
          "property. `decimals`, `nullProbability` and `seedOffset` belong to the property, "
          "whatever its source;\n"
          "`initial` is the state that a source begins with, where it has one.\n"_s;

    QString formOf(const ParameterDescription &parameter)
    {
        switch (parameter.type) {
        case ParameterType::Number:
            return u"number"_s;
        case ParameterType::Integer:
            return u"whole number"_s;
        case ParameterType::Probability:
            return u"0 to 1"_s;
        case ParameterType::Angle:
            return u"angle"_s;
        case ParameterType::Duration:
            return u"duration"_s;
        case ParameterType::Text:
            return u"text"_s;
        case ParameterType::Boolean:
            return u"true or false"_s;
        case ParameterType::Choice:
            return u'`' + parameter.choices.join(u"`, `"_s) + u'`';
        case ParameterType::AnyValue:
            return u"value"_s;
        case ParameterType::ValueList:
            return u"list of values"_s;
        case ParameterType::NumberList:
            return u"list of numbers"_s;
        case ParameterType::PropertyId:
            return u"property id"_s;
        case ParameterType::Source:
            return u"source"_s;
        case ParameterType::RecordList:
            return u"list of objects"_s;
        }
        Q_UNREACHABLE();
    }

    QString boundText(const ParameterDescription &parameter, double bound)
    {
        if (parameter.type != ParameterType::Duration)
            return QString::number(bound);
        return formatDuration(
            std::chrono::duration_cast<Microseconds>(std::chrono::duration<double>(bound)));
    }

    QString rangeOf(const ParameterDescription &parameter)
    {
        QStringList parts;
        if (parameter.minimum) {
            parts.append((parameter.isMinimumExcluded ? u"more than "_s : u"at least "_s)
                + boundText(parameter, *parameter.minimum));
        }
        if (parameter.maximum)
            parts.append(u"at most "_s + boundText(parameter, *parameter.maximum));
        return parts.join(u", "_s);
    }

    QString valueText(const QJsonValue &value)
    {
        if (value.isUndefined())
            return {};
        const QByteArray list = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
        return u'`' + QString::fromUtf8(list.sliced(1, list.size() - 2)) + u'`';
    }

    void appendRows(
        QString &page, const QList<ParameterDescription> &parameters, const QString &owner = {})
    {
        for (const ParameterDescription &parameter : parameters) {
            const QString name = owner + parameter.name;
            QStringList form { formOf(parameter) };
            if (!parameter.unit.isEmpty())
                form.append(parameter.unit);
            if (const QString range = rangeOf(parameter); !range.isEmpty())
                form.append(range);
            const QString given
                = parameter.isRequired ? u"required"_s : valueText(parameter.defaultValue);
            page += u"| `"_s + name + u"` | "_s + parameter.help + u" | "_s + form.join(u", "_s)
                + u" | "_s + given + u" |\n"_s;
            appendRows(page, parameter.fields, name + u"[]."_s);
        }
    }

    void appendKinds(QString &page, const KindCatalogue &catalogue)
    {
        for (const KindDescription &kind : catalogue.kinds()) {
            QStringList types;
            for (const PropertyType type : kind.types)
                types.append(typeName(type));
            const QString serves = types.isEmpty() ? u"all types"_s : types.join(u", "_s);
            page
                += u"\n### "_s + kind.kind + u"\n\n"_s + kind.help + u" For "_s + serves + u".\n"_s;
            if (kind.parameters.isEmpty())
                continue;
            page += u"\n| parameter | what it is | form | default |\n| --- | --- | --- | --- |\n"_s;
            appendRows(page, kind.parameters);
        }
    }

} // namespace

QByteArray cataloguePage(const KindCatalogue &sources, const KindCatalogue &modifiers)
{
    QString page = kIntroduction + u"\n## Sources\n"_s;
    appendKinds(page, sources);
    page += u"\n## Modifiers\n"_s;
    appendKinds(page, modifiers);
    return page.toUtf8();
}

} // namespace sim::test

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/kindschema.h"

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    JsonNode list(const QStringList &words)
    {
        JsonNode result = JsonNode::array();
        for (const QString &word : words)
            result.append(QJsonValue(word));
        return result;
    }

    QString unitOf(const ParameterDescription &parameter)
    {
        const bool isOwn = parameter.unit.isEmpty() || parameter.unit == "="_L1;
        return isOwn ? QString() : u" ("_s + parameter.unit + u')';
    }

    void setRange(JsonNode &node, const ParameterDescription &parameter)
    {
        if (parameter.minimum)
            node.set(parameter.isMinimumExcluded ? "exclusiveMinimum"_L1 : "minimum"_L1,
                QJsonValue(*parameter.minimum));
        if (parameter.maximum)
            node.set("maximum"_L1, QJsonValue(*parameter.maximum));
    }

    JsonNode objectOf(const QList<ParameterDescription> &parameters, JsonNode properties);

    void setForm(JsonNode &node, const ParameterDescription &parameter)
    {
        switch (parameter.type) {
        case ParameterType::Number:
        case ParameterType::Angle:
            node.set("type"_L1, QJsonValue(u"number"_s));
            setRange(node, parameter);
            return;
        case ParameterType::Probability:
            node.set("type"_L1, QJsonValue(u"number"_s));
            node.set("minimum"_L1, QJsonValue(0));
            node.set("maximum"_L1, QJsonValue(1));
            return;
        case ParameterType::Integer:
            node.set("type"_L1, QJsonValue(u"integer"_s));
            setRange(node, parameter);
            return;
        case ParameterType::Duration: {
            const QString sign = parameter.minimum.value_or(-1) < 0 ? u"[-+]"_s : u"\\+"_s;
            node.set("type"_L1, QJsonValue(u"string"_s));
            node.set("pattern"_L1,
                QJsonValue(
                    u"^ *"_s + sign + u"?([0-9]+\\.?[0-9]*|\\.[0-9]+) *(us|ms|s|m|h|d) *$"_s));
            return;
        }
        case ParameterType::Text:
            node.set("type"_L1, QJsonValue(u"string"_s));
            return;
        case ParameterType::PropertyId:
            node.set("type"_L1, QJsonValue(u"string"_s));
            node.set("minLength"_L1, QJsonValue(1));
            return;
        case ParameterType::Boolean:
            node.set("type"_L1, QJsonValue(u"boolean"_s));
            return;
        case ParameterType::Choice:
            node.set("type"_L1, QJsonValue(u"string"_s));
            node.set("enum"_L1, list(parameter.choices));
            return;
        case ParameterType::AnyValue:
            return;
        case ParameterType::ValueList:
        case ParameterType::NumberList: {
            JsonNode items = JsonNode::object();
            if (parameter.type == ParameterType::NumberList)
                items.set("type"_L1, QJsonValue(u"number"_s));
            node.set("type"_L1, QJsonValue(u"array"_s));
            node.set("items"_L1, items);
            return;
        }
        case ParameterType::Source: {
            JsonNode reference = JsonNode::object();
            reference.set("$ref"_L1, QJsonValue(u"#/definitions/source"_s));
            JsonNode all = JsonNode::array();
            all.append(reference);
            node.set("allOf"_L1, all);
            return;
        }
        case ParameterType::RecordList: {
            JsonNode items = objectOf(parameter.fields, JsonNode::object());
            node.set("type"_L1, QJsonValue(u"array"_s));
            node.set("items"_L1, items);
            return;
        }
        }
        Q_UNREACHABLE();
    }

    JsonNode parameterSchema(const ParameterDescription &parameter)
    {
        JsonNode node = JsonNode::object();
        node.set("description"_L1, QJsonValue(parameter.help + unitOf(parameter)));
        setForm(node, parameter);
        if (!parameter.defaultValue.isUndefined() && !parameter.isRequired)
            node.set("default"_L1, JsonNode(parameter.defaultValue));
        return node;
    }

    /// \a properties holds what stands before the parameters.
    JsonNode objectOf(const QList<ParameterDescription> &parameters, JsonNode properties)
    {
        QStringList required;
        for (const ParameterDescription &parameter : parameters) {
            properties.set(parameter.name, parameterSchema(parameter));
            if (parameter.isRequired)
                required.append(parameter.name);
        }
        JsonNode node = JsonNode::object();
        node.set("type"_L1, QJsonValue(u"object"_s));
        node.set("properties"_L1, properties);
        node.set("additionalProperties"_L1, QJsonValue(false));
        if (!required.isEmpty())
            node.set("required"_L1, list(required));
        return node;
    }

    JsonNode isKind(const QString &kind)
    {
        JsonNode word = JsonNode::object();
        word.set("const"_L1, QJsonValue(kind));
        JsonNode properties = JsonNode::object();
        properties.set("kind"_L1, word);
        return properties;
    }

    JsonNode branch(const KindDescription &kind)
    {
        JsonNode condition = JsonNode::object();
        condition.set("properties"_L1, isKind(kind.kind));
        condition.set("required"_L1, list({ u"kind"_s }));
        JsonNode consequence = objectOf(kind.parameters, isKind(kind.kind));
        consequence.set("description"_L1, QJsonValue(kind.help));
        JsonNode result = JsonNode::object();
        result.set("if"_L1, condition);
        result.set("then"_L1, consequence);
        return result;
    }

} // namespace

JsonNode kindSchema(
    const KindCatalogue &catalogue, const QString &title, const QString &description)
{
    QStringList words;
    QStringList lines;
    JsonNode branches = JsonNode::array();
    for (const KindDescription &kind : catalogue.kinds()) {
        words.append(kind.kind);
        lines.append(kind.kind + u": "_s + kind.help);
        branches.append(branch(kind));
    }
    JsonNode word = JsonNode::object();
    word.set("description"_L1, QJsonValue(u"What it does:\n"_s + lines.join(u'\n')));
    word.set("type"_L1, QJsonValue(u"string"_s));
    word.set("enum"_L1, list(words));
    JsonNode properties = JsonNode::object();
    properties.set("kind"_L1, word);
    JsonNode node = JsonNode::object();
    node.set("title"_L1, QJsonValue(title));
    node.set("description"_L1, QJsonValue(description));
    node.set("type"_L1, QJsonValue(u"object"_s));
    node.set("required"_L1, list({ u"kind"_s }));
    node.set("properties"_L1, properties);
    node.set("allOf"_L1, branches);
    return node;
}

QByteArray withDefinition(const QByteArray &schema, const QByteArray &name, const JsonNode &node)
{
    const QByteArray head = "\n    \"" + name + "\": {\n";
    const qsizetype begin = schema.indexOf(head);
    const qsizetype end = begin < 0 ? -1 : schema.indexOf("\n    }", begin);
    if (end < 0)
        return schema;
    QByteArray text = node.toText().trimmed();
    text.replace("\n", "\n    ");
    return schema.left(begin) + "\n    \"" + name + "\": " + text + schema.mid(end + 6);
}

} // namespace sim::test

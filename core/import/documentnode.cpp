// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/documentnode.h"

#include "core/import/importerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace sim {

using namespace Qt::StringLiterals;

DocumentNode::DocumentNode(const JsonText &text, QJsonObject object, QString pointer, QString kind)
    : m_text(text)
    , m_object(std::move(object))
    , m_pointer(std::move(pointer))
    , m_kind(std::move(kind))
{
}

QString DocumentNode::text(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = m_object.value(name);
        if (value.isString())
            return value.toString();
        if (!value.isUndefined() && !value.isNull()) {
            fail(pointerStep(m_pointer, QString(name)), errors::kWrongMember,
                { QCoreApplication::translate("Import", "a text"), foundText(value) });
            return {};
        }
    }
    return {};
}

QString DocumentNode::neededText(std::initializer_list<QLatin1StringView> names)
{
    const QString found = text(names);
    if (found.isEmpty() && !m_error)
        fail(m_pointer, errors::kMissingMember, { QString(*names.begin()), m_kind });
    return found;
}

std::optional<double> DocumentNode::number(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (value.isDouble())
        return value.toDouble();
    if (!value.isUndefined() && !value.isNull()) {
        fail(pointerStep(m_pointer, QString(name)), errors::kWrongMember,
            { QCoreApplication::translate("Import", "a number"), foundText(value) });
    }
    return {};
}

bool DocumentNode::boolean(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isBool() && !value.isUndefined() && !value.isNull()) {
        fail(pointerStep(m_pointer, QString(name)), errors::kWrongMember,
            { QCoreApplication::translate("Import", "true or false"), foundText(value) });
    }
    return value.toBool();
}

DocumentNode DocumentNode::below(QLatin1StringView name, const QString &kind)
{
    const QJsonValue value = m_object.value(name);
    const QString pointer = pointerStep(m_pointer, QString(name));
    if (!value.isObject() && !value.isUndefined() && !value.isNull()) {
        fail(pointer, errors::kWrongMember,
            { QCoreApplication::translate("Import", "an object"), foundText(value) });
    }
    return { m_text, value.toObject(), pointer, kind.isEmpty() ? m_kind : kind };
}

void DocumentNode::fail(const QString &pointer, const ErrorKind &kind, const QStringList &arguments)
{
    if (!m_error)
        m_error = Error(kind, arguments, m_text.where(pointer));
}

QString foundText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QCoreApplication::translate("Import", "null");
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QCoreApplication::translate("Import", "the number %1")
            .arg(value.toDouble(), 0, 'g', 6);
    case QJsonValue::String:
        return QCoreApplication::translate("Import", "the text \"%1\"")
            .arg(value.toString().left(40));
    case QJsonValue::Array:
        return QCoreApplication::translate("Import", "a list of %1").arg(value.toArray().size());
    case QJsonValue::Object: {
        const QStringList keys = value.toObject().keys();
        return keys.isEmpty()
            ? QCoreApplication::translate("Import", "an empty object")
            : QCoreApplication::translate("Import", "an object with \"%1\"")
                  .arg(keys.first(std::min<qsizetype>(4, keys.size())).join(u"\", \""_s).left(80));
    }
    case QJsonValue::Undefined:
        break;
    }
    return QCoreApplication::translate("Import", "nothing");
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsontext.h"

#include <QtCore/QJsonObject>

namespace sim {

/// One JSON object of a document of the platform. Unknown members are nothing to complain about:
/// the document is somebody else's, and grows with the platform's versions.
///
/// Members are read by name, older names after the newest. Errors: `import.wrongMember` and
/// `import.missingMember` with the place in the text. Reading goes on after an error, the first
/// stays.
class DocumentNode
{
public:
    /// \a text must outlive the node. \a kind is what errors call the document, translated.
    DocumentNode(const JsonText &text, QJsonObject object, QString pointer, QString kind);

    /// Of the first member that is there and not null; empty when none is.
    QString text(std::initializer_list<QLatin1StringView> names);

    /// As text(), but one must be there and must not be empty.
    QString neededText(std::initializer_list<QLatin1StringView> names);

    std::optional<double> number(QLatin1StringView name);
    bool boolean(QLatin1StringView name);

    /// An object below; empty when there is none.
    DocumentNode below(QLatin1StringView name, const QString &kind = {});

    bool has(QLatin1StringView name) const { return m_object.contains(name); }

    const QJsonObject &object() const { return m_object; }

    const QString &pointer() const { return m_pointer; }

    /// `name:line:column: pointer`
    QString where() const { return m_text.where(m_pointer); }

    const std::optional<Error> &error() const { return m_error; }

    void fail(const QString &pointer, const ErrorKind &kind, const QStringList &arguments);

private:
    const JsonText &m_text;
    QJsonObject m_object;
    QString m_pointer;
    QString m_kind;
    std::optional<Error> m_error;
};

/// A JSON value in a few words, for errors: `the number 5`, `an object with "a", "b"`.
QString foundText(const QJsonValue &value);

} // namespace sim

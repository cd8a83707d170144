// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <vector>

namespace sim {

/// One pass over one JSON text, recursive with an explicit limit. Serves JsonText::parse(); use
/// that.
class JsonParser
{
public:
    /// \a text must be valid UTF-8 and outlive the parser.
    JsonParser(QByteArrayView text, const QString &name, int maxDepth);

    Result<QJsonValue> parse();

private:
    struct Member
    {
        QString key;
        qsizetype offset;
        QJsonValue value;
    };

    struct Step
    {
        QString key; ///< null: an array's index
        qsizetype index = 0;
    };

    QJsonValue readValue(int depth);
    QJsonValue readObject(int depth);
    QJsonValue readArray(int depth);
    QJsonValue readWord(QByteArrayView word, const QJsonValue &value);
    QJsonValue readNumber();
    QString readString();
    QString readEscapedString(qsizetype start);
    bool readEscape(QString &text);
    bool readUnicodeEscape(QString &text);
    int readHexUnit(qsizetype offset) const;
    bool readMember(std::vector<Member> &members, int depth);
    QJsonObject objectOf(std::vector<Member> &members);

    void skipBlanks();
    bool skipDigits();

    bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    bool hasFailed() const { return m_error.has_value(); }

    void fail(const ErrorKind &kind, qsizetype offset, const QStringList &arguments = {});
    void failExpecting(const QString &expected);
    QString found() const;
    QString pointer() const;

    QByteArrayView m_text;
    QString m_name;
    int m_maxDepth;
    qsizetype m_at = 0;
    std::vector<Step> m_path;
    std::optional<Error> m_error;
};

} // namespace sim

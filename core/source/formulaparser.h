// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/formula.h"

namespace sim {

/// Recursive descent over the text of a formula, weakest operators first:
/// `?:`, `||`, `&&`, `== !=`, `< <= > >=`, `+ -`, `* / %`, unary `- + !`, `^` (to the right).
class FormulaParser
{
public:
    explicit FormulaParser(const QString &text);

    Result<Formula> parse();

private:
    using Operation = Formula::Operation;
    using Node = Formula::Node;
    using Level = Result<qint32>;

    Level conditional();
    Level binary(int level);
    Level unary();
    Level power();
    Level primary();
    Level parenthesised();
    Level number();
    Level name();
    Level call(const QString &word, qsizetype column);
    Level drawn(const QString &word, qsizetype column);
    Level fromDevice(Operation operation);
    Result<QString> quoted();
    Result<std::vector<qint32>> arguments(qsizetype least, qsizetype most, const QString &word);
    Level add(Operation operation, std::initializer_list<qint32> operands, quint16 index = 0);
    Level addNumber(double number);
    void skipBlanks();
    bool take(QLatin1StringView sign);
    QString nextText() const;
    Error fail(const ErrorKind &kind, const QStringList &arguments, qsizetype column) const;
    Error unexpected(const QString &wanted) const;

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    quint16 m_lanes = 0;
    Formula m_formula;
};

} // namespace sim

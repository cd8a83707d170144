// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/formulaparser.h"

#include "core/source/formulaerrors.h"
#include "core/source/formulafunctions.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongest = 4096;
    constexpr std::size_t kMostNodes = 1000;
    constexpr int kDeepest = 64;

    using Operation = Formula::Operation;

    struct BinarySign
    {
        int level;
        QLatin1StringView sign;
        Operation operation;
    };

    constexpr int kLevels = 6;

    // Within a level longer signs first.
    constexpr std::array kBinarySigns {
        BinarySign { 0, QLatin1StringView("||"), Operation::Or },
        BinarySign { 1, QLatin1StringView("&&"), Operation::And },
        BinarySign { 2, QLatin1StringView("=="), Operation::Equal },
        BinarySign { 2, QLatin1StringView("!="), Operation::NotEqual },
        BinarySign { 3, QLatin1StringView("<="), Operation::LessOrEqual },
        BinarySign { 3, QLatin1StringView(">="), Operation::GreaterOrEqual },
        BinarySign { 3, QLatin1StringView("<"), Operation::Less },
        BinarySign { 3, QLatin1StringView(">"), Operation::Greater },
        BinarySign { 4, QLatin1StringView("+"), Operation::Add },
        BinarySign { 4, QLatin1StringView("-"), Operation::Subtract },
        BinarySign { 5, QLatin1StringView("*"), Operation::Multiply },
        BinarySign { 5, QLatin1StringView("/"), Operation::Divide },
        BinarySign { 5, QLatin1StringView("%"), Operation::Remainder },
    };

    bool isNameStart(QChar c)
    {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
    }

    bool isDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }

    const FormulaFunction *findFunction(const QString &name)
    {
        const auto functions = formulaFunctions();
        const auto found = std::find_if(functions.begin(), functions.end(),
            [&name](const FormulaFunction &function) { return name == function.name; });
        return found == functions.end() ? nullptr : &*found;
    }

    QString knownNames()
    {
        QStringList names { u"t"_s, u"dt"_s, u"prev"_s, u"pi"_s, u"e"_s, u"true"_s, u"false"_s,
            u"prop()"_s, u"cmd()"_s, u"noise()"_s, u"random()"_s };
        for (const FormulaFunction &function : formulaFunctions())
            names.append(function.name + "()"_L1);
        return names.join(u", "_s);
    }

} // namespace

FormulaParser::FormulaParser(const QString &text)
    : m_text(text)
{
}

Result<Formula> FormulaParser::parse()
{
    if (m_text.size() > kLongest)
        return fail(errors::kFormulaTooLong, { QString::number(kLongest) }, 0);
    skipBlanks();
    if (m_at == m_text.size())
        return fail(errors::kFormulaEmpty, {}, 0);
    const Level root = conditional();
    if (!root)
        return root.error();
    if (m_at < m_text.size())
        return unexpected(QCoreApplication::translate("Formula", "an operator or the end"));
    return std::move(m_formula);
}

FormulaParser::Level FormulaParser::conditional()
{
    if (++m_depth > kDeepest)
        return fail(errors::kFormulaTooDeep, { QString::number(kDeepest) }, m_at);
    const Level condition = binary(0);
    if (!condition || !take("?"_L1)) {
        --m_depth;
        return condition;
    }
    const Level yes = conditional();
    if (!yes)
        return yes;
    if (!take(":"_L1))
        return unexpected(u"\":\""_s);
    const Level no = conditional();
    if (!no)
        return no;
    --m_depth;
    return add(Operation::Choose, { *condition, *yes, *no });
}

FormulaParser::Level FormulaParser::binary(int level)
{
    if (level == kLevels)
        return unary();
    Level left = binary(level + 1);
    while (left) {
        const auto sign = std::find_if(kBinarySigns.begin(), kBinarySigns.end(),
            [this, level](const BinarySign &one) { return one.level == level && take(one.sign); });
        if (sign == kBinarySigns.end())
            return left;
        const Level right = binary(level + 1);
        if (!right)
            return right;
        left = add(sign->operation, { *left, *right });
    }
    return left;
}

FormulaParser::Level FormulaParser::unary()
{
    if (++m_depth > kDeepest)
        return fail(errors::kFormulaTooDeep, { QString::number(kDeepest) }, m_at);
    const bool isMinus = take("-"_L1);
    const bool isNot = !isMinus && take("!"_L1);
    const bool isPlus = !isMinus && !isNot && take("+"_L1);
    const Level operand = isMinus || isNot || isPlus ? unary() : power();
    --m_depth;
    if (!operand || (!isMinus && !isNot))
        return operand;
    return add(isMinus ? Operation::Negate : Operation::Not, { *operand });
}

/// The exponent may have a sign: 2^-3. -2^2 is -4, as in mathematics.
FormulaParser::Level FormulaParser::power()
{
    const Level base = primary();
    if (!base || !take("^"_L1))
        return base;
    const Level exponent = unary();
    return exponent ? add(Operation::Power, { *base, *exponent }) : exponent;
}

FormulaParser::Level FormulaParser::primary()
{
    if (m_at == m_text.size())
        return unexpected(QCoreApplication::translate("Formula", "a value"));
    const QChar next = m_text.at(m_at);
    if (isDigit(next) || next == u'.')
        return number();
    if (isNameStart(next))
        return name();
    if (take("("_L1))
        return parenthesised();
    return unexpected(QCoreApplication::translate("Formula", "a value"));
}

FormulaParser::Level FormulaParser::parenthesised()
{
    const Level inside = conditional();
    if (inside && !take(")"_L1))
        return unexpected(u"\")\""_s);
    return inside;
}

FormulaParser::Level FormulaParser::number()
{
    const qsizetype begin = m_at;
    const auto digits = [this] {
        while (m_at < m_text.size() && isDigit(m_text.at(m_at)))
            ++m_at;
    };
    digits();
    if (m_at < m_text.size() && m_text.at(m_at) == u'.') {
        ++m_at;
        digits();
    }
    if (m_at < m_text.size() && m_text.at(m_at).toLower() == u'e') {
        ++m_at;
        if (m_at < m_text.size() && (m_text.at(m_at) == u'+' || m_text.at(m_at) == u'-'))
            ++m_at;
        digits();
    }
    const QString text = m_text.mid(begin, m_at - begin);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber); // the C locale
    if (!isNumber)
        return fail(errors::kFormulaBadNumber, { text }, begin);
    skipBlanks();
    return addNumber(number);
}

FormulaParser::Level FormulaParser::name()
{
    constexpr double kPi = 3.14159265358979323846;
    constexpr double kE = 2.71828182845904523536;
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && (isNameStart(m_text.at(m_at)) || isDigit(m_text.at(m_at))))
        ++m_at;
    const QString word = m_text.mid(begin, m_at - begin);
    skipBlanks();
    if (take("("_L1))
        return call(word, begin);
    if (word == "t"_L1)
        return add(Operation::Time, {});
    if (word == "dt"_L1)
        return add(Operation::Step, {});
    if (word == "prev"_L1)
        return add(Operation::Previous, {});
    if (word == "pi"_L1)
        return addNumber(kPi);
    if (word == "e"_L1)
        return addNumber(kE);
    if (word == "true"_L1 || word == "false"_L1)
        return addNumber(word == "true"_L1 ? 1 : 0);
    return fail(errors::kFormulaUnknownName, { word, knownNames() }, begin);
}

FormulaParser::Level FormulaParser::call(const QString &word, qsizetype column)
{
    if (word == "prop"_L1)
        return fromDevice(Operation::Property);
    if (word == "cmd"_L1)
        return fromDevice(Operation::Command);
    if (word == "noise"_L1 || word == "random"_L1)
        return drawn(word, column);
    const FormulaFunction *function = findFunction(word);
    if (function == nullptr)
        return fail(errors::kFormulaUnknownName, { word + u"()"_s, knownNames() }, column);
    const auto given = arguments(function->least, function->most, word);
    if (!given)
        return given.error();
    const auto index = static_cast<quint16>(function - formulaFunctions().data());
    const Level added = add(Operation::Function, {}, index);
    if (added) {
        Node &node = m_formula.m_nodes.back();
        node.count = static_cast<quint16>(given->size());
        std::copy(given->begin(), given->end(), node.operands.begin());
    }
    return added;
}

/// noise() and random() draw numbers of their own at each place where they stand.
FormulaParser::Level FormulaParser::drawn(const QString &word, qsizetype)
{
    const bool isNoise = word == "noise"_L1;
    const auto given = arguments(0, isNoise ? 1 : 0, word);
    if (!given)
        return given.error();
    const Level draw = add(isNoise ? Operation::Noise : Operation::Random, {}, m_lanes++);
    if (!draw || given->empty())
        return draw;
    return add(Operation::Multiply, { given->front(), *draw });
}

/// `prop("id")` and `cmd("id")`, with a second argument for as long as there is no value.
FormulaParser::Level FormulaParser::fromDevice(Operation operation)
{
    const auto id = quoted();
    if (!id)
        return id.error();
    QStringList &ids = operation == Operation::Property ? m_formula.m_inputs : m_formula.m_commands;
    qsizetype index = ids.indexOf(*id);
    if (index < 0) {
        index = ids.size();
        ids.append(*id);
    }
    std::initializer_list<qint32> none {};
    if (take(")"_L1))
        return add(operation, none, static_cast<quint16>(index));
    if (!take(","_L1))
        return unexpected(u"\",\" "_s + QCoreApplication::translate("Formula", "or") + u" \")\""_s);
    const Level otherwise = conditional();
    if (!otherwise)
        return otherwise;
    if (!take(")"_L1))
        return unexpected(u"\")\""_s);
    return add(operation, { *otherwise }, static_cast<quint16>(index));
}

Result<QString> FormulaParser::quoted()
{
    const QChar quote = m_at < m_text.size() ? m_text.at(m_at) : QChar();
    const qsizetype end = quote == u'"' || quote == u'\'' ? m_text.indexOf(quote, m_at + 1) : -1;
    const QString id = end < 0 ? QString() : m_text.mid(m_at + 1, end - m_at - 1);
    if (id.isEmpty())
        return unexpected(QCoreApplication::translate("Formula", "the id of a property in quotes"));
    m_at = end + 1;
    skipBlanks();
    return id;
}

Result<std::vector<qint32>> FormulaParser::arguments(
    qsizetype least, qsizetype most, const QString &word)
{
    const qsizetype column = m_at;
    std::vector<qint32> given;
    bool isMore = !take(")"_L1);
    while (isMore) {
        const Level argument = conditional();
        if (!argument)
            return argument.error();
        given.push_back(*argument);
        isMore = take(","_L1);
        if (!isMore && !take(")"_L1))
            return unexpected(
                u"\",\" "_s + QCoreApplication::translate("Formula", "or") + u" \")\""_s);
    }
    const auto count = static_cast<qsizetype>(given.size());
    if (count >= least && count <= most)
        return given;
    const QString wanted = least == most
        ? QString::number(least)
        : QCoreApplication::translate("Formula", "%1 to %2").arg(least).arg(most);
    return fail(errors::kFormulaArguments, { word, wanted, QString::number(count) }, column);
}

FormulaParser::Level FormulaParser::add(
    Operation operation, std::initializer_list<qint32> operands, quint16 index)
{
    if (m_formula.m_nodes.size() == kMostNodes)
        return fail(errors::kFormulaTooComplex, { QString::number(kMostNodes) }, m_at);
    Node node {
        .operation = operation, .index = index, .count = static_cast<quint16>(operands.size())
    };
    std::copy(operands.begin(), operands.end(), node.operands.begin());
    m_formula.m_nodes.push_back(node);
    return static_cast<qint32>(m_formula.m_nodes.size() - 1);
}

FormulaParser::Level FormulaParser::addNumber(double number)
{
    const Level added = add(Operation::Number, {});
    if (added)
        m_formula.m_nodes.back().number = number;
    return added;
}

void FormulaParser::skipBlanks()
{
    while (m_at < m_text.size() && m_text.at(m_at).isSpace())
        ++m_at;
}

bool FormulaParser::take(QLatin1StringView sign)
{
    if (!QStringView(m_text).sliced(m_at).startsWith(sign))
        return false;
    m_at += sign.size();
    skipBlanks();
    return true;
}

QString FormulaParser::nextText() const
{
    if (m_at == m_text.size())
        return QCoreApplication::translate("Formula", "the end");
    return u'"' + m_text.mid(m_at, 1) + u'"';
}

Error FormulaParser::fail(
    const ErrorKind &kind, const QStringList &arguments, qsizetype column) const
{
    return Error(
        kind, arguments, QCoreApplication::translate("Formula", "column %1").arg(column + 1));
}

Error FormulaParser::unexpected(const QString &wanted) const
{
    return fail(errors::kFormulaUnexpected, { nextText(), wanted }, m_at);
}

} // namespace sim

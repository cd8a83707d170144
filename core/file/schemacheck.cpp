// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/schemacheck.h"

#include "core/base/jsontext.h"
#include "core/file/resources.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <array>
#include <exception>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kMaxProblems = 100;

    /// Messages of the library that say what is wrong, and our words for them. Others only say that
    /// something below is wrong, which has been reported there.
    struct Translation
    {
        QLatin1StringView begin;
        const char *text; ///< %1: what stands in quotes in the message
    };

    constexpr std::array kTranslations {
        Translation { QLatin1StringView("Value type not permitted"),
            QT_TRANSLATE_NOOP("Schema", "the value is of the wrong type") },
        Translation { QLatin1StringView("Missing required property"),
            QT_TRANSLATE_NOOP("Schema", "the key \"%1\" is missing") },
        Translation { QLatin1StringView("Object contains a property"),
            QT_TRANSLATE_NOOP("Schema", "the key \"%1\" is not known here") },
        Translation { QLatin1StringView("Failed to match against any enum values"),
            QT_TRANSLATE_NOOP("Schema", "the value is not one of those that can stand here") },
        Translation { QLatin1StringView("Failed to match expected value set by 'const'"),
            QT_TRANSLATE_NOOP("Schema", "another value must stand here") },
        Translation { QLatin1StringView("Failed to match regex"),
            QT_TRANSLATE_NOOP("Schema", "the text has not the form that is needed here") },
        Translation { QLatin1StringView("Expected number"),
            QT_TRANSLATE_NOOP("Schema", "the number is out of range") },
        Translation { QLatin1StringView("String should be no"),
            QT_TRANSLATE_NOOP("Schema", "the text is too long or too short") },
        Translation { QLatin1StringView("Array should contain no"),
            QT_TRANSLATE_NOOP("Schema", "the list is too long or too short") },
        Translation { QLatin1StringView("Object should have no"),
            QT_TRANSLATE_NOOP("Schema", "the object has too many or too few keys") },
        Translation { QLatin1StringView("Target should not validate"),
            QT_TRANSLATE_NOOP("Schema", "the keys of this object do not go together") },
    };

    /// The schema, read once: it never changes, and reading takes longer than most checks.
    class ParsedSchema
    {
    public:
        ParsedSchema()
        {
            const QJsonValue json = QJsonDocument::fromJson(profileSchema()).object();
            const valijson::adapters::QtJsonAdapter adapter(json);
            valijson::SchemaParser(valijson::SchemaParser::kDraft7)
                .populateSchema(adapter, m_schema);
        }

        const valijson::Schema &schema() const { return m_schema; }

    private:
        valijson::Schema m_schema;
    };

    QString translated(const QString &message)
    {
        for (const Translation &translation : kTranslations) {
            if (!message.startsWith(translation.begin))
                continue;
            const qsizetype end = message.lastIndexOf(u'\'');
            const qsizetype start = end > 0 ? message.lastIndexOf(u'\'', end - 1) : -1;
            const QString quoted = start < 0 ? QString() : message.mid(start + 1, end - start - 1);
            QString text = QCoreApplication::translate("Schema", translation.text);
            return text.replace(u"%1"_s, quoted);
        }
        return {};
    }

    /// `<root>`, `[key]`, `[3]` ... to a JSON pointer.
    QString pointerOf(const std::vector<std::string> &context)
    {
        QString pointer;
        for (std::size_t i = 1; i < context.size(); ++i) {
            const QString step = QString::fromStdString(context[i]);
            pointer = pointerStep(pointer, step.mid(1, step.size() - 2));
        }
        return pointer;
    }

    bool contains(const QList<SchemaProblem> &problems, const QString &pointer)
    {
        return std::any_of(
            problems.cbegin(), problems.cend(), [&pointer](const SchemaProblem &problem) {
                return problem.pointer.startsWith(pointer);
            });
    }

    QList<SchemaProblem> problemsIn(const valijson::ValidationResults &results)
    {
        QList<SchemaProblem> problems;
        for (const auto &result : results) {
            const QString how = translated(QString::fromStdString(result.description));
            const SchemaProblem problem { .pointer = pointerOf(result.context), .how = how };
            if (!how.isEmpty() && !problems.contains(problem) && problems.size() < kMaxProblems)
                problems.append(problem);
        }
        // Whatever the library says in other words must not get lost.
        for (const auto &result : results) {
            const QString pointer = pointerOf(result.context);
            if (!contains(problems, pointer)) {
                problems.append({ .pointer = pointer,
                    .how = QCoreApplication::translate(
                        "Schema", "the value is none of the forms that can stand here") });
            }
        }
        return problems;
    }

} // namespace

QByteArray profileSchema()
{
    initCoreResources();
    QFile file(u":/sim/schema/conniosim-profile-1.schema.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

QList<SchemaProblem> checkSchema(const QJsonValue &profile)
{
    // The library reports mistakes of the schema itself, and some of ours, by exceptions.
    try {
        static const ParsedSchema kParsed;
        const valijson::Schema &schema = kParsed.schema();
        valijson::Validator validator;
        const valijson::adapters::QtJsonAdapter target(profile);
        if (validator.validate(schema, target, nullptr))
            return {};
        valijson::ValidationResults results;
        validator.validate(schema, target, &results);
        return problemsIn(results);
    } catch (const std::exception &exception) {
        return { { .pointer = {}, .how = QString::fromUtf8(exception.what()) } };
    }
}

} // namespace sim

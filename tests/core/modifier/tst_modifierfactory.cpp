// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/specerrors.h"
#include "core/modifier/modifier.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// All kinds of modifiers and their descriptions.
class TestModifierFactory : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void knowsEveryKind();
    void describesEverythingForPeople();
    void defaultsWork();
    void unknownKindNamesTheKnownOnes();
};

void TestModifierFactory::knowsEveryKind()
{
    const KindCatalogue catalogue = modifierCatalogue();
    QStringList kinds;
    for (const KindDescription &kind : catalogue.kinds())
        kinds.append(kind.kind);
    kinds.sort();
    QCOMPARE(kinds,
        (QStringList { u"clamp"_s, u"drift"_s, u"dropout"_s, u"gain"_s, u"lowPass"_s, u"noise"_s,
            u"offset"_s, u"outliers"_s, u"quantize"_s, u"rateLimit"_s, u"unit"_s }));
}

void TestModifierFactory::describesEverythingForPeople()
{
    const KindCatalogue catalogue = modifierCatalogue();
    for (const KindDescription &kind : catalogue.kinds()) {
        QVERIFY(!kind.title.isEmpty() && kind.help.endsWith(u'.'));
        QCOMPARE(kind.types, QList<PropertyType> { PropertyType::Number });
        for (const ParameterDescription &parameter : kind.parameters)
            QVERIFY2(!parameter.title.isEmpty() && parameter.help.endsWith(u'.'),
                qPrintable(parameter.name));
    }
}

void TestModifierFactory::defaultsWork()
{
    const KindCatalogue catalogue = modifierCatalogue();
    for (const KindDescription &kind : catalogue.kinds()) {
        const KindSpec spec = catalogue.defaultSpec(kind.kind);
        QVERIFY(checkSpec(spec, catalogue, PropertyType::Number).isEmpty());
        // A clamp without limits is none.
        QCOMPARE(makeModifier(spec).isOk(), kind.kind != "clamp"_L1);
    }
}

void TestModifierFactory::unknownKindNamesTheKnownOnes()
{
    const auto modifier = makeModifier({ .kind = u"echo"_s, .parameters = {} });
    QVERIFY(!modifier);
    QVERIFY(modifier.error().is(errors::kUnknownKind));
    QVERIFY(modifier.error().message().contains(u"quantize"));
}

QTEST_GUILESS_MAIN(TestModifierFactory)

#include "tst_modifierfactory.moc"

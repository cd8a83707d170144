// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colours.h"
#include "ui/theme/theme.h"

#include <QtCore/QDir>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using sim::Theme;
using Role = Theme::Role;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();

    void stateColoursAreReadable_data() { modes(); }

    void stateColoursAreReadable();

    void seriesStandOutFromTheSurface_data() { modes(); }

    void seriesStandOutFromTheSurface();
    void seriesDifferInColourAndDash();
    void seriesIndexWrapsAround();
    void everyIconIsDrawn();
    void iconsTakeTheColourOfTheirRole();
    void textRolesHoldOnEveryBackground();
    void iconsFollowAChangeOfTheme();
    void iconsAreCrispAtTwoHundredPercent();
    void modeChangeIsToldOnce();
    void paletteFollowsTheMode();
    void mutedTextFollowsTheMode();
    void fieldsAndButtonsShareOneHeight();
    void headlineIsLargerThanBody();

private:
    static void modes();
};

void TestTheme::modes()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textIsReadableOnEverySurface_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<Role>("text");
    QTest::addColumn<Role>("surface");
    for (const bool isDark : { false, true }) {
        for (const Role text : { Role::Text, Role::TextMuted }) {
            for (const Role surface : { Role::Window, Role::Surface, Role::SurfaceRaised })
                QTest::addRow("%s %d on %d", isDark ? "dark" : "light", int(text), int(surface))
                    << isDark << text << surface;
        }
        QTest::addRow("%s accent", isDark ? "dark" : "light")
            << isDark << Role::AccentText << Role::Accent;
    }
}

void TestTheme::textIsReadableOnEverySurface()
{
    QFETCH(bool, isDark);
    QFETCH(Role, text);
    QFETCH(Role, surface);
    QCOMPARE_GE(
        sim::contrastRatio(sim::roleColour(text, isDark), sim::roleColour(surface, isDark)), 4.5);
}

void TestTheme::stateColoursAreReadable()
{
    QFETCH(bool, isDark);
    for (const Role role : { Role::Good, Role::Warning, Role::Bad, Role::Accent })
        QCOMPARE_GE(sim::contrastRatio(
                        sim::roleColour(role, isDark), sim::roleColour(Role::Surface, isDark)),
            4.5);
}

void TestTheme::seriesStandOutFromTheSurface()
{
    QFETCH(bool, isDark);
    for (int i = 0; i < Theme::kSeriesColours; ++i)
        QCOMPARE_GE(sim::contrastRatio(
                        sim::seriesColourAt(i, isDark), sim::roleColour(Role::Surface, isDark)),
            3.0);
}

void TestTheme::seriesDifferInColourAndDash()
{
    Theme theme;
    QSet<QRgb> colours;
    QSet<QString> dashes;
    for (int i = 0; i < Theme::kSeriesColours; ++i) {
        const QPen pen = theme.seriesPen(i);
        colours.insert(pen.color().rgb());
        QString dash;
        for (const qreal length : sim::seriesDashes(i))
            dash += QString::number(length) + u' ';
        dashes.insert(dash);
    }
    QCOMPARE(colours.size(), Theme::kSeriesColours);
    QCOMPARE(dashes.size(), Theme::kSeriesColours);
}

void TestTheme::seriesIndexWrapsAround()
{
    Theme theme;
    QCOMPARE(theme.seriesColour(Theme::kSeriesColours), theme.seriesColour(0));
    QCOMPARE(theme.seriesColour(-1), theme.seriesColour(Theme::kSeriesColours - 1));
}

void TestTheme::everyIconIsDrawn()
{
    Theme theme;
    const QStringList files = QDir(u":/icons"_s).entryList();
    QCOMPARE_GE(files.size(), 35);
    for (const QString &file : files) {
        const QImage image = theme.icon(file.section(u'.', 0, 0)).pixmap(QSize(24, 24)).toImage();
        bool isDrawn = false;
        for (int y = 0; y < image.height() && !isDrawn; ++y) {
            for (int x = 0; x < image.width() && !isDrawn; ++x)
                isDrawn = qAlpha(image.pixel(x, y)) > 100;
        }
        QVERIFY2(isDrawn, qPrintable(file));
    }
}

void TestTheme::iconsTakeTheColourOfTheirRole()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const QImage image = theme.icon(u"stop"_s, Role::Bad).pixmap(QSize(48, 48)).toImage();
    const QColor wanted = theme.colour(Role::Bad);
    int hits = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            hits += image.pixelColor(x, y).rgb() == wanted.rgb() ? 1 : 0;
    }
    QCOMPARE_GT(hits, 20);
}

void TestTheme::iconsFollowAChangeOfTheme()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const QIcon icon = theme.icon(u"play"_s);
    const QImage light = icon.pixmap(QSize(24, 24)).toImage();
    theme.setMode(Theme::Mode::Dark);
    QVERIFY(icon.pixmap(QSize(24, 24)).toImage() != light);
}

void TestTheme::iconsAreCrispAtTwoHundredPercent()
{
    Theme theme;
    const QPixmap pixmap = theme.icon(u"device"_s).pixmap(QSize(18, 18), 2.0);
    QCOMPARE(pixmap.size(), QSize(36, 36));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestTheme::modeChangeIsToldOnce()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    QSignalSpy changes(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changes.size(), 1);
    QVERIFY(theme.isDark());
}

void TestTheme::paletteFollowsTheMode()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
    QCOMPARE(qApp->palette().color(QPalette::Base), theme.colour(Role::Surface));
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(qApp->palette().color(QPalette::Base), sim::roleColour(Role::Surface, true));
    QApplication::setStyle(u"fusion"_s); // the theme's style must not outlive it
}

void TestTheme::mutedTextFollowsTheMode()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
    {
        QLabel label;
        theme.setTextRole(&label, Role::TextMuted);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(
            label.palette().color(QPalette::WindowText), sim::roleColour(Role::TextMuted, true));
    }
    theme.setMode(Theme::Mode::Light); // the label is gone and must not be touched
    QApplication::setStyle(u"fusion"_s);
}

void TestTheme::fieldsAndButtonsShareOneHeight()
{
    Theme theme;
    theme.apply(*qApp);
    QLineEdit field;
    QPushButton button(u"Run"_s);
    QCOMPARE_GE(field.sizeHint().height(), Theme::kControlHeight);
    QCOMPARE(button.sizeHint().height(), field.sizeHint().height());
    QApplication::setStyle(u"fusion"_s);
}

void TestTheme::headlineIsLargerThanBody()
{
    Theme theme;
    QCOMPARE_GT(theme.font(Theme::TextSize::Headline).pointSizeF(),
        theme.font(Theme::TextSize::Title).pointSizeF());
    QCOMPARE_GT(theme.font(Theme::TextSize::Body).pointSizeF(),
        theme.font(Theme::TextSize::Caption).pointSizeF());
}

/// Labels inherit the background role of their pane and with it another colour of the text.
void TestTheme::textRolesHoldOnEveryBackground()
{
    Theme theme;
    QWidget pane;
    pane.setBackgroundRole(QPalette::Base);
    auto *label = new QLabel(&pane);
    theme.setTextRole(label, Theme::Role::TextMuted);
    QCOMPARE(label->palette().color(label->foregroundRole()), theme.colour(Theme::Role::TextMuted));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

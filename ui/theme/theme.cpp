// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/colours.h"
#include "ui/theme/lineicon.h"
#include "ui/theme/simstyle.h"

#include <QtCore/QEvent>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFrame>

static void initialiseIcons()
{
    Q_INIT_RESOURCE(icons); // in a static library nothing else would pull them in
}

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    bool isPaletteDark(const QPalette &palette)
    {
        return palette.color(QPalette::Window).lightness()
            < palette.color(QPalette::WindowText).lightness();
    }

    /// The system's font; where that is only a name for "any font", a better one if it is
    /// installed.
    QFont bodyFont()
    {
        QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
        const QString family = QFontInfo(font).family();
        if (family.startsWith("DejaVu"_L1) || family.compare("Sans"_L1, Qt::CaseInsensitive) == 0) {
            for (const QString &better : { u"Inter"_s, u"Noto Sans"_s }) {
                if (QFontDatabase::hasFamily(better)) {
                    font.setFamilies({ better });
                    break;
                }
            }
        }
        font.setPointSizeF(std::clamp(font.pointSizeF(), 9.5, 24.0));
        return font;
    }

    double sizeFactor(Theme::TextSize size)
    {
        switch (size) {
        case Theme::TextSize::Caption:
            return 0.88;
        case Theme::TextSize::Body:
            return 1;
        case Theme::TextSize::Title:
            return 1.2;
        case Theme::TextSize::Headline:
            return 1.8;
        }
        Q_UNREACHABLE();
    }

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    initialiseIcons();
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        m_isSystemDark = isPaletteDark(QGuiApplication::palette());
}

void Theme::apply(QApplication &application)
{
    if (m_application != &application) {
        if (m_application)
            m_application->removeEventFilter(this);
        m_application = &application;
        QApplication::setStyle(new SimStyle(this)); // the application owns it
        application.installEventFilter(this);
    }
    m_isApplying = true;
    QApplication::setPalette(palette());
    QApplication::setFont(font(TextSize::Body));
    m_isApplying = false;
    refreshTextRoles();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    const bool wasDark = isDark();
    m_mode = mode;
    if (wasDark != isDark()) {
        if (m_application)
            apply(*m_application);
    }
    emit changed();
}

bool Theme::isDark() const
{
    return m_mode == Mode::Dark || (m_mode == Mode::System && m_isSystemDark);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // A change that is not ours comes from the system: light has become dark, or the reverse.
    if (watched == m_application && event->type() == QEvent::ThemeChange && !m_isApplying) {
        const bool isSystemDark = isPaletteDark(QGuiApplication::palette());
        if (m_mode == Mode::System && isSystemDark != m_isSystemDark) {
            m_isSystemDark = isSystemDark;
            apply(*m_application);
            emit changed();
        }
    }
    return QObject::eventFilter(watched, event);
}

QColor Theme::colour(Role role) const
{
    return roleColour(role, isDark());
}

QColor Theme::seriesColour(int index) const
{
    return seriesColourAt(index, isDark());
}

QColor Theme::tint(Role role) const
{
    return mixed(colour(role), colour(Role::Surface), isDark() ? 0.18 : 0.1);
}

QPen Theme::seriesPen(int index, qreal width) const
{
    QPen pen(seriesColour(index), width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    const QList<qreal> dashes = seriesDashes(index);
    if (!dashes.isEmpty()) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(dashes);
    }
    return pen;
}

QFont Theme::font(TextSize size) const
{
    QFont font = bodyFont();
    font.setPointSizeF(font.pointSizeF() * sizeFactor(size));
    if (size == TextSize::Title || size == TextSize::Headline)
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::monospace(TextSize size) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (QFontInfo(font).family().startsWith("DejaVu"_L1)
        && QFontDatabase::hasFamily(u"Noto Sans Mono"_s))
        font.setFamilies({ u"Noto Sans Mono"_s });
    font.setPointSizeF(bodyFont().pointSizeF() * sizeFactor(size) * 0.96);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QIcon Theme::icon(const QString &name, Role role) const
{
    return QIcon(new LineIcon(this, name, role));
}

void Theme::setPrimary(QAbstractButton *button)
{
    button->setProperty(SimStyle::kPrimary, true);
    button->update();
}

void Theme::setCard(QFrame *frame)
{
    frame->setProperty(SimStyle::kCard, true);
    frame->setFrameShape(QFrame::StyledPanel);
}

void Theme::setTextRole(QWidget *widget, Role role)
{
    if (!m_textRoles.contains(widget)) {
        connect(widget, &QObject::destroyed, this, [this, widget] { m_textRoles.remove(widget); });
    }
    m_textRoles.insert(widget, role);
    QPalette changed;
    changed.setColor(QPalette::WindowText, colour(role));
    widget->setPalette(changed);
    // Inside of a pane, whose background is Base, the text would be drawn with Text instead.
    widget->setForegroundRole(QPalette::WindowText);
}

void Theme::refreshTextRoles()
{
    for (auto it = m_textRoles.cbegin(); it != m_textRoles.cend(); ++it) {
        QPalette changed;
        changed.setColor(QPalette::WindowText, colour(it.value()));
        it.key()->setPalette(changed);
    }
}

QPalette Theme::palette() const
{
    const QColor text = colour(Role::Text);
    const QColor muted = colour(Role::TextMuted);
    const QColor surface = colour(Role::Surface);
    const QColor raised = colour(Role::SurfaceRaised);
    const QColor accent = colour(Role::Accent);
    QPalette palette;
    palette.setColor(QPalette::Window, colour(Role::Window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, colour(Role::Bad));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, colour(Role::AccentText));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, colour(Role::Border));
    palette.setColor(QPalette::Dark, colour(Role::Border));
    palette.setColor(QPalette::Shadow, isDark() ? QColor(Qt::black) : muted);
    for (const QPalette::ColorRole role :
        { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, mixed(muted, surface, 0.65));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(Role::Border));
    return palette;
}

} // namespace sim

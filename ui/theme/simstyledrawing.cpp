// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/simstyle.h"
#include "ui/theme/stylemarks.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTabBar>

namespace sim {

using namespace Qt::StringLiterals;
using Role = Theme::Role;

bool SimStyle::drawMark(
    PrimitiveElement element, const QStyleOption &option, QPainter *painter) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        m_paint.checkBox(painter, option);
        return true;
    case PE_IndicatorRadioButton:
        m_paint.radioButton(painter, option);
        return true;
    case PE_IndicatorArrowDown:
        if (option.rect.width() < 8) // a menu button's: too small to be more than a speck
            return true;
        [[fallthrough]];
    case PE_IndicatorSpinDown:
    case PE_IndicatorButtonDropDown:
        m_paint.arrow(painter, option, u"chevron-down"_s);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        m_paint.arrow(painter, option, u"chevron-up"_s);
        return true;
    case PE_IndicatorArrowRight:
        m_paint.arrow(painter, option, u"chevron-right"_s);
        return true;
    case PE_IndicatorArrowLeft:
        m_paint.arrow(painter, option, u"chevron-left"_s);
        return true;
    case PE_IndicatorBranch:
        if (option.state.testFlag(State_Children))
            m_paint.arrow(painter, option,
                option.state.testFlag(State_Open) ? u"chevron-down"_s : u"chevron-right"_s);
        return true;
    default:
        return false;
    }
}

void SimStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (drawMark(element, *option, painter))
        return;
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::Flat))
            m_paint.toolButton(painter, *option);
        else
            m_paint.button(painter, *option, isMarked(widget, kPrimary));
        return;
    case PE_PanelButtonTool:
        m_paint.toolButton(painter, *option);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            m_paint.field(painter, *option);
        return;
    case PE_FrameLineEdit:
        m_paint.fieldFrame(painter, *option);
        return;
    case PE_Frame:
        if (isMarked(widget, kCard))
            m_paint.card(painter, option->rect);
        else if (isTextEdit(widget))
            m_paint.field(painter, *option);
        else
            m_paint.frame(painter, option->rect);
        return;
    case PE_FrameGroupBox:
        m_paint.card(painter, option->rect);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView *>(widget))
            m_paint.focusRect(painter, option->rect);
        return;
    case PE_PanelItemViewRow:
        // The part of a row in front of its first cell: a tree's branches.
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect, m_theme.tint(Role::Accent));
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameDockWidget:
    case PE_PanelToolBar:
    case PE_FrameTabWidget:
    case PE_IndicatorToolBarHandle:
    case PE_IndicatorDockWidgetResizeHandle:
        return;
    case PE_IndicatorToolBarSeparator: {
        const QRect r = option->rect;
        m_paint.line(painter, QRect(r.center().x(), r.top() + 6, 1, r.height() - 12));
        return;
    }
    case PE_PanelTipLabel:
        m_paint.card(painter, option->rect);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SimStyle::drawItem(const QStyleOption &option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    QStyleOptionViewItem changed(*item);
    changed.palette.setColor(QPalette::Highlight, m_theme.tint(Role::Accent));
    changed.palette.setColor(QPalette::HighlightedText, m_theme.colour(Role::Text));
    QProxyStyle::drawControl(CE_ItemViewItem, &changed, painter, widget);
}

void SimStyle::drawDockTitle(
    const QStyleOption &option, QPainter *painter, const QWidget *widget) const
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(&option);
    painter->fillRect(option.rect, m_theme.colour(Role::Surface));
    if (!dock)
        return;
    QRect rect = subElementRect(SE_DockWidgetTitleBarText, &option, widget).adjusted(4, 0, 0, 0);
    if (widget && !widget->windowIcon().isNull()) {
        const QRect icon(rect.left(), rect.center().y() - 7, 16, 16);
        widget->windowIcon().paint(painter, icon);
        rect.setLeft(icon.right() + 8);
    }
    QFont font = m_theme.font(Theme::TextSize::Body);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(m_theme.colour(Role::Text));
    const QString text
        = painter->fontMetrics().elidedText(dock->title, Qt::ElideRight, rect.width());
    painter->drawText(rect, (Qt::AlignLeft | Qt::AlignVCenter).toInt(), text);
}

void SimStyle::drawMenuBarItem(const QStyleOption &option, QPainter *painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (!item)
        return;
    QStyleOption panel(option);
    panel.rect.adjust(1, 1, -1, -1);
    panel.state.setFlag(State_AutoRaise);
    panel.state.setFlag(State_Raised);
    panel.state.setFlag(State_MouseOver, option.state.testFlag(State_Selected));
    panel.state.setFlag(State_HasFocus, false);
    m_paint.toolButton(painter, panel);
    const int mnemonic = styleHint(SH_UnderlineShortcut, &option, nullptr, nullptr) != 0
        ? Qt::TextShowMnemonic
        : Qt::TextHideMnemonic;
    drawItemText(painter, option.rect, int(Qt::AlignCenter) | mnemonic, item->palette,
        option.state.testFlag(State_Enabled), item->text, QPalette::WindowText);
}

void SimStyle::drawTabLabel(
    const QStyleOption &option, QPainter *painter, const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option);
    QStyleOptionTab changed(*tab);
    const bool isSelected = option.state.testFlag(State_Selected);
    changed.state.setFlag(State_HasFocus, false); // the shape shows it
    changed.palette.setColor(
        QPalette::WindowText, m_theme.colour(isSelected ? Role::Text : Role::TextMuted));
    QProxyStyle::drawControl(CE_TabBarTabLabel, &changed, painter, widget);
}

void SimStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case CE_ItemViewItem:
        drawItem(*option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && isMarked(widget, kPrimary) && button->state.testFlag(State_Enabled)) {
            QStyleOptionButton changed(*button);
            changed.palette.setColor(QPalette::ButtonText, m_theme.colour(Role::AccentText));
            QProxyStyle::drawControl(element, &changed, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
        m_paint.headerSection(painter, *option);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            m_paint.tab(painter, *option, tab->shape == QTabBar::RoundedSouth);
        return;
    case CE_TabBarTabLabel:
        drawTabLabel(*option, painter, widget);
        return;
    case CE_DockWidgetTitle:
        drawDockTitle(*option, painter, widget);
        return;
    case CE_MenuBarItem:
        drawMenuBarItem(*option, painter);
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
    case CE_Splitter:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SimStyle::drawComboBox(
    const QStyleOptionComplex &option, QPainter *painter, const QWidget *widget) const
{
    m_paint.field(painter, option);
    QStyleOption arrow;
    arrow.rect = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    arrow.state = option.state;
    m_paint.arrow(painter, arrow, u"chevron-down"_s);
}

void SimStyle::drawSpinBox(
    const QStyleOptionComplex &option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
        spin && spin->frame)
        m_paint.field(painter, option);
    for (const auto &[part, icon] : { std::pair(SC_SpinBoxUp, u"chevron-up"_s),
             std::pair(SC_SpinBoxDown, u"chevron-down"_s) }) {
        if (!option.subControls.testFlag(part))
            continue;
        QStyleOption arrow;
        arrow.rect = subControlRect(CC_SpinBox, &option, part, widget);
        arrow.state = option.state;
        m_paint.arrow(painter, arrow, icon);
    }
}

void SimStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(*option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(*option, painter, widget);
        return;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            m_paint.scrollBar(
                painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
            slider && slider->tickPosition == QSlider::NoTicks) {
            m_paint.slider(painter, *slider,
                subControlRect(control, option, SC_SliderGroove, widget),
                subControlRect(control, option, SC_SliderHandle, widget));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon SimStyle::standardIcon(
    StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    switch (standard) {
    case SP_TitleBarCloseButton:
    case SP_LineEditClearButton:
    case SP_DockWidgetCloseButton:
        return m_theme.icon(u"close"_s, Role::TextMuted);
    case SP_TitleBarNormalButton:
        return m_theme.icon(u"layout"_s, Role::TextMuted);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace sim

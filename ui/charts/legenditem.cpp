// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/legenditem.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/valuetext.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

namespace {

    constexpr int kSwatch = 22;
    constexpr int kIcon = 12;
    constexpr int kButton = 18;

} // namespace

LegendItem::LegendItem(const ChartSeries &series, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_series(series)
    , m_theme(theme)
    , m_name(new ElidedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Caption, this))
    , m_value(new ThemedLabel(theme, Theme::Role::Text, Theme::TextSize::Caption, this))
    , m_remove(new QToolButton(this))
{
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(series.label);
    m_name->setFullText(series.label);
    m_remove->setAutoRaise(true);
    m_remove->setIconSize({ kIcon, kIcon });
    m_remove->setFixedSize(kButton, kButton);
    m_remove->setIcon(theme.icon(QStringLiteral("close"), Theme::Role::TextMuted));
    m_remove->setAccessibleName(tr("Remove %1 from the chart").arg(series.label));
    m_remove->setToolTip(m_remove->accessibleName());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSwatch + Theme::kSmallGap, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    row->addWidget(m_name);
    row->addWidget(m_value);
    row->addWidget(m_remove);
    connect(m_remove, &QToolButton::clicked, this, &LegendItem::removed);
    connect(&theme, &Theme::changed, this, [this] {
        m_remove->setIcon(m_theme.icon(QStringLiteral("close"), Theme::Role::TextMuted));
        update();
    });
}

void LegendItem::setValue(const std::optional<Value> &value)
{
    const QString text = value ? screenText(*value, m_series.definition) : QStringLiteral("–");
    if (text == m_value->text())
        return;
    m_value->setText(text);
    // Room that only grows: the legend must not dance with the number of digits.
    const int wanted = m_value->fontMetrics().horizontalAdvance(text) + 2;
    if (wanted <= m_value->minimumWidth())
        return;
    m_value->setMinimumWidth(wanted);
    layout()->activate();
    updateGeometry();
}

QString LegendItem::valueText() const
{
    return m_value->text();
}

void LegendItem::setButtonVisible(bool isVisible)
{
    m_remove->setVisible(isVisible);
}

void LegendItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen = m_theme.seriesPen(m_series.colour, 2);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    const double y = height() / 2.0;
    painter.drawLine(QPointF(0, y), QPointF(kSwatch, y));
}

void LegendItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/kindpicker.h"

#include "core/pipeline/devicepipeline.h"
#include "ui/inspector/curvepreview.h"
#include "ui/inspector/kinddelegate.h"
#include "ui/inspector/propertyedits.h"
#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QScreen>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr QSize kThumbnail { 72, 36 };
    constexpr QSize kPopup { 320, 380 };
    constexpr int kSamples = 72;
    constexpr int kKindRole = Qt::UserRole;
    constexpr int kSearchRole = Qt::UserRole + 1;
    constexpr int kHelpRole = Qt::UserRole + 2;

    /// A device with the property, and an input that jumps, for sources that follow another
    /// property.
    ResolvedDevice sampleDevice(
        const ResolvedProperty &property, const SourceSpec &source, const KindCatalogue &catalogue)
    {
        ResolvedDevice device;
        device.id = u"preview"_s;
        ResolvedProperty shown = property;
        shown.source = source;
        shown.modifiers.clear();
        const Microseconds length = previewLength(shown, catalogue);
        shown.schedule
            = { .sampleEvery = std::max(Microseconds(1000), length / kSamples), .jitter = {} };
        if (const KindDescription *kind = catalogue.find(source.kind)) {
            for (const ParameterDescription &parameter : kind->parameters) {
                if (parameter.type != ParameterType::PropertyId)
                    continue;
                ResolvedProperty input;
                input.definition.id = u"input"_s;
                input.schedule = shown.schedule;
                input.source = { .kind = u"square"_s,
                    .parameters = { { u"low"_s, 0 }, { u"high"_s, 1 }, { u"period"_s, u"5m"_s } } };
                device.properties.append(input);
                shown.source.parameters.insert(parameter.name, input.id());
            }
        }
        device.properties.append(shown);
        return device;
    }

} // namespace

QPixmap sourceThumbnail(const Theme &theme, const KindCatalogue &catalogue,
    const ResolvedProperty &property, const SourceSpec &source, QSize size, qreal pixelRatio)
{
    QPixmap pixmap(size * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    const ResolvedDevice device = sampleDevice(property, source, catalogue);
    const auto points = previewCurve(device, property.id(), 1, WallTime {}, kSamples);
    if (!points)
        return pixmap;
    QPainter painter(&pixmap);
    const QRectF area = QRectF(QPointF(), QSizeF(size)).adjusted(3, 5, -3, -5);
    paintCurve(painter, area, curveShape(*points, property.definition),
        QPen(theme.seriesPen(0, 1).color(), 1.3));
    return pixmap;
}

KindPicker::KindPicker(const Theme &theme, const KindCatalogue &catalogue, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_catalogue(catalogue)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_search->setPlaceholderText(tr("Search generators"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Generators"));
    m_list->setIconSize(kThumbnail);
    m_list->setItemDelegate(new KindDelegate(theme, kHelpRole, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    column->setSpacing(Theme::kGap);
    column->addWidget(m_search);
    column->addWidget(m_list);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &KindPicker::filter);
    connect(m_list, &QListWidget::itemClicked, this, &KindPicker::pick);
    connect(m_list, &QListWidget::itemActivated, this, &KindPicker::pick);
}

void KindPicker::open(
    const ResolvedProperty &property, const QStringList &siblings, QWidget *anchor)
{
    fill(property, siblings);
    m_search->clear();
    resize(std::max(anchor->width(), kPopup.width()), kPopup.height());
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height()));
    const QRect room = anchor->screen()->availableGeometry();
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    if (corner.y() + height() > room.bottom())
        corner.setY(std::max(room.top(), room.bottom() - height()));
    move(corner);
    show();
    m_search->setFocus();
}

void KindPicker::fill(const ResolvedProperty &property, const QStringList &siblings)
{
    m_list->clear();
    for (const KindDescription &kind : m_catalogue.kinds()) {
        if (!kind.types.isEmpty() && !kind.types.contains(property.definition.type))
            continue;
        const SourceSpec source = kind.kind == property.source.kind
            ? property.source
            : usefulSource(m_catalogue, kind.kind, property, siblings, {});
        auto *item = new QListWidgetItem(kind.title, m_list);
        item->setIcon(sourceThumbnail(
            m_theme, m_catalogue, property, source, kThumbnail, devicePixelRatioF()));
        item->setData(kKindRole, kind.kind);
        item->setData(kSearchRole, QString(kind.kind % u' ' % kind.title % u' ' % kind.help));
        item->setData(kHelpRole, kind.help);
        item->setToolTip(kind.help);
        if (kind.kind == property.source.kind)
            m_list->setCurrentItem(item);
    }
}

void KindPicker::filter(const QString &text)
{
    QListWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(
            !item->data(kSearchRole).toString().contains(text.trimmed(), Qt::CaseInsensitive));
        if (first == nullptr && !item->isHidden())
            first = item;
    }
    if (m_list->currentItem() == nullptr || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
}

void KindPicker::pick()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr || item->isHidden())
        return;
    const QString kind = item->data(kKindRole).toString();
    hide();
    emit picked(kind);
}

bool KindPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            pick();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"
#include "core/model/kinddescription.h"

#include <QtWidgets/QFrame>

class QLineEdit;
class QListWidget;

namespace sim {

class Theme;

/// A pop-up that chooses a kind of source: a small curve, name and purpose of each, and a search
/// field.
///
/// The curves are made from the default of each kind for the property, when the pop-up opens.
class KindPicker final : public QFrame
{
    Q_OBJECT

public:
    KindPicker(const Theme &theme, const KindCatalogue &catalogue, QWidget *parent = nullptr);

    /// Opens below \a anchor with the kinds that can serve \a property.
    void open(const ResolvedProperty &property, const QStringList &siblings, QWidget *anchor);

    QLineEdit *search() const { return m_search; }

    QListWidget *list() const { return m_list; }

signals:
    void picked(const QString &kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const ResolvedProperty &property, const QStringList &siblings);
    void filter(const QString &text);
    void pick();

    const Theme &m_theme;
    const KindCatalogue &m_catalogue;
    QLineEdit *m_search;
    QListWidget *m_list;
};

/// A picture of what \a source would make for \a property, \a size in device-independent pixels.
QPixmap sourceThumbnail(const Theme &theme, const KindCatalogue &catalogue,
    const ResolvedProperty &property, const SourceSpec &source, QSize size, qreal pixelRatio);

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/propertydrop.h"

#include "ui/charts/chartlanes.h"

#include <QtCore/QMimeData>

namespace sim {

using namespace Qt::StringLiterals;

QString propertyMimeType()
{
    return u"application/x-connio-property"_s;
}

QStringList droppedProperties(const QMimeData *data)
{
    QStringList found;
    if (data == nullptr || !data->hasFormat(propertyMimeType()))
        return found;
    const QString text = QString::fromUtf8(data->data(propertyMimeType()));
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (parseSeriesId(line))
            found.append(line.trimmed().toString());
    }
    return found;
}

} // namespace sim

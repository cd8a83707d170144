// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/headername.h"

#include <QtCore/QRegularExpression>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString idFrom(const QString &title)
    {
        constexpr int kLongest = 64;
        QString id;
        for (const QChar c : title.normalized(QString::NormalizationForm_D)) {
            const bool isPlain = c.unicode() < 128 && c.isLetterOrNumber();
            if (isPlain)
                id += c;
            else if (!c.isMark() && !id.isEmpty() && !id.endsWith(u'_'))
                id += u'_';
        }
        while (id.endsWith(u'_'))
            id.chop(1);
        if (id.isEmpty() || !id.front().isLetter())
            id.prepend(id.isEmpty() ? u"value"_s : u"v_"_s);
        return id.left(kLongest);
    }

} // namespace

HeaderName headerName(const QString &header)
{
    static const QRegularExpression kUnit(
        uR"(^(.*\S)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\]|\s/\s*([^/]+))$)"_s);
    const QString text = header.simplified();
    const QRegularExpressionMatch match = kUnit.match(text);
    HeaderName name { .title = text, .unit = {}, .id = {} };
    if (match.hasMatch()) {
        name.title = match.captured(1);
        const QString unit = match.captured(2) + match.captured(3) + match.captured(4);
        name.unit = unit.trimmed();
    }
    name.id = idFrom(name.title);
    return name;
}

} // namespace sim

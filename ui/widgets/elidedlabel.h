// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/themedlabel.h"

namespace sim {

/// A label of one line that ends in an ellipsis where the room ends; the whole text is its tool tip
/// then.
class ElidedLabel final : public ThemedLabel
{
    Q_OBJECT

public:
    ElidedLabel(
        const Theme &theme, Theme::Role role, Theme::TextSize size, QWidget *parent = nullptr);

    void setFullText(const QString &text);

    QString fullText() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_text;
};

} // namespace sim

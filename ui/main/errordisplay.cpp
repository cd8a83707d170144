// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/errordisplay.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString iconName(ErrorDisplay::Severity severity)
    {
        switch (severity) {
        case ErrorDisplay::Severity::Note:
            return u"info"_s;
        case ErrorDisplay::Severity::Warning:
            return u"warning"_s;
        case ErrorDisplay::Severity::Problem:
            return u"error"_s;
        }
        Q_UNREACHABLE();
    }

    Theme::Role role(ErrorDisplay::Severity severity)
    {
        switch (severity) {
        case ErrorDisplay::Severity::Note:
            return Theme::Role::Accent;
        case ErrorDisplay::Severity::Warning:
            return Theme::Role::Warning;
        case ErrorDisplay::Severity::Problem:
            return Theme::Role::Bad;
        }
        Q_UNREACHABLE();
    }

} // namespace

ErrorDisplay::ErrorDisplay(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_hint(new QLabel)
    , m_button(new QPushButton)
{
    setObjectName(u"errorDisplay"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_theme.setTextRole(m_hint, Theme::Role::TextMuted);
    auto *close = new QToolButton;
    close->setAutoRaise(true);
    close->setIcon(m_theme.icon(u"close"_s, Theme::Role::TextMuted));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_text);
    texts->addWidget(m_hint);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kMargin, 6, Theme::kGap, 6);
    row->setSpacing(Theme::kMargin);
    row->addWidget(m_icon);
    row->addLayout(texts, 1);
    row->addWidget(m_button);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &ErrorDisplay::close);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_remedy == Remedy::None ? emit buttonClicked() : emit remedyRequested(m_remedy);
    });
    hide();
}

void ErrorDisplay::showError(const Error &error)
{
    m_remedy = remedyFor(error);
    QString hint = error.remedy();
    if (!error.where().isEmpty())
        hint = error.where() + (hint.isEmpty() ? QString() : u"  ·  "_s + hint);
    display(Severity::Problem, sentence(error), hint, remedyText(m_remedy));
}

void ErrorDisplay::showText(Severity severity, const QString &text, const QString &button)
{
    if (isVisible() && m_severity == Severity::Problem && severity != Severity::Problem)
        return;
    m_remedy = Remedy::None;
    display(severity, text, {}, button);
}

void ErrorDisplay::display(
    Severity severity, const QString &text, const QString &hint, const QString &button)
{
    m_times = isVisible() && text == m_shown ? m_times + 1 : 1;
    m_shown = text;
    m_severity = severity;
    m_icon->setPixmap(m_theme.icon(iconName(severity), role(severity))
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
    m_text->setText(m_times > 1 ? tr("%1 (%2 times)").arg(text).arg(m_times) : text);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(text);
    show();
    update();
}

void ErrorDisplay::showUntilClosed(const Error &error)
{
    m_lasting = error;
    showError(error);
}

void ErrorDisplay::close()
{
    if (m_lasting && m_shown == sentence(*m_lasting))
        m_lasting.reset();
    dismiss();
}

void ErrorDisplay::dismiss()
{
    hide();
    m_shown.clear();
    if (m_lasting)
        showError(*m_lasting);
}

QString ErrorDisplay::text() const
{
    return m_text->text();
}

void ErrorDisplay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tint(role(m_severity)));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.colour(role(m_severity)));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colour(Theme::Role::Border));
}

} // namespace sim

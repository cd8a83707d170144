// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/fetchform.h"

#include "core/rest/resterrors.h"

#include <QtGui/QAction>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

FetchForm::FetchForm(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_base(makeField(u"fetchBase"_s, tr("Address"), {}))
    , m_device(makeField(u"fetchDevice"_s, tr("Device"), tr("the key's own")))
    , m_keyId(makeField(u"fetchKeyId"_s, tr("Key id"), u"_key_000000000000000001"_s))
    , m_secret(makeField(u"fetchSecret"_s, tr("Key secret"), {}))
    , m_authority(makeField(u"fetchAuthority"_s, tr("CA file"), tr("this computer's")))
    , m_fetch(new QPushButton(theme.icon(u"download"_s), tr("Fetch state")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_progress(new QProgressBar)
    , m_note(new QLabel(tr("The device's own key is enough. The secret goes to this computer's "
                           "keychain, never into the profile.")))
{
    Theme::setCard(this);
    m_base->setText(StateRequest().base);
    m_secret->setEchoMode(QLineEdit::Password);
    auto *reveal = m_secret->addAction(
        theme.icon(u"eye"_s, Theme::Role::TextMuted), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the secret"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this, [this](bool isShown) {
        m_secret->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_fetch->setObjectName(u"fetchStart"_s);
    m_cancel->setObjectName(u"fetchCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel fetching"));
    m_progress->setAccessibleName(tr("Progress of fetching"));
    m_progress->setTextVisible(false);
    m_note->setWordWrap(true);
    m_theme.setTextRole(m_note, Theme::Role::TextMuted);
    auto *title = new QLabel(tr("From the platform"));
    title->setFont(theme.font(Theme::TextSize::Title));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_fetch);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch();
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(title);
    for (QLineEdit *field : { m_base, m_device, m_keyId, m_secret, m_authority })
        form->addRow(field->accessibleName(), field);
    form->addRow(buttons);
    form->addRow(m_note);
    for (QLineEdit *field : { m_base, m_keyId, m_secret })
        connect(field, &QLineEdit::textChanged, this, &FetchForm::check);
    connect(m_secret, &QLineEdit::returnPressed, m_fetch, &QPushButton::click);
    connect(m_fetch, &QPushButton::clicked, this, &FetchForm::start);
    connect(m_cancel, &QPushButton::clicked, this, &FetchForm::cancel);
    end();
}

FetchForm::~FetchForm() = default;

QLineEdit *FetchForm::makeField(
    const QString &name, const QString &label, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setPlaceholderText(placeholder);
    return field;
}

void FetchForm::check()
{
    const bool isComplete = !m_base->text().trimmed().isEmpty()
        && !m_keyId->text().trimmed().isEmpty() && !m_secret->text().isEmpty();
    m_fetch->setEnabled(isComplete && m_running == nullptr);
    m_fetch->setToolTip(isComplete ? QString() : tr("Fill in address, key id and secret"));
}

void FetchForm::start()
{
    if (!m_fetch->isEnabled() || m_running != nullptr)
        return;
    StateRequest request;
    request.base = m_base->text().trimmed();
    if (const QString device = m_device->text().trimmed(); !device.isEmpty())
        request.device = device;
    request.keyId = m_keyId->text().trimmed();
    request.secret = m_secret->text();
    request.tls.caFile = m_authority->text().trimmed();
    const QString name = tr("State of %1 from %2").arg(request.device, QUrl(request.base).host());
    m_request = request;
    m_running = new StateFetch(request, this);
    connect(m_running, &StateFetch::progressed, this, &FetchForm::showProgress);
    connect(m_running, &StateFetch::succeeded, this, [this, name](const QByteArray &document) {
        end();
        emit fetched(name, document);
    });
    connect(m_running, &StateFetch::failed, this, [this](const Error &error) {
        end();
        emit failed(error);
    });
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    check();
    emit started();
    m_running->start();
}

void FetchForm::cancel()
{
    if (m_running != nullptr)
        m_running->cancel();
}

void FetchForm::end()
{
    if (m_running != nullptr)
        m_running->deleteLater();
    m_running = nullptr;
    m_progress->hide();
    m_cancel->hide();
    check();
}

void FetchForm::showProgress(qint64 received, qint64 total)
{
    constexpr qint64 kKilobyte = 1024;
    m_progress->setRange(0, static_cast<int>(std::max<qint64>(total, 0) / kKilobyte));
    m_progress->setValue(static_cast<int>(received / kKilobyte));
}

} // namespace sim

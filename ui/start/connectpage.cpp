// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/connectpage.h"

#include "ui/connection/endpointchooser.h"
#include "ui/start/centredpage.h"

#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kColumnWidth = 640;

} // namespace

ConnectPage::ConnectPage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_paste(new QPlainTextEdit)
    , m_pasteNote(new QLabel)
    , m_deviceId(makeField(tr("Device id"), u"_dev_000000000000000001"_s))
    , m_keyId(makeField(tr("Key id"), u"_key_000000000000000001"_s))
    , m_secret(makeField(tr("Key secret"), {}))
    , m_deviceIdNote(new QLabel)
    , m_secretNote(new QLabel)
    , m_endpoint(new EndpointChooser(theme))
    , m_accept(new QPushButton(
          theme.icon(u"plug"_s, Theme::Role::AccentText), tr("Make profile and connect")))
    , m_test(new QPushButton(theme.icon(u"signal"_s), tr("Test connection")))
    , m_checkCard(new QFrame)
{
    auto *content = new QWidget;
    content->setMaximumWidth(kColumnWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(Theme::kMargin);
    auto *back = new QPushButton(m_theme.icon(u"arrow-left"_s, Theme::Role::TextMuted), tr("Back"));
    back->setFlat(true);
    auto *title = new QLabel(tr("Connect my device"));
    title->setFont(m_theme.font(Theme::TextSize::Headline));
    Theme::setPrimary(m_accept);
    m_accept->setObjectName(u"connectAccept"_s);
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addWidget(title);
    column->addWidget(makePasteBox());
    column->addWidget(makeForm());
    column->addWidget(makeButtons());
    column->addWidget(m_checkCard);
    column->addStretch();

    setCentredContent(*this, *content);

    setFocusProxy(m_paste);
    connect(back, &QPushButton::clicked, this, &ConnectPage::backRequested);
    connect(m_accept, &QPushButton::clicked, this, &ConnectPage::accept);
    connect(m_paste, &QPlainTextEdit::textChanged, this, &ConnectPage::takePaste);
    for (QLineEdit *field : { m_deviceId, m_keyId, m_secret }) {
        connect(field, &QLineEdit::textChanged, this, &ConnectPage::check);
        connect(field, &QLineEdit::returnPressed, this, &ConnectPage::accept);
    }
    connect(m_endpoint, &EndpointChooser::changed, this, &ConnectPage::check);
    check();
}

QLineEdit *ConnectPage::makeField(const QString &name, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setAccessibleName(name);
    field->setPlaceholderText(placeholder);
    field->setFont(m_theme.monospace());
    return field;
}

QWidget *ConnectPage::makePasteBox()
{
    auto *box = new QWidget;
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    auto *label = new QLabel(
        tr("Paste everything here, in any order or as JSON, or fill in the fields below."));
    m_theme.setTextRole(label, Theme::Role::TextMuted);
    m_paste->setObjectName(u"pasteBox"_s);
    m_paste->setAccessibleName(tr("Paste device id, key id and secret"));
    m_paste->setPlaceholderText(u"_dev_…  _key_…  secret"_s);
    m_paste->setTabChangesFocus(true);
    m_paste->setFont(m_theme.monospace());
    m_paste->setFixedHeight(72);
    m_theme.setTextRole(m_pasteNote, Theme::Role::Good);
    m_pasteNote->hide();
    column->addWidget(label);
    column->addWidget(m_paste);
    column->addWidget(m_pasteNote);
    return box;
}

QWidget *ConnectPage::makeForm()
{
    auto *card = new QFrame;
    Theme::setCard(card);
    auto *form = new QFormLayout(card);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_deviceId->setObjectName(u"deviceId"_s);
    m_keyId->setObjectName(u"keyId"_s);
    m_secret->setObjectName(u"secret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    auto *reveal = m_secret->addAction(
        m_theme.icon(u"eye"_s, Theme::Role::TextMuted), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the secret"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this, [this](bool isShown) {
        m_secret->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_deviceIdNote->setWordWrap(true);
    m_theme.setTextRole(m_deviceIdNote, Theme::Role::Warning);
    m_secretNote->setWordWrap(true);
    m_theme.setTextRole(m_secretNote, Theme::Role::TextMuted);
    form->addRow(tr("Device id"), m_deviceId);
    form->addRow(QString(), m_deviceIdNote);
    form->addRow(tr("Key id"), m_keyId);
    form->addRow(tr("Key secret"), m_secret);
    form->addRow(QString(), m_secretNote);
    form->addRow(tr("Endpoint"), m_endpoint);
    return card;
}

QWidget *ConnectPage::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_accept);
    row->addWidget(m_test);
    row->addStretch();
    m_test->setObjectName(u"connectTest"_s);
    Theme::setCard(m_checkCard);
    m_checkCard->hide();
    connect(m_test, &QPushButton::clicked, this, &ConnectPage::testConnection);
    return buttons;
}

void ConnectPage::setCheckView(QWidget *view)
{
    auto *column = new QVBoxLayout(m_checkCard);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(view);
}

void ConnectPage::testConnection()
{
    const Result<Endpoint> endpoint = m_endpoint->endpoint();
    if (!endpoint)
        return;
    m_checkCard->show();
    emit checkRequested(credentials(), *endpoint);
}

void ConnectPage::clear()
{
    m_checkCard->hide();
    m_paste->clear();
    for (QLineEdit *field : { m_deviceId, m_keyId, m_secret })
        field->clear();
    check();
}

void ConnectPage::setKeychainNote(const QString &note)
{
    m_secretNote->setText(note);
    m_secretNote->setVisible(!note.isEmpty());
}

void ConnectPage::takePaste()
{
    const CredentialText found = readCredentials(m_paste->toPlainText());
    QStringList names;
    const auto fill = [&names](QLineEdit *field, const QString &text, const QString &name) {
        if (text.isEmpty())
            return;
        field->setText(text);
        names.append(name);
    };
    fill(m_deviceId, found.deviceId, tr("device id"));
    fill(m_keyId, found.keyId, tr("key id"));
    fill(m_secret, found.secret, tr("secret"));
    const bool isEmpty = m_paste->toPlainText().trimmed().isEmpty();
    m_pasteNote->setVisible(!isEmpty);
    m_theme.setTextRole(m_pasteNote, names.isEmpty() ? Theme::Role::Warning : Theme::Role::Good);
    m_pasteNote->setText(names.isEmpty()
            ? tr("Nothing recognised: a device id starts with _dev_, a key id with _key_.")
            : tr("Recognised: %1.").arg(names.join(u", "_s)));
    if (found.isComplete()) { // a secret does not stay in sight
        const QSignalBlocker quiet(m_paste);
        m_paste->clear();
    }
}

CredentialText ConnectPage::credentials() const
{
    return { .deviceId = m_deviceId->text().trimmed(),
        .keyId = m_keyId->text().trimmed(),
        .secret = m_secret->text() };
}

void ConnectPage::check()
{
    const CredentialText given = credentials();
    QString note;
    if (!given.deviceId.isEmpty() && !given.deviceId.startsWith("_dev_"_L1))
        note = given.deviceId.startsWith("_key_"_L1)
            ? tr("This is a key id; the device id starts with _dev_.")
            : tr("Ids of devices on the platform start with _dev_.");
    m_deviceIdNote->setText(note);
    m_deviceIdNote->setVisible(!note.isEmpty());
    m_accept->setEnabled(given.isComplete() && m_endpoint->endpoint().isOk());
    m_test->setEnabled(m_endpoint->endpoint().isOk());
    m_test->setToolTip(given.isComplete()
            ? tr("Logs in once; this ends the connection of another client with this device id")
            : tr("Checks the way to the broker; fill in the fields to check the login too"));
    m_accept->setToolTip(
        m_accept->isEnabled() ? QString() : tr("Fill in device id, key id, secret and endpoint"));
}

void ConnectPage::accept()
{
    const Result<Endpoint> endpoint = m_endpoint->endpoint();
    if (!m_accept->isEnabled() || !endpoint)
        return;
    emit accepted(credentials(), *endpoint);
    clear();
}

} // namespace sim

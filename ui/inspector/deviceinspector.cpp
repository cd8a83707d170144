// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/deviceinspector.h"

#include "core/feed/topics.h"
#include "core/file/profileresolver.h"
#include "core/file/secretstore.h"
#include "core/file/valueorigin.h"
#include "ui/inspector/choiceeditor.h"
#include "ui/inspector/devicestatetext.h"
#include "ui/inspector/propertyedits.h"
#include "ui/inspector/runlink.h"
#include "ui/inspector/texteditor.h"
#include "ui/main/profiledocument.h"
#include "ui/widgets/elidedlabel.h"

#include <QtWidgets/QVBoxLayout>

namespace sim {

using namespace Qt::StringLiterals;

DeviceInspector::DeviceInspector(
    ProfileDocument &document, RunLink &run, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_run(run)
    , m_theme(theme)
    , m_title(new ElidedLabel(theme, Theme::Role::Text, Theme::TextSize::Title, this))
    , m_what(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Caption, this))
    , m_state(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body, this))
    , m_error(new ThemedLabel(theme, Theme::Role::Bad, Theme::TextSize::Caption, this))
    , m_column(new QVBoxLayout(this))
    , m_form(nullptr)
    , m_endpointRow(nullptr)
{
    build();
    connectEditors();
    connect(&run, &RunLink::devicesChanged, this, &DeviceInspector::refreshState);
}

void DeviceInspector::build()
{
    m_column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    m_column->setSpacing(Theme::kGap);
    m_what->setWordWrap(true);
    m_error->setWordWrap(true);
    m_column->addWidget(m_title);
    m_column->addWidget(m_what);
    auto *state = new QFrame(this);
    Theme::setCard(state);
    auto *stateColumn = new QVBoxLayout(state);
    stateColumn->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kGap);
    stateColumn->addWidget(m_state);
    stateColumn->addWidget(m_error);
    m_column->addWidget(state);
    auto *card = new QFrame(this);
    Theme::setCard(card);
    m_form = new QVBoxLayout(card);
    m_form->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    m_form->setSpacing(Theme::kGap);
    m_name = addText(u"name"_s, tr("Name"), tr("For people; free to choose."));
    m_deviceId
        = addText(u"deviceId"_s, tr("Device id"), tr("The platform's id, also the client id."));
    m_keyId = addText(u"keyId"_s, tr("Key id"), tr("The user name at the broker."));
    m_secretRef = addText(u"secretRef"_s, tr("Key secret"),
        tr("A reference: keychain:NAME or ${env:NAME}. The secret itself is never in the "
           "profile."));
    m_endpointRow = new QVBoxLayout;
    m_form->addLayout(m_endpointRow);
    m_column->addWidget(card);
    m_column->addStretch(1);
}

TextEditor *DeviceInspector::addText(const QString &name, const QString &title, const QString &help)
{
    ParameterDescription parameter;
    parameter.name = name;
    parameter.type = ParameterType::Text;
    parameter.title = title;
    parameter.help = help;
    auto *editor = new TextEditor(m_theme, parameter, PropertyType::String, this);
    m_form->addWidget(editor);
    return editor;
}

void DeviceInspector::connectEditors()
{
    connect(m_name, &ParameterEditor::edited, this, [this](const QJsonValue &json) {
        edit(tr("Rename device"), u"name"_s,
            [&json](Device &device) { device.name = json.toString(); });
    });
    connect(m_deviceId, &ParameterEditor::edited, this, [this](const QJsonValue &json) {
        const QString id = json.toString().trimmed();
        const Device *device = deviceOf(m_document.profile(), m_device);
        if (device == nullptr)
            return;
        const bool isGroup = device->count.has_value();
        const Result<void> checked = isGroup ? Result<void>() : checkDeviceId(id);
        m_deviceId->setError(checked ? QString() : checked.error().message());
        if (checked)
            edit(tr("Change device id"), u"deviceId"_s,
                [&](Device &edited) { (isGroup ? edited.idPattern : edited.deviceId) = id; });
    });
    connect(m_keyId, &ParameterEditor::edited, this, [this](const QJsonValue &json) {
        edit(tr("Change key id"), u"keyId"_s,
            [&json](Device &device) { device.credentials.keyId = json.toString().trimmed(); });
    });
    connect(m_secretRef, &ParameterEditor::edited, this, [this](const QJsonValue &json) {
        const QString reference = json.toString().trimmed();
        const bool isGood = reference.isEmpty() || isSecretReference(reference);
        m_secretRef->setError(isGood ? QString()
                                     : tr("This is not a reference. Write keychain:NAME or "
                                          "${env:NAME}; a secret does not belong into a profile."));
        if (isGood)
            edit(tr("Change secret reference"), u"secretRef"_s,
                [&](Device &device) { device.credentials.secretRef = reference; });
    });
}

void DeviceInspector::edit(
    const QString &text, const QString &what, const std::function<void(Device &)> &edit)
{
    m_document.edit(
        text,
        [&](Profile &profile) {
            if (Device *device = deviceOf(profile, m_device))
                edit(*device);
        },
        m_device % u'/' % what);
}

void DeviceInspector::setDevice(const QString &resolvedId)
{
    if (resolvedId != m_device) {
        for (TextEditor *editor : { m_name, m_deviceId, m_keyId, m_secretRef })
            editor->setError({});
    }
    m_device = resolvedId;
    refresh();
}

void DeviceInspector::refresh()
{
    const Profile &profile = m_document.profile();
    const ResolvedDevice *resolved = m_document.device(m_device);
    const Device *device = deviceOf(profile, m_device);
    if (resolved == nullptr || device == nullptr)
        return;
    m_title->setFullText(resolved->name);
    m_what->setText(device->count
            ? tr("%1 · one of a group of %2; edits change the group")
                  .arg(resolved->typeName)
                  .arg(*device->count)
            : tr("%1 · %2 properties").arg(resolved->typeName).arg(resolved->properties.size()));
    const auto show = [](TextEditor *editor, const QString &text) {
        if (editor->error().isEmpty())
            editor->setJson(text);
    };
    show(m_name, device->name);
    show(m_deviceId, device->count ? device->idPattern : device->deviceId);
    show(m_keyId, device->credentials.keyId);
    // A reference is shown as it is; a secret that got into a profile by hand is not.
    const QString &reference = device->credentials.secretRef;
    show(m_secretRef, reference.isEmpty() || isSecretReference(reference) ? reference : QString());
    refreshEndpoints(profile, *device);
    refreshState();
}

void DeviceInspector::refreshEndpoints(const Profile &profile, const Device &device)
{
    QStringList ids;
    for (const Endpoint &endpoint : profile.endpoints)
        ids.append(endpoint.id);
    if (ids != m_endpointIds || m_endpoint == nullptr) {
        m_endpointIds = ids;
        delete m_endpoint;
        ParameterDescription parameter;
        parameter.name = u"endpoint"_s;
        parameter.type = ParameterType::Choice;
        parameter.title = tr("Endpoint");
        parameter.choices = ids;
        parameter.isRequired = true;
        m_endpoint = new ChoiceEditor(m_theme, parameter, {}, this);
        m_endpointRow->addWidget(m_endpoint);
        connect(m_endpoint, &ParameterEditor::edited, this, [this](const QJsonValue &json) {
            edit(tr("Change endpoint"), {},
                [&json](Device &edited) { edited.endpoint = json.toString(); });
        });
        connect(m_endpoint, &FieldRow::resetRequested, this, [this] {
            edit(tr("Reset endpoint"), {}, [](Device &edited) { edited.endpoint.clear(); });
        });
    }
    const Endpoint *endpoint = endpointOf(profile, device);
    m_endpoint->setVisible(!ids.isEmpty());
    m_endpoint->setJson(endpoint == nullptr ? QString() : endpoint->id);
    const QString url = endpoint == nullptr ? tr("no endpoint") : endpoint->displayUrl();
    const ValueOrigin origin = endpointOrigin(profile, device);
    const bool isOwn = origin.level == OriginLevel::Device;
    m_endpoint->setOrigin(origin.level == OriginLevel::Type
            ? tr("%1, inherited from type %2").arg(url, origin.name)
            : url,
        isOwn, isOwn);
}

void DeviceInspector::refreshState()
{
    const DeviceSnapshot *snapshot = m_run.device(m_device);
    const DeviceStateText text = deviceStateText(snapshot);
    m_state->setRole(text.role);
    m_state->setText(text.word);
    m_error->setText(snapshot == nullptr ? QString() : snapshot->error);
    m_error->setVisible(!m_error->text().isEmpty());
}

QString DeviceInspector::stateText() const
{
    return m_state->text();
}

QString DeviceInspector::errorText() const
{
    return m_error->text();
}

} // namespace sim

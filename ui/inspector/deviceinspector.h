// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/profile.h"

#include <QtWidgets/QWidget>

#include <functional>

class QVBoxLayout;

namespace sim {

class ChoiceEditor;
class ElidedLabel;
class ProfileDocument;
class RunLink;
class TextEditor;
class Theme;
class ThemedLabel;

/// Everything about one device: its names on the platform, its login by reference (never a secret
/// in clear), its endpoint and its connection.
class DeviceInspector final : public QWidget
{
    Q_OBJECT

public:
    DeviceInspector(
        ProfileDocument &document, RunLink &run, const Theme &theme, QWidget *parent = nullptr);

    void setDevice(const QString &resolvedId);
    void refresh();
    void refreshState();

    TextEditor *name() const { return m_name; }

    TextEditor *deviceId() const { return m_deviceId; }

    TextEditor *keyId() const { return m_keyId; }

    TextEditor *secretRef() const { return m_secretRef; }

    ChoiceEditor *endpoint() const { return m_endpoint; }

    QString stateText() const;
    QString errorText() const;

private:
    void build();
    TextEditor *addText(const QString &name, const QString &title, const QString &help);
    void connectEditors();
    void edit(const QString &text, const QString &what, const std::function<void(Device &)> &edit);
    void refreshEndpoints(const Profile &profile, const Device &device);

    ProfileDocument &m_document;
    RunLink &m_run;
    const Theme &m_theme;
    QString m_device;
    ElidedLabel *m_title;
    ThemedLabel *m_what;
    ThemedLabel *m_state;
    ThemedLabel *m_error;
    TextEditor *m_name = nullptr;
    TextEditor *m_deviceId = nullptr;
    TextEditor *m_keyId = nullptr;
    TextEditor *m_secretRef = nullptr;
    ChoiceEditor *m_endpoint = nullptr;
    QStringList m_endpointIds;
    QVBoxLayout *m_column;
    QVBoxLayout *m_form;
    QVBoxLayout *m_endpointRow;
};

} // namespace sim

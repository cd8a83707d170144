// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/addressprobe.h"
#include "core/link/doctor/doctorchecklist.h"
#include "core/link/doctor/doctorrequest.h"
#include "core/link/nesting.h"
#include "core/link/transport.h"

#include <QtNetwork/QHostInfo>

#include <functional>

namespace sim {

/// Resolves a host; gives the answer once and later, in the same thread, as long as \a context
/// lives.
using HostResolver = std::function<void(
    const QString &host, QObject *context, const std::function<void(const QHostInfo &)> &answer)>;

/// The way of a check to an open stream: settings, host name, TCP, TLS, WebSocket.
class DoctorPath : public QObject, private Transport::Listener
{
    Q_OBJECT

public:
    DoctorPath(DoctorChecklist &checklist, const Clock &clock, HostResolver resolver,
        QObject *parent = nullptr);
    ~DoctorPath() override;

    void begin(const DoctorRequest &request); ///< opened() or failed() follows, perhaps inside
    void stop(); ///< at once, without a signal

    /// The stream; valid from inside opened() on, once.
    std::unique_ptr<Transport> takeTransport();

signals:
    void opened();
    void failed(const sim::Error &error); ///< of the current step

private:
    void resolve();
    void handleResolved(const QHostInfo &info);
    void openTransport();
    void handleStage(Stage stage) override;
    void handleTransportOpened() override;
    void handleTransportFailed(const Error &error) override;
    void noteFacts();
    void noteAnswers();
    void hintAtSilence();

    DoctorChecklist &m_checklist;
    const Clock &m_clock;
    HostResolver m_resolver;
    Nesting m_nesting;
    DoctorRequest m_request;
    std::unique_ptr<Transport> m_transport;
    AddressProbe m_probe;
    bool m_isProbing = false;
    quint64 m_run = 0; ///< counts begins and stops, so that a late address finds out
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runsetup.h"

#include "core/file/profileresolver.h"
#include "core/run/runerrors.h"

#include <QtCore/QDir>

namespace sim {

namespace {

    /// The profile's device behind a resolved one; a group's members share it.
    const Endpoint *profileEndpoint(const Profile &profile, const ResolvedDevice &device)
    {
        return device.endpoint.isEmpty() ? nullptr : profile.endpoint(device.endpoint);
    }

    /// Another transport on the same host: its port goes with it, unless it was chosen by hand.
    Endpoint withTransport(Endpoint endpoint, TransportKind kind)
    {
        if (endpoint.port == defaultPort(endpoint.transport))
            endpoint.port = defaultPort(kind);
        endpoint.transport = kind;
        return endpoint;
    }

    /// Paths in a profile are relative to its file (docs/profile-format.md).
    void makeAbsolute(QString &path, const QString &folder)
    {
        if (!path.isEmpty() && !folder.isEmpty())
            path = QDir(folder).absoluteFilePath(path);
    }

    std::optional<Endpoint> endpointFor(
        const Profile &profile, const RunOptions &options, const ResolvedDevice &device)
    {
        const Endpoint *own = profileEndpoint(profile, device);
        if (options.isLocal)
            return own == nullptr ? connioEndpoint(TransportKind::Tcp) : *own;
        if (!options.endpoint && own == nullptr)
            return {};
        Endpoint endpoint = options.endpoint.value_or(own == nullptr ? Endpoint() : *own);
        if (!options.endpoint) {
            for (QString *path :
                { &endpoint.tls.caFile, &endpoint.tls.certificateFile, &endpoint.tls.keyFile })
                makeAbsolute(*path, options.folder);
        }
        return options.transport ? withTransport(endpoint, *options.transport) : endpoint;
    }

    /// The secret behind \a reference; empty, and one more of \a errors, when it cannot be had.
    QString asked(
        SecretStore &secrets, const QString &reference, const QString &device, QList<Error> &errors)
    {
        const auto secret = secrets.secret(reference);
        if (secret)
            return *secret;
        errors.append(
            secret.error().where().isEmpty() ? secret.error().at(device) : secret.error());
        return {};
    }

    /// What the run does to the devices' times: the resolver draws them from it.
    Profile withOptions(Profile profile, const RunOptions &options)
    {
        profile.seed = options.seed.value_or(profile.seed);
        profile.run.startDelay = options.startDelay.value_or(profile.run.startDelay);
        if (options.spread)
            profile.run.spread = options.spread;
        return profile;
    }

    class Planner
    {
    public:
        Planner(const Profile &profile, const RunOptions &options, SecretStore &secrets)
            : m_profile(profile)
            , m_options(options)
            , m_secrets(secrets)
        {
        }

        void add(ResolvedDevice device)
        {
            if (m_options.qos) {
                for (ResolvedProperty &property : device.properties)
                    property.publish.qos = *m_options.qos;
            }
            ConnectionPlan planned = planConnection(m_profile, m_options, device, m_secrets);
            plan.errors.append(planned.errors);
            if (!planned.connection)
                return;
            plan.setup.devices.append(std::move(device));
            plan.setup.connections.append(*std::move(planned.connection));
        }

        RunPlan plan;

    private:
        const Profile &m_profile;
        const RunOptions &m_options;
        SecretStore &m_secrets;
    };

} // namespace

ConnectionPlan planConnection(const Profile &profile, const RunOptions &options,
    const ResolvedDevice &device, SecretStore &secrets)
{
    ConnectionPlan plan;
    const auto endpoint = endpointFor(profile, options, device);
    if (!endpoint) {
        plan.errors.append(Error(errors::kNoEndpoint, { device.name }));
        return plan;
    }
    plan.connection = { .endpoint = *endpoint, .secret = {}, .keyPassphrase = {} };
    if (options.isLocal)
        return plan;
    if (device.credentials.secretRef.isEmpty()) {
        plan.errors.append(Error(errors::kNoSecret, { device.name }));
        return plan;
    }
    plan.connection->secret
        = asked(secrets, device.credentials.secretRef, device.name, plan.errors);
    if (!endpoint->tls.keyPassRef.isEmpty())
        plan.connection->keyPassphrase
            = asked(secrets, endpoint->tls.keyPassRef, device.name, plan.errors);
    return plan;
}

RunPlan planRun(const Profile &profile, const RunOptions &options, const KindCatalogues &catalogues,
    SecretStore &secrets, WallTime now)
{
    Planner planner(profile, options, secrets);
    RunPlan &plan = planner.plan;
    Resolution resolution = resolveDevices(withOptions(profile, options), catalogues);
    plan.errors = resolution.errors;
    if (!plan.errors.isEmpty())
        return plan;
    if (resolution.devices.isEmpty())
        plan.errors.append(Error(errors::kNoDevices));
    for (ResolvedDevice &device : resolution.devices)
        planner.add(std::move(device));
    plan.setup.options = options;
    if (!options.duration)
        plan.setup.options.duration = profile.run.duration;
    if (!options.maxMessages)
        plan.setup.options.maxMessages = profile.run.maxMessages;
    plan.setup.timeScale = options.timeScale.value_or(profile.timeScale);
    plan.setup.seed = options.seed.value_or(profile.seed);
    // Whole milliseconds: that is what the wire can say.
    plan.setup.start = options.startAt.value_or(std::chrono::floor<Milliseconds>(now));
    return plan;
}

} // namespace sim

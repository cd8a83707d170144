// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/remedy.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Rule
    {
        QLatin1StringView word; ///< contained in the code, any case
        Remedy remedy;
    };

    // The first rule that matches decides.
    constexpr std::array kRules {
        Rule { "nothingToRun"_L1, Remedy::AddDevice },
        Rule { "cannotWrite"_L1, Remedy::SaveAs },
        Rule { "backupFailed"_L1, Remedy::SaveAs },
        Rule { "readOnly"_L1, Remedy::SaveAs },
        Rule { "secret"_L1, Remedy::EnterSecret },
        Rule { "keychain"_L1, Remedy::EnterSecret },
        Rule { "login"_L1, Remedy::EnterSecret },
        Rule { "credentials"_L1, Remedy::EnterSecret },
        Rule { "notAuthorized"_L1, Remedy::EnterSecret },
        Rule { "certificate"_L1, Remedy::EditEndpoint },
        Rule { "tls"_L1, Remedy::EditEndpoint },
        Rule { "host"_L1, Remedy::EditEndpoint },
        Rule { "endpoint"_L1, Remedy::EditEndpoint },
        Rule { "unknownReference"_L1, Remedy::EditEndpoint },
        Rule { "protocol"_L1, Remedy::EditEndpoint },
        Rule { "upgrade"_L1, Remedy::EditEndpoint },
        Rule { "takenOver"_L1, Remedy::ConnectAgain },
        Rule { "link."_L1, Remedy::ConnectAgain },
    };

} // namespace

Remedy remedyFor(const Error &error)
{
    const QString code = error.code();
    for (const Rule &rule : kRules) {
        if (code.contains(rule.word, Qt::CaseInsensitive))
            return rule.remedy;
    }
    return Remedy::None;
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::EnterSecret:
        return QCoreApplication::translate("Remedy", "Enter secret");
    case Remedy::EditEndpoint:
        return QCoreApplication::translate("Remedy", "Edit endpoint");
    case Remedy::ConnectAgain:
        return QCoreApplication::translate("Remedy", "Connect again");
    case Remedy::RunLocally:
        return QCoreApplication::translate("Remedy", "Run locally");
    case Remedy::AddDevice:
        return QCoreApplication::translate("Remedy", "Add device");
    case Remedy::SaveAs:
        return QCoreApplication::translate("Remedy", "Save as");
    }
    Q_UNREACHABLE();
}

QString sentence(const Error &error)
{
    QString text = error.what();
    if (!error.why().isEmpty())
        text += u": "_s + error.why();
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    if (!text.endsWith(u'.'))
        text += u'.';
    return text;
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/renewal.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

ParameterDescription renewParameter()
{
    return { .name = u"renew"_s,
        .type = ParameterType::Choice,
        .title = QCoreApplication::translate("Source", "Renew"),
        .help = QCoreApplication::translate(
            "Source", "Keep the first one, which belongs to the device, or draw one each sample."),
        .unit = {},
        .defaultValue = u"never"_s,
        .choices = { u"never"_s, u"everySample"_s } };
}

bool isRenewed(const Parameters &parameters)
{
    return parameters.text("renew"_L1) == "everySample"_L1;
}

} // namespace sim

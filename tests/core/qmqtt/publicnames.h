// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace sim::test {

/// Names by class or namespace.
using PublicNames = QMap<QString, QSet<QString>>;

/// The public names that the text of a header declares in classes and namespaces: functions,
/// signals, enumerations, enumerators, flags and aliases; not constructors, destructors, operators
/// and friends. It reads what clang-format writes, not C++ at large.
PublicNames publicNamesIn(const QString &header);

} // namespace sim::test

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/packetvectors.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// Which test proves which requirement.
///
/// A test function names what it proves in the line above its definition,
///
///     // proves MQTT-3.1.0-1 P4
///     void TestX::connectsOnce()
///
/// and a packet vector in its last column. The requirements are the files of tests/data/mqtt.
namespace sim::test {

/// One line `id | kind | wording`.
struct Requirement
{
    QString id;
    bool isBinding = false; ///< must have a test
    QString wording;
};

struct Proof
{
    QString requirement;
    QString test; ///< "tst_file::function", or "vectors/file.txt" for a packet vector
    bool isVector = false;
};

QList<Requirement> readRequirements(const QString &path, QStringList &problems);

/// The proofs that the source \a text of the file \a path names. Problems: a tag that stands above
/// no function definition, or above a function that is no test function of the class.
QList<Proof> proofsIn(const QString &path, const QString &text, QStringList &problems);

QList<Proof> proofsOf(const QList<PacketVector> &vectors);

/// Requirements without test, and tests of unknown requirements.
QStringList problemsWith(const QList<Requirement> &requirements, const QList<Proof> &proofs);

/// A table of Markdown: requirement, wording, tests.
QString tableOf(const QList<Requirement> &requirements, const QList<Proof> &proofs);

} // namespace sim::test

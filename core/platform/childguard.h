// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QProcess;

namespace sim {

/// Makes the child that \a process will start end with this program, also when that crashes or is
/// killed; gives it as many descriptors as the system allows; its files are for their owner only.
///
/// Linux: the kernel sends SIGTERM when the *thread* that called QProcess::start() ends, so start
/// it from a thread that lives as long as the child. Elsewhere only an orderly end takes the child
/// along. Call before QProcess::start().
void guardChild(QProcess &process);

/// Ends the child at once and waits for it: for destructors. Returns when nothing is left.
void endChild(QProcess &process);

} // namespace sim

// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "../../qmqtttopicfilter.h" // IWYU pragma: export

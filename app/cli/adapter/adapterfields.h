// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace sim {

/// What a field of a command holds.
enum class FieldType {
    Text, ///< a JSON text of `min` to `max` bytes of UTF-8
    Whole, ///< a whole number from `min` to `max`
    Percent, ///< a number from `min` to `max`, or a text such as "50%"
    Flag, ///< true or false
    Word, ///< one of `words`
    Duration, ///< seconds as a number, or a text such as "500ms", from `min` to `max` seconds
    Base64, ///< a text, standard alphabet with padding
    Handle, ///< a text or a whole number, given back as it came
    Group, ///< an object with `fields`; or one of `words`, if there are any
};

/// One field of a command: reader, help and the test of the manual work from this.
struct FieldDescription
{
    const char *name;
    FieldType type;
    const char *meaning; ///< for the help
    bool isRequired = false;
    double min = 0;
    double max = 0;
    const char *words = ""; ///< with | between them
    std::span<const FieldDescription> fields = {};
};

/// One command, without the fields that all have (`command`, `client`).
struct CommandDescription
{
    const char *name;
    const char *meaning;
    std::span<const FieldDescription> fields = {};
};

/// All commands of `conniosim mqtt`, in the order of AdapterCommand::Kind.
std::span<const CommandDescription> adapterCommands();

} // namespace sim

# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Targets that look at the sources instead of building them; for the preset "clang", which writes the compile commands
# that both tools understand.

find_program(SIM_RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
find_program(SIM_CLAZY NAMES clazy-standalone)

if(SIM_RUN_CLANG_TIDY)
    add_custom_target(tidy
        COMMAND ${SIM_RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR} "^${PROJECT_SOURCE_DIR}/(app|core|ui|tests)/"
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        USES_TERMINAL VERBATIM)
endif()
if(SIM_CLAZY)
    file(GLOB_RECURSE sim_clazy_sources CONFIGURE_DEPENDS app/*.cpp core/*.cpp ui/*.cpp)
    add_custom_target(clazy
        COMMAND ${SIM_CLAZY} -p ${PROJECT_BINARY_DIR} "--ignore-dirs=.*/qt6/.*|.*_autogen.*"
            "-checks=level0,level1,no-ctor-missing-parent-argument,no-missing-qobject-macro,no-qstring-allocations"
            ${sim_clazy_sources}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        USES_TERMINAL VERBATIM)
endif()

# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Targets that look at the sources instead of building them; for the preset "clang", which writes the compile commands
# that both tools understand.

# A configured folder is enough for app, core and ui. The tests include what moc writes: build the preset before.

set(SIM_TIDY_PATHS "(app|core|ui)/" CACHE STRING "Regular expression of the paths that the target tidy reads")
find_program(SIM_RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
find_program(SIM_CLAZY NAMES clazy-standalone)

# A check that cannot be made fails and says why.
function(sim_add_check name program package)
    if(program)
        add_custom_target(${name} COMMAND ${program} ${ARGN}
            WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL VERBATIM)
    else()
        add_custom_target(${name}
            COMMAND ${CMAKE_COMMAND} -E echo "${name} needs the package ${package}; configure again once it is installed"
            COMMAND ${CMAKE_COMMAND} -E false VERBATIM)
    endif()
endfunction()

file(GLOB_RECURSE sim_clazy_sources CONFIGURE_DEPENDS app/*.cpp core/*.cpp ui/*.cpp)
sim_add_check(tidy "${SIM_RUN_CLANG_TIDY}" clang-tidy-14
    -quiet -p ${PROJECT_BINARY_DIR} "^${PROJECT_SOURCE_DIR}/${SIM_TIDY_PATHS}")
sim_add_check(clazy "${SIM_CLAZY}" clazy
    -p ${PROJECT_BINARY_DIR} "--ignore-dirs=.*/qt6/.*|.*_autogen.*"
    "-checks=level0,level1,no-ctor-missing-parent-argument,no-missing-qobject-macro,no-qstring-allocations"
    ${sim_clazy_sources})

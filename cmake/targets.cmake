# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sim_add_library(name ALIAS Sim::Name PUBLIC libs...)
#   A static library of the tree; its folders add their sources with target_sources().
# sim_add_program(name OUTPUT file LIBS libs... SOURCES files...)
# sim_add_test(source.cpp [more sources...] LIBS libs... [GUI] [TIMEOUT seconds] [LABELS labels...] [NAME name])
#   One Qt Test program per source, registered with CTest under the source's base name.
# sim_add_test_variant(name OF test ENVIRONMENT variable=value... [TIMEOUT seconds] [LABELS labels...])
#   The same program once more, in another environment.

function(sim_use_pch target)
    if(SIM_PCH)
        target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/cmake/pch.h>")
    endif()
endfunction()

function(sim_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "ALIAS" "PUBLIC;PRIVATE")
    add_library(${name} STATIC ${PROJECT_SOURCE_DIR}/cmake/pch.h)
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    add_library(${arg_ALIAS} ALIAS ${name})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE sim_strict ${arg_PRIVATE})
    sim_use_pch(${name})
endfunction()

function(sim_add_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "LIBS;SOURCES")
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${arg_OUTPUT})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE sim_strict ${arg_LIBS})
endfunction()

function(sim_add_test source)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "TIMEOUT;NAME" "LIBS;LABELS;ENVIRONMENT")
    get_filename_component(name ${source} NAME_WE)
    if(arg_NAME)
        set(name ${arg_NAME})
    endif()
    add_executable(${name} ${source} ${arg_UNPARSED_ARGUMENTS})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE sim_strict Qt6::Test ${arg_LIBS})
    target_compile_definitions(${name} PRIVATE
        SIM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        SIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin/tests)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0;${arg_ENVIRONMENT}")
endfunction()

function(sim_add_test_variant name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OF;TIMEOUT" "LABELS;ENVIRONMENT")
    add_test(NAME ${name} COMMAND ${arg_OF})
    get_test_property(${arg_OF} ENVIRONMENT environment)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        ENVIRONMENT "${environment};${arg_ENVIRONMENT}")
endfunction()

# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target that carries every warning, definition and hardening flag of the tree.
# It is linked PRIVATE by all of our targets and by nothing else.

add_library(sim_strict INTERFACE)

target_compile_definitions(sim_strict INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_TYPESAFE_FLAGS
    $<$<CONFIG:Debug>:QT_MESSAGELOGCONTEXT>
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

set(sim_warnings
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wfloat-conversion
    -Wdouble-promotion -Wcast-qual -Wcast-align -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wextra-semi -Wundef -Wunused -Wnull-dereference -Wformat=2
    -Wimplicit-fallthrough -Wmissing-declarations -Wredundant-decls
    -Wzero-as-null-pointer-constant -Wvla)
set(sim_warnings_gnu
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast -Wsuggest-override
    -Wcomma-subscript -Wredundant-tags -Wmismatched-tags -Wdeprecated-copy-dtor
    -Wno-maybe-uninitialized) # false alarms of g++ 12 on std::variant and std::optional; clang-tidy looks instead
if(NOT SIM_SANITIZE MATCHES "address")
    # g++ 12 sees null pointers in copies of QList once it inlines them, as other builds make it do.
    list(APPEND sim_warnings_gnu -Wno-null-dereference)
endif()
set(sim_warnings_clang
    -Wshorten-64-to-32 -Wextra-semi-stmt -Winconsistent-missing-destructor-override
    -Wno-gnu-zero-variadic-macro-arguments)

if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # Values are part of what a seed promises: no fused operations, the same bits everywhere.
    target_compile_options(sim_strict INTERFACE -ffp-contract=off)
    target_compile_options(sim_strict INTERFACE
        $<$<COMPILE_LANGUAGE:CXX>:${sim_warnings}>
        $<$<COMPILE_LANG_AND_ID:CXX,GNU>:${sim_warnings_gnu}>
        $<$<COMPILE_LANG_AND_ID:CXX,Clang>:${sim_warnings_clang}>)
    if(SIM_WERROR)
        target_compile_options(sim_strict INTERFACE -Werror)
    endif()
    if(SIM_SANITIZE)
        target_compile_options(sim_strict INTERFACE
            -fsanitize=${SIM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
        target_link_options(sim_strict INTERFACE -fsanitize=${SIM_SANITIZE})
    else()
        target_compile_options(sim_strict INTERFACE
            $<$<CONFIG:Release,RelWithDebInfo>:-fstack-protector-strong>
            $<$<CONFIG:Release,RelWithDebInfo>:-fstack-clash-protection>
            $<$<CONFIG:Release,RelWithDebInfo>:-fcf-protection>)
        target_compile_options(sim_strict INTERFACE
            "$<$<CONFIG:Release,RelWithDebInfo>:SHELL:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3>")
        target_link_options(sim_strict INTERFACE
            $<$<CONFIG:Release,RelWithDebInfo>:LINKER:-z,relro,-z,now>)
    endif()
    target_link_options(sim_strict INTERFACE LINKER:--as-needed)
endif()

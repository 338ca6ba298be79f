# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is compiled with.
add_library(cmw_options INTERFACE)
target_compile_definitions(cmw_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(cmw_options INTERFACE /W4 $<$<BOOL:${CMW_WERROR}>:/WX> /utf-8)
else()
    target_compile_options(cmw_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor
        $<$<BOOL:${CMW_WERROR}>:-Werror>)
endif()
if(CMW_SANITIZE)
    target_compile_options(cmw_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(cmw_options INTERFACE -fsanitize=address,undefined)
endif()

# cmw_room(name SOURCES … LINKS … [PRECOMPILE …])
# One static library per room of the house. A room is seen as "<name>/<header>.h", and only by those that link it:
# its include path holds nothing but a link to its own folder, so an include upwards doesn't compile.
function(cmw_room name)
    cmake_parse_arguments(room "" "" "SOURCES;LINKS;PRECOMPILE" ${ARGN})
    set(target cmw_${name})
    add_library(${target} STATIC ${room_SOURCES})
    add_library(cmw::${name} ALIAS ${target})

    set(view "${CMAKE_BINARY_DIR}/rooms/${name}")
    file(MAKE_DIRECTORY "${view}")
    file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${view}/${name}" RESULT failed SYMBOLIC)
    if(failed)
        # Without the right to make links (Windows) the whole house is visible; the other builds keep the order.
        set(view "${CMAKE_SOURCE_DIR}/wizard")
    endif()
    target_include_directories(${target} PUBLIC "${view}")
    target_link_libraries(${target} PUBLIC ${room_LINKS} PRIVATE cmw_options)
    if(room_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${room_PRECOMPILE})
    endif()
endfunction()

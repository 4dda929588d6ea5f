# The language, the warnings and the sanitizers that every target of ours shares. Target `lateral_options` carries them.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# g++ 12 destroys closures inside co_await expressions twice (docs/adr/0001-compiler.md).
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "Lateral is built with clang-19 or newer; use a preset of CMakePresets.json")
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # Paths inside the checkout count from its root, so that another checkout finds what this one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE}")
endif()

add_library(lateral_options INTERFACE)
target_include_directories(lateral_options INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_options(lateral_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  $<$<NOT:$<CONFIG:Release>>:-g1>)
target_link_options(lateral_options INTERFACE -fuse-ld=mold)

# Not where a target says LATERAL_UNSANITIZED: sanitizers reserve terabytes of addresses, which a program that bounds its
# own memory does not get.
if(LATERAL_SANITIZE STREQUAL "address")
  set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(LATERAL_SANITIZE STREQUAL "thread")
  set(sanitize -fsanitize=thread -fno-omit-frame-pointer)
endif()
if(LATERAL_SANITIZE)
  set(sanitized "$<NOT:$<BOOL:$<TARGET_PROPERTY:LATERAL_UNSANITIZED>>>")
  target_compile_options(lateral_options INTERFACE "$<${sanitized}:${sanitize}>")
  target_link_options(lateral_options INTERFACE "$<${sanitized}:${sanitize}>")
endif()
if(LATERAL_FUZZ)
  target_compile_options(lateral_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(LATERAL_ECHO)
  target_compile_definitions(lateral_options INTERFACE LATERAL_ECHO)
endif()

# Headers that every file of a target needs are read once. Without the time in it, so that ccache knows it again. The
# release is built without: each file names all that it needs.
function(lateral_read_once target)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

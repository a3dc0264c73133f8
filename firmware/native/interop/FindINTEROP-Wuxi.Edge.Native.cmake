# For nf-interpreter: what belongs to the interop assembly Wuxi.Edge.Native. A copy goes to CMake/Modules; firmware/native
# itself, or a link to it, is InteropAssemblies/Wuxi.Edge.Native. See firmware/native/interop/README.md.
set(wuxi_native ${PROJECT_SOURCE_DIR}/InteropAssemblies/Wuxi.Edge.Native)

set(Wuxi.Edge.Native_INCLUDE_DIRS
    ${PROJECT_SOURCE_DIR}/src/CLR/Core
    ${PROJECT_SOURCE_DIR}/src/CLR/Include
    ${PROJECT_SOURCE_DIR}/src/HAL/Include
    ${PROJECT_SOURCE_DIR}/src/PAL/Include
    ${wuxi_native}/core
    ${wuxi_native}/interop
    ${wuxi_native}/port/esp32)

# The folders check/ and tests/ below these are for the host alone. The build looks for the table's version in these files.
file(GLOB Wuxi.Edge.Native_SOURCES CONFIGURE_DEPENDS
    ${wuxi_native}/interop/*.cpp
    ${wuxi_native}/port/esp32/*.cpp
    ${wuxi_native}/core/*/*.cpp)

# -DWUXI_BOARD=wuxi-node-1 for a board that is not its chip's development board (hardware/boards).
if(WUXI_BOARD)
    string(TOUPPER "WUXI_BOARD_${WUXI_BOARD}" wuxi_board)
    string(REPLACE "-" "_" wuxi_board "${wuxi_board}")
    set_property(SOURCE ${wuxi_native}/port/esp32/board_pins.cpp APPEND PROPERTY COMPILE_DEFINITIONS ${wuxi_board})
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(INTEROP-Wuxi.Edge.Native
    DEFAULT_MSG Wuxi.Edge.Native_SOURCES Wuxi.Edge.Native_INCLUDE_DIRS)

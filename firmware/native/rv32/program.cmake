# A program for qemu-riscv32: our start code, our linker script, picolibc for memcpy and mathematics, nothing of C++.
set(WUXI_RV32 ${CMAKE_CURRENT_LIST_DIR})

function(wuxi_rv32_program name)
    add_executable(${name} ${ARGN} ${WUXI_RV32}/start.S ${WUXI_RV32}/system.cpp)
    target_link_options(${name} PRIVATE -nostartfiles -static -T ${WUXI_RV32}/linux.ld -Wl,--gc-sections)
    target_link_libraries(${name} PRIVATE m)
    set_target_properties(${name} PROPERTIES LINK_DEPENDS ${WUXI_RV32}/linux.ld)
endfunction()

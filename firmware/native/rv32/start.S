# Where a program begins under qemu-user: the kernel has set sp (argc, then argv) and cleared .bss.
    .section .text.start, "ax"
    .globl _start
    .type _start, @function
_start:
    .option push
    .option norelax
    la gp, __global_pointer$
    .option pop
    # The one thread's local storage (errno of picolibc) is used in place.
    la tp, __tls_start
    la s0, __init_array_start
    la s1, __init_array_end
    mv s2, sp
1:  bgeu s0, s1, 2f
    lw a0, 0(s0)
    jalr a0
    addi s0, s0, 4
    j 1b
2:  lw a0, 0(s2)
    addi a1, s2, 4
    andi sp, sp, -16
    call main
    li a7, 93
    ecall
    .size _start, . - _start

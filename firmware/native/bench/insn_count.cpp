// A plugin for qemu-user 7.2 (Debian 12) that prints to standard error how many instructions the guest executed.
// The declarations are those of QEMU's plugin interface, version 1 (QEMU 7.2 documentation, "TCG Plugins"); QEMU 9
// needs version 2.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct qemu_plugin_tb;

extern "C" {
using translated = void (*)(uint64_t id, qemu_plugin_tb* block);
using ended = void (*)(uint64_t id, void* argument);

void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id, translated callback);
void qemu_plugin_register_atexit_cb(uint64_t id, ended callback, void* argument);
// Operation 0 adds the value to the 64-bit number each time the block runs.
void qemu_plugin_register_vcpu_tb_exec_inline(qemu_plugin_tb* block, int operation, void* number, uint64_t value);
size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb* block);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static uint64_t s_executed = 0;

__attribute__((visibility("default"))) int qemu_plugin_install(uint64_t id, const void*, int, char**) {
    qemu_plugin_register_vcpu_tb_trans_cb(id, [](uint64_t, qemu_plugin_tb* block) {
        qemu_plugin_register_vcpu_tb_exec_inline(block, 0, &s_executed, qemu_plugin_tb_n_insns(block));
    });
    qemu_plugin_register_atexit_cb(
        id,
        [](uint64_t, void*) { fprintf(stderr, "instructions %llu\n", static_cast<unsigned long long>(s_executed)); },
        nullptr);
    return 0;
}
}

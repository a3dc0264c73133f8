#!/bin/sh
# Instructions for one unit of work of each driver, on the chip's instruction set (-Os, qemu-riscv32 with our counting
# plugin) and on the host (-O3, valgrind): lines "driver metric rv32_instructions host_instructions".
# measure.sh [build folder [core folder]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-${TMPDIR:-/tmp}/wuxi-native-bench}
core=${2:-$here/../core}
mkdir -p "$build"
quietly() { "$@" >"$build/log" 2>&1 || { cat "$build/log" >&2; exit 1; }; }
quietly cmake -S "$here" -B "$build/host" -DWUXI_CORE="$core"
quietly cmake --build "$build/host"
quietly cmake -S "$here" -B "$build/rv32" -DWUXI_CORE="$core" -DCMAKE_TOOLCHAIN_FILE="$here/../cmake/rv32imc.cmake"
quietly cmake --build "$build/rv32"
quietly "${CXX:-g++}" -std=c++17 -shared -fPIC -O2 -o "$build/insn_count.so" "$here/insn_count.cpp"

on_rv32() { qemu-riscv32 -plugin "$build/insn_count.so" "$@" 2>&1 | awk '/^instructions/ { print $2 }'; }
on_host() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 | awk '/Collected/ { print $NF }'; }

echo "# driver metric rv32_instructions host_instructions"
for program in "$build"/rv32/*_bench; do
    name=$(basename "$program")
    qemu-riscv32 "$program" | while read -r driver metric count; do
        long=$((3 * count))
        # A run that fails gives no difference worth printing.
        qemu-riscv32 "$program" "$metric" "$long"
        rv32=$(($(on_rv32 "$program" "$metric" "$long") - $(on_rv32 "$program" "$metric" "$count")))
        host=$(($(on_host "$build/host/$name" "$metric" "$long") - $(on_host "$build/host/$name" "$metric" "$count")))
        awk -v d="$driver" -v m="$metric" -v r="$rv32" -v h="$host" -v n="$((long - count))" \
            'BEGIN { printf "%s %s %.1f %.1f\n", d, m, r / n, h / n }'
    done
done

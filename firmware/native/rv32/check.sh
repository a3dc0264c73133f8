#!/bin/sh
# Builds the core for the ESP32-C3's instruction set, prints its sizes against the budget and runs the unit tests under
# qemu-riscv32: check.sh [build folder]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-${TMPDIR:-/tmp}/wuxi-native-rv32}
cmake -S "$here" -B "$build" >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
grep 'Runs on the host only' "$build.log" || true
cmake --build "$build" >"$build.log" 2>&1 || { cat "$build.log"; exit 1; }
ctest --test-dir "$build" --verbose | grep -E '^[0-9]+: ' | grep -v -E ': Test (command|timeout)|Working Directory' | sed 's/^[0-9]*: //'
ctest --test-dir "$build" --quiet || { echo "failed; see $build/Testing/Temporary/LastTest.log"; exit 1; }

#!/bin/sh
# Flash and RAM of each folder of the core against the budget, and the symbols that would need a C++ library, a heap or
# atomic instructions: sizes.sh BUDGET FOLDER.o…   Ends with 1 when a budget is exceeded or such a symbol is there.
# Flash is .text + .rodata + the image of .data; RAM is .data + .bss.
set -eu
budget=$1
shift
failed=0

for object; do
    folder=$(basename "$object" .o)
    riscv64-unknown-elf-size -A "$object" | awk -v folder="$folder" '
        $1 ~ /^\.(text|rodata|srodata)/ { flash += $2 }
        $1 ~ /^\.s?data/ { flash += $2; ram += $2 }
        $1 ~ /^\.s?bss/ { ram += $2 }
        END { print folder, flash + 0, ram + 0 }'
done | awk '
    function row(name, flash, ram, flash_limit, ram_limit,   verdict) {
        verdict = flash > flash_limit || ram > ram_limit ? "EXCEEDED" : "ok"
        if (verdict != "ok") failed = 1
        printf "%-32s %8d %8d %8d %8d  %s\n", name, flash, flash_limit, ram, ram_limit, verdict
    }
    NR == FNR && /^#/ { next }
    NR == FNR && NF >= 3 { order[++rows] = $1; flash_limit[$1] = $2; ram_limit[$1] = $3
        for (i = 4; i <= NF; i++) owner[$i] = $1
        next }
    NR == FNR { next }
    !($1 in owner) { print "no budget for core/" $1; failed = 1; next }
    { flash[owner[$1]] += $2; ram[owner[$1]] += $3; flash_sum += $2; ram_sum += $3
      names[owner[$1]] = names[owner[$1]] (names[owner[$1]] == "" ? "" : "+") $1 }
    END {
        printf "%-32s %8s %8s %8s %8s\n", "bytes", "flash", "budget", "RAM", "budget"
        for (i = 1; i < rows; i++) if (order[i] in names)
            row(names[order[i]], flash[order[i]], ram[order[i]], flash_limit[order[i]], ram_limit[order[i]])
        row("whole core", flash_sum, ram_sum, flash_limit["total"], ram_limit["total"])
        exit failed
    }' "$budget" - || failed=1

# __cxa_pure_virtual alone is harmless: every runtime has it.
forbidden='^(_Zn[wa]|_Zd[la]|_ZS|_ZNS|_ZNKS|malloc$|calloc$|realloc$|free$|__cxa_|_Unwind|__gxx|__atomic_|__sync_|__dso_handle)'
for object; do
    folder=$(basename "$object" .o)
    symbols=$(riscv64-unknown-elf-nm -u "$object" | awk '{ print $NF }')
    wrong=$(printf '%s\n' "$symbols" | grep -E "$forbidden" | grep -v '^__cxa_pure_virtual$' | tr '\n' ' ' || true)
    if [ -n "$wrong" ]; then
        echo "core/$folder needs what the chip's core may not use: $wrong"
        failed=1
    fi
    if riscv64-unknown-elf-size -A "$object" | grep -q '^\.\(init_array\|ctors\)'; then
        echo "core/$folder runs code before main (static initialisation)"
        failed=1
    fi
    doubles=$(printf '%s\n' "$symbols" | grep -E '^__[a-z]+df[a-z0-9]*$' | tr '\n' ' ' || true)
    [ -z "$doubles" ] || echo "note: core/$folder calculates in double: $doubles"
done
exit $failed

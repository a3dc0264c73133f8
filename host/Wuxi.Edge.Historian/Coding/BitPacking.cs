using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>Numbers of a fixed width, 0 to 64 bits, one behind the other, the lowest bits first.</summary>
internal static class BitPacking
{
    /// <summary>Bytes that must be readable behind what <see cref="Unpack"/> reads.</summary>
    public const int Slack = 16;

    public static int BytesFor(int count, int width) => (int)((((long)count * width) + 7) / 8);

    /// <summary>Writes the lowest <paramref name="width"/> bits of each value.</summary>
    public static void Pack(ReadOnlySpan<ulong> values, int width, Span<byte> into)
    {
        into.Clear();
        if (width == 0)
        {
            return;
        }

        ulong pending = 0;
        int bits = 0;
        int at = 0;
        foreach (ulong value in values)
        {
            pending |= value << bits;
            int taken = 64 - bits;
            bits += width;
            if (bits >= 64)
            {
                MemoryMarshal.Write(into[at..], in pending);
                at += 8;
                bits -= 64;
                // A shift by 64 is a shift by 0.
                pending = taken >= width ? 0 : value >> taken;
            }
        }

        for (; bits > 0; bits -= 8)
        {
            into[at++] = (byte)pending;
            pending >>= 8;
        }
    }

    /// <summary>Reads <c>into.Length</c> values; <paramref name="from"/> has <see cref="Slack"/> bytes more than they take.</summary>
    public static void Unpack(ReadOnlySpan<byte> from, int width, Span<ulong> into)
    {
        if (width == 0)
        {
            into.Clear();
            return;
        }

        if (from.Length < BytesFor(into.Length, width) + Slack)
        {
            throw new DamagedDataException($"{into.Length} numbers of {width} bits do not fit into {from.Length} bytes");
        }

        ref byte start = ref MemoryMarshal.GetReference(from);
        ulong mask = ulong.MaxValue >> (64 - width);
        if (width <= 57)
        {
            for (int i = 0; i < into.Length; i++)
            {
                int bit = i * width;
                into[i] = (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bit >> 3)) >> (bit & 7)) & mask;
            }

            return;
        }

        for (int i = 0; i < into.Length; i++)
        {
            int bit = i * width;
            ulong low = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bit >> 3)) >> (bit & 7);
            ulong high = (ulong)Unsafe.Add(ref start, (bit >> 3) + 8) << 1 << (63 - (bit & 7));
            into[i] = (low | high) & mask;
        }
    }
}

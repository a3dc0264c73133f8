using System.Numerics;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// A sequence of integers as chunks of 128: each is packed by its distance from the smallest, or by its step from the one
/// before, whichever takes less. A chunk of equal steps, as regular time stamps are, takes four bytes or less.
/// </summary>
/// <remarks>
/// A chunk: a byte with the width in bits and, from <see cref="StepMode"/> on, the mode; the base as the distance from the last value of the chunk
/// before; for steps the smallest step too; then the packed bits. All arithmetic is modulo 2^64, so any 64 bits come back.
/// </remarks>
internal static class Int64Codec
{
    public const int ChunkSize = 128;

    /// <summary>Added to the width when steps are packed.</summary>
    public const int StepMode = 65;

    public static void Encode(ReadOnlySpan<long> values, ByteWriter into)
    {
        Span<ulong> packed = stackalloc ulong[ChunkSize];
        long before = 0;
        while (!values.IsEmpty)
        {
            ReadOnlySpan<long> chunk = values[..Math.Min(ChunkSize, values.Length)];
            EncodeChunk(chunk, before, packed, into);
            before = chunk[^1];
            values = values[chunk.Length..];
        }
    }

    private static void EncodeChunk(ReadOnlySpan<long> chunk, long before, Span<ulong> packed, ByteWriter into)
    {
        long smallest = chunk[0];
        long largest = chunk[0];
        long smallestStep = long.MaxValue;
        long largestStep = long.MinValue;
        for (int i = 1; i < chunk.Length; i++)
        {
            long step = chunk[i] - chunk[i - 1];
            smallest = Math.Min(smallest, chunk[i]);
            largest = Math.Max(largest, chunk[i]);
            smallestStep = Math.Min(smallestStep, step);
            largestStep = Math.Max(largestStep, step);
        }

        int width = Width((ulong)largest - (ulong)smallest);
        int stepWidth = chunk.Length < 2 ? 64 : Width((ulong)largestStep - (ulong)smallestStep);
        // The smallest step takes a byte or more.
        if (BitPacking.BytesFor(chunk.Length - 1, stepWidth) + 1 < BitPacking.BytesFor(chunk.Length, width))
        {
            into.WriteByte((byte)(StepMode + stepWidth));
            into.WriteZigZag(chunk[0] - before);
            into.WriteZigZag(smallestStep);
            for (int i = 1; i < chunk.Length; i++)
            {
                packed[i - 1] = (ulong)(chunk[i] - chunk[i - 1] - smallestStep);
            }

            BitPacking.Pack(packed[..(chunk.Length - 1)], stepWidth, into.Take(BitPacking.BytesFor(chunk.Length - 1, stepWidth)));
            return;
        }

        into.WriteByte((byte)width);
        into.WriteZigZag(smallest - before);
        for (int i = 0; i < chunk.Length; i++)
        {
            packed[i] = (ulong)(chunk[i] - smallest);
        }

        BitPacking.Pack(packed[..chunk.Length], width, into.Take(BitPacking.BytesFor(chunk.Length, width)));
    }

    private static int Width(ulong range) => 64 - BitOperations.LeadingZeroCount(range);
}

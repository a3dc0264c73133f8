namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// A sequence of integers as chunks of 128: each is packed by its distance from the smallest, or by its step from the one
/// before, whichever takes less, and what these have as a common divisor is taken out. A chunk of equal steps, as regular time stamps are, takes four
/// bytes or less; stamps of whole seconds take no bits for milliseconds, and a sensor none below its own resolution.
/// </summary>
/// <remarks>
/// A chunk: where there is a divisor, <see cref="DividedMode"/> and it; a byte with the width in bits and, from <see cref="StepMode"/> on, the mode; the
/// base as the distance from the last value of the chunk before; for steps the smallest step too; then the packed bits. All arithmetic is modulo 2^64, so
/// any 64 bits come back.
/// </remarks>
internal static class Int64Codec
{
    public const int ChunkSize = 128;

    /// <summary>Added to the width when steps are packed.</summary>
    public const int StepMode = 65;

    /// <summary>In front of a chunk whose packed numbers are to be multiplied by a divisor that follows. Files written before there was one have none.</summary>
    public const int DividedMode = StepMode + 65;

    public static void Encode(ReadOnlySpan<long> values, ByteWriter into)
    {
        Span<ulong> distances = stackalloc ulong[ChunkSize];
        Span<ulong> steps = stackalloc ulong[ChunkSize];
        long before = 0;
        while (!values.IsEmpty)
        {
            ReadOnlySpan<long> chunk = values[..Math.Min(ChunkSize, values.Length)];
            EncodeChunk(chunk, before, distances[..chunk.Length], steps[..(chunk.Length - 1)], into);
            before = chunk[^1];
            values = values[chunk.Length..];
        }
    }

    private static void EncodeChunk(ReadOnlySpan<long> chunk, long before, Span<ulong> distances, Span<ulong> steps, ByteWriter into)
    {
        long smallest = chunk[0];
        long smallestStep = long.MaxValue;
        for (int i = 1; i < chunk.Length; i++)
        {
            smallest = Math.Min(smallest, chunk[i]);
            smallestStep = Math.Min(smallestStep, chunk[i] - chunk[i - 1]);
        }

        distances[0] = (ulong)(chunk[0] - smallest);
        for (int i = 1; i < chunk.Length; i++)
        {
            distances[i] = (ulong)(chunk[i] - smallest);
            steps[i - 1] = (ulong)(chunk[i] - chunk[i - 1] - smallestStep);
        }

        PackedForm plain = PackedForm.Of(distances);
        PackedForm stepped = PackedForm.Of(steps);
        // The smallest step takes a byte or more.
        if (chunk.Length > 1 && stepped.Bytes + 1 < plain.Bytes)
        {
            stepped.WriteHead(StepMode, into);
            into.WriteZigZag(chunk[0] - before);
            into.WriteZigZag(smallestStep);
            stepped.Pack(steps, into);
            return;
        }

        plain.WriteHead(0, into);
        into.WriteZigZag(smallest - before);
        plain.Pack(distances, into);
    }
}

namespace Wuxi.Edge.Historian.Coding;

/// <summary>First byte of coded numbers: how they became integers, and how these are stored.</summary>
internal static class NumberForm
{
    /// <summary>In place of a number of decimals: the integers are the bit patterns themselves.</summary>
    public const int Plain = -1;

    private const byte Compressed = 0x80;
    private const byte Patched = 0x40;

    public static byte Head(int exponent, bool isCompressed = false, bool hasPatches = false) =>
        (byte)((exponent + 1) | (isCompressed ? Compressed : 0) | (hasPatches ? Patched : 0));

    public static int Exponent(byte head) => (head & ~(Compressed | Patched)) - 1 is int exponent and <= DecimalScale.MaximumExponent
        ? exponent
        : throw new DamagedDataException($"numbers of form {head}");

    public static bool HasPatches(byte head) => (head & Patched) != 0;

    public static bool IsCompressed(byte head) => (head & Compressed) != 0;
}

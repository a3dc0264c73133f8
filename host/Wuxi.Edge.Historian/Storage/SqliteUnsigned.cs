namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// Store ids and record numbers are unsigned 64 bit, SQLite's integers are signed. Two mappings, both without loss:
/// <i>bits</i> keeps small numbers small on disk but sorts those from 2^63 on before 0, so it serves equality only;
/// <i>ordered</i> keeps the order and always takes 8 bytes, so it serves where the database compares.
/// </summary>
internal static class SqliteUnsigned
{
    private const ulong SignBit = 1UL << 63;

    public static long ToBits(ulong value) => unchecked((long)value);

    public static ulong FromBits(long stored) => unchecked((ulong)stored);

    public static long ToOrdered(ulong value) => unchecked((long)(value ^ SignBit));

    public static ulong FromOrdered(long stored) => unchecked((ulong)stored) ^ SignBit;
}

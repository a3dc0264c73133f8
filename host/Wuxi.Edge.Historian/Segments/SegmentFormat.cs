using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// How a segment file is laid out: head, blocks, index, foot. A block is, point by point, the column and its roll-ups, and then its head (the
/// last reading of each of its points, record times and numbers), which came first in files of before. Each of these pieces is followed by its
/// CRC-32C, so that a reader checks what it reads and nothing else.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>"WXSEG" and the version of the layout; at both ends of the file.</summary>
    public const long Magic = 0x0000_0147_4553_5857;

    public const int HeadBytes = 8;

    /// <summary>Position and length of the index, its CRC, the magic number.</summary>
    public const int FootBytes = 24;

    public const int CrcBytes = 4;

    /// <summary>Most records of one block: it bounds the memory that sealing takes.</summary>
    public const int MaximumRecords = 100_000;

    public const string Extension = ".wxs";

    /// <summary>CRC-32C of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">CRC of those that stand before them; 0 for none.</param>
    public static uint Crc(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint crc = ~before;
        while (bytes.Length >= 8)
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, BitConverter.ToUInt64(bytes));
            bytes = bytes[8..];
        }

        foreach (byte next in bytes)
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, next);
        }

        return ~crc;
    }

    /// <summary>Room for a piece with what its readers need behind it.</summary>
    public static int Padded(int length) => length + CrcBytes + BitPacking.Slack;
}

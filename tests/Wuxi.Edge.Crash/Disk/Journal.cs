using System.Buffers.Binary;
using System.Text;

namespace Wuxi.Edge.Crash.Disk;

/// <summary>What the shim recorded of one process.</summary>
public static class Journal
{
    private const uint Magic = 0x48535845;
    private const int HeaderBytes = 32;

    /// <summary>Reads all records; the last may be torn by the kill and is left out then: its call had not begun.</summary>
    /// <exception cref="InvalidDataException">It is no journal; the message says where.</exception>
    public static IEnumerable<JournalEntry> Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] header = new byte[HeaderBytes];
        long position = 0;
        while (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes)
        {
            uint magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
            if (magic != Magic)
            {
                throw new InvalidDataException($"{file} at {position}: found {magic:x8}, expected {Magic:x8}");
            }

            byte[] path = new byte[BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(24))];
            byte[] data = new byte[BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(28))];
            if (stream.ReadAtLeast(path, path.Length, throwOnEndOfStream: false) < path.Length
                || stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) < data.Length)
            {
                yield break;
            }

            position = stream.Position;
            yield return new JournalEntry(
                (JournalKind)BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)),
                BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(8)),
                BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16)),
                Encoding.UTF8.GetString(path),
                data,
                position);
        }
    }
}

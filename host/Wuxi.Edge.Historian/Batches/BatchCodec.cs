using System.Buffers.Binary;
using System.Text;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>
/// The form in which readings wait and are committed: as they came, record by record, about six bytes a reading. A record in a batch is
/// the key of its stream, the length of its body, and the body: time, number, count, readings. The body does not depend on
/// what is around it, so that records can be left out.
/// </summary>
internal static class BatchCodec
{
    /// <summary>Distance of the point keys, head, quality, reason, a value of 64 bits.</summary>
    private const int MostBytesPerReading = 10 + 1 + 5 + 5 + 10;

    private const int MostBytesPerHead = 8 + 10 + 5;

    // The head of a reading.
    private const int KindMask = 7;
    private const int IsGood = 1 << 3;
    private const int HasQuality = 1 << 4;
    private const int HasReason = 1 << 5;

    /// <summary>Writes the body of a record.</summary>
    /// <param name="readings">Their times are the record's.</param>
    /// <param name="keys">Keys of the points by index.</param>
    public static void WriteBody(in RecordHeader record, ReadOnlySpan<Reading> readings, ReadOnlySpan<long> keys, ByteWriter into)
    {
        int start = into.Length;
        Span<byte> room = into.Take(MostBytesPerHead + (readings.Length * MostBytesPerReading));
        BinaryPrimitives.WriteInt64LittleEndian(room, record.TimestampMs);
        int at = WriteVarint(room, 8, record.Id.Number);
        at = WriteVarint(room, at, (uint)readings.Length);
        long before = 0;
        foreach (ref readonly Reading reading in readings)
        {
            long key = keys[reading.Point];
            at = WriteVarint(room, at, (ulong)((key - before) << 1) ^ (ulong)((key - before) >> 63));
            before = key;
            ValueKind kind = reading.Value.Kind;
            int head = (int)kind
                | (reading.Quality == Quality.Good ? IsGood : reading.Quality == Quality.Bad ? 0 : HasQuality)
                | (reading.Reason == BadReason.None ? 0 : HasReason);
            room[at++] = (byte)head;
            if ((head & HasQuality) != 0)
            {
                at = WriteVarint(room, at, (uint)reading.Quality);
            }

            if ((head & HasReason) != 0)
            {
                at = WriteVarint(room, at, (uint)reading.Reason);
            }

            if (kind == ValueKind.Text)
            {
                // Texts have no longest length: the room is made anew around it.
                into.Truncate(start + at);
                into.WriteText(reading.Value.Text!);
                at = into.Length - start;
                into.Take(readings.Length * MostBytesPerReading);
                room = into.From(start);
            }
            else
            {
                at = WriteValue(room, at, kind, reading.Value.Bits);
            }
        }

        into.Truncate(start + at);
    }

    /// <summary>Finds the next record at <paramref name="position"/>, and moves behind it.</summary>
    /// <exception cref="DamagedDataException">There is none.</exception>
    public static BatchRecord ReadRecord(ReadOnlySpan<byte> batch, ref int position)
    {
        var reader = new ByteReader(batch[position..]);
        long stream = (long)reader.ReadVarint();
        int length = reader.ReadCount(reader.Remaining);
        int start = position + reader.Position;
        reader = new ByteReader(batch.Slice(start, length));
        long timestampMs = reader.ReadInt64();
        ulong number = reader.ReadVarint();
        int readings = reader.ReadCount(length);
        position = start + length;
        return new BatchRecord(stream, timestampMs, number, readings, start + reader.Position, length - reader.Position);
    }

    /// <summary>Writes a reading as <see cref="ReadReading"/> reads it.</summary>
    /// <param name="before">Key of the reading before, 0 at first.</param>
    public static void WriteReading(long point, long before, ValueState state, long bits, string? text, ByteWriter into)
    {
        into.WriteZigZag(point - before);
        into.WriteByte((byte)((int)state.Kind
            | (state.Quality == Quality.Good ? IsGood : state.Quality == Quality.Bad ? 0 : HasQuality)
            | (state.Reason == BadReason.None ? 0 : HasReason)));
        if (state.Quality is not (Quality.Good or Quality.Bad))
        {
            into.WriteVarint((uint)state.Quality);
        }

        if (state.Reason != BadReason.None)
        {
            into.WriteVarint((uint)state.Reason);
        }

        if (state.Kind == ValueKind.Text)
        {
            into.WriteText(text ?? "");
            return;
        }

        Span<byte> value = stackalloc byte[10];
        into.WriteBytes(value[..WriteValue(value, 0, state.Kind, bits)]);
    }

    /// <summary>Reads the next reading of a record.</summary>
    /// <param name="reader">Over the record's readings.</param>
    /// <param name="point">Key of the reading before, 0 at first; becomes this one's.</param>
    public static ValueState ReadReading(ref ByteReader reader, ref long point, out long bits, out string? text)
    {
        point += reader.ReadZigZag();
        int head = reader.ReadByte();
        var kind = (ValueKind)(head & KindMask);
        Quality quality = (head & IsGood) != 0 ? Quality.Good
            : (head & HasQuality) != 0 ? (Quality)reader.ReadCount(int.MaxValue) : Quality.Bad;
        BadReason reason = (head & HasReason) != 0 ? (BadReason)reader.ReadCount(int.MaxValue) : BadReason.None;
        text = null;
        bits = 0;
        switch (kind)
        {
            case ValueKind.None:
                break;
            case ValueKind.Float:
                bits = (int)reader.ReadUInt32();
                break;
            case ValueKind.Double:
                bits = reader.ReadInt64();
                break;
            case ValueKind.Int64:
                bits = reader.ReadZigZag();
                break;
            case ValueKind.Boolean:
                bits = reader.ReadByte();
                break;
            case ValueKind.Text:
                text = reader.ReadText();
                break;
            default:
                throw new DamagedDataException($"a value of kind {(int)kind}");
        }

        return new ValueState(kind, quality, reason);
    }

    private static int WriteValue(Span<byte> room, int at, ValueKind kind, long bits)
    {
        switch (kind)
        {
            case ValueKind.Float:
                BinaryPrimitives.WriteInt32LittleEndian(room[at..], (int)bits);
                return at + 4;
            case ValueKind.Double:
                BinaryPrimitives.WriteInt64LittleEndian(room[at..], bits);
                return at + 8;
            case ValueKind.Int64:
                return WriteVarint(room, at, (ulong)(bits << 1) ^ (ulong)(bits >> 63));
            case ValueKind.Boolean:
                room[at] = (byte)bits;
                return at + 1;
            default:
                return at;
        }
    }

    private static int WriteVarint(Span<byte> room, int at, ulong value)
    {
        while (value >= 0x80)
        {
            room[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[at++] = (byte)value;
        return at;
    }
}

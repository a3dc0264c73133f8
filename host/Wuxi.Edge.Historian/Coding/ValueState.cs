using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>What a reading is apart from its number: type, quality and reason. Long runs of readings share one.</summary>
internal readonly record struct ValueState(ValueKind Kind, Quality Quality, BadReason Reason)
{
    /// <summary>How nearly all readings are.</summary>
    public bool IsGood => Quality == Quality.Good;

    public static ValueState Of(in Reading reading) => new(reading.Value.Kind, reading.Quality, reading.Reason);

    public void Write(ByteWriter into)
    {
        into.WriteByte((byte)Kind);
        into.WriteVarint((uint)Quality);
        into.WriteVarint((uint)Reason);
    }

    public static ValueState Read(ref ByteReader reader)
    {
        byte kind = reader.ReadByte();
        if (kind > (byte)ValueKind.Text)
        {
            throw new DamagedDataException($"a value of kind {kind}");
        }

        return new ValueState((ValueKind)kind, (Quality)reader.ReadCount(int.MaxValue), (BadReason)reader.ReadCount(int.MaxValue));
    }
}

using System.Text;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>What a gateway sends.</summary>
internal static class HostMessages
{
    public static byte[] State(bool isOnline, long timestampMs)
    {
        byte[] buffer = new byte[StateMessage.MaximumLength];
        return buffer[..StateMessage.Write(buffer, isOnline, timestampMs)];
    }

    public static byte[] Rebirth() => True(MetricName.Rebirth);

    public static byte[] Reset() => True(MetricName.Reset);

    public static byte[] True(string name) => Write(writer =>
    {
        writer.BeginMetric(name, -1, 1, DataType.Boolean, false);
        writer.WriteBoolean(true);
        writer.EndMetric();
    });

    public static byte[] Update(string order) => Write(writer =>
    {
        writer.BeginMetric(MetricName.Update, -1, 1, DataType.String, false);
        writer.WriteString(order);
        writer.EndMetric();
    });

    /// <summary>"Stored through": the contiguous number, and ranges above it.</summary>
    public static byte[] Stored(ulong storeId, ulong through, params (ulong First, ulong Last)[] ranges) => Write(writer =>
    {
        writer.BeginMetric(MetricName.StoredStoreId, -1, 1, DataType.UInt64, false);
        writer.WriteUInt64(storeId);
        writer.EndMetric();
        writer.BeginMetric(MetricName.StoredThrough, -1, 1, DataType.UInt64, false);
        writer.WriteUInt64(through);
        writer.EndMetric();
        byte[] bytes = new byte[4096];
        int length = 0;
        ulong previous = through;
        foreach ((ulong first, ulong last) in ranges)
        {
            length = StoredRanges.Append(bytes, length, previous, first, last);
            Assert.True(length > 0);
            previous = last;
        }

        writer.BeginMetric(MetricName.StoredRanges, -1, 1, DataType.Bytes, false);
        writer.WriteBytes(bytes, 0, length);
        writer.EndMetric();
    });

    /// <summary>A settings text in as many messages as it needs, under the version it has or another.</summary>
    public static IEnumerable<byte[]> Settings(string text, uint? version = null)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        byte[] piece = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
        for (int from = 0; from < bytes.Length; from += SettingsPiece.MostCharacters)
        {
            int count = SettingsPiece.Write(piece, version ?? SettingsVersion.Of(bytes, 0, bytes.Length), bytes, from);
            yield return Piece(piece, count);
        }
    }

    public static byte[] Piece(byte[] piece, int count) => Write(writer =>
    {
        writer.BeginMetric(MetricName.Settings, -1, 1, DataType.Bytes, false);
        writer.WriteBytes(piece, 0, count);
        writer.EndMetric();
    });

    private static byte[] Write(Action<PayloadWriter> metrics)
    {
        var writer = new PayloadWriter(new byte[8192]);
        writer.Begin(1);
        metrics(writer);
        writer.End(-1);
        Assert.False(writer.IsOverflow);
        return writer.Buffer[..writer.Length];
    }
}

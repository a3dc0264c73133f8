using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests.Fakes;

/// <summary>A message of the host, read as a node reads it.</summary>
internal sealed class SentCommand
{
    public SentCommand(string topic, byte[] payload)
    {
        Topic = topic;
        var parsed = new Topic();
        Assert.True(parsed.TryParse(topic), topic);
        Node = parsed.Node;
        if (parsed.Type == MessageType.State)
        {
            Assert.Equal(WireError.None, StateMessage.TryRead(payload, 0, payload.Length, out bool online, out long atMs));
            IsOnline = online;
            TimestampMs = atMs;
            return;
        }

        Assert.Equal(MessageType.NCmd, parsed.Type);
        Read(payload);
    }

    public string Topic { get; }

    public string? Node { get; }

    public bool? IsOnline { get; }

    public long TimestampMs { get; }

    public bool IsRebirth { get; private set; }

    /// <summary>Text of an order to update.</summary>
    public string? Update { get; private set; }

    public ulong StoreId { get; private set; }

    public ulong Through { get; private set; }

    /// <summary>Everything the confirmation covers.</summary>
    public RecordIntervals Stored { get; } = new();

    /// <summary>Bytes of a piece of settings; empty for another command.</summary>
    public byte[] Settings { get; private set; } = [];

    public override string ToString() => IsOnline is { } online
        ? $"STATE {(online ? "online" : "offline")} {TimestampMs - ScriptTime.StartMs}"
        : IsRebirth ? $"NCMD {Node} rebirth" : $"NCMD {Node} stored {StoreId:x} {string.Join(' ', Stored.Ranges.Select(range => $"{range.First}-{range.Last}"))}";

    private void Read(byte[] payload)
    {
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(payload, 0, payload.Length));
        Assert.False(reader.HasSequence);
        while (reader.Read())
        {
            switch (reader.GetName())
            {
                case MetricName.Rebirth:
                    IsRebirth = reader.BooleanValue;
                    break;
                case MetricName.Update:
                    Update = reader.GetString();
                    break;
                case MetricName.StoredStoreId:
                    StoreId = reader.LongBits;
                    break;
                case MetricName.StoredThrough:
                    Through = reader.LongBits;
                    break;
                case MetricName.StoredRanges:
                    ReadRanges(payload, reader.DataOffset, reader.DataLength);
                    break;
                case MetricName.Settings:
                    Settings = payload[reader.DataOffset..(reader.DataOffset + reader.DataLength)];
                    break;
                default:
                    Assert.Fail($"unexpected {reader.GetName()}");
                    break;
            }
        }

        Assert.Equal(WireError.None, reader.Error);
    }

    private void ReadRanges(byte[] payload, int offset, int count)
    {
        if (Through > 0)
        {
            Stored.Add(1, Through);
        }

        var ranges = new StoredRangesReader();
        ranges.Open(payload, offset, count, Through);
        while (ranges.Read())
        {
            Stored.Add(ranges.First, ranges.Last);
        }

        Assert.Equal(WireError.None, ranges.Error);
    }
}

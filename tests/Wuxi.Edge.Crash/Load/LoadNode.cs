using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Crash.Load;

/// <summary>
/// A node's side of the contract: takes records by the clock, whether the gateway is there or not, sends them, keeps them
/// until they are confirmed and sends what is unconfirmed again. Some it holds back at first or sends twice. Loop thread only.
/// </summary>
/// <param name="plan">What it measures.</param>
/// <param name="index">Which node it is.</param>
/// <param name="publish">Sends a message: type, device or null, payload. False when it did not go.</param>
public sealed class LoadNode(LoadPlan plan, int index, Func<MessageType, string?, byte[], bool> publish)
{
    private const int Window = 400;
    private const int ResendMs = 1_500;
    private const ulong HeldBack = 30;
    private const long NumberAlias = 1;
    private const long FirstAlias = 900;

    private readonly Random _random = new(plan.Seed * 1000 + index);
    private readonly PayloadWriter _writer = new(new byte[4096]);
    private readonly PayloadReader _reader = new();
    private readonly StoredRangesReader _ranges = new();
    private readonly Dictionary<ulong, long> _sentMs = [];
    private int _sequence;
    private bool _isBorn;

    /// <summary>Node id.</summary>
    public string Id { get; } = plan.Nodes[index];

    /// <summary>The store's id.</summary>
    public ulong StoreId { get; } = 1000 + (ulong)index;

    /// <summary>The youngest record taken.</summary>
    public ulong Taken { get; private set; }

    /// <summary>What the gateway said it has on disk.</summary>
    public RecordIntervals Confirmed { get; } = new();

    /// <summary>Confirmations of what was never taken: none, if all is well.</summary>
    public long FalseConfirmations { get; private set; }

    /// <summary>The gateway has asked for a birth, or come back.</summary>
    public void Bear(long nowMs)
    {
        _sequence = 0;
        _sentMs.Clear();
        _writer.Begin(nowMs);
        Number(MetricName.BdSeq, -1, DataType.Int64, 1, nowMs);
        Number(MetricName.StoreId, -1, DataType.UInt64, StoreId, nowMs);
        Number(MetricName.StoreFirst, FirstAlias, DataType.UInt64, Confirmed.Contiguous + 1, nowMs);
        Number(MetricName.StoreLast, FirstAlias + 1, DataType.UInt64, Taken, nowMs);
        _isBorn = Send(MessageType.NBirth, null);
        for (int device = 0; _isBorn && device < LoadPlan.Devices.Count; device++)
        {
            _writer.Begin(nowMs);
            Declare(MetricName.RecordNumber, AliasOf(device, -1), DataType.UInt64, nowMs);
            for (int metric = 0; metric < LoadPlan.Devices[device].Metrics.Count; metric++)
            {
                LoadMetric declared = LoadPlan.Devices[device].Metrics[metric];
                Declare(declared.Name, AliasOf(device, metric), declared.Type, nowMs);
            }

            _isBorn = Send(MessageType.DBirth, LoadPlan.Devices[device].Id);
        }
    }

    /// <summary>The gateway is gone; records are still taken.</summary>
    public void Fall() => _isBorn = false;

    /// <summary>Takes what is due, and sends what is due.</summary>
    public void Work(long nowMs, bool isSampling)
    {
        ulong due = isSampling ? plan.LastDue(nowMs) : Taken;
        while (Taken < due)
        {
            Taken++;
            // One in thirty comes later, one in a hundred twice.
            int chance = _isBorn ? _random.Next(300) : 0;
            for (int copies = chance < 10 ? 0 : chance < 13 ? 2 : 1; copies > 0; copies--)
            {
                SendRecord(Taken, nowMs, isHistorical: false);
            }
        }

        if (_isBorn)
        {
            SendAgain(nowMs, isSampling ? HeldBack : 0);
        }
    }

    /// <summary>Takes a command. True when it asks for a birth.</summary>
    public bool OnCommand(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ulong store = 0;
        ulong through = 0;
        bool isRebirth = false;
        (int Offset, int Length) ranges = (0, 0);
        _reader.Open(payload, 0, payload.Length);
        while (_reader.Read())
        {
            switch (_reader.GetName())
            {
                case MetricName.StoredStoreId:
                    store = _reader.LongBits;
                    break;
                case MetricName.StoredThrough:
                    through = _reader.LongBits;
                    break;
                case MetricName.StoredRanges:
                    ranges = (_reader.DataOffset, _reader.DataLength);
                    break;
                case MetricName.Rebirth:
                    isRebirth = true;
                    break;
            }
        }

        if (store == StoreId)
        {
            Confirm(1, through);
            _ranges.Open(payload, ranges.Offset, ranges.Length, through);
            while (_ranges.Read())
            {
                Confirm(_ranges.First, _ranges.Last);
            }
        }

        return isRebirth;
    }

    private void Confirm(ulong first, ulong last)
    {
        if (last > Taken)
        {
            FalseConfirmations++;
        }
        else if (first <= last)
        {
            Confirmed.Add(first, last);
        }
    }

    // Oldest first, so many in flight.
    private void SendAgain(long nowMs, ulong heldBack)
    {
        int room = Window;
        foreach ((ulong first, ulong last) in Confirmed.MissingIn(1, Taken))
        {
            for (ulong number = first; number <= last && room > 0; number++, room--)
            {
                // What was held back goes after a while, what was sent is waited for.
                bool isSent = _sentMs.TryGetValue(number, out long sentMs);
                if (isSent ? nowMs - sentMs >= ResendMs : number + heldBack <= Taken)
                {
                    SendRecord(number, nowMs, isHistorical: true);
                }
            }
        }
    }

    private void SendRecord(ulong number, long nowMs, bool isHistorical)
    {
        _sentMs[number] = nowMs;
        int device = (int)(number % (ulong)LoadPlan.Devices.Count);
        long timeMs = plan.TimeOf(index, number);
        _writer.Begin(nowMs);
        _writer.BeginMetric(null!, AliasOf(device, -1), timeMs, DataType.Unknown, isHistorical);
        _writer.WriteUInt64(number);
        _writer.EndMetric();
        for (int metric = 0; metric < LoadPlan.Devices[device].Metrics.Count; metric++)
        {
            _writer.BeginMetric(null!, AliasOf(device, metric), timeMs, DataType.Unknown, isHistorical);
            Write(plan.ReadingOf(index, number, metric, 0));
            _writer.EndMetric();
        }

        if (!Send(MessageType.DData, LoadPlan.Devices[device].Id))
        {
            _isBorn = false;
        }
    }

    private void Write(in Reading reading)
    {
        switch (reading.Value.Kind)
        {
            case ValueKind.Float:
                _writer.WriteFloat(BitConverter.Int32BitsToSingle((int)reading.Value.Bits));
                break;
            case ValueKind.Double:
                _writer.WriteDouble(BitConverter.Int64BitsToDouble(reading.Value.Bits));
                break;
            case ValueKind.Int64:
                _writer.WriteInt64(reading.Value.Bits);
                break;
            case ValueKind.Boolean:
                _writer.WriteBoolean(reading.Value.Bits != 0);
                break;
            case ValueKind.Text:
                _writer.WriteString(reading.Value.Text!);
                break;
            default:
                _writer.WriteNull();
                break;
        }

        if (reading.Quality == Quality.Good && reading.Reason == BadReason.None)
        {
            return;
        }

        _writer.BeginProperties();
        _writer.PropertyInt32(MetricName.Quality, (int)reading.Quality);
        _writer.PropertyInt32(MetricName.Reason, (int)reading.Reason);
        _writer.EndProperties();
    }

    private void Number(string name, long alias, DataType type, ulong value, long nowMs)
    {
        _writer.BeginMetric(name, alias, nowMs, type, false);
        _writer.WriteUInt64(value);
        _writer.EndMetric();
    }

    private void Declare(string name, long alias, DataType type, long nowMs)
    {
        _writer.BeginMetric(name, alias, nowMs, type, false);
        _writer.WriteNull();
        _writer.EndMetric();
    }

    private static long AliasOf(int device, int metric) => 100 * device + 1 + NumberAlias + metric;

    private bool Send(MessageType type, string? device)
    {
        _writer.End(_sequence);
        if (_writer.IsOverflow)
        {
            throw new InvalidOperationException("a message is larger than the node's buffer");
        }

        _sequence = (_sequence + 1) % 256;
        return publish(type, device, _writer.Buffer[.._writer.Length]);
    }
}

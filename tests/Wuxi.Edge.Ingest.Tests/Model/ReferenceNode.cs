using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests.Model;

/// <summary>
/// The node's side of the contract, written down as simply as can be: numbers records, keeps what is unconfirmed in a store
/// that overflows, sends, sends again, and forgets only what was confirmed.
/// </summary>
internal sealed class ReferenceNode(Random random, Func<long> now, Action<MessageType, byte[]> send)
{
    public const string Id = "N001";

    private const int Capacity = 40;
    private const int Window = 8;
    private const int ResendMs = 5_000;

    private readonly SortedDictionary<ulong, TakenRecord> _unconfirmed = [];
    private readonly Dictionary<ulong, long> _sentMs = [];
    private readonly PayloadWriter _writer = new(new byte[1024]);
    private ulong _store = 1;
    private ulong _last;
    private long _bdSeq;
    private int _sequence;

    /// <summary>Everything ever taken.</summary>
    public List<TakenRecord> Taken { get; } = [];

    /// <summary>Stores that are gone, with what was unconfirmed in them.</summary>
    public HashSet<(ulong Store, ulong Number)> Lost { get; } = [];

    public bool IsConnected { get; private set; }

    public ulong Store => _store;

    public ulong Last => _last;

    public int Unconfirmed => _unconfirmed.Count;

    private ulong First => _unconfirmed.Count > 0 ? _unconfirmed.Keys.First() : _last + 1;

    public void Take(bool isPoisoned)
    {
        var record = new TakenRecord(_store, ++_last, now(), random.Next(1_000_000) / 8f, isPoisoned);
        Taken.Add(record);
        _unconfirmed.Add(record.Number, record);
        bool isOverflow = _unconfirmed.Count > Capacity;
        if (isOverflow)
        {
            Lost.Add((_store, First));
            _unconfirmed.Remove(First);
        }

        if (IsConnected)
        {
            SendRecord(record, isHistorical: false);
            if (isOverflow)
            {
                Begin();
                Number(null, 20, First);
                End(MessageType.NData);
            }
        }
    }

    /// <summary>Sends what is due of the backlog, oldest first.</summary>
    public void Work()
    {
        if (!IsConnected)
        {
            return;
        }

        foreach (TakenRecord record in _unconfirmed.Values.Take(Window).ToArray())
        {
            if (!_sentMs.TryGetValue(record.Number, out long sentMs) || now() - sentMs >= ResendMs)
            {
                SendRecord(record, isHistorical: true);
            }
        }
    }

    public void Connect()
    {
        _bdSeq = _bdSeq >= 127 ? 1 : _bdSeq + 1;
        IsConnected = true;
        Bear();
    }

    /// <summary>The broker publishes the will, with QoS 1.</summary>
    public void Disconnect()
    {
        if (!IsConnected)
        {
            return;
        }

        IsConnected = false;
        _writer.Begin(-1);
        SessionNumber();
        _writer.End(-1);
        send(MessageType.NDeath, _writer.Buffer[.._writer.Length]);
    }

    public void CutPower()
    {
        Disconnect();
        foreach (ulong number in _unconfirmed.Keys)
        {
            Lost.Add((_store, number));
        }

        _unconfirmed.Clear();
        _sentMs.Clear();
        _store++;
        _last = 0;
    }

    public void OnCommand(SentCommand command)
    {
        if (!IsConnected)
        {
            return;
        }

        if (command.IsRebirth)
        {
            Bear();
        }
        else if (command.StoreId == _store)
        {
            foreach (ulong number in _unconfirmed.Keys.Where(command.Stored.Contains).ToArray())
            {
                _unconfirmed.Remove(number);
            }
        }
    }

    private void Bear()
    {
        _sequence = 0;
        _sentMs.Clear();
        Begin();
        SessionNumber();
        Number(MetricName.StoreId, -1, _store);
        Number(MetricName.StoreFirst, 20, First);
        Number(MetricName.StoreLast, 21, _last);
        End(MessageType.NBirth);
        Begin();
        Declare(MetricName.RecordNumber, 1, DataType.UInt64);
        Declare("active-power", 2, DataType.Float);
        End(MessageType.DBirth);
    }

    private void SendRecord(TakenRecord record, bool isHistorical)
    {
        _sentMs[record.Number] = now();
        _writer.Begin(now());
        _writer.BeginMetric(null, 1, record.TimestampMs, DataType.Unknown, isHistorical);
        _writer.WriteUInt64(record.Number);
        _writer.EndMetric();
        _writer.BeginMetric(null, 2, record.TimestampMs, DataType.Unknown, isHistorical);
        if (record.IsPoisoned)
        {
            _writer.WriteString("poison");
        }
        else
        {
            _writer.WriteFloat(record.Value);
        }

        _writer.EndMetric();
        End(MessageType.DData);
    }

    private void Begin() => _writer.Begin(now());

    private void End(MessageType type)
    {
        _writer.End(_sequence);
        _sequence = (_sequence + 1) % 256;
        send(type, _writer.Buffer[.._writer.Length]);
    }

    private void SessionNumber()
    {
        _writer.BeginMetric(MetricName.BdSeq, -1, -1, DataType.Int64, false);
        _writer.WriteInt64(_bdSeq);
        _writer.EndMetric();
    }

    private void Number(string? name, long alias, ulong value)
    {
        _writer.BeginMetric(name, alias, now(), name is null ? DataType.Unknown : DataType.UInt64, false);
        _writer.WriteUInt64(value);
        _writer.EndMetric();
    }

    private void Declare(string name, long alias, DataType type)
    {
        _writer.BeginMetric(name, alias, now(), type, false);
        _writer.WriteNull();
        _writer.EndMetric();
    }
}

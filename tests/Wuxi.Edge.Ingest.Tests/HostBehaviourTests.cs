using System.Diagnostics.Metrics;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>What the scripts cannot show: pictures, counters, cost.</summary>
public class HostBehaviourTests
{
    [Fact]
    public void The_snapshot_of_the_nodes_is_renewed_at_most_every_quarter_of_a_second()
    {
        var bench = new Bench();
        bench.Wait(300);
        IReadOnlyList<NodeStatus> before = bench.Host.Nodes;
        NodeStatus other = before[1];
        Messages.Bear(bench);
        bench.Time.Advance(TimeSpan.FromMilliseconds(100));
        bench.Host.Tick(bench.Time.NowMs);
        Assert.Same(before, bench.Host.Nodes);
        Assert.False(before[0].IsOnline);
        bench.Wait(300);
        Assert.True(bench.Host.Nodes[0].IsOnline);
        Assert.Same(other, bench.Host.Nodes[1]);
    }

    [Fact]
    public void Counts_what_it_does()
    {
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == IngestMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        var bench = new Bench();
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // Other tests count too: only this test's own kinds of numbers are looked at.
            string tag = tags.Length > 0 ? $" {tags[0].Value}" : "";
            lock (counts)
            {
                counts[instrument.Name + tag] = counts.GetValueOrDefault(instrument.Name + tag) + value;
            }
        });
        listener.Start();
        Messages.Bear(bench);
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs, 2, 1, 1f));
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs, 3, 1, 1f));
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs + 1_000_000, 4, 2, 1f));
        bench.Send(Messages.DataTopic, [0xFF]);
        lock (counts)
        {
            Assert.True(counts["wuxi.ingest.messages"] >= 6);
            Assert.True(counts["wuxi.ingest.records"] >= 1);
            Assert.True(counts["wuxi.ingest.duplicates"] >= 1);
            Assert.True(counts["wuxi.ingest.quarantined"] >= 1);
            Assert.True(counts["wuxi.ingest.faults " + FaultKind.TimestampAhead] >= 1);
            Assert.True(counts["wuxi.ingest.faults " + FaultKind.Undecodable] >= 1);
        }
    }

    [Fact]
    public void Faults_are_logged_once_a_kind_and_source()
    {
        var bench = new Bench();
        Messages.Bear(bench);
        for (int i = 0; i < 10; i++)
        {
            bench.Send(Messages.DataTopic, [0xFF]);
            bench.Send("spBv1.0/W1/DDATA/N002/dust-1", [0xFF]);
            bench.Send("spBv1.0/W1/DDATA/N009/dust-1", [0xFF]);
        }

        bench.Wait(300);
        Assert.Equal(10, bench.FaultsOf("N001", FaultKind.Undecodable));
        Assert.Equal(10, bench.FaultsOf("N002", FaultKind.Undecodable));
        Assert.Equal(10, bench.FaultsOf("N009", FaultKind.UnknownNode));
        Assert.Equal(3, bench.Logger.Lines.Count(line => line.Id == 1001));
    }

    [Fact]
    public void Oversized_messages_that_the_client_dropped_are_counted()
    {
        var bench = new Bench();
        bench.Host.OnOversized(3);
        bench.Wait(300);
        Assert.Equal(3, bench.FaultsOf("?", FaultKind.TooLarge));
    }

    [Fact]
    public void A_count_beyond_the_buffer_is_the_callers_fault()
    {
        var bench = new Bench();
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Host.OnMessage(Messages.DataTopic, new byte[3], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Host.OnMessage(Messages.DataTopic, new byte[3], -1));
    }

    [Fact]
    public void A_record_costs_no_allocation()
    {
        const int Warm = 2_000;
        const int Measured = 5_000;
        var bench = new Bench();
        var host = new SparkplugHost(
            new IngestOptions(), TestWorkshop.Model, bench.Time, new GreedyHistorian(), [], bench.Link, bench.Metrics, bench.Logger);
        byte[][] messages = [.. Enumerable.Range(1, Warm + Measured).Select(i => Messages.Data(bench.Time.NowMs, (i + 1) % 256, (ulong)i, i))];
        byte[] birth = Messages.NodeBirth(bench.Time.NowMs);
        byte[] deviceBirth = Messages.DeviceBirth(bench.Time.NowMs);
        host.OnMessage(Messages.NodeBirthTopic, birth, birth.Length);
        host.OnMessage(Messages.DeviceBirthTopic, deviceBirth, deviceBirth.Length);
        Assert.Equal(0, Feed(host, messages.AsSpan(0, Warm)) / Warm);
        Assert.Equal(0, Feed(host, messages.AsSpan(Warm)) / Measured);
    }

    private static long Feed(SparkplugHost host, ReadOnlySpan<byte[]> messages)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (byte[] message in messages)
        {
            host.OnMessage(Messages.DataTopic, message, message.Length);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Takes and commits everything at once, without keeping it.</summary>
    private sealed class GreedyHistorian : IRecordWriter
    {
        private CommittedRange _committed;
        private bool _isWaiting;

        public IReadOnlyList<StoreProgress> LoadProgress() => [];

        public bool TryAppend(in RecordHeader record, ReadOnlySpan<Reading> readings)
        {
            _committed = new CommittedRange(record.Id.Node, record.Id.StoreId, record.Id.Number, record.Id.Number);
            _isWaiting = true;
            return true;
        }

        public bool TryAppendGap(GapEntry gap) => true;

        public bool TryQuarantine(QuarantineEntry entry) => true;

        public bool TryOpenStore(string node, ulong storeId, long nowMs) => true;

        public bool TryTakeCommitted(out CommittedRange committed)
        {
            committed = _committed;
            bool isTaken = _isWaiting;
            _isWaiting = false;
            return isTaken;
        }
    }
}

using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>
/// A node with two slots and its record store on one emulated flash, and a gateway that orders and confirms. What an image does is
/// said here by its version; its bytes go the real way. The power may go at any write; then the node boots again.
/// </summary>
internal sealed class UpdateBench
{
    private const string FactoryVersion = "1.0.0.0";
    private const string Settings = NodeRig.Head +
        "bus ai-1 adc channel=0 reference=3300 shunt=150\n" +
        "device smoke-1 smoke420 bus=ai-1 low=0 high=2 timeout=3000\n" +
        "point smoke-1 optical-density unit=1/m resolution=0.001 period=1000 deadband=0.01 silent=5000\n";

    private readonly Dictionary<string, Behaviour> _behaviours = new(StringComparer.Ordinal) { [FactoryVersion] = Behaviour.Good };
    private readonly Dictionary<string, byte[]> _images = new(StringComparer.Ordinal);
    private readonly SortedSet<ulong> _stored = [];
    private readonly HashSet<ulong> _durable = [];
    private readonly Random _random;
    private readonly FlashTail _tail;
    private byte[] _served = [];
    private UpdateOrder? _order;
    private ulong _seed = 1;
    private ulong _storeId;

    public UpdateBench(EmulatedFlash flash, FlashTail tail, int seed)
    {
        Flash = flash;
        _tail = tail;
        _random = new Random(seed);
    }

    public enum Behaviour
    {
        Good,
        NeverConnects,
        CrashesAtStart,
    }

    public EmulatedFlash Flash { get; }

    public int Cuts { get; private set; }

    /// <summary>Version that runs.</summary>
    public string Running { get; private set; } = "";

    public bool IsOnTrial { get; private set; }

    public UpdateState State { get; private set; }

    public UpdateReason Reason { get; private set; }

    /// <summary>What the last birth said of updates.</summary>
    public string Told { get; private set; } = "";

    /// <summary>A version that the server has, and what it will do.</summary>
    public UpdateBench Know(string version, Behaviour behaviour = Behaviour.Good)
    {
        _behaviours[version] = behaviour;
        _images[version] = ImageMaker.Image(version);
        return this;
    }

    /// <summary>From now on the gateway orders this version, until the node has taken the order.</summary>
    /// <param name="version">One that is known.</param>
    /// <param name="number">Number of the order.</param>
    /// <param name="key">Key of the HMAC; null: the node's.</param>
    /// <param name="serve">What the server gives in place of the image.</param>
    public UpdateBench Order(string version, uint number, byte[]? key = null, Func<byte[], byte[]>? serve = null)
    {
        _order = ImageMaker.Order(_images[version], version, number, key);
        _served = serve is null ? _images[version] : serve(_images[version]);
        return this;
    }

    /// <summary>Lets the node live for so long, power cuts and restarts included.</summary>
    public void Run(long ms)
    {
        while (ms > 0)
        {
            ms -= Live(ms);
        }
    }

    /// <summary>One life, from power-up to restart, power cut or the end of the time; gives how long it was.</summary>
    private long Live(long ms)
    {
        // A board does not boot in no time.
        const long BootMs = 500;
        if (!Flash.IsPowered)
        {
            Cuts++;
            Flash.PowerUp(_tail, _random);
        }

        var files = new FlashFolder(Flash, "update");
        var journal = new UpdateJournal(files);
        int slot = new BootChooser(journal, files, ImageMaker.Node, ImageMaker.Key, new byte[256]).Choose();
        if (!Flash.IsPowered)
        {
            return BootMs;
        }

        Running = slot == 0 ? FactoryVersion : journal.Entry(slot)!.Order.Version.ToString();
        IsOnTrial = journal.Trial != 0;
        if (slot != 0)
        {
            byte[] expected = _images[Running];
            byte[] there = new byte[expected.Length + 1];
            Assert.Equal(expected.Length, files.ReadAt(UpdateJournal.FileOf(slot), 0, there, 0, there.Length));
            Assert.Equal(expected, there[..^1]);
        }

        if (_behaviours[Running] == Behaviour.CrashesAtStart)
        {
            Assert.True(IsOnTrial, "a crash that was never tried");
            return BootMs;
        }

        return BootMs + RunApplication(slot, files, ms);
    }

    private long RunApplication(int slot, FlashFolder files, long ms)
    {
        var options = new LogStoreOptions { FlushMs = 1, CheckpointMs = 5000 };
        var log = new LogRecordStore(new FlashFolder(Flash, "records"), options, new SeededRandom(_seed++));
        bool isOpen = log.Open();
        if (!Flash.IsPowered)
        {
            return 1;
        }

        Assert.True(isOpen);
        Assert.True(_storeId == 0 || log.Id == _storeId, "the record store is another");
        _storeId = log.Id;
        Assert.All(_durable, number => Assert.True(log.IsPending(number) || _stored.Contains(number), $"record {number} is lost"));

        var rig = new NodeRig(Settings, seed: _seed++, store: log);
        rig.Node.Updater = new Updater(
            new UpdateOptions
            {
                NodeId = ImageMaker.Node,
                Key = ImageMaker.Key,
                RunningSlot = slot,
                RunningVersion = ProgramVersion.Parse(Running),
                MostBytes = 4000,
                PieceBytes = 256,
                TrialMs = 15_000,
            },
            files, new FakeSource(_served), 0);
        if (_behaviours[Running] == Behaviour.NeverConnects)
        {
            rig.Link.Cut();
        }

        return LiveOn(rig, log, ms);
    }

    private long LiveOn(NodeRig rig, LogRecordStore log, long ms)
    {
        rig.Link.Published += message => Take(message, rig);
        rig.SmokeInput.Milliamperes = 4 + (8 * _random.NextDouble());
        rig.HostOnline();
        long askMs = 1000;
        Updater updater = rig.Node.Updater;
        while (Flash.IsPowered && !updater.IsRestartDue && rig.Clock.UptimeMs < ms)
        {
            long next = rig.Node.Tick();

            // The first call finds what waits, the second that its time has come: what is pending now must outlive a cut.
            log.Flush(rig.Clock.UptimeMs);
            log.Flush(rig.Clock.UptimeMs + 10);
            if (Flash.IsPowered)
            {
                Note(log);
            }

            rig.Clock.AdvanceTo(next);
            if (rig.Clock.UptimeMs >= askMs)
            {
                askMs = rig.Clock.UptimeMs + 1000;
                Answer(rig, updater);
            }
        }

        if (Flash.IsPowered)
        {
            log.Close();
        }

        IsOnTrial = updater.IsOnTrial;
        State = updater.State;
        Reason = updater.Reason;
        return rig.Clock.UptimeMs;
    }

    private void Answer(NodeRig rig, Updater updater)
    {
        var ranges = new List<(ulong First, ulong Last)> { (1, 0) };
        foreach (ulong number in _stored)
        {
            if (ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        rig.Confirm(ranges[0].Last, [.. ranges.Skip(1)]);
        if (_order is { } order && updater.Number < order.Number)
        {
            rig.Link.Deliver("spBv1.0/W1/NCMD/N001", HostMessages.Update(order.ToString()));
        }
    }

    private void Note(LogRecordStore log)
    {
        for (ulong number = log.NextPending(1); number != 0; number = log.NextPending(number + 1))
        {
            _durable.Add(number);
        }
    }

    private void Take(SentMessage message, NodeRig rig)
    {
        // After a cut the node is a ghost until the tick ends: nothing of it goes out.
        if (!Flash.IsPowered)
        {
            return;
        }

        if (message.Type == MessageType.DData)
        {
            _stored.Add(message.RecordNumber);
        }
        else if (message.Type == MessageType.NBirth)
        {
            Told = $"{message.Metric(MetricName.UpdateNumber).Value} {message.Metric(MetricName.UpdateState).Value}"
                + $" {message.Metric(MetricName.UpdateReason).Value} {message.Metric(MetricName.FirmwareVersion).Value}";
        }
    }
}

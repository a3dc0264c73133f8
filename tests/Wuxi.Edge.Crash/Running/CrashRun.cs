using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Crash.Checking;
using Wuxi.Edge.Crash.Disk;
using Wuxi.Edge.Crash.Load;

namespace Wuxi.Edge.Crash.Running;

/// <summary>
/// Kills the gateway again and again on one history, cuts the power, fills the disk, and looks after each time whether all that
/// was confirmed is there. At the end it is left alone until all that was taken is confirmed.
/// </summary>
public sealed class CrashRun
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(2);

    private readonly CrashOptions _options;
    private readonly LoadPlan _plan;
    private readonly CrashSite _site;
    private readonly NodeFleet _fleet;
    private readonly TextWriter _output;
    private readonly Random _random;
    private readonly DiskModel _model;
    private readonly HistoryLook _look;
    private readonly RecordIntervals[] _lost;
    private readonly CrashCounts _counts = new();
    private RecordIntervals[] _confirmedBefore = [];
    private ulong _lookedThrough;

    private CrashRun(CrashOptions options, LoadPlan plan, CrashSite site, NodeFleet fleet, TextWriter output)
    {
        _options = options;
        _plan = plan;
        _site = site;
        _fleet = fleet;
        _output = output;
        _random = new Random(options.Seed);
        _model = new DiskModel(site.DataFolder, options.Lie);
        _look = new HistoryLook(plan, site.Workshop);
        _lost = [.. plan.Nodes.Select(_ => new RecordIntervals())];
        fleet.DiskPosition = () => File.Exists(site.JournalFile) ? new FileInfo(site.JournalFile).Length : 0;
    }

    /// <summary>Does a whole run; what it found is counted, and told line by line.</summary>
    /// <param name="folder">Of its own and empty.</param>
    public static async Task<CrashCounts> RunAsync(CrashOptions options, string folder, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plan = new LoadPlan(options.Seed, options.Nodes, 1000 / options.Rate, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await using CrashSite site = await CrashSite.OpenAsync(folder, plan, options, cancellation);
        using NodeFleet fleet = site.ConnectNodes(plan);
        var run = new CrashRun(options, plan, site, fleet, output);
        run.Run(cancellation);
        return run._counts;
    }

    private void Run(CancellationToken cancellation)
    {
        for (int round = 1; round <= _options.Rounds && !cancellation.IsCancellationRequested; round++)
        {
            if (!RunAndKill())
            {
                break;
            }

            long refused = _model.Refused;
            TakeUp(round);
            _counts.DiskFullRounds += _model.Refused > refused ? 1 : 0;
            Look(round, isFull: round % _options.FullEvery == 0, isCut: _options.CutEvery > 0 && round % _options.CutEvery == 0);
            _counts.Rounds = round;
            if (_options.StopsAtFirstFault && !_counts.IsGood)
            {
                break;
            }

            if (round % 10 == 0)
            {
                CrashTable.WriteProgress(_output, _counts, _fleet);
            }
        }

        if (_counts.Rounds == _options.Rounds && !(_options.StopsAtFirstFault && !_counts.IsGood))
        {
            Finish();
        }

        _counts.Calls = _model.Calls;
        _counts.Syncs = _model.Syncs;
        _counts.Taken = _fleet.Taken;
        _counts.Confirmed = _fleet.Confirmed;
        if (_fleet.Nodes.Sum(node => node.FalseConfirmations) is > 0 and var count)
        {
            _counts.Faults.Add($"{count} confirmations of records that were never taken");
        }
    }

    // False when the gateway ended by itself: then nothing more can be learned.
    private bool RunAndKill()
    {
        _fleet.Confirmations.Clear();
        _confirmedBefore = _fleet.ConfirmedNow();
        _site.Disk.Lift();
        _site.Disk.SlowDown(TimeSpan.FromMilliseconds(_options.SyncMs[_random.Next(_options.SyncMs.Count)]));
        using GatewayProcess gateway = _site.StartGateway();
        switch (_random.Next(6))
        {
            case 0:
                // While it starts.
                Work(50, 1_500);
                break;
            case 1 or 2:
                // As soon as the nodes are born, and are told what it found on its disk.
                AwaitGateway(gateway);
                Work(0, 150);
                break;
            default:
                AwaitGateway(gateway);
                Work(20, 2_000);
                FillDisk();
                break;
        }

        if (gateway.HasExited)
        {
            _counts.Faults.Add("the gateway ended by itself: " + gateway.Output);
            return false;
        }

        _counts.Kills++;
        _counts.KillsAtStart += _fleet.IsGatewayOnline ? 0 : 1;
        gateway.Kill();
        // The broker tells in order: once a node hears that the gateway is gone, it has heard all that it confirmed.
        _fleet.WaitFor(() => _fleet.IsGatewayOffline, TellPatience, "the nodes did not hear of the gateway's end");
        return true;
    }

    private void AwaitGateway(GatewayProcess gateway) =>
        _fleet.WaitFor(() => _fleet.IsGatewayOnline || gateway.HasExited, StartPatience, "the gateway did not come");

    private void Work(int fromMs, int toMs) => _fleet.StepUntil(() => false, TimeSpan.FromMilliseconds(_random.Next(fromMs, toMs)));

    private void FillDisk()
    {
        if (_random.Next(2) == 0)
        {
            return;
        }

        _site.Disk.Limit(_random.Next(3) == 0 ? 0 : _random.Next(60_000));
        Work(300, 1_500);
        if (_random.Next(2) == 0)
        {
            _site.Disk.Lift();
            Work(50, 1_500);
        }
    }

    private long NewFromMs => _plan.BaseMs + ((long)_lookedThrough - LoadPlan.LateBy - 1) * _plan.PeriodMs;

    // On the way through the journal the power is cut at some moments: what was confirmed by then has to be there.
    private void TakeUp(int round)
    {
        long length = File.Exists(_site.JournalFile) ? new FileInfo(_site.JournalFile).Length : 0;
        long[] moments = [.. Enumerable.Range(0, Math.Max(0, _options.OtherCuts - 1)).Select(cut => Moment(cut, length)).Order()];
        Recorder.TakeUp(_model, _site.JournalFile, _site.DataFolder, moments, moment =>
        {
            RecordIntervals[] confirmed = [.. _confirmedBefore];
            foreach ((_, int node, RecordIntervals known) in _fleet.Confirmations.Where(confirmation => confirmation.Position <= moment))
            {
                confirmed[node] = known;
            }

            ulong before = _confirmedBefore.Aggregate(0UL, (sum, each) => sum + each.Count);
            ulong then = confirmed.Aggregate(0UL, (sum, each) => sum + each.Count);
            LookAtOtherCut($"round {round}, power cut at {moment} of {length} bytes of the journal, {then - before} confirmed since the start", NewFromMs, confirmed);
        });
    }

    // The hardest moments are those at which something was just confirmed, the first after a start above all: it may be of what
    // the process before left unsynced.
    private long Moment(int cut, long length)
    {
        long[] confirmed = [.. _fleet.Confirmations.Select(confirmation => confirmation.Position)];
        return confirmed.Length == 0 || (cut > 0 && _random.Next(2) == 0) ? _random.NextInt64(length + 1)
            : cut == 0 ? confirmed[0]
            : confirmed[_random.Next(confirmed.Length)];
    }

    private void LookAtOtherCut(string when, long fromMs, RecordIntervals[] confirmed)
    {
        DiskFolder other = Cut();
        DiskImage.Write(other, _site.LookFolder);
        _counts.OtherCuts++;
        Judge(when, fromMs, confirmed, path => DiskImage.Write(other, path), goesOn: false);
    }

    private void Look(int round, bool isFull, bool isCut)
    {
        long fromMs = isFull ? 0 : NewFromMs;
        if (_options.OtherCuts > 0)
        {
            LookAtOtherCut($"round {round}, another power cut", fromMs, _fleet.ConfirmedNow());
        }

        if (isCut)
        {
            DiskFolder left = Cut();
            DiskImage.Write(left, _site.DataFolder);
            _model.Settle(left);
            _counts.PowerCuts++;
        }

        CopyForLook();
        Judge($"round {round}, {(isCut ? "power cut" : "killed")}", fromMs, _fleet.ConfirmedNow(), path => DiskImage.Copy(_site.DataFolder, path), goesOn: true);
        _lookedThrough = _fleet.Nodes.Min(node => node.Confirmed.Contiguous);
    }

    private DiskFolder Cut()
    {
        var cut = new PowerCut(_random);
        DiskFolder left = cut.Make(_model);
        _counts.LostCalls += cut.Lost;
        return left;
    }

    private void CopyForLook()
    {
        if (Directory.Exists(_site.LookFolder))
        {
            Directory.Delete(_site.LookFolder, recursive: true);
        }

        DiskImage.Copy(_site.DataFolder, _site.LookFolder);
    }

    // Looks at the folder for it; `keep` makes the same again, since looking changes it.
    private void Judge(string when, long fromMs, RecordIntervals[] confirmed, Action<string> keep, bool goesOn)
    {
        (ulong, RecordIntervals)[] nodes = [.. _fleet.Nodes.Select((node, index) => (node.Taken, Expected(confirmed[index], _lost[index])))];
        Findings found = _look.At(CrashSite.HistoryIn(_site.LookFolder), nodes, fromMs, out HistoryTotals totals);
        _counts.Looks++;
        _counts.Missing += found.Missing;
        _counts.Duplicated += found.Duplicated;
        _counts.Foreign += found.Foreign;
        _counts.Readable = found.Readable;
        _counts.Totals = (totals.Records, totals.Gaps, totals.Quarantined);
        if (found.IsGood)
        {
            return;
        }

        string place = _site.PlaceToKeep(_counts.Faults.Count + 1);
        keep(place);
        string fault = $"{when}: {found.Missing} missing, {found.Duplicated} twice, {found.Foreign} readings of nobody; {found.Example}; kept in {place}";
        _counts.Faults.Add(fault);
        _output.WriteLine(fault);
        if (goesOn)
        {
            // Told once: what is gone stays gone.
            foreach ((int node, ulong number) in found.Lost)
            {
                _lost[node].Add(number);
            }
        }
    }

    private static RecordIntervals Expected(RecordIntervals confirmed, RecordIntervals lost)
    {
        var expected = new RecordIntervals();
        foreach ((ulong first, ulong last) in confirmed.Ranges.SelectMany(range => lost.MissingIn(range.First, range.Last)))
        {
            expected.Add(first, last);
        }

        return expected;
    }

    // Left alone, everything comes again; after a clean stop even a power cut takes nothing.
    private void Finish()
    {
        _fleet.IsSampling = false;
        _site.Disk.Lift();
        _site.Disk.SlowDown(TimeSpan.Zero);
        using GatewayProcess gateway = _site.StartGateway();
        _fleet.StepUntil(() => _fleet.Confirmed == _fleet.Taken || gateway.HasExited, DrainPatience);
        if (_fleet.Confirmed < _fleet.Taken)
        {
            _counts.Faults.Add($"{_fleet.Taken - _fleet.Confirmed} records were not confirmed in the end; the gateway said: {gateway.Output}");
        }

        gateway.AskToEnd();
        _fleet.WaitFor(() => gateway.HasExited, TellPatience, "the gateway did not end");
        Recorder.TakeUp(_model, _site.JournalFile, _site.DataFolder, [], _ => { });
        LookAtOtherCut("at the end, power cut", 0, _fleet.ConfirmedNow());
        CopyForLook();
        Judge("at the end", 0, _fleet.ConfirmedNow(), path => DiskImage.Copy(_site.DataFolder, path), goesOn: true);
        if (_counts.Totals != ((long)_fleet.Taken, 0, 0))
        {
            _counts.Faults.Add($"at the end: stored {_counts.Totals.Records}, in the gap ledger {_counts.Totals.Gaps}, in quarantine {_counts.Totals.Quarantined}; expected {_fleet.Taken}, 0, 0");
        }
    }
}

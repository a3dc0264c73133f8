using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Crash.Load;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Crash.Running;

/// <summary>What stays over all rounds: workshop, certificates, a real Mosquitto, the shim, and where the files are.</summary>
public sealed class CrashSite : IAsyncDisposable
{
    private readonly string _folder;
    private readonly LocalCertificateAuthority _authority;
    private readonly MosquittoBroker _broker;
    private readonly string _shim;
    private readonly CrashOptions _options;

    private CrashSite(
        string folder, WorkshopModel workshop, LocalCertificateAuthority authority, MosquittoBroker broker, string shim, CrashOptions options)
    {
        _folder = folder;
        Workshop = workshop;
        _authority = authority;
        _broker = broker;
        _shim = shim;
        _options = options;
        Disk = new DiskControl(Path.Combine(folder, "disk"));
        Directory.CreateDirectory(DataFolder);
    }

    /// <summary>The checked workshop file.</summary>
    public WorkshopModel Workshop { get; }

    /// <summary>What the gateway's disk is like.</summary>
    public DiskControl Disk { get; }

    /// <summary>The disk: what is recorded. The gateway makes its own folder in it.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>A copy of it that may be opened.</summary>
    public string LookFolder => Path.Combine(_folder, "look");

    /// <summary>What the shim recorded since the last start.</summary>
    public string JournalFile => Path.Combine(_folder, "journal");

    /// <exception cref="BrokerException">Mosquitto did not start.</exception>
    public static async Task<CrashSite> OpenAsync(string folder, LoadPlan plan, CrashOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string file = Path.Combine(folder, "crash.workshop.yaml");
        await File.WriteAllTextAsync(file, plan.WorkshopText(), cancellation);
        WorkshopReadResult read = WorkshopReader.ReadFile(file);
        WorkshopModel workshop = read.Model ?? throw new InvalidOperationException($"{file}: {string.Join("; ", read.Faults)}");
        LocalCertificateAuthority authority = LocalCertificateAuthority.OpenOrCreate(Path.Combine(folder, "certificates"), TimeProvider.System);
        authority.Issue("gateway", CertificateRole.Gateway);
        MosquittoBroker broker = await MosquittoBroker.StartAsync(
            new BrokerOptions { Folder = Path.Combine(folder, "broker"), Authority = authority, GroupId = workshop.Id, Logger = NullLogger.Instance },
            TimeProvider.System,
            cancellation);
        return new CrashSite(folder, workshop, authority, broker, ShimLibrary.Build(folder), options);
    }

    /// <summary>The gateway's folder on a disk, or on a copy of it; there is none before it first started.</summary>
    public static string HistoryIn(string disk) => Path.Combine(disk, "history");

    /// <summary>The nodes, connected.</summary>
    public NodeFleet ConnectNodes(LoadPlan plan) => new(plan, _authority, _broker.Port, TimeProvider.System);

    /// <summary>Starts the gateway on what the disk has, with an empty journal.</summary>
    public GatewayProcess StartGateway()
    {
        File.Delete(JournalFile);
        var environment = new Dictionary<string, string>(_options.Settings)
        {
            ["LD_PRELOAD"] = _shim,
            ["WUXI_CRASH_FOLDER"] = DataFolder,
            ["WUXI_CRASH_JOURNAL"] = JournalFile,
            ["WUXI_CRASH_CONTROL"] = Disk.Path,
            ["WUXI_EDGE_GPIO_FILE"] = Path.Combine(_folder, "gpio"),
        };
        return GatewayProcess.Start(
            _options.Tool ?? GatewayProcess.BuiltTool,
            environment,
            Path.Combine(_folder, "crash.workshop.yaml"),
            "--data", HistoryIn(DataFolder),
            "--broker", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_broker.Port}"),
            "--certificates", Path.Combine(_folder, "certificates"),
            "--url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
    }

    /// <summary>Keeps a folder that something was wrong with, for people.</summary>
    public string PlaceToKeep(int number) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"failed-{number}"));

    public async ValueTask DisposeAsync()
    {
        Disk.Dispose();
        await _broker.DisposeAsync();
        _authority.Dispose();
    }
}

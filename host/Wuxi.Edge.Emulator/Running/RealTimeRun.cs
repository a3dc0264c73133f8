using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Node.Device;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// A scenario in real time: the nodes run on a few threads and speak to a real broker over their own sockets, each with its
/// own certificate. <see cref="Start"/> and <see cref="Dispose"/> belong to one owner; everything else may be called by any thread.
/// </summary>
public sealed class RealTimeRun : IDisposable
{
    private readonly ILogger _logger;
    private readonly NodeThread[] _threads;
    private readonly X509Certificate2? _authority;
    private readonly List<IDisposable> _certificates = [];
    private HostFaultSchedule? _hostFaults;

    /// <param name="scenario">What to emulate.</param>
    /// <param name="options">Seed, broker, certificates.</param>
    /// <param name="clock">System time.</param>
    /// <param name="logger">Where messages go.</param>
    /// <exception cref="IOException">A certificate cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate is none.</exception>
    public RealTimeRun(Scenario scenario, EmulatorOptions options, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        _logger = logger;
        string? folder = options.CertificateFolder;
        if (folder is not null)
        {
            _authority = Keep(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "ca.crt")));
        }

        Dictionary<string, X509Certificate2> certificates = folder is null ? [] : scenario.Nodes.ToDictionary(
            node => node.Node.Id,
            node => Keep(X509Certificate2.CreateFromPemFile(
                Path.Combine(folder, node.Node.Id + ".crt"), Path.Combine(folder, node.Node.Id + ".key"))),
            StringComparer.Ordinal);
        Workshop = new EmulatedWorkshop(scenario, options, clock, (node, settings, seed) =>
        {
            var links = new NodeLinks((wanted, meanwhile) =>
            {
                var link = new MqttLink(wanted.BrokerHost, wanted.BrokerPort, node.Id, _authority, certificates.GetValueOrDefault(node.Id))
                {
                    Meanwhile = meanwhile,
                };
                return (link, link.Dispose);
            });
            return new NodeProgram(settings, links, node.Store, seed);
        });

        int threads = Math.Clamp(options.Threads, 1, Math.Max(1, Workshop.Nodes.Count));
        _threads = [.. Enumerable.Range(0, threads).Select(number => new NodeThread(
            number,
            [.. Workshop.Nodes.Where((_, index) => index % threads == number)],
            Workshop.Time,
            logger))];
    }

    /// <summary>The nodes.</summary>
    public EmulatedWorkshop Workshop { get; }

    /// <summary>Told on a timer's thread when the scenario kills (true) or revives (false) the broker or the gateway. Set it before <see cref="Start"/>.</summary>
    public Action<FaultKind, bool>? HostFault { get; set; }

    /// <summary>How often a firmware threw; the board then boots anew.</summary>
    public long Failures => _threads.Sum(thread => thread.Failures);

    /// <summary>Starts the nodes.</summary>
    public void Start()
    {
        EmulatorLog.Started(
            _logger, Workshop.Nodes.Count, Workshop.Scenario.Id, _threads.Length, Workshop.Options.Seed, Workshop.Options.BrokerHost, Workshop.Options.BrokerPort);
        _hostFaults = new HostFaultSchedule(Workshop.Time.Clock, Workshop.Scenario.Faults, OnHostFault);
        foreach (NodeThread thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Lets the nodes say goodbye and ends their threads.</summary>
    public void Dispose()
    {
        _hostFaults?.Dispose();
        foreach (NodeThread thread in _threads)
        {
            thread.Dispose();
        }

        NodeFigures totals = Workshop.Totals;
        EmulatorLog.Ended(_logger, totals.RecordsTaken, totals.RecordsPending);
        _certificates.ForEach(certificate => certificate.Dispose());
    }

    private void OnHostFault(FaultKind kind, bool isDead)
    {
        EmulatorLog.HostFault(_logger, kind, isDead ? "dead" : "alive again");
        HostFault?.Invoke(kind, isDead);
    }

    private T Keep<T>(T certificate)
        where T : IDisposable
    {
        _certificates.Add(certificate);
        return certificate;
    }
}

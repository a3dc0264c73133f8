using System.Globalization;
using System.Text.Json;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>What a bare libmosquitto subscriber (tests/load/bare_subscriber.c) made of the load. Immutable.</summary>
/// <param name="Received">Messages that came; fewer than were sent when the broker dropped some.</param>
/// <param name="Bytes">Bytes of their payloads.</param>
/// <param name="MessagesPerS">From the first to the last.</param>
/// <param name="CpuUserS">Processor time meanwhile, user.</param>
/// <param name="CpuSystemS">Processor time meanwhile, system.</param>
public sealed record BareSubscriber(long Received, long Bytes, double MessagesPerS, double CpuUserS, double CpuSystemS)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Lets it receive so many messages of the load, sent flat out by so many nodes.</summary>
    public static async Task<BareSubscriber> RunAsync(LoadBroker broker, int nodes, int messages, CancellationToken cancellationToken)
    {
        string program = await Tools.BuildBareSubscriberAsync(cancellationToken);
        string count = messages.ToString(CultureInfo.InvariantCulture);
        await using var subscriber = ChildProcess.Start(
            program, [broker.Port.ToString(CultureInfo.InvariantCulture), $"spBv1.0/{LoadWorkshop.Group}/DDATA/#", count]);
        await subscriber.ReadLineAsync(cancellationToken);
        await using LoadNodes load = await LoadNodes.StartAsync(broker, nodes, ["--count", count, "--blind"], cancellationToken);
        await load.EndAsync(cancellationToken);
        string line = await subscriber.ReadLineAsync(cancellationToken);
        await subscriber.WaitForExitAsync(cancellationToken);
        return JsonSerializer.Deserialize<BareSubscriber>(line, Options)!;
    }
}

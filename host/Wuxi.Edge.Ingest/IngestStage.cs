namespace Wuxi.Edge.Ingest;

/// <summary>
/// The shell of ingest: moves messages between broker and host, and ticks host and stages. Whoever builds the gateway calls
/// <see cref="Step"/> from its one loop thread.
/// </summary>
public sealed class IngestStage
{
    private const int LongestPollMs = 20;

    private readonly SparkplugHost _host;
    private readonly MqttHostLink _link;
    private readonly TimeProvider _time;
    private long _tickedAt;

    public IngestStage(SparkplugHost host, MqttHostLink link, TimeProvider time)
    {
        _host = host;
        _link = link;
        _time = time;
        _link.Attach(host);
    }

    /// <summary>One pass: waits at most 20 ms for messages, handles them, and ticks when 20 ms have gone by.</summary>
    public void Step()
    {
        _link.Step(LongestPollMs);
        if (_time.GetElapsedTime(_tickedAt).TotalMilliseconds >= LongestPollMs)
        {
            _tickedAt = _time.GetTimestamp();
            _host.Tick(_time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Tells the nodes that the gateway goes, and ends the connection.</summary>
    public void Leave() => _link.Leave();
}

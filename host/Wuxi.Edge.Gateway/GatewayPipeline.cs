using Wuxi.Edge.Alarms;
using Wuxi.Edge.Control;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Gateway;

/// <summary>
/// The stages of one gateway, built and in order. A driver (the loop thread, or virtual time) starts it, moves messages and
/// ticks <see cref="Host"/>, and stops it. One thread.
/// </summary>
public sealed class GatewayPipeline(HistoryWriter historian, ControlStage control, AlarmStage alarms, SparkplugHost host)
{
    /// <summary>Takes messages and time.</summary>
    public SparkplugHost Host { get; } = host;

    /// <summary>The historian's writer; in virtual time the driver pumps it.</summary>
    public HistoryWriter Historian { get; } = historian;

    /// <summary>Outputs into their safe states, then as the alarms that were open demand.</summary>
    public void Start()
    {
        control.Start();
        alarms.Start(Historian.LoadProgress());
    }

    /// <summary>Outputs into their safe states.</summary>
    public void Stop() => control.DriveSafeStates();
}

using System.Diagnostics;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Nano.Emulated.Mqtt;

/// <summary>
/// Serves the sockets of all emulated MQTT clients on one thread, and looks after the boards' network faults: while a board
/// has no network, its socket is left alone, as a radio that is gone would.
/// </summary>
internal sealed class MqttService
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(20);
    private static readonly Lazy<MqttService> Shared = new(() => new MqttService());

    private readonly MqttClientGroup _group = new();
    private readonly Lock _gate = new();
    private readonly List<MqttConnection> _connections = [];

    // Of the service thread only.
    private readonly List<MqttConnection> _round = [];
    private long _lastWatch;

    private MqttService()
    {
        _group.HandlerFailed = OnHandlerFailed;
        var thread = new Thread(Serve) { IsBackground = true, Name = "Emulated M2Mqtt" };
        thread.Start();
    }

    public static MqttService Instance => Shared.Value;

    public void Add(MqttConnection connection)
    {
        lock (_gate)
        {
            _connections.Add(connection);
        }

        Attach(connection);
    }

    public void Remove(MqttConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }

        Detach(connection);
    }

    public void Attach(MqttConnection connection) => _group.Add(connection.Session);

    public void Detach(MqttConnection connection) => _group.Remove(connection.Session);

    private void Serve()
    {
        while (true)
        {
            _group.RunOnce((int)WatchEvery.TotalMilliseconds);
            if (Stopwatch.GetElapsedTime(_lastWatch) < WatchEvery)
            {
                continue;
            }

            _lastWatch = Stopwatch.GetTimestamp();
            lock (_gate)
            {
                _round.AddRange(_connections);
            }

            _round.ForEach(connection => connection.WatchNetwork());
            _round.Clear();
        }
    }

    private void OnHandlerFailed(MqttClient session, Exception exception)
    {
        // On the device an exception in an event handler ends the client's thread without a word. Here it ends the process.
        Environment.FailFast("An event handler of the emulated MqttClient threw", exception);
    }
}

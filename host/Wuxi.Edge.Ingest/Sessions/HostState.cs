using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// The retained STATE message that tells the nodes whether their primary host is there (Sparkplug 3.0, sections 5.5 and 6.4.20):
/// the will of a connection and its birth carry the same time stamp. Loop thread only.
/// </summary>
internal sealed class HostState(string hostId)
{
    private readonly byte[] _buffer = new byte[StateMessage.MaximumLength];
    private long _sessionMs = -1;
    private long _newestMs = -1;
    private bool _isConnected;

    /// <summary>Topic of the messages.</summary>
    public string Topic { get; } = Wire.Topic.FormatState(hostId);

    /// <summary>Whether the birth must be published, or published again.</summary>
    public bool IsBirthDue { get; private set; }

    /// <summary>The will of the next connection. Nodes ignore a state that is older than the last they saw, so time never goes back here.</summary>
    public byte[] PrepareWill(long nowMs)
    {
        _sessionMs = Math.Max(nowMs, _newestMs + 1);
        _newestMs = _sessionMs;
        return Text(online: false, _sessionMs).ToArray();
    }

    public void OnConnected(long nowMs)
    {
        if (_sessionMs < 0)
        {
            PrepareWill(nowMs);
        }

        // Normally the same. It is not when a message from the future was kept on our topic and came before this call.
        _sessionMs = Math.Max(_sessionMs, _newestMs);
        _isConnected = true;
        IsBirthDue = true;
    }

    public void OnDisconnected()
    {
        _isConnected = false;
        IsBirthDue = false;
        _sessionMs = -1;
    }

    /// <summary>Publishes the birth when it is due.</summary>
    public void PublishBirth(IHostLink link)
    {
        if (IsBirthDue && link.Publish(Topic, Text(online: true, _sessionMs), qos: 1, retain: true))
        {
            IsBirthDue = false;
        }
    }

    /// <summary>Says that the host leaves in order.</summary>
    public void PublishDeath(IHostLink link, long nowMs)
    {
        if (_isConnected)
        {
            link.Publish(Topic, Text(online: false, Math.Max(nowMs, _newestMs)), qos: 1, retain: true);
        }

        OnDisconnected();
    }

    /// <summary>Our own topic said something. False when it could not be read.</summary>
    public bool OnMessage(byte[] payload, int count)
    {
        if (StateMessage.TryRead(payload, 0, count, out bool online, out long timestampMs) != WireError.None)
        {
            return false;
        }

        _newestMs = Math.Max(_newestMs, timestampMs);
        if (!online && _isConnected)
        {
            // The will of an older connection, or a message kept from one. The nodes believe the newer, so ours must not be older.
            _sessionMs = Math.Max(_sessionMs, timestampMs);
            IsBirthDue = true;
        }

        return true;
    }

    private ReadOnlySpan<byte> Text(bool online, long timestampMs) =>
        _buffer.AsSpan(0, StateMessage.Write(_buffer, online, timestampMs));
}

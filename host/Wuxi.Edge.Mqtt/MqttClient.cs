using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// An MQTT 3.1.1 client on libmosquitto, driven by our own loop (poll(2), so descriptors above 1023 are fine) and without the
/// library's reconnecting, which would send an old will: every <see cref="Connect"/> starts a fresh session with the current
/// will, and nothing of a former connection (queued messages, subscriptions with a clean session) is carried over.
/// </summary>
/// <remarks>
/// Threads. <see cref="Loop"/> is called by one thread, or a <see cref="MqttClientGroup"/> does it; handlers run on that
/// thread. Everything else may be called from any thread: <see cref="Publish"/> and <see cref="Subscribe"/> hand the packet to
/// the library (thread safe by mosquitto.h, "Threads", with mosquitto_threaded_set, which is always set here) and wake the
/// loop, which does all writing. From a handler, <see cref="Connect"/> is not allowed.
/// Handlers may throw: the loop finishes its pass and then throws it.
/// </remarks>
public sealed unsafe partial class MqttClient : IDisposable
{
    private const int ProtocolMqtt311 = 4;
    private const int LongestPollMs = 1000;

    /// <summary>Fixed header, a topic of the longest kind and a packet identifier, bytes.</summary>
    private const int LongestHead = 5 + 2 + 65_535 + 2;

    // Taken in this order; _loopGate is held while the library may call back, _handleGate never is.
    private readonly Lock _loopGate = new();
    private readonly Lock _handleGate = new();

    private readonly MqttClientOptions _options;
    private readonly WakeEvent _wake;
    private GCHandle _self;
    private readonly TopicCache _topics = new();
    private readonly StringBuilder _log = new();
    private readonly List<Exception> _thrown = [];
    private nint _native;
    private MqttWill? _will;
    private int _generation;
    private volatile bool _hasMore;
    private bool _isOpen;
    private bool _inCallback;
    private bool _isDisposed;
    private volatile bool _isConnected;
    private volatile WakeEvent? _groupWake;

    /// <exception cref="MqttLibraryMissingException">libmosquitto is not installed.</exception>
    public MqttClient(MqttClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        LibMosquitto.EnsureLoaded();
        _options = options;
        _will = options.Will;
        _wake = new WakeEvent();
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
    }

    /// <summary>The broker answered our CONNECT; the CONNACK return code, 0 for accepted. A refusal is followed by <see cref="Disconnected"/>.</summary>
    public Action<int>? Connected { get; set; }

    /// <summary>
    /// The connection ended, once for every <see cref="Connect"/> that returned true; a code of <see cref="MqttError"/>,
    /// <see cref="MqttError.Success"/> when we ended it. Not raised by <see cref="Abort"/> and <see cref="Dispose"/>.
    /// </summary>
    public Action<int>? Disconnected { get; set; }

    public MqttMessageHandler? MessageReceived { get; set; }

    /// <summary>The broker answered a <see cref="Subscribe"/>: the granted QoS, or 128 for a refusal.</summary>
    public Action<int>? Subscribed { get; set; }

    /// <summary>Whether the broker has accepted us and the connection has not ended. Any thread.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>What the library and OpenSSL said about the last connection, e.g. why TLS failed; empty when nothing.</summary>
    public string Diagnosis { get; private set; } = string.Empty;

    /// <summary>Messages that were larger than <see cref="MqttClientOptions.MaximumPacketBytes"/> and were not handed on.</summary>
    public long OversizedMessages { get; private set; }

    /// <summary>Sets the will of the next <see cref="Connect"/>; null for none. The connection that is open keeps its own.</summary>
    public void ReplaceWill(MqttWill? will) => _will = will;

    /// <summary>
    /// Hands a message to the library, which copies it; it goes out in the loop. False when not connected, when it is larger
    /// than the limit, or when the topic is not one to publish on. Any thread. QoS 0: no promise of delivery.
    /// </summary>
    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        ArgumentNullException.ThrowIfNull(topic);
        int limit = _options.MaximumPacketBytes;
        if (limit > 0 && PacketBytes(topic, payload.Length, qos) > limit)
        {
            return false;
        }

        lock (_handleGate)
        {
            if (!_isConnected)
            {
                return false;
            }

            fixed (byte* bytes = payload)
            {
                if (LibMosquitto.Publish(_native, null, topic, payload.Length, bytes, qos, retain) != MqttError.Success)
                {
                    return false;
                }
            }
        }

        WakeOtherThread();
        return true;
    }

    /// <summary>Asks for a subscription; the answer comes as <see cref="Subscribed"/>. False when not connected or the filter is wrong. Any thread.</summary>
    public bool Subscribe(string filter, int qos)
    {
        ArgumentNullException.ThrowIfNull(filter);
        lock (_handleGate)
        {
            if (!_isConnected || LibMosquitto.Subscribe(_native, null, filter, qos) != MqttError.Success)
            {
                return false;
            }
        }

        WakeOtherThread();
        return true;
    }

    /// <summary>Ends the poll that <see cref="Loop"/> is in, or the next one, now. Any thread.</summary>
    public void Wake() => (_groupWake ?? _wake).Set();

    public void Dispose()
    {
        lock (_loopGate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            if (!_inCallback)
            {
                Release();
            }
        }
    }

    /// <summary>Fixed header, topic, packet identifier, payload (MQTT 3.1.1 §3.3).</summary>
    private static long PacketBytes(string topic, int payloadLength, int qos) =>
        5L + 2 + Encoding.UTF8.GetByteCount(topic) + (qos > 0 ? 2 : 0) + payloadLength;

    private void WakeOtherThread()
    {
        // The loop's own thread writes in its next pass without being woken.
        if (Volatile.Read(ref _loopThread) != Environment.CurrentManagedThreadId)
        {
            Wake();
        }
    }

    private void Release()
    {
        DestroyNative();
        _wake.Dispose();
        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    private void DestroyNative()
    {
        nint old;
        lock (_handleGate)
        {
            old = _native;
            _native = 0;
            _isConnected = false;
        }

        _isOpen = false;
        _hasMore = false;
        _generation++;
        if (old != 0)
        {
            LibMosquitto.Destroy(old);
        }
    }

    private void ThrowWhatHandlersThrew()
    {
        Exception[] thrown;
        lock (_loopGate)
        {
            if (_thrown.Count == 0)
            {
                return;
            }

            thrown = [.. _thrown];
            _thrown.Clear();
        }

        if (thrown.Length == 1)
        {
            ExceptionDispatchInfo.Throw(thrown[0]);
        }

        throw new AggregateException("handlers of an MQTT client failed", thrown);
    }
}

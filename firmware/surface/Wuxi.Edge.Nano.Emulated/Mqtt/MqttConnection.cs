using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Wuxi.Edge.Mqtt;

namespace Wuxi.Edge.Nano.Emulated.Mqtt;

/// <summary>
/// One connection of an emulated client, from CONNECT to its end. The board's thread opens, publishes and ends it; what comes
/// in arrives on the service's thread.
/// </summary>
internal sealed class MqttConnection : IDisposable
{
    private const int NoAnswer = -1;

    // While the network is gone, what is published waits in the library. A chip has a few kilobytes for that.
    private const int LongestWaiting = 64 * 1024;

    private readonly IEmulatedBoard _board;
    private readonly TimeSpan _keepAlive;
    private readonly Action<string, byte[], int, bool> _onMessage;
    private readonly Action<ushort, MqttQoSLevel[]> _onSubscribed;
    private readonly Action _onClosed;
    private readonly ManualResetEventSlim _answered = new();
    private readonly Lock _gate = new();
    private readonly Queue<(ushort Id, MqttQoSLevel[] Granted)> _subscribing = new();
    private int _grantsOfFirst;
    private int _answer = NoAnswer;
    private int _waitingBytes;
    private bool _isEnded;
    private bool _isDown;
    private long _downSince;

    public MqttConnection(
        IEmulatedBoard board,
        MqttClientOptions options,
        Action<string, byte[], int, bool> onMessage,
        Action<ushort, MqttQoSLevel[]> onSubscribed,
        Action onClosed)
    {
        _board = board;
        _keepAlive = TimeSpan.FromSeconds(options.KeepAliveSeconds);
        (_onMessage, _onSubscribed, _onClosed) = (onMessage, onSubscribed, onClosed);
        Session = new MqttClient(options)
        {
            Connected = OnAnswer,
            Disconnected = OnDisconnected,
            MessageReceived = (payload, topic, qos, retain) => _onMessage(topic, payload.ToArray(), qos, retain),
            Subscribed = OnGranted,
        };
    }

    public MqttClient Session { get; }

    public bool IsConnected => !Volatile.Read(ref _isEnded) && Session.IsConnected;

    /// <returns>The broker's answer, 0 when it accepts.</returns>
    public int Open(TimeSpan limit)
    {
        long start = _board.Clock.GetTimestamp();
        if (!Session.Connect(limit, out string error))
        {
            throw new MqttConnectionException($"Exception connecting to the broker: {error}", null);
        }

        MqttService.Instance.Add(this);
        TimeSpan left = limit - _board.Clock.GetElapsedTime(start);
        if (!_answered.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero))
        {
            throw new MqttCommunicationException(new TimeoutException($"The broker did not answer within {limit.TotalSeconds} s."));
        }

        return _answer != NoAnswer
            ? _answer
            : throw new MqttConnectionException($"Exception connecting to the broker: {Session.Diagnosis}", null);
    }

    public void Publish(string topic, byte[] payload, int qos, bool retain)
    {
        if (!IsConnected)
        {
            return;
        }

        if (_board.NetworkFault is not null)
        {
            // Before the library has it: not a byte leaves a board without a network.
            GoDown();
            if (Interlocked.Add(ref _waitingBytes, payload.Length) > LongestWaiting)
            {
                End(raise: true);
                return;
            }
        }

        if (!Session.Publish(topic, payload, qos, retain) && IsConnected)
        {
            throw new MqttCommunicationException(new ArgumentException($"The message to '{topic}' was not taken: {payload.Length} bytes."));
        }
    }

    public void Subscribe(ushort id, string[] topics, MqttQoSLevel[] qosLevels)
    {
        lock (_gate)
        {
            _subscribing.Enqueue((id, new MqttQoSLevel[topics.Length]));
            for (int i = 0; i < topics.Length; i++)
            {
                _ = Session.Subscribe(topics[i], (int)qosLevels[i]);
            }
        }
    }

    public void Disconnect()
    {
        if (!TryEnd())
        {
            return;
        }

        if (_board.NetworkFault is null)
        {
            Session.Disconnect();
        }

        Session.Dispose();
        _onClosed();
    }

    public void Dispose() => End(raise: false);

    /// <summary>
    /// On the service's thread, many times a second. A fault that lasts longer than the keep-alive ends the connection, as a
    /// missing answer to the ping would; one that is shorter only delays what is on its way. (That end closes the socket,
    /// so the broker learns of it, and publishes the will, a little before its own limit of one and a half keep-alives.)
    /// </summary>
    public void WatchNetwork()
    {
        if (_board.NetworkFault is null)
        {
            if (Interlocked.Exchange(ref _isDown, false))
            {
                ComeUp();
            }
        }
        else
        {
            GoDown();
            if (_board.Clock.GetElapsedTime(Interlocked.Read(ref _downSince)) > _keepAlive)
            {
                End(raise: true);
            }
        }
    }

    private void GoDown()
    {
        if (Volatile.Read(ref _isDown))
        {
            return;
        }

        Interlocked.Exchange(ref _downSince, _board.Clock.GetTimestamp());
        if (Interlocked.Exchange(ref _isDown, true))
        {
            return;
        }

        MqttService.Instance.Detach(this);
        if (!Volatile.Read(ref _isDown))
        {
            // The network came back meanwhile, and the service has attached us before we detached.
            ComeUp();
        }
    }

    private void ComeUp()
    {
        Interlocked.Exchange(ref _waitingBytes, 0);
        MqttService.Instance.Attach(this);
        if (Volatile.Read(ref _isEnded))
        {
            // Ended by the board's thread meanwhile, which took us out before we were in again.
            MqttService.Instance.Detach(this);
        }
    }

    private void OnAnswer(int code)
    {
        _answer = code;
        _answered.Set();
    }

    private void OnDisconnected(int code)
    {
        _answered.Set();
        if (_answer == 0)
        {
            End(raise: true);
        }
    }

    private void OnGranted(int granted)
    {
        (ushort Id, MqttQoSLevel[] Granted) first;
        lock (_gate)
        {
            first = _subscribing.Peek();
            first.Granted[_grantsOfFirst++] = (MqttQoSLevel)granted;
            if (_grantsOfFirst < first.Granted.Length)
            {
                return;
            }

            _subscribing.Dequeue();
            _grantsOfFirst = 0;
        }

        _onSubscribed(first.Id, first.Granted);
    }

    private void End(bool raise)
    {
        if (!TryEnd())
        {
            return;
        }

        Session.Dispose();
        if (raise)
        {
            _onClosed();
        }
    }

    /// <summary>True for the one call that ends it; the service no longer looks after it then.</summary>
    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _isEnded, true))
        {
            return false;
        }

        MqttService.Instance.Remove(this);
        return true;
    }
}

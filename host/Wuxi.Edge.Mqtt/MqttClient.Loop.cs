using System.ComponentModel;
using System.Runtime.InteropServices;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <content>The loop, and what the library calls back in it.</content>
public sealed unsafe partial class MqttClient
{
    private int _loopThread;

    /// <summary>
    /// Writes what is queued, waits until there is something to read, <see cref="Wake"/> is called or the time is over, and
    /// handles it. Without a connection it only waits.
    /// </summary>
    /// <param name="timeoutMs">Longest wait; 0: none; more than a second counts as a second, since the keep-alive is looked after here.</param>
    /// <exception cref="AggregateException">More than one handler threw; what a single one threw is thrown as it is.</exception>
    public void Loop(int timeoutMs)
    {
        PollDescriptor* descriptors = stackalloc PollDescriptor[2];
        int generation;
        lock (_loopGate)
        {
            ThrowIfUnusable(nameof(Loop));
            descriptors[0] = Prepare(out generation);
            timeoutMs = _hasMore ? 0 : timeoutMs;
        }

        ThrowWhatHandlersThrew();
        descriptors[1] = new PollDescriptor { Descriptor = _wake.Descriptor, Events = LibC.PollIn };
        PollAll(descriptors, 2, timeoutMs);
        if (descriptors[1].Returned != 0)
        {
            _wake.Drain();
        }

        lock (_loopGate)
        {
            Service(descriptors[0].Returned, generation);
        }

        ThrowWhatHandlersThrew();
    }

    internal static void PollAll(PollDescriptor* descriptors, int count, int timeoutMs)
    {
        int timeout = timeoutMs is < 0 or > LongestPollMs ? LongestPollMs : timeoutMs;
        if (LibC.Poll(descriptors, (nuint)count, timeout) >= 0)
        {
            return;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error != LibC.Interrupted)
        {
            throw new Win32Exception(error, "poll failed: " + Marshal.GetPInvokeErrorMessage(error));
        }

        for (int i = 0; i < count; i++)
        {
            descriptors[i].Returned = 0;
        }
    }

    /// <summary>For the group: false while another thread is at work in this client, which wakes the group when it is done.</summary>
    internal bool TryPrepare(WakeEvent group, out PollDescriptor descriptor, out int generation)
    {
        descriptor = new PollDescriptor { Descriptor = -1 };
        generation = -1;
        if (!_loopGate.TryEnter())
        {
            return false;
        }

        try
        {
            if (ReferenceEquals(_groupWake, group) && !_isDisposed)
            {
                descriptor = Prepare(out generation);
            }

            return true;
        }
        finally
        {
            _loopGate.Exit();
        }
    }

    /// <summary>For the group; throws what handlers threw.</summary>
    internal void ServiceFromGroup(WakeEvent group, short returned, int generation)
    {
        if (!_loopGate.TryEnter())
        {
            return;
        }

        try
        {
            if (ReferenceEquals(_groupWake, group))
            {
                Service(returned, generation);
            }
        }
        finally
        {
            _loopGate.Exit();
        }

        ThrowWhatHandlersThrew();
    }

    /// <summary>For the group: something came that poll(2) does not tell of.</summary>
    internal bool HasMore => _hasMore;

    /// <summary>Whom <see cref="Wake"/> wakes; null: our own loop. Set by the group.</summary>
    internal void SetGroupWake(WakeEvent? wake) => _groupWake = wake;

    /// <summary>Returns when no other thread is in this client's loop.</summary>
    internal void WaitForHandlers()
    {
        _loopGate.Enter();
        _loopGate.Exit();
    }

    internal void HandleConnect(int code)
    {
        _isHandshaking = false;
        NativeCallbacks.StopLogging(_native);
        LibSsl.ReadAhead(LibMosquitto.SslGet(_native));
        _isConnected = code == 0;
        if (Connected is { } handler)
        {
            Guard(() => handler(code));
        }
    }

    internal void HandleDisconnect(int code)
    {
        _isConnected = false;
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        Diagnosis = _log.ToString();
        if (Disconnected is { } handler)
        {
            Guard(() => handler(code));
        }
    }

    internal void HandleSubscribe(int granted)
    {
        if (Subscribed is { } handler)
        {
            Guard(() => handler(granted));
        }
    }

    internal void HandleMessage(MosquittoMessage* message)
    {
        if (MessageReceived is not null)
        {
            string topic = _topics.Get(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(message->Topic));
            HandleMessage(topic, new ReadOnlySpan<byte>(message->Payload, message->PayloadLength), message->Qos, message->Retain != 0);
        }
    }

    private void HandleMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        int limit = _options.MaximumPacketBytes;
        if (limit > 0 && payload.Length > limit - LongestHead && PacketBytes(topic, payload.Length, qos) > limit)
        {
            OversizedMessages++;
            return;
        }

        _inCallback = true;
        try
        {
            MessageReceived?.Invoke(payload, topic, qos, retain);
        }
        catch (Exception exception)
        {
            _thrown.Add(exception);
        }
        finally
        {
            _inCallback = false;
        }
    }

    internal void HandleLog(string text) => _log.Append(_log.Length == 0 ? string.Empty : "; ").Append(text);

    private void Guard(Action handler)
    {
        _inCallback = true;
        try
        {
            handler();
        }
        catch (Exception exception)
        {
            _thrown.Add(exception);
        }
        finally
        {
            _inCallback = false;
        }
    }

    private PollDescriptor Prepare(out int generation)
    {
        _loopThread = Environment.CurrentManagedThreadId;
        generation = _generation;
        var descriptor = new PollDescriptor { Descriptor = -1 };
        if (!_isOpen)
        {
            return descriptor;
        }

        int rc = LibMosquitto.WantWrite(_native) ? LibMosquitto.LoopWrite(_native, 1) : MqttError.Success;
        if (EndIfLost(rc))
        {
            return descriptor;
        }

        descriptor.Descriptor = LibMosquitto.Socket(_native);
        descriptor.Events = LibC.PollIn;
        // While TLS is being agreed on the library claims to want to write all the time; it needs to read.
        if (!_isHandshaking && LibMosquitto.WantWrite(_native))
        {
            descriptor.Events |= LibC.PollOut;
        }

        return descriptor;
    }

    private void Service(short returned, int generation)
    {
        if (generation == _generation && _isOpen)
        {
            int rc = MqttError.Success;
            if (_hasMore || (returned & ~LibC.PollOut) != 0)
            {
                rc = ReadWhatIsThere();
            }

            if (rc == MqttError.Success && _isOpen && (_isHandshaking || LibMosquitto.WantWrite(_native)))
            {
                rc = LibMosquitto.LoopWrite(_native, 1);
            }

            // A socket that breaks during the TLS handshake is "success, try again" to the library (SSL_ERROR_SYSCALL).
            if (rc == MqttError.Success && _isHandshaking && (returned & (LibC.PollError | LibC.PollHangUp)) != 0)
            {
                rc = MqttError.ConnectionLost;
            }

            if (rc == MqttError.Success && _isOpen)
            {
                rc = LibMosquitto.LoopMisc(_native);
            }

            _ = EndIfLost(rc);
        }

        if (_isDisposed)
        {
            Release();
        }
    }

    /// <summary>The library tells of most ends, not of all (a failed TLS handshake): then we do.</summary>
    private bool EndIfLost(int rc)
    {
        if (_isOpen && (rc != MqttError.Success || LibMosquitto.Socket(_native) < 0))
        {
            HandleDisconnect(rc == MqttError.Success ? MqttError.ConnectionLost : rc);
        }

        if (_isOpen)
        {
            return false;
        }

        DestroyNative();
        return true;
    }

    private void ThrowIfUnusable(string call)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_inCallback)
        {
            throw new InvalidOperationException($"{call} cannot be called from a handler; note it and call it after the loop's pass");
        }
    }
}

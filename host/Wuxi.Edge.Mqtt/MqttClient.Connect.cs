using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <content>Beginning and ending a connection.</content>
public sealed unsafe partial class MqttClient
{
    private const int FlushOnDisconnectMs = 1000;

    // The library prepares OpenSSL on its first TLS connection, without a lock of its own.
    private static readonly Lock FirstConnectGate = new();
    private static volatile bool _hasConnected;

    private bool _isHandshaking;

    /// <summary>
    /// Opens the TCP connection and begins TLS; the loop goes on from there and tells the broker's answer as
    /// <see cref="Connected"/>, or <see cref="Disconnected"/> when TLS or the broker refuses. A connection that is still open
    /// is cut without ceremony. Blocks at most <paramref name="timeout"/> (and the time to look up a host name).
    /// </summary>
    /// <param name="error">Why it failed, in words; empty on success.</param>
    /// <exception cref="InvalidOperationException">Called from a handler.</exception>
    public bool Connect(TimeSpan timeout, out string error)
    {
        lock (_loopGate)
        {
            ThrowIfUnusable(nameof(Connect));
            long start = Stopwatch.GetTimestamp();
            if (!Open(timeout, null, out error)
                // Not blocking, the library tries only the first address of a name; bound to an IPv4 address it skips IPv6 ones.
                && (IPAddress.TryParse(_options.Host, out _)
                    || !Open(timeout - Stopwatch.GetElapsedTime(start), "0.0.0.0", out _)))
            {
                DestroyNative();
                return false;
            }

            error = string.Empty;
            _isOpen = true;
        }

        _groupWake?.Set();
        return true;
    }

    /// <summary>
    /// Ends the connection in order (DISCONNECT: the broker drops the will), after what is queued has been written;
    /// <see cref="Disconnected"/> is raised before it returns. From a handler it only begins, and the loop does the rest.
    /// </summary>
    public void Disconnect()
    {
        lock (_loopGate)
        {
            if (!_isOpen)
            {
                return;
            }

            _isConnected = false;
            _ = LibMosquitto.Disconnect(_native);
            if (_inCallback)
            {
                return;
            }

            long start = Stopwatch.GetTimestamp();
            while (_isOpen && !_isHandshaking && LibMosquitto.LoopWrite(_native, 1) == MqttError.Success && _isOpen)
            {
                int left = FlushOnDisconnectMs - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (left <= 0 || !WaitForWrite(left))
                {
                    break;
                }
            }

            HandleDisconnect(MqttError.Success);
            DestroyNative();
        }

        ThrowWhatHandlersThrew();
    }

    /// <summary>
    /// Cuts the connection without DISCONNECT, as a lost network or a killed process does: the broker publishes the will.
    /// Raises nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from a handler.</exception>
    public void Abort()
    {
        lock (_loopGate)
        {
            ThrowIfUnusable(nameof(Abort));
            DestroyNative();
        }
    }

    private bool Open(TimeSpan timeout, string? bindAddress, out string error)
    {
        DestroyNative();
        _log.Clear();
        Diagnosis = string.Empty;
        _isHandshaking = true;
        _isBetweenPackets = false;
        if (!Configure(bindAddress, out error))
        {
            return false;
        }

        int rc = StartConnect(out int systemError);
        // Below zero: under way (MOSQ_ERR_CONN_PENDING).
        if (rc > MqttError.Success)
        {
            return Fail(rc, systemError, out error);
        }

        LibC.DoNotInherit(LibMosquitto.Socket(_native));
        if (!WaitForWrite((int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue)))
        {
            error = $"no answer from {_options.Host}:{_options.Port} within the time allowed";
            return false;
        }

        systemError = LibC.ConnectError(LibMosquitto.Socket(_native));
        if (systemError != 0)
        {
            return Fail(MqttError.System, systemError, out error);
        }

        // Begins TLS (reading drives the handshake), or sends the CONNECT packet where there is none.
        rc = LibMosquitto.LoopRead(_native, 1);
        if (rc == MqttError.Success)
        {
            rc = LibMosquitto.LoopWrite(_native, 1);
        }

        return rc == MqttError.Success || Fail(rc, Marshal.GetLastSystemError(), out error);
    }

    private bool Configure(string? bindAddress, out string error)
    {
        nint created = LibMosquitto.New(_options.ClientId, _options.CleanSession, GCHandle.ToIntPtr(_self));
        if (created == 0)
        {
            error = $"'{_options.ClientId}' is not a client id the library takes";
            return false;
        }

        lock (_handleGate)
        {
            _native = created;
        }

        NativeCallbacks.Install(_native);
        int rc = LibMosquitto.ThreadedSet(_native, true);
        rc = rc != 0 ? rc : LibMosquitto.IntOption(_native, MosquittoOption.ProtocolVersion, ProtocolMqtt311);
        rc = rc != 0 ? rc : LibMosquitto.IntOption(_native, MosquittoOption.TcpNoDelay, 1);
        rc = rc != 0 || bindAddress is null ? rc : LibMosquitto.StringOption(_native, MosquittoOption.BindAddress, bindAddress);
        if (rc == 0 && _will is { } will)
        {
            fixed (byte* payload = will.Payload)
            {
                rc = LibMosquitto.WillSet(_native, will.Topic, will.Payload.Length, payload, will.Qos, will.Retain);
            }
        }

        error = rc == 0 ? string.Empty : MqttError.Describe(rc);
        if (rc != 0 || _options.CaFile is not { } caFile)
        {
            return rc == 0;
        }

        rc = LibMosquitto.TlsSet(_native, caFile, null, _options.CertificateFile, _options.KeyFile, 0);
        if (rc != 0)
        {
            error = $"cannot read the TLS files {caFile}, {_options.CertificateFile}, {_options.KeyFile}";
        }

        return rc == 0;
    }

    private int StartConnect(out int systemError)
    {
        bool isFirst = !_hasConnected;
        if (isFirst)
        {
            FirstConnectGate.Enter();
        }

        try
        {
            int rc = LibMosquitto.ConnectAsync(_native, _options.Host, _options.Port, _options.KeepAliveSeconds);
            systemError = Marshal.GetLastPInvokeError();
            _hasConnected |= rc <= 0 && _options.CaFile is not null;
            return rc;
        }
        finally
        {
            if (isFirst)
            {
                FirstConnectGate.Exit();
            }
        }
    }

    private bool WaitForWrite(int timeoutMs)
    {
        var descriptor = new PollDescriptor { Descriptor = LibMosquitto.Socket(_native), Events = LibC.PollOut };
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            int left = Math.Max(0, timeoutMs - (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            PollAll(&descriptor, 1, left);
            if (descriptor.Returned != 0 || left == 0)
            {
                return descriptor.Returned != 0;
            }
        }
    }

    private bool Fail(int rc, int systemError, out string error)
    {
        string reason = rc == MqttError.System ? Marshal.GetPInvokeErrorMessage(systemError) : MqttError.Describe(rc);
        Diagnosis = _log.ToString();
        error = $"{_options.Host}:{_options.Port}: {reason}{(Diagnosis.Length == 0 ? string.Empty : " (" + Diagnosis + ")")}";
        return false;
    }
}

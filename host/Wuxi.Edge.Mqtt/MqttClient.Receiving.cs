using System.Buffers;
using System.Runtime.InteropServices;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <content>
/// Reading. Without TLS the library asks the kernel four times for each packet. So while it is between two packets we look at
/// what the socket holds, take the messages of QoS 0 at the front, and have the kernel forget these: two system calls for hundreds of
/// messages. All else stays in the socket for the library. With TLS OpenSSL reads ahead, and the library reads everything.
/// </content>
public sealed unsafe partial class MqttClient
{
    /// <summary>Looked at once: some 160 messages of ours, which is how long a pass keeps everything else waiting.</summary>
    private const int LookBytes = 64 * 1024;

    /// <summary>Packets that the library reads in one pass.</summary>
    private const int ReadsPerPass = 64;

    // The library has read nothing yet of the packet that the socket gives next. Never with TLS.
    private bool _isBetweenPackets;

    private int ReadWhatIsThere()
    {
        _hasMore = false;
        for (int i = 0; i < ReadsPerPass; i++)
        {
            // Behind a packet of the library's a short look first: of many such in a row each long one would be in vain.
            if (_isBetweenPackets && (i == 0 || IsMessageOrNothing()) && TryTakeMessages(out int result))
            {
                return result;
            }

            bool wasHandshaking = _isHandshaking;
            int rc = LibMosquitto.LoopRead(_native, 1);
            int systemError = Marshal.GetLastPInvokeError();
            // After a whole packet errno is what it was before, 0; when the socket had no more of one it is EAGAIN, or EINTR.
            _isBetweenPackets = _options.CaFile is null && _isConnected && rc == MqttError.Success && systemError == 0;
            if (rc != MqttError.Success || !_isOpen || systemError == LibC.TryAgain || wasHandshaking)
            {
                return rc;
            }
        }

        // The rest may lie in OpenSSL's buffer, where poll(2) does not see it.
        _hasMore = true;
        return MqttError.Success;
    }

    private bool IsMessageOrNothing()
    {
        Span<byte> first = stackalloc byte[1];
        return !LibC.TryPeek(LibMosquitto.Socket(_native), first, out int count) || (count > 0 && PlainPublish.MayBeginWith(first[0]));
    }

    /// <summary>
    /// Hands on the messages at the front of the socket whose topics the library has let through before, so that what is malformed
    /// or forbidden is judged by the library alone. False when the library has to read: something else is at the front, or the connection's end.
    /// </summary>
    private bool TryTakeMessages(out int result)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(LookBytes);
        try
        {
            int socket = LibMosquitto.Socket(_native);
            bool isThere = LibC.TryPeek(socket, bytes.AsSpan(0, LookBytes), out int count);
            ReadOnlySpan<byte> there = bytes.AsSpan(0, count);
            int taken = 0;
            // A handler may disconnect.
            while (_isConnected
                && !_isDisposed
                && PlainPublish.TryRead(there[taken..], out PlainPublish packet)
                && _topics.TryGet(packet.Topic, out string? topic))
            {
                taken += packet.Length;
                HandleMessage(topic, packet.Payload, 0, packet.Retain);
            }

            result = taken == 0 || LibC.Discard(socket, taken) ? MqttError.Success : MqttError.ConnectionLost;
            return taken > 0 || !isThere;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// What libmosquitto calls. The user data is a <see cref="GCHandle"/> of the client. Nothing is thrown into native code:
/// the client keeps what its handlers throw, and its loop throws it later.
/// </summary>
internal static unsafe class NativeCallbacks
{
    private const int LogError = 1 << 3;
    private const int LogWarning = 1 << 2;

    public static void Install(nint client)
    {
        LibMosquitto.ConnectCallbackSet(client, &OnConnect);
        LibMosquitto.DisconnectCallbackSet(client, &OnDisconnect);
        LibMosquitto.MessageCallbackSet(client, &OnMessage);
        LibMosquitto.SubscribeCallbackSet(client, &OnSubscribe);
        LibMosquitto.LogCallbackSet(client, &OnLog);
    }

    /// <summary>The library formats every packet's log line for a callback that is there: only of use until connected.</summary>
    public static void StopLogging(nint client) => LibMosquitto.LogCallbackSet(client, null);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnect(nint client, nint user, int code)
    {
        Target(user)?.HandleConnect(code);
        ForgetErrno();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDisconnect(nint client, nint user, int code)
    {
        Target(user)?.HandleDisconnect(code);
        ForgetErrno();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(nint client, nint user, MosquittoMessage* message)
    {
        Target(user)?.HandleMessage(message);
        ForgetErrno();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSubscribe(nint client, nint user, int messageId, int count, int* granted)
    {
        MqttClient? target = Target(user);
        for (int i = 0; i < count; i++)
        {
            target?.HandleSubscribe(granted[i]);
        }

        ForgetErrno();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint client, nint user, int level, byte* text)
    {
        if ((level & (LogError | LogWarning)) != 0)
        {
            Target(user)?.HandleLog(Marshal.PtrToStringUTF8((nint)text) ?? string.Empty);
        }
    }

    /// <summary>
    /// mosquitto_loop_read stops at errno EAGAIN, whoever set it: a handler's own system calls would make it leave packets
    /// behind that TLS has decrypted already, and no poll would show them.
    /// </summary>
    private static void ForgetErrno() => Marshal.SetLastSystemError(0);

    private static MqttClient? Target(nint user) => GCHandle.FromIntPtr(user).Target as MqttClient;
}

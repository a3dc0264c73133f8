using System.Reflection;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>
/// The part of libmosquitto 2.0 (mosquitto.h) that we use. The library is thread safe but for its initialisation, which
/// happens once, on first use of this class.
/// </summary>
internal static unsafe partial class LibMosquitto
{
    private const string Library = "mosquitto";
    private const string SharedObject = "libmosquitto.so.1";

    private static readonly Lazy<string?> Fault = new(Initialise);

    /// <summary>Loads and initialises the library.</summary>
    /// <exception cref="MqttLibraryMissingException">It is not installed, or too old.</exception>
    public static void EnsureLoaded()
    {
        if (Fault.Value is { } fault)
        {
            throw new MqttLibraryMissingException(fault);
        }
    }

    private static string? Initialise()
    {
        if (!NativeLibrary.TryLoad(SharedObject, typeof(LibMosquitto).Assembly, null, out nint handle))
        {
            return $"{SharedObject} is missing; install the Debian package libmosquitto1 (apt-get install libmosquitto1)";
        }

        NativeLibrary.SetDllImportResolver(
            typeof(LibMosquitto).Assembly,
            (string name, Assembly _, DllImportSearchPath? _) => name == Library ? handle : 0);
        int version = Version(out int major, out int minor, out int revision);
        if (major < 2)
        {
            return $"libmosquitto {major}.{minor}.{revision} is too old, 2.0 or newer is needed ({version})";
        }

        int rc = LibInit();
        return rc == MqttError.Success ? null : $"libmosquitto could not be initialised: {MqttError.Describe(rc)}";
    }

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_version")]
    private static partial int Version(out int major, out int minor, out int revision);

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    private static partial int LibInit();

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint New(string? id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint userData);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    public static partial void Destroy(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int WillSet(nint client, string topic, int payloadLength, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TlsSet(nint client, string caFile, string? caPath, string? certificateFile, string? keyFile, nint passwordCallback);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    public static partial int IntOption(nint client, MosquittoOption option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_string_option", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StringOption(nint client, MosquittoOption option, string? value);

    [LibraryImport(Library, EntryPoint = "mosquitto_threaded_set")]
    public static partial int ThreadedSet(nint client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_async", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int ConnectAsync(nint client, string host, int port, int keepAliveSeconds);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect")]
    public static partial int Disconnect(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Publish(nint client, int* messageId, string topic, int payloadLength, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Subscribe(nint client, int* messageId, string filter, int qos);

    [LibraryImport(Library, EntryPoint = "mosquitto_socket")]
    public static partial int Socket(nint client);

    /// <summary>The SSL of the connection; 0 without TLS, and before it begins.</summary>
    [LibraryImport(Library, EntryPoint = "mosquitto_ssl_get")]
    public static partial nint SslGet(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_want_write")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WantWrite(nint client);

    /// <summary>Reads one packet, or what there is of it; errno tells whether the socket is drained (EAGAIN).</summary>
    [LibraryImport(Library, EntryPoint = "mosquitto_loop_read", SetLastError = true)]
    public static partial int LoopRead(nint client, int maximumPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop_write")]
    public static partial int LoopWrite(nint client, int maximumPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop_misc")]
    public static partial int LoopMisc(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_callback_set")]
    public static partial void ConnectCallbackSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_callback_set")]
    public static partial void DisconnectCallbackSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_callback_set")]
    public static partial void MessageCallbackSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, MosquittoMessage*, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_callback_set")]
    public static partial void SubscribeCallbackSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_log_callback_set")]
    public static partial void LogCallbackSet(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    public static partial nint StrError(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_connack_string")]
    public static partial nint ConnackString(int code);
}

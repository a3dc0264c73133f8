using System.Runtime.InteropServices;

namespace Wuxi.Edge.Mqtt.Native;

/// <summary>The part of OpenSSL that libmosquitto does not set itself. Without it everything works, only more slowly.</summary>
internal static unsafe class LibSsl
{
    /// <summary>As much as the socket gives in one read(2), where OpenSSL would ask for each record's head and content in turn.</summary>
    private const nuint ReadBufferBytes = 64 * 1024;

    // The one that libmosquitto is bound to is loaded already; these are the names it can have.
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1"];

    private static readonly Lazy<nint> Library = new(Load);

    /// <summary>
    /// Makes a connection read all that the socket has at once. Then poll(2) no longer tells of all that can be read: who reads
    /// must read until there is nothing. Call after the handshake.
    /// </summary>
    /// <param name="ssl">SSL of OpenSSL; 0 does nothing.</param>
    public static void ReadAhead(nint ssl)
    {
        if (ssl != 0
            && Library.Value != 0
            && NativeLibrary.TryGetExport(Library.Value, "SSL_set_default_read_buffer_len", out nint setLength)
            && NativeLibrary.TryGetExport(Library.Value, "SSL_set_read_ahead", out nint setReadAhead))
        {
            ((delegate* unmanaged[Cdecl]<nint, nuint, void>)setLength)(ssl, ReadBufferBytes);
            ((delegate* unmanaged[Cdecl]<nint, int, void>)setReadAhead)(ssl, 1);
        }
    }

    private static nint Load()
    {
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                return library;
            }
        }

        return 0;
    }
}

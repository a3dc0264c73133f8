using System.Net;
using System.Net.Sockets;

namespace Wuxi.Edge.Testing;

/// <summary>TCP ports on 127.0.0.1 that nobody uses.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Net;

namespace Wuxi.Edge.Gateway;

/// <summary>
/// The console can acknowledge and silence alarms and has no accounts yet, so it is served on the machine itself only.
/// </summary>
public static class ConsoleUrl
{
    /// <summary>Null when <paramref name="url"/> may be served, else what is wrong with it in words.</summary>
    public static string? Fault(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttp)
        {
            return $"'{url}' is not an address for the console, expected one such as {GatewayOptions.DefaultUrl}";
        }

        bool isLoopback = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
        return isLoopback
            ? null
            : $"the console would be open to everybody at {url}: it has no accounts yet, so it is served on 127.0.0.1 only (from elsewhere, use an SSH tunnel)";
    }
}

using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace Wuxi.Edge.Cli;

/// <summary>Where a server is. Immutable.</summary>
internal sealed record HostAndPort(string Host, int Port)
{
    /// <summary>Whether it is this machine itself, by address or as <c>localhost</c>.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Reads <c>host:port</c> from a command line, or notes the error there.</summary>
    public static HostAndPort? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        int colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65_536)
        {
            return new HostAndPort(text[..colon], port);
        }

        result.AddError($"'{text}' is not host:port, expected e.g. 127.0.0.1:8883");
        return null;
    }
}

using System.CommandLine.Parsing;

namespace Wuxi.Edge.Cli.Updates;

/// <summary>Reads <c>https://HOST:PORT</c> from the command line.</summary>
internal static class HttpsUrl
{
    public static Uri? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps && url.PathAndQuery == "/")
        {
            return url;
        }

        result.AddError($"found {text}, expected https://HOST:PORT");
        return null;
    }
}

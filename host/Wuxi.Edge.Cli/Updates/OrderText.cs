using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wuxi.Edge.Cli.Updates;

/// <summary>Writes and signs orders to update. The form is the firmware's, <c>Wuxi.Edge.Node/Update/README.md</c>.</summary>
internal static class OrderText
{
    /// <summary>The order of one image to one node, one line without its end.</summary>
    /// <param name="node">Node id.</param>
    /// <param name="key">The node's key for updates.</param>
    /// <param name="number">Greater than that of every order before.</param>
    /// <param name="version">The image's version.</param>
    /// <param name="image">The image.</param>
    /// <param name="url">Where the node gets it.</param>
    public static string Write(string node, byte[] key, uint number, Version version, byte[] image, string url)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(image));
        string signed = string.Create(
            CultureInfo.InvariantCulture, $"wuxi-edge-update 1\n{node}\n{number}\n{version}\n{image.Length}\n{digest}\n");
        string code = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"wuxi-edge-update 1 number={number} version={version} length={image.Length} sha256={digest} hmac={code} url={url}");
    }
}

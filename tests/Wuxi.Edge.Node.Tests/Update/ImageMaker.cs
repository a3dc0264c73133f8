using System.Security.Cryptography;
using System.Text;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>Images and orders as the gateway makes them, with the digests of .NET's own classes.</summary>
internal static class ImageMaker
{
    public const string Node = "N001";

    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)(i * 7))];

    public static byte[] Image(string version, int assemblyBytes = 2000, int seed = 1)
    {
        byte[] assembly = new byte[assemblyBytes];
        new Random(seed).NextBytes(assembly);
        byte[] head = Encoding.ASCII.GetBytes(
            $"wuxi-edge-image 1\nversion {version}\nassembly App {assemblyBytes}\nentry App App.Program Run\nend\n");
        return [.. head, .. assembly];
    }

    public static UpdateOrder Order(byte[] image, string version, uint number = 1, byte[]? key = null, string url = "https://gateway:8443/images/x")
    {
        var order = new UpdateOrder(number, ProgramVersion.Parse(version)!, image.Length, SHA256.HashData(image), new byte[32], url);
        byte[] hmac = HMACSHA256.HashData(key ?? Key, Encoding.ASCII.GetBytes(order.SignedText(Node)));
        return new UpdateOrder(number, order.Version, order.Length, order.Sha256, hmac, url);
    }
}
